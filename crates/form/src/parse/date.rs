//! Dates from three boxes (day, month, year) or from one line: `31/12/1990`, `31 Desember 1990`, `1990-12-31`. Months
//! may be numbers, names or short names, Indonesian or English. Every way to be wrong has its own fault.

use crate::{typed::Typed, words::months};
use layak_rules::{Date, date::days_in_month};

/// Why a date must be asked again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// These parts are blank.
    Missing {
        /// The day is blank.
        day: bool,
        /// The month is blank.
        month: bool,
        /// The year is blank.
        year: bool,
    },
    /// The line is no date.
    Unreadable,
    /// The day is no number from 1 to 31.
    Day,
    /// No such month.
    Month,
    /// Day and month stand the other way round, as in English: it may be this date.
    Swapped(Date),
    /// The year has two digits; it may be one of these dates.
    ShortYear(Vec<Date>),
    /// The year is no four-digit number.
    Year,
    /// The month has fewer days.
    NoSuchDay {
        /// The month, 1 to 12.
        month: u32,
        /// The year.
        year: i32,
        /// How many days it has.
        days: u32,
    },
}

/// The date.
pub fn parse(typed: &Typed) -> Result<Date, DateFault> {
    match typed {
        Typed::Date([day, month, year])
            if month.trim().is_empty() && year.trim().is_empty() && is_line(day) =>
        {
            line(day)
        }
        Typed::Date(parts) => boxes(parts),
        Typed::Text(text) => line(text),
        Typed::Many(_) => Err(DateFault::Unreadable),
    }
}

// A whole date pasted into the first box.
fn is_line(text: &str) -> bool {
    text.trim().contains(['/', '-', '.', ' '])
}

fn boxes(parts: &[String; 3]) -> Result<Date, DateFault> {
    let [day, month, year] = parts.each_ref().map(|part| part.trim());
    if day.is_empty() || month.is_empty() || year.is_empty() {
        return Err(DateFault::Missing {
            day: day.is_empty(),
            month: month.is_empty(),
            year: year.is_empty(),
        });
    }
    civil(day, month, year)
}

fn line(text: &str) -> Result<Date, DateFault> {
    let parts: Vec<&str> =
        text.split(|mark: char| matches!(mark, '/' | '-' | '.' | ',') || mark.is_whitespace()).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 && number(year).is_some() => civil(day, month, year),
        [name, day, year] if months::by_name(name).is_some() => civil(day, name, year),
        [day, month, year] => civil(day, month, year),
        _ => Err(DateFault::Unreadable),
    }
}

fn civil(day: &str, month: &str, year: &str) -> Result<Date, DateFault> {
    let day = number(day).filter(|day| (1..=31).contains(day)).ok_or(DateFault::Day)?;
    let month_number = months::by_name(month).or_else(|| number(month)).ok_or(DateFault::Month)?;
    if !(1..=12).contains(&month_number) {
        return Err(swapped(day, month_number, year));
    }
    let written = number(year).ok_or(DateFault::Year)?;
    match year.len() {
        4 => date(written, month_number, day),
        2 => Err(DateFault::ShortYear(
            [1900, 2000]
                .iter()
                .filter_map(|century| date(century + written, month_number, day).ok())
                .collect(),
        )),
        _ => Err(DateFault::Year),
    }
}

fn date(year: u32, month: u32, day: u32) -> Result<Date, DateFault> {
    let year = i32::try_from(year).map_err(|_| DateFault::Year)?;
    if year == 0 {
        return Err(DateFault::Year);
    }
    Date::new(year, month, day).ok_or(DateFault::NoSuchDay { month, year, days: days_in_month(year, month) })
}

// `12/31/1990`: only a date the other way round.
fn swapped(day: u32, month: u32, year: &str) -> DateFault {
    let year = number(year).filter(|_| year.len() == 4).and_then(|year| i32::try_from(year).ok());
    year.and_then(|year| Date::new(year, day, month)).map_or(DateFault::Month, DateFault::Swapped)
}

fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use layak_rules::wording::{Language, month as month_name};
    use proptest::prelude::*;

    fn typed(text: &str) -> Typed {
        Typed::Text(text.to_owned())
    }

    fn boxed(day: &str, month: &str, year: &str) -> Typed {
        Typed::Date([day.to_owned(), month.to_owned(), year.to_owned()])
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
        let may = |year| Date::new(year, 5, 1).into_iter();
        let table = [
            (boxed("", "5", "1990"), DateFault::Missing { day: true, month: false, year: false }),
            (boxed("1", "", ""), DateFault::Missing { day: false, month: true, year: true }),
            (boxed("31", "Februari", "2023"), DateFault::NoSuchDay { month: 2, year: 2023, days: 28 }),
            (boxed("29", "2", "1900"), DateFault::NoSuchDay { month: 2, year: 1900, days: 28 }),
            (boxed("1", "5", "90"), DateFault::ShortYear(may(1990).chain(may(2090)).collect())),
            (boxed("1", "5", "199"), DateFault::Year),
            (boxed("1", "5", "19900"), DateFault::Year),
            (boxed("1", "5", "0000"), DateFault::Year),
            (boxed("1", "5", "sekarang"), DateFault::Year),
            (boxed("32", "5", "1990"), DateFault::Day),
            (boxed("satu", "5", "1990"), DateFault::Day),
            (boxed("0", "5", "1990"), DateFault::Day),
            (boxed("1", "13", "1990x"), DateFault::Month),
            (boxed("1", "Meii", "1990"), DateFault::Month),
            (boxed("12", "31", "1990"), DateFault::Swapped(Date::new(1990, 12, 31).unwrap())),
            (typed("12/31/1990"), DateFault::Swapped(Date::new(1990, 12, 31).unwrap())),
            (typed("kemarin"), DateFault::Unreadable),
            (typed("Mei 1990"), DateFault::Unreadable),
            (typed("１/５/１９９０"), DateFault::Day),
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
