//! Identifiers: NIK, NIB, NPWP, KBLI, P-IRT, MD, region, telephone, e-mail. Each is kept in one spelling.

use super::Fault;
use crate::{remedy::shape, words::Word};
use layak_rules::{
    format::{self, phone},
    program::Format,
};

/// The identifier in its one spelling; of a telephone number that is the international one without `+`.
pub fn parse(wanted: Format, typed: &str) -> Result<String, Fault> {
    let fault = || Fault::from(shape(wanted));
    let (labels, fewest, most) = match wanted {
        Format::Phone => return phone::normalise(typed).ok_or_else(fault),
        Format::Nik => (["NIK", "KTP"], 16, 16),
        Format::Nib => (["NIB"; 2], 13, 13),
        Format::Npwp => (["NPWP"; 2], 15, 16),
        Format::Kbli => (["KODE", "KBLI"], 5, 5),
        Format::Pirt => (["PIRT"; 2], 0, 0),
        Format::Md => (["BPOM", "RI"], 0, 0),
        _ => {
            let text = typed.trim();
            return if format::is_valid(wanted, text) { Ok(text.to_owned()) } else { Err(fault()) };
        }
    };
    let mut text = bare(typed, labels);
    if most > 0 {
        let found = i64::try_from(text.len()).unwrap_or(i64::MAX);
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(fault());
        }
        if !(fewest..=most).contains(&found) {
            let range = Fault { word: Word::DigitRange, numbers: vec![fewest, most, found] };
            let exact = Fault { word: Word::DigitCount, numbers: vec![most, found] };
            return Err(if fewest == most { exact } else { range });
        }
    } else if wanted == Format::Pirt && text.is_char_boundary(13) {
        // `306330601007219` as `3063306010072-19`; whatever stands elsewhere stays as it is and is no number.
        text.insert(13, '-');
    } else if wanted == Format::Md && !text.starts_with("MD") {
        text.insert_str(0, "MD");
    }
    if format::is_valid(wanted, &text) { Ok(text) } else { Err(fault()) }
}

/// Capitals, digits and whatever else of a text, without spaces and marks, and without labels in front.
fn bare(typed: &str, labels: [&str; 2]) -> String {
    let mut text = String::new();
    for character in typed.chars() {
        if !character.is_whitespace() && !matches!(character, '.' | ':' | '-' | '/') {
            text.push(character.to_ascii_uppercase());
        }
    }
    let labels = [labels[0], labels[1], "NOMOR", "NO"];
    let mut bare = text.as_str();
    while let Some(rest) = labels.iter().find_map(|label| bare.strip_prefix(label)) {
        bare = rest;
    }
    bare.to_owned()
}

