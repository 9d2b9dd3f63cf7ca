//! BPOM distribution number for domestic food: 15 digits now, 12 digits in older ones, `MD` in front or not.

use crate::text::trim;

/// The parts of an MD number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Md<'a> {
    /// The digits.
    pub digits: &'a str,
}

impl<'a> Md<'a> {
    /// Whether the number has the older, 12-digit form.
    pub fn is_old(&self) -> bool {
        self.digits.len() == 12
    }

    /// The risk digit (1 to 4; first digit after the leading 2) of a 15-digit number.
    pub fn risk(&self) -> Option<&'a str> {
        (!self.is_old()).then(|| &self.digits[1..2])
    }
}

/// Reads a number, with or without `MD` and spaces around it.
pub fn read(text: &str) -> Option<Md<'_>> {
    let text = trim(text);
    let text = text.strip_prefix("MD").unwrap_or(text);
    let digits = &text[text.bytes().position(|byte| !matches!(byte, b' ' | b'.'))?..];
    // Domestic food starts with 2 in both forms; imported food (ML) is another permit.
    let shape = super::is_digits(digits, 15) || super::is_digits(digits, 12);
    (shape && digits.starts_with('2')).then_some(Md { digits })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table() {
        assert_eq!(read("MD 240935001200027").and_then(|md| md.risk()), Some("4"));
        assert!(read("235602169254").is_some_and(|md| md.is_old()));
        for bad in ["ML 240935001200027", "MD 24093500120002", "140935001200027", "MD", ""] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
