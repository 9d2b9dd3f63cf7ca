//! P-IRT number of home-made food: 13 digits, a dash, two digits (Perka BPOM HK.03.1.23.04.12.2205/2012, kept since):
//! packaging, food group, regency, product, producer, year of expiry.

use crate::{
    date::Date,
    text::{cut, number, trim},
};

/// The parts of a P-IRT number, as text because leading zeros count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pirt<'a> {
    /// Packaging, `1` to `8`.
    pub packaging: &'a str,
    /// Food group, `01` to `16`; which ones exist on a date is a list of the pack.
    pub group: &'a str,
    /// Regency or city, four digits.
    pub regency: &'a str,
    /// Running number of the product at the producer.
    pub product: &'a str,
    /// Running number of the producer in the regency.
    pub producer: &'a str,
    /// The last day of the year of expiry (the number does not carry the day).
    pub expiry: Date,
}

/// Reads a number, with or without `P-IRT` in front.
pub fn read(text: &str) -> Option<Pirt<'_>> {
    let text = trim(text);
    let prefix = ["P-IRT", "PIRT", "p-irt", "pirt"].iter().find_map(|prefix| text.strip_prefix(prefix));
    let text = prefix.unwrap_or(text);
    let start = text.bytes().position(|byte| !matches!(byte, b' ' | b'.' | b':'))?;
    let (digits, year) = cut(&text[start..], b'-')?;
    if !super::is_digits(digits, 13) || !super::is_digits(year, 2) {
        return None;
    }
    let (packaging, group) = (&digits[..1], &digits[1..3]);
    let known = matches!(number(packaging)?, 1..=8) && matches!(number(group)?, 1..=16);
    let expiry = Date::new(2000 + number(year)?.cast_signed(), 12, 31)?;
    known.then_some(Pirt {
        packaging,
        group,
        regency: &digits[3..7],
        product: &digits[7..9],
        producer: &digits[9..13],
        expiry,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_parts() {
        let number = read("P-IRT 3063306010072-19").unwrap();
        assert_eq!((number.packaging, number.group, number.regency), ("3", "06", "3306"));
        assert_eq!((number.product, number.producer), ("01", "0072"));
        assert_eq!(Some(number.expiry), Date::parse("2019-12-31"));
    }

    #[test]
    fn refuses_what_is_no_number() {
        for bad in [
            "1234567890123-45",
            "9063306010072-19",
            "306330601007-19",
            "3063306010072-1",
            "3063306010072",
            "306330601007２-19",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
