//! The places in the source that panics would name: records of a path, its length, a line and a column, and the paths.

use std::ops::Range;

/// A record in bytes: four words of 32 bits.
const RECORD: usize = 16;
/// Longer paths, lines and columns than any of ours; what is beyond is not a record.
const LONGEST: [u32; 3] = [300, 100_000, 1_000];

/// Fills every record, and every path that one names, with zeros. `start` is the address of the data's first byte.
pub fn empty(data: &mut [u8], start: u32) {
    let mut gone: Vec<Range<usize>> = Vec::new();
    let mut at = (4 - start as usize % 4) % 4;
    while at + RECORD <= data.len() {
        match path_of(data, start, at) {
            Some(path) => {
                gone.extend([at..at + RECORD, path]);
                at += RECORD;
            }
            None => at += 4,
        }
    }
    for range in gone {
        data[range].fill(0);
    }
}

/// Where the path of a record stands, if there is a record.
fn path_of(data: &[u8], start: u32, at: usize) -> Option<Range<usize>> {
    let [path, length, line, column] = [0, 4, 8, 12].map(|offset| word(data, at + offset));
    let small = [length, line, column].iter().zip(LONGEST).all(|(value, most)| (1..most).contains(value));
    let from = usize::try_from(path.checked_sub(start)?).ok()?;
    let range = from..from.checked_add(usize::try_from(length).ok()?)?;
    let text = data.get(range.clone()).filter(|_| small)?;
    let is_path = text.ends_with(b".rs") && text.iter().all(u8::is_ascii_graphic);
    is_path.then_some(range)
}

fn word(data: &[u8], at: usize) -> u32 {
    data.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: u32 = 1024;

    fn with_record(path: &[u8], line: u32) -> Vec<u8> {
        let mut data = path.to_vec();
        data.resize(16, b'x');
        let length = u32::try_from(path.len()).unwrap();
        for word in [START, length, line, 9] {
            data.extend(word.to_le_bytes());
        }
        data
    }

    #[test]
    fn a_record_and_its_path_go_and_the_rest_stays() {
        let mut data = with_record(b"src/a.rs", 12);
        empty(&mut data, START);
        assert_eq!(data[..8], [0; 8]);
        assert_eq!(&data[8..16], b"xxxxxxxx");
        assert_eq!(data[16..], [0; 16]);
    }

    #[test]
    fn what_only_looks_like_one_stays() {
        for mut data in [with_record(b"src/a.js", 12), with_record(b"src/a.rs", 0), b"a.rs".to_vec()] {
            let before = data.clone();
            empty(&mut data, START);
            assert_eq!(data, before);
        }
    }
}
