//! Population number (NIK): 16 digits, with spaces, dots, hyphens or a pasted label around them.

use super::Fault;
use layak_rules::{format::nik, program::Format};

/// The 16 digits.
pub fn parse(typed: &str) -> Result<String, Fault> {
    let digits = super::identifier::counted(typed, &["NIK", "KTP"], (16, 16), Format::Nik)?;
    if nik::is_valid(&digits) { Ok(digits) } else { Err(Fault::Shape(Format::Nik)) }
}

/// The digits in groups of 6, 6 and 4, as on the review page.
pub fn grouped(nik: &str) -> String {
    match (nik.get(..6), nik.get(6..12), nik.get(12..)) {
        (Some(region), Some(birth), Some(serial)) => [region, " ", birth, " ", serial].concat(),
        _ => nik.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    // All numbers are fictional: the serial 0000 is never issued.
    const NIK: &str = "7571014107900000";

    #[test]
    fn reads_the_usual_spellings() {
        for text in [
            NIK,
            "757101 410790 0000",
            "7571.0141.0790.0000",
            "7571-0141-0790-0000",
            "NIK: 7571014107900000",
            "nik 7571014107900000",
            "No. NIK 7571014107900000",
        ] {
            assert_eq!(parse(text).as_deref(), Ok(NIK), "{text}");
        }
    }

    #[test]
    fn says_how_many_digits_are_missing() {
        assert_eq!(parse("757101410790000"), Err(Fault::Digits { found: 15, wanted: (16, 16) }));
        assert_eq!(parse("75710141079000001"), Err(Fault::Digits { found: 17, wanted: (16, 16) }));
        for text in
            ["75710141079OOOOO", "０５７１０１４１０７９０００００", "KTP saya hilang", "0571014107900000"]
        {
            assert_eq!(parse(text), Err(Fault::Shape(Format::Nik)), "{text}");
        }
    }

    #[test]
    fn shows_in_groups() {
        assert_eq!(grouped(NIK), "757101 410790 0000");
    }

    proptest! {
        #[test]
        fn what_is_read_is_always_valid(text in "[0-9 .\\-NIKno:]{0,30}") {
            if let Ok(digits) = parse(&text) {
                prop_assert!(nik::is_valid(&digits));
            }
        }
    }
}