/// An identifier for people: a NIK in groups of 6, 6 and 4 digits, a telephone number as `0812-3456-7890`.
pub fn shown(format: Option<Format>, text: &str) -> String {
    let (text, size, mark) = match (format, text.strip_prefix("62")) {
        (Some(Format::Nik), _) => (text.to_owned(), 6, ' '),
        (Some(Format::Phone), Some(national)) => (["0", national].concat(), 4, '-'),
        _ => return text.to_owned(),
    };
    let mut shown = String::new();
    for (index, character) in text.chars().enumerate() {
        if index > 0 && index.is_multiple_of(size) {
            shown.push(mark);
        }
        shown.push(character);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_the_usual_spellings() {
        let table = [
            (Format::Nib, "NIB: 1234 5678 90123", "1234567890123"),
            (Format::Npwp, "01.234.567.8-901.000", "012345678901000"),
            (Format::Kbli, "KBLI 10794", "10794"),
            (Format::Pirt, "P-IRT No. 306 3306 01 0072 - 19", "3063306010072-19"),
            (Format::Pirt, "306330601007219", "3063306010072-19"),
            (Format::Pirt, "pirt 3063306010072-19", "3063306010072-19"),
            (Format::Md, "BPOM RI MD 240935001200027", "MD240935001200027"),
            (Format::Md, "md 235602169254", "MD235602169254"),
            (Format::Email, " ibu.rina@example.co.id ", "ibu.rina@example.co.id"),
            (Format::Region, "75.71", "75.71"),
        ];
        for (format, text, kept) in table {
            assert_eq!(parse(format, text).as_deref(), Ok(kept), "{text}");
        }
    }

    #[test]
    fn asks_about_the_rest() {
        assert_eq!(parse(Format::Nib, "12345"), Err(Fault { word: Word::DigitCount, numbers: vec![13, 5] }));
        assert_eq!(
            parse(Format::Npwp, "0123"),
            Err(Fault { word: Word::DigitRange, numbers: vec![15, 16, 4] })
        );
        for (format, text) in [
            (Format::Nib, "belum ada"),
            (Format::Pirt, "9063306010072-19"),
            (Format::Pirt, "P-IRT"),
            (Format::Md, "ML 240935001200027"),
            (Format::Email, "rina"),
            (Format::Region, "7571"),
        ] {
            assert_eq!(parse(format, text), Err(shape(format).into()), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_valid_and_read_again_the_same(text in "(P-IRT |MD |NIB )?[0-9 .\\-]{0,24}") {
            for format in [Format::Nib, Format::Npwp, Format::Kbli, Format::Pirt, Format::Md, Format::Email, Format::Region] {
                if let Ok(kept) = parse(format, &text) {
                    prop_assert!(format::is_valid(format, &kept));
                    prop_assert_eq!(parse(format, &kept), Ok(kept));
                }
            }
        }
    }

    // All numbers are fictional: the serial 0000 is never issued.
    const NIK: &str = "7571014107900000";

    #[test]
    fn reads_the_usual_spellings_of_a_nik() {
        for text in [
            NIK,
            "757101 410790 0000",
            "7571.0141.0790.0000",
            "7571-0141-0790-0000",
            "NIK: 7571014107900000",
            "nik 7571014107900000",
            "No. NIK 7571014107900000",
        ] {
            assert_eq!(parse(Format::Nik, text).as_deref(), Ok(NIK), "{text}");
        }
    }

    #[test]
    fn says_how_many_digits_are_missing() {
        assert_eq!(
            parse(Format::Nik, "757101410790000"),
            Err(Fault { word: Word::DigitCount, numbers: vec![16, 15] })
        );
        assert_eq!(
            parse(Format::Nik, "75710141079000001"),
            Err(Fault { word: Word::DigitCount, numbers: vec![16, 17] })
        );
        for text in
            ["75710141079OOOOO", "０５７１０１４１０７９０００００", "KTP saya hilang", "0571014107900000"]
        {
            assert_eq!(parse(Format::Nik, text), Err(Word::ShapeNik.into()), "{text}");
        }
    }

    #[test]
    fn shows_in_groups() {
        assert_eq!(shown(Some(Format::Nik), NIK), "757101 410790 0000");
    }

    proptest! {
        #[test]
        fn a_nik_that_is_read_is_always_valid(text in "[0-9 .\\-NIKno:]{0,30}") {
            if let Ok(digits) = parse(Format::Nik, &text) {
                prop_assert!(format::nik::is_valid(&digits));
            }
        }
    }

    #[test]
    fn one_number_in_its_spellings() {
        for text in ["081234567890", "6281234567890", "+62 812-3456-7890", " 0812 3456 7890 "] {
            assert_eq!(parse(Format::Phone, text).as_deref(), Ok("6281234567890"), "{text}");
        }
        for text in ["12345", "nomor saya 0812", "+1 202 555 0100", "081"] {
            assert_eq!(parse(Format::Phone, text), Err(Word::ShapePhone.into()), "{text}");
        }
    }

    #[test]
    fn shown_in_groups_of_four_and_read_back() {
        assert_eq!(shown(Some(Format::Phone), "6281234567890"), "0812-3456-7890");
        assert_eq!(parse(Format::Phone, "0812-3456-7890").as_deref(), Ok("6281234567890"));
    }
}
