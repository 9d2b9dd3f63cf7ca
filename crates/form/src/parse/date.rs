//! Dates from three boxes (day, month, year) or from one line: `31/12/1990`, `31 Desember 1990`, `1990-12-31`. Months
//! may be numbers, names or short names, Indonesian or English. Every way to be wrong has its own fault.

use super::Fault;
use crate::{
    typed::{Shape, Typed},
    words::{Word, months, pieces},
};
use layak_rules::{Date, date::days_in_month, text};

/// The date.
pub fn parse(typed: &Typed) -> Result<Date, Fault> {
    let (Shape::Date, [day, month, year]) = (typed.shape(), typed.parts()) else {
        return line(typed.as_text());
    };
    let (day, month, year) = (day.trim(), month.trim(), year.trim());
    // A whole date pasted into the first box.
    let is_line = || day.bytes().any(|byte| matches!(byte, b'/' | b'-' | b'.' | b' '));
    if month.is_empty() && year.is_empty() && is_line() {
        return line(day);
    }
    let mut blank = Vec::new();
    for (index, part) in (0..).zip([day, month, year]) {
        if part.is_empty() {
            blank.push(index);
        }
    }
    if blank.is_empty() {
        civil(day, month, year)
    } else {
        Err(Fault { word: Word::DateMissing, numbers: blank })
    }
}

fn is_between(mark: char) -> bool {
    matches!(mark, '/' | '-' | '.' | ',') || mark.is_whitespace()
}

fn line(text: &str) -> Result<Date, Fault> {
    match *pieces(text, is_between) {
        [year, month, day] if year.len() == 4 && number(year).is_some() => civil(day, month, year),
        [name, day, year] if months::by_name(name).is_some() => civil(day, name, year),
        [day, month, year] => civil(day, month, year),
        _ => Err(Word::DateUnreadable.into()),
    }
}

