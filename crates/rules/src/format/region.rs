//! Region code of the interior ministry: province, regency or city, district, village (`75`, `75.71`, `75.71.01`, `75.71.01.1001`).

/// Whether the text has the shape of a code. Which codes exist is a list of the pack.
pub fn is_valid(text: &str) -> bool {
    let is_mark = |at| matches!(at, 2 | 5 | 8);
    matches!(text.len(), 2 | 5 | 8 | 13)
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if is_mark(at) { byte == b'.' } else { byte.is_ascii_digit() })
}

#[cfg(test)]
mod tests {
    #[test]
    fn table() {
        for good in ["75", "75.71", "75.71.01", "82.72.02.2007"] {
            assert!(super::is_valid(good), "{good}");
        }
        for bad in ["", "7", "75.", "75.7", "75.71.01.1", "75.71.01.1001.1", "75-71"] {
            assert!(!super::is_valid(bad), "{bad}");
        }
    }
}
