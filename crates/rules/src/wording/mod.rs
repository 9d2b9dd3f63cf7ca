//! Numbers, money, dates and durations in people's words, and the placeholders of texts.

use crate::{
    answers::json::write_integer,
    date::Date,
    evaluate::Era,
    program::{TextId, Unit},
    text::{append, cut},
};
use alloc::{borrow::Cow, string::String};

/// A language of screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Indonesian.
    Indonesian,
    /// English.
    English,
}

impl Language {
    /// The language of a BCP 47 tag; Indonesian unless the tag is English.
    pub fn of_tag(tag: &str) -> Language {
        if tag.starts_with("en") { Language::English } else { Language::Indonesian }
    }
}

/// A text in the language at `index`, with each `{parameter-id}` replaced by the parameter's value on the date.
pub fn text<'a>(era: &Era<'a>, index: usize, id: TextId) -> Cow<'a, str> {
    let program = era.program;
    let language = Language::of_tag(program.languages().get(index).unwrap_or("id"));
    fill(program.text(index, id), &|name| parameter(era, name, language))
}

/// A text with each `{name}` replaced by what `figure` gives for the name; what it does not know stays as it is.
pub fn fill<'a>(raw: &'a str, figure: &dyn Fn(&str) -> Option<String>) -> Cow<'a, str> {
    if !raw.bytes().any(|byte| byte == b'{') {
        return Cow::Borrowed(raw);
    }
    let mut out = String::new();
    let mut rest = raw;
    while let Some((before, after)) = cut(rest, b'{')
        && let Some((name, tail)) = cut(after, b'}')
    {
        append(&mut out, before);
        match figure(name) {
            Some(value) => append(&mut out, &value),
            None => append(&mut out, &rest[before.len()..rest.len() - tail.len()]),
        }
        rest = tail;
    }
    append(&mut out, rest);
    Cow::Owned(out)
}

fn parameter(era: &Era<'_>, id: &str, language: Language) -> Option<String> {
    let index = era.program.parameters().iter().position(|parameter| parameter.id() == id)?;
    let id = u16::try_from(index).ok()?;
    figure(era.parameter(id)?, era.program.parameter(id).unit(), language)
}

/// A parameter's value with its unit; none for a day that is no date.
pub fn figure(value: i64, unit: Unit, language: Language) -> Option<String> {
    let mut words = grouped(value, language);
    let (indonesian, english) = match unit {
        Unit::Rupiah => return Some(money(value, language)),
        Unit::Date => return Some(date(Date::from_days(value)?, language)),
        Unit::Percent => return Some(plain(value) + "%"),
        Unit::Count => return Some(words),
        Unit::Days => (" hari", " day"),
        Unit::Months => (" bulan", " month"),
        Unit::Years => (" tahun", " year"),
    };
    append(&mut words, if language == Language::English { english } else { indonesian });
    if language == Language::English && value != 1 {
        words.push('s');
    }
    Some(words)
}

/// Whole rupiah, symbol attached and in front (EYD V): `Rp2.000.000.000`; in English with commas.
pub fn money(rupiah: i64, language: Language) -> String {
    let mut digits = grouped(rupiah, language);
    digits.insert_str(usize::from(rupiah < 0), "Rp");
    digits
}

/// A whole number with groups of three digits: dots in Indonesian, commas in English.
pub fn grouped(number: i64, language: Language) -> String {
    let separator = if language == Language::English { ',' } else { '.' };
    let mut out = plain(number);
    let mut before = out.len();
    let first = usize::from(number < 0);
    while before > first + 3 {
        before -= 3;
        out.insert(before, separator);
    }
    out
}

/// A whole number in digits alone. It does without `core::fmt`, all of which would come into the widget with it.
pub fn plain(number: i64) -> String {
    let mut out = String::new();
    write_integer(&mut out, number);
    out
}

/// How many there are, in digits.
pub fn count(number: usize) -> String {
    plain(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Bytes in lower-case hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    let mut out = String::new();
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            out.push(char::from(if digit < 10 { b'0' + digit } else { b'a' - 10 + digit }));
        }
    }
    out
}

const MONTHS: [[&str; 2]; 12] = [
    ["Januari", "January"],
    ["Februari", "February"],
    ["Maret", "March"],
    ["April", "April"],
    ["Mei", "May"],
    ["Juni", "June"],
    ["Juli", "July"],
    ["Agustus", "August"],
    ["September", "September"],
    ["Oktober", "October"],
    ["November", "November"],
    ["Desember", "December"],
];

/// The name of a month, 1 to 12.
pub fn month(number: u32, language: Language) -> &'static str {
    let names = MONTHS.get(number.wrapping_sub(1) as usize);
    names.map_or("", |names| names[usize::from(language == Language::English)])
}

/// A date in words: `18 Oktober 2026`.
pub fn date(date: Date, language: Language) -> String {
    let (year, number, day) = date.civil();
    let mut words = plain(day.into());
    words.push(' ');
    append(&mut words, month(number, language));
    words.push(' ');
    write_integer(&mut words, year.into());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_money_and_dates_as_people_do() {
        assert_eq!(money(2_000_000_000, Language::Indonesian), "Rp2.000.000.000");
        assert_eq!(money(-750, Language::English), "-Rp750");
        assert_eq!(grouped(i64::MIN, Language::English), "-9,223,372,036,854,775,808");
        let day = Date::parse("2026-10-18").unwrap();
        assert_eq!(date(day, Language::Indonesian), "18 Oktober 2026");
        assert_eq!(date(day, Language::English), "18 October 2026");
    }
}
