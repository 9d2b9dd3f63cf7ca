//! Identifiers: NIK, NIB, NPWP, KBLI, P-IRT, MD, region, telephone, e-mail. Each is kept in one spelling.

use super::Fault;
use crate::words::Word;
use layak_rules::{
    Program,
    program::{FormatId, FormatName},
};

/// The identifier in its one spelling; of a telephone number that is the international one without `+`.
pub fn parse(program: &Program, id: FormatId, typed: &str) -> Result<String, Fault> {
    let format = program.format(id);
    let mut text = match format.name() {
        FormatName::Phone => international(typed),
        FormatName::Nik => bare(typed, ["NIK", "KTP"]),
        FormatName::Nib => bare(typed, ["NIB"; 2]),
        FormatName::Npwp => bare(typed, ["NPWP"; 2]),
        FormatName::Kbli | FormatName::Kbli2020 | FormatName::Kbli2025 => bare(typed, ["KODE", "KBLI"]),
        FormatName::Pirt => bare(typed, ["PIRT"; 2]),
        FormatName::Md => bare(typed, ["BPOM", "RI"]),
        FormatName::Date | FormatName::Email | FormatName::Uri | FormatName::Region => {
            typed.trim().to_owned()
        }
    };
    if format.name() == FormatName::Pirt && text.is_char_boundary(13) {
        // `306330601007219` as `3063306010072-19`; whatever stands elsewhere stays as it is and is no number.
        text.insert(13, '-');
    } else if format.name() == FormatName::Md && !text.starts_with("MD") {
        text.insert_str(0, "MD");
    }
    let is_number = format.most() > 0 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && !(format.fewest().into()..=format.most().into()).contains(&text.len()) {
        return Err(count(format.fewest().into(), format.most().into(), text.len()));
    }
    if program.has_format(id, &text) { Ok(text) } else { Err(Word::AskFormat.into()) }
}

/// So many digits instead of how many there should be.
fn count(fewest: i64, most: i64, found: usize) -> Fault {
    let found = i64::try_from(found).unwrap_or(i64::MAX);
    if fewest == most {
        Fault { word: Word::DigitCount, numbers: vec![most, found] }
    } else {
        Fault { word: Word::DigitRange, numbers: vec![fewest, most, found] }
    }
}

