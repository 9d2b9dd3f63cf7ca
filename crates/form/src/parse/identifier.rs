//! The other identifiers: NIB, NPWP, KBLI, P-IRT, MD, region, e-mail. Each is kept in one spelling.

use super::Fault;
use layak_rules::{
    format::{self, md, pirt},
    program::Format,
};

/// The identifier in its one spelling.
pub fn parse(wanted: Format, typed: &str) -> Result<String, Fault> {
    let text = match wanted {
        Format::Nib => counted(typed, &["nib", "no", "nomor"], (13, 13), wanted)?,
        Format::Npwp => counted(typed, &["npwp", "no", "nomor"], (15, 16), wanted)?,
        Format::Kbli => counted(typed, &["kbli", "kode"], (5, 5), wanted)?,
        Format::Pirt => pirt_number(typed),
        Format::Md => md_number(typed),
        _ => typed.trim().to_owned(),
    };
    if format::is_valid(wanted, &text) { Ok(text) } else { Err(Fault::Shape(wanted)) }
}

/// The digits of a text that holds, beside them, only marks and the label words given (in lower case).
pub(super) fn digits(typed: &str, labels: &[&str]) -> Option<String> {
    let lower = typed.to_ascii_lowercase();
    let mut found = String::new();
    for word in lower.split(|character: char| {
        matches!(character, ' ' | '.' | '-' | ':' | '/' | '\u{a0}') || character.is_whitespace()
    }) {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            found.push_str(word);
        } else if !labels.contains(&word) {
            return None;
        }
    }
    Some(found)
}

fn counted(typed: &str, labels: &[&str], wanted: (usize, usize), format: Format) -> Result<String, Fault> {
    let digits = digits(typed, labels).ok_or(Fault::Shape(format))?;
    if (wanted.0..=wanted.1).contains(&digits.len()) {
        return Ok(digits);
    }
    Err(Fault::Digits { found: digits.len(), wanted })
}

// `P-IRT No. 306 3306 01 0072 - 19` as `3063306010072-19`.
fn pirt_number(typed: &str) -> String {
    let upper = typed.to_ascii_uppercase();
    let kept: String = upper
        .chars()
        .filter(|character| !character.is_whitespace() && !matches!(character, '.' | ':'))
        .collect();
    let bare = ["NO", "NOMOR"].iter().find_map(|label| kept.strip_prefix(label)).unwrap_or(&kept);
    let bare = ["P-IRT", "PIRT"].iter().find_map(|label| bare.strip_prefix(label)).unwrap_or(bare);
    let bare = ["NOMOR", "NO"].iter().find_map(|label| bare.strip_prefix(label)).unwrap_or(bare);
    let digits: String = bare.chars().filter(|character| *character != '-').collect();
    // The dash before the year may be missing or stand elsewhere between the groups.
    match (digits.get(..13), digits.get(13..)) {
        (Some(number), Some(year)) if pirt::read(&[number, "-", year].concat()).is_some() => {
            [number, "-", year].concat()
        }
        _ => bare.to_owned(),
    }
}

fn md_number(typed: &str) -> String {
    let upper = typed.to_ascii_uppercase();
    let kept: String =
        upper.chars().filter(|character| !matches!(character, ' ' | '.' | '-' | ':' | '\u{a0}')).collect();
    let bare = ["BPOMRI", "BPOM"].iter().find_map(|label| kept.strip_prefix(label)).unwrap_or(&kept);
    md::read(bare).map_or_else(|| bare.to_owned(), |number| ["MD", number.digits].concat())
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
        assert_eq!(parse(Format::Nib, "12345"), Err(Fault::Digits { found: 5, wanted: (13, 13) }));
        assert_eq!(parse(Format::Npwp, "0123"), Err(Fault::Digits { found: 4, wanted: (15, 16) }));
        for (format, text) in [
            (Format::Nib, "belum ada"),
            (Format::Pirt, "9063306010072-19"),
            (Format::Pirt, "P-IRT"),
            (Format::Md, "ML 240935001200027"),
            (Format::Email, "rina"),
            (Format::Region, "7571"),
        ] {
            assert_eq!(parse(format, text), Err(Fault::Shape(format)), "{text}");
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
}
