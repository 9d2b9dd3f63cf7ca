//! Numbers in bytes: seven bits a byte, low bits first, the top bit says that more follow (LEB128); signed ones fold their
//! sign into the lowest bit, so that small numbers either way are short (as protocol buffers' sint64).

use alloc::vec::Vec;

pub(crate) fn fold(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)) as u64
}

pub(crate) fn unfold(folded: u64) -> i64 {
    (folded >> 1) as i64 ^ -((folded & 1) as i64)
}

/// Appends a number.
pub(super) fn write(to: &mut Vec<u8>, mut rest: u64) {
    while rest > 0x7f {
        to.push((rest & 0x7f) as u8 | 0x80);
        rest >>= 7;
    }
    to.push(rest as u8);
}

/// Takes a number from the front; none if the bytes end in it.
#[inline(never)]
pub(super) fn read(from: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = from.split_first()?;
        *from = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for number in [0, 1, -1, 63, -64, 64, i64::MAX, i64::MIN] {
            let mut bytes = Vec::new();
            write(&mut bytes, fold(number));
            let mut rest = bytes.as_slice();
            assert_eq!(read(&mut rest).map(unfold), Some(number));
            assert!(rest.is_empty() && (bytes.len() == 1) == (-64..64).contains(&number), "{number}");
        }
        assert_eq!(read(&mut &[255; 12][..]), None);
        assert_eq!(read(&mut &[0x80][..]), None);
    }
}