/// The digits of a telephone number, with the country's in front. What does not belong into a number stays.
fn international(typed: &str) -> String {
    let typed = typed.trim();
    let digits = typed.strip_prefix('+').unwrap_or(typed);
    let digits: String = digits.chars().filter(|mark| !matches!(mark, ' ' | '-' | '.' | '(' | ')')).collect();
    digits.strip_prefix('0').map_or_else(|| digits.clone(), |national| ["62", national].concat())
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
pub fn shown(format: Option<FormatName>, text: &str) -> String {
    let (text, size, mark) = match (format, text.strip_prefix("62")) {
        (Some(FormatName::Nik), _) => (text.to_owned(), 6, ' '),
        (Some(FormatName::Phone), Some(national)) => (["0", national].concat(), 4, '-'),
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
    use layak_rules::program::author::{Format, Head, Pack, Pattern};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    /// Every format there is.
    static PROGRAM: LazyLock<Program> = LazyLock::new(|| {
        let head = Head { languages: vec!["id".into()], ..Head::default() };
        let mut pack = Pack { head, texts: vec![vec![String::new()]], ..Pack::default() };
        for format in layak_pack::formats() {
            let mut pattern = |source: &String| {
                pack.patterns.push(Pattern::compile(source).unwrap());
                pack.patterns.len() as u16 - 1
            };
            let (patterns, plausible) = (
                format.patterns.iter().map(&mut pattern).collect(),
                format.plausible.as_ref().map(&mut pattern),
            );
            let [fewest, most] = format.digits;
            let name = format.which;
            pack.formats.push(Format { name, fewest, most, patterns, plausible, ..Format::default() });
        }
        Program::load(&pack.to_bytes()).unwrap()
    });

    fn id(name: FormatName) -> FormatId {
        PROGRAM.formats().iter().position(|format| format.name() == name).unwrap() as FormatId
    }

    fn parse(name: FormatName, typed: &str) -> Result<String, Fault> {
        super::parse(&PROGRAM, id(name), typed)
    }

    #[test]
    fn reads_the_usual_spellings() {
        let table = [
            (FormatName::Nib, "NIB: 1234 5678 90123", "1234567890123"),
            (FormatName::Npwp, "01.234.567.8-901.000", "012345678901000"),
            (FormatName::Kbli, "KBLI 10794", "10794"),
            (FormatName::Pirt, "P-IRT No. 306 3306 01 0072 - 19", "3063306010072-19"),
            (FormatName::Pirt, "306330601007219", "3063306010072-19"),
            (FormatName::Pirt, "pirt 3063306010072-19", "3063306010072-19"),
            (FormatName::Md, "BPOM RI MD 240935001200027", "MD240935001200027"),
            (FormatName::Md, "md 235602169254", "MD235602169254"),
            (FormatName::Email, " ibu.rina@example.co.id ", "ibu.rina@example.co.id"),
            (FormatName::Region, "75.71", "75.71"),
        ];
        for (format, text, kept) in table {
            assert_eq!(parse(format, text).as_deref(), Ok(kept), "{text}");
        }
    }

    #[test]
    fn asks_about_the_rest() {
        assert_eq!(
            parse(FormatName::Nib, "12345"),
            Err(Fault { word: Word::DigitCount, numbers: vec![13, 5] })
        );
        assert_eq!(
            parse(FormatName::Npwp, "0123"),
            Err(Fault { word: Word::DigitRange, numbers: vec![15, 16, 4] })
        );
        for (format, text) in [
            (FormatName::Nib, "belum ada"),
            (FormatName::Pirt, "9063306010072-19"),
            (FormatName::Pirt, "P-IRT"),
            (FormatName::Md, "ML 240935001200027"),
            (FormatName::Email, "rina"),
            (FormatName::Region, "7571"),
        ] {
            assert_eq!(parse(format, text), Err(Word::AskFormat.into()), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_valid_and_read_again_the_same(text in "(P-IRT |MD |NIB )?[0-9 .\\-]{0,24}") {
            for format in [FormatName::Nib, FormatName::Npwp, FormatName::Kbli, FormatName::Pirt, FormatName::Md, FormatName::Email, FormatName::Region] {
                if let Ok(kept) = parse(format, &text) {
                    prop_assert!(PROGRAM.has_format(id(format), &kept));
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
            assert_eq!(parse(FormatName::Nik, text).as_deref(), Ok(NIK), "{text}");
        }
    }

    #[test]
    fn says_how_many_digits_are_missing() {
        assert_eq!(
            parse(FormatName::Nik, "757101410790000"),
            Err(Fault { word: Word::DigitCount, numbers: vec![16, 15] })
        );
        assert_eq!(
            parse(FormatName::Nik, "75710141079000001"),
            Err(Fault { word: Word::DigitCount, numbers: vec![16, 17] })
        );
        for text in
            ["75710141079OOOOO", "０５７１０１４１０７９０００００", "KTP saya hilang", "0571014107900000"]
        {
            assert_eq!(parse(FormatName::Nik, text), Err(Word::AskFormat.into()), "{text}");
        }
    }

    #[test]
    fn shows_in_groups() {
        assert_eq!(shown(Some(FormatName::Nik), NIK), "757101 410790 0000");
    }

    proptest! {
        #[test]
        fn a_nik_that_is_read_is_always_valid(text in "[0-9 .\\-NIKno:]{0,30}") {
            if let Ok(digits) = parse(FormatName::Nik, &text) {
                prop_assert!(PROGRAM.has_format(id(FormatName::Nik), &digits));
            }
        }
    }

    #[test]
    fn one_number_in_its_spellings() {
        for text in
            ["081234567890", "6281234567890", "+62 812-3456-7890", " 0812 3456 7890 ", "0812.3456.7890"]
        {
            assert_eq!(parse(FormatName::Phone, text).as_deref(), Ok("6281234567890"), "{text}");
        }
        for text in
            ["12345", "nomor saya 0812", "+1 202 555 0100", "081", "0812345678901234", "08x234567890", ""]
        {
            assert_eq!(parse(FormatName::Phone, text), Err(Word::AskFormat.into()), "{text}");
        }
    }

    #[test]
    fn shown_in_groups_of_four_and_read_back() {
        assert_eq!(shown(Some(FormatName::Phone), "6281234567890"), "0812-3456-7890");
        assert_eq!(parse(FormatName::Phone, "0812-3456-7890").as_deref(), Ok("6281234567890"));
    }
}
