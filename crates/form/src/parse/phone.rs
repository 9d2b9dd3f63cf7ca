//! Indonesian phone number: `0812…`, `62812…` and `+62 812…` are one number, kept in the international form without `+`.

use super::Fault;
use layak_rules::{format::phone, program::Format};

/// The number as `62812…`.
pub fn parse(typed: &str) -> Result<String, Fault> {
    phone::normalise(typed).ok_or(Fault::Shape(Format::Phone))
}

/// The number for people: `0812-3456-7890`.
pub fn shown(number: &str) -> String {
    let Some(national) = number.strip_prefix("62") else { return number.to_owned() };
    let mut out = String::from("0");
    for (index, digit) in national.chars().enumerate() {
        // The first group has the leading zero and three more digits, later ones have four.
        if index > 0 && (index + 1).is_multiple_of(4) {
            out.push('-');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_in_its_spellings() {
        for text in ["081234567890", "6281234567890", "+62 812-3456-7890", " 0812 3456 7890 "] {
            assert_eq!(parse(text).as_deref(), Ok("6281234567890"), "{text}");
        }
        for text in ["12345", "nomor saya 0812", "+1 202 555 0100", "081"] {
            assert_eq!(parse(text), Err(Fault::Shape(Format::Phone)), "{text}");
        }
    }

    #[test]
    fn shown_in_groups_of_four_and_read_back() {
        assert_eq!(shown("6281234567890"), "0812-3456-7890");
        assert_eq!(parse(&shown("6281234567890")).as_deref(), Ok("6281234567890"));
    }
}