fn civil(day: &str, month: &str, year: &str) -> Result<Date, Fault> {
    let day = number(day).filter(|day| (1..=31).contains(day)).ok_or(Word::DateDay)?;
    let month = months::by_name(month).or_else(|| number(month)).ok_or(Word::DateMonth)?;
    let (digits, year) = (year.len(), number(year));
    if !(1..=12).contains(&month) {
        // `12/31/1990`: only a date the other way round.
        let swapped = year.filter(|_| digits == 4).and_then(|year| date(year, day, month));
        return Err(which([swapped, None], Word::DateMonth));
    }
    let year = year.filter(|year| *year > 0 || digits == 2).ok_or(Word::DateYear)?;
    match digits {
        4 => date(year, month, day).ok_or_else(|| Fault {
            word: Word::DateNoSuchDay,
            numbers: [month, year, days_in_month(year.cast_signed(), month)].map(i64::from).to_vec(),
        }),
        2 => Err(which([1900, 2000].map(|century| date(century + year, month, day)), Word::DateYear)),
        _ => Err(Word::DateYear.into()),
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(year.cast_signed(), month, day)
}

/// Asks which of these dates is meant; says something else where there is none.
fn which(dates: [Option<Date>; 2], otherwise: Word) -> Fault {
    let mut numbers = Vec::new();
    for date in dates.into_iter().flatten() {
        numbers.push(date.days().into());
    }
    Fault { word: if numbers.is_empty() { otherwise } else { Word::DateWhich }, numbers }
}

// A day, a month or a year.
fn number(digits: &str) -> Option<u32> {
    text::number(digits).filter(|_| digits.len() <= 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use layak_rules::wording::{Language, month as month_name};
    use proptest::prelude::*;

    fn typed(text: &str) -> Typed {
        Typed::text(text.to_owned())
    }

    fn boxed(day: &str, month: &str, year: &str) -> Typed {
        Typed::date([day.to_owned(), month.to_owned(), year.to_owned()])
    }

    #[test]
    fn reads_one_line() {
        let wanted = Date::new(1990, 12, 31);
        for text in [
            "31/12/1990",
            "31-12-1990",
            "31.12.1990",
            "31 12 1990",
            "1990-12-31",
            "1990/12/31",
            "31 Desember 1990",
            "31 des 1990",
            "31 DESEMBER 1990",
            "December 31, 1990",
            "31 December 1990",
            "31-Dec-1990",
            " 31/12/1990 ",
        ] {
            assert_eq!(parse(&typed(text)).ok(), wanted, "{text}");
        }
    }

    #[test]
    fn reads_three_boxes() {
        let wanted = Date::new(2019, 8, 7);
        for (day, month) in [
            ("7", "8"),
            ("07", "08"),
            ("7", "Agustus"),
            ("7", "agu"),
            ("7", "Agt"),
            ("7", "Ags"),
            ("7", "Aug"),
            (" 7 ", " Agustus "),
        ] {
            assert_eq!(parse(&boxed(day, month, "2019")).ok(), wanted, "{day} {month}");
        }
        assert_eq!(parse(&boxed("7 Agustus 2019", "", "")).ok(), wanted);
    }

    #[test]
    fn each_fault_is_its_own() {
        let day = |year, month, day| i64::from(Date::new(year, month, day).unwrap().days());
        let fault = |word, numbers: &[i64]| Fault { word, numbers: numbers.to_vec() };
        let table = [
            (boxed("", "5", "1990"), fault(Word::DateMissing, &[0])),
            (boxed("1", "", ""), fault(Word::DateMissing, &[1, 2])),
            (boxed("31", "Februari", "2023"), fault(Word::DateNoSuchDay, &[2, 2023, 28])),
            (boxed("29", "2", "1900"), fault(Word::DateNoSuchDay, &[2, 1900, 28])),
            (boxed("1", "5", "90"), fault(Word::DateWhich, &[day(1990, 5, 1), day(2090, 5, 1)])),
            (boxed("1", "5", "199"), Word::DateYear.into()),
            (boxed("1", "5", "19900"), Word::DateYear.into()),
            (boxed("1", "5", "0000"), Word::DateYear.into()),
            (boxed("1", "5", "sekarang"), Word::DateYear.into()),
            (boxed("32", "5", "1990"), Word::DateDay.into()),
            (boxed("satu", "5", "1990"), Word::DateDay.into()),
            (boxed("0", "5", "1990"), Word::DateDay.into()),
            (boxed("1", "13", "1990x"), Word::DateMonth.into()),
            (boxed("1", "Meii", "1990"), Word::DateMonth.into()),
            (boxed("12", "31", "1990"), fault(Word::DateWhich, &[day(1990, 12, 31)])),
            (typed("12/31/1990"), fault(Word::DateWhich, &[day(1990, 12, 31)])),
            (typed("kemarin"), Word::DateUnreadable.into()),
            (typed("Mei 1990"), Word::DateUnreadable.into()),
            (typed("１/５/１９９０"), Word::DateDay.into()),
        ];
        for (typed, fault) in table {
            assert_eq!(parse(&typed), Err(fault), "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn every_date_survives_each_writing(days in -700_000_i64..2_900_000) {
            let date = Date::from_days(days).unwrap();
            let (year, month, day) = date.civil();
            let year_text = format!("{year:04}");
            prop_assert_eq!(parse(&typed(&date.to_string())), Ok(date));
            prop_assert_eq!(parse(&typed(&format!("{day}/{month}/{year_text}"))), Ok(date));
            prop_assert_eq!(parse(&boxed(&day.to_string(), month_name(month, Language::Indonesian), &year_text)), Ok(date));
            prop_assert_eq!(parse(&boxed(&day.to_string(), month_name(month, Language::English), &year_text)), Ok(date));
        }

        #[test]
        fn no_text_panics(text in "\\PC*", other in "[0-9/ .a-z-]{0,16}") {
            let _ = parse(&typed(&text));
            let _ = parse(&typed(&other));
            let _ = parse(&boxed(&other, &text, &other));
        }
    }
}
