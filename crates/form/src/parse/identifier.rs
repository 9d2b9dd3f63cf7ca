//! The other identifiers: NIB, NPWP, KBLI, P-IRT, MD, region, e-mail. Each is kept in one spelling.

use super::Fault;
use layak_rules::{format, program::Format};

/// The identifier in its one spelling.
pub fn parse(wanted: Format, typed: &str) -> Result<String, Fault> {
    let text = match wanted {
        Format::Nib => counted(typed, &["NIB"], (13, 13), wanted)?,
        Format::Npwp => counted(typed, &["NPWP"], (15, 16), wanted)?,
        Format::Kbli => counted(typed, &["KODE", "KBLI"], (5, 5), wanted)?,
        Format::Pirt => pirt_number(&bare(typed, &["PIRT"])),
        Format::Md => md_number(bare(typed, &["BPOM", "RI"])),
        _ => typed.trim().to_owned(),
    };
    if format::is_valid(wanted, &text) { Ok(text) } else { Err(Fault::Shape(wanted)) }
}

/// Capitals, digits and whatever else of a text, without spaces and marks, and without labels in front.
pub(super) fn bare(typed: &str, labels: &[&str]) -> String {
    let mut text = typed.to_ascii_uppercase();
    text.retain(|character| !character.is_whitespace() && !matches!(character, '.' | ':' | '-' | '/'));
    let mut bare = text.as_str();
    while let Some(rest) = labels.iter().chain(&["NOMOR", "NO"]).find_map(|label| bare.strip_prefix(label)) {
        bare = rest;
    }
    bare.to_owned()
}

/// The digits of a text, which must be so many.
pub(super) fn counted(
    typed: &str,
    labels: &[&str],
    wanted: (usize, usize),
    format: Format,
) -> Result<String, Fault> {
    let digits = bare(typed, labels);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Fault::Shape(format));
    }
    let found = digits.len();
    if (wanted.0..=wanted.1).contains(&found) { Ok(digits) } else { Err(Fault::Digits { found, wanted }) }
}

// `306330601007219` as `3063306010072-19`; whatever stands elsewhere stays as it is and is no number.
fn pirt_number(digits: &str) -> String {
    let (number, year) = digits.split_at_checked(13).unwrap_or((digits, ""));
    [number, "-", year].concat()
}

fn md_number(bare: String) -> String {
    if bare.starts_with("MD") { bare } else { ["MD", &bare].concat() }
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
