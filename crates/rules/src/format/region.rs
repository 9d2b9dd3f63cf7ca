//! Region code of the interior ministry: province, regency or city, district, village (`75`, `75.71`, `75.71.01`, `75.71.01.1001`).

/// Whether the text has the shape of a code. Which codes exist is a list of the pack.
pub fn is_valid(text: &str) -> bool {
    let mut parts = text.split('.');
    let lengths = [2, 2, 2, 4];
    let shape = lengths.iter().map_while(|&length| parts.next().map(|part| super::is_digits(part, length)));
    let mut count = 0;
    let all = shape.inspect(|_| count += 1).all(|good| good);
    all && count > 0 && parts.next().is_none()
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
