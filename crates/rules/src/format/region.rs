//! Region code of the interior ministry: province, regency or city, district, village (`75`, `75.71`, `75.71.01`, `75.71.01.1001`).

use crate::text::parts;

/// Whether the text has the shape of a code. Which codes exist is a list of the pack.
pub fn is_valid(text: &str) -> bool {
    let (parts, lengths) = (parts(text, b'.'), [2, 2, 2, 4]);
    parts.len() <= lengths.len()
        && parts.iter().zip(lengths).all(|(part, length)| super::is_digits(part, length))
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
