//! Indonesian phone number: `0812...`, `62812...` or `+62 812...`, spaces, dots and hyphens allowed.

use crate::text::trim;
use alloc::string::String;

/// The international form without `+` (`62812...`), or none if the text is no Indonesian number of 9 to 13 national digits.
pub fn normalise(text: &str) -> Option<String> {
    let digits = digits(text)?;
    Some(["62", national(&digits)?].concat())
}

/// The digits alone, if there is nothing that does not belong into a number.
fn digits(text: &str) -> Option<String> {
    let mut digits = String::new();
    for (index, byte) in trim(text).bytes().enumerate() {
        match byte {
            b'0'..=b'9' => digits.push(char::from(byte)),
            b' ' | b'-' | b'.' | b'(' | b')' => {}
            b'+' if index == 0 => {}
            _ => return None,
        }
    }
    Some(digits)
}

/// What follows the country or the zero that stands for it.
fn national(digits: &str) -> Option<&str> {
    let national = digits.strip_prefix("62").or_else(|| digits.strip_prefix('0'))?;
    let length = (8..=12).contains(&national.len());
    (length && !national.starts_with('0')).then_some(national)
}

/// Whether the text is an Indonesian phone number.
pub fn is_valid(text: &str) -> bool {
    digits(text).is_some_and(|digits| national(&digits).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_in_its_spellings() {
        for spelling in ["081234567890", "6281234567890", "+62 812-3456-7890", "0812.3456.7890"] {
            assert_eq!(normalise(spelling).as_deref(), Some("6281234567890"), "{spelling}");
        }
        for bad in ["12345", "08123", "+1 202 555 0100", "0812345678901234", "08x234567890", ""] {
            assert_eq!(normalise(bad), None, "{bad}");
        }
    }
}
