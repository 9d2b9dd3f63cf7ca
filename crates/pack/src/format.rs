//! The formats that a pack may assert: read from `schemas/meta/formats.json`.

use layak_rules::program::{FactKind, FormatName, Part};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

/// One format.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Format {
    /// Its name in a pack, e.g. `nik`.
    pub name: String,
    /// Which that is.
    #[serde(skip)]
    pub which: FormatName,
    /// What it is called.
    pub title: Words,
    /// How it is written, for who wrote it otherwise.
    pub ask: Words,
    /// The law or standard that it rests on.
    pub law: String,
    /// The fewest and the most digits, of what is typed in digits alone; otherwise zeros.
    #[serde(default)]
    pub digits: [u8; 2],
    /// ECMA-262 patterns of the linear subset, all of which must match.
    pub patterns: Vec<String>,
    /// What does not match has the format all the same, but the form asks whether it is right.
    #[serde(default)]
    pub plausible: Option<String>,
    /// What the form says then.
    #[serde(default)]
    pub doubt: Option<Words>,
    /// What a derived fact may read of it, by the name of the part.
    #[serde(default)]
    pub parts: BTreeMap<String, FormatPart>,
    /// Texts that have the format.
    pub good: Vec<String>,
    /// Texts that have it and are asked about.
    #[serde(default)]
    pub doubtful: Vec<String>,
    /// Texts that have not.
    pub bad: Vec<String>,
}

/// A text for people.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Words {
    /// Indonesian.
    pub id: String,
    /// English.
    pub en: String,
}

/// A part of an identifier.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct FormatPart {
    /// What it is called.
    pub title: Words,
    /// Which digits it is.
    #[serde(flatten, with = "PartOf")]
    pub part: Part,
}

/// [`Part`] as the file has it.
#[derive(Deserialize)]
#[serde(remote = "Part")]
struct PartOf {
    among: u8,
    before: u8,
    count: u8,
    #[serde(default)]
    year: Option<u16>,
}

impl FormatPart {
    /// The type of a fact that is this part.
    pub fn kind(&self) -> FactKind {
        if self.part.year.is_some() { FactKind::Date } else { FactKind::Text }
    }
}

/// The names of formats in a pack.
const NAMES: [(&str, FormatName); 13] = [
    ("date", FormatName::Date),
    ("email", FormatName::Email),
    ("uri", FormatName::Uri),
    ("nik", FormatName::Nik),
    ("nib", FormatName::Nib),
    ("npwp", FormatName::Npwp),
    ("pirt", FormatName::Pirt),
    ("md", FormatName::Md),
    ("phone", FormatName::Phone),
    ("kbli", FormatName::Kbli),
    ("kbli-2020", FormatName::Kbli2020),
    ("kbli-2025", FormatName::Kbli2025),
    ("region", FormatName::Region),
];

#[derive(Deserialize)]
struct File {
    formats: Vec<Format>,
}

static FORMATS: LazyLock<Vec<Format>> = LazyLock::new(|| {
    let file = serde_json::from_str::<File>(include_str!("../../../schemas/meta/formats.json"));
    let formats = file.map(|file| file.formats).unwrap_or_default();
    let named = |format: Format| {
        let (_, which) = NAMES.into_iter().find(|(name, _)| *name == format.name)?;
        Some(Format { which, ..format })
    };
    formats.into_iter().filter_map(named).collect()
});

/// Every format.
pub fn formats() -> &'static [Format] {
    &FORMATS
}

/// The formats by their names.
pub(crate) fn by_name() -> Vec<(&'static str, &'static Format)> {
    formats().iter().map(|format| (format.name.as_str(), format)).collect()
}

/// The parts of all formats by their names, each with its format.
pub(crate) fn parts_by_name() -> Vec<(&'static str, (&'static Format, &'static FormatPart))> {
    let parts = |format: &'static Format| {
        format.parts.iter().map(move |(name, part)| (name.as_str(), (format, part)))
    };
    formats().iter().flat_map(parts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use layak_rules::{Date, program::author::Pattern};
    use serde_json::{Value, json};

    fn has(format: &Format, text: &str) -> bool {
        format.patterns.iter().all(|pattern| Pattern::compile(pattern).unwrap().matches(text))
    }

    fn named(name: &str) -> &'static Format {
        formats().iter().find(|format| format.name == name).unwrap()
    }

    #[test]
    fn the_list_can_be_read_and_the_meta_schemas_name_the_same() {
        let names: Vec<&str> = by_name().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, NAMES.map(|(name, _)| name));
        let schemas = [crate::meta::PACK, crate::meta::VOCABULARY];
        let [pack, vocabulary] = schemas.map(|schema| serde_json::from_str::<Value>(schema).unwrap());
        assert_eq!(pack["$defs"]["fact"]["properties"]["format"]["enum"], json!(names));
        assert_eq!(vocabulary["$defs"]["format"]["enum"], json!(names));
        let mut parts: Vec<&str> = parts_by_name().into_iter().map(|(name, _)| name).collect();
        let named = &pack["$defs"]["derived"]["oneOf"][1]["properties"]["part"]["enum"];
        let mut named: Vec<&str> = named.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        parts.sort_unstable();
        named.sort_unstable();
        assert_eq!(named, parts);
    }

    #[test]
    fn examples_have_the_format_or_have_not() {
        for format in formats() {
            assert!(
                !format.law.is_empty() && !format.good.is_empty() && !format.bad.is_empty(),
                "{format:?}"
            );
            let plausible = format.plausible.as_ref().map(|pattern| Pattern::compile(pattern).unwrap());
            assert_eq!(plausible.is_some(), !format.doubtful.is_empty(), "{format:?}");
            assert_eq!(plausible.is_some(), format.doubt.is_some(), "{format:?}");
            let (good, doubtful, bad) = (&format.good, &format.doubtful, &format.bad);
            for (texts, is_good, is_plausible) in
                [(good, true, true), (doubtful, true, false), (bad, false, true)]
            {
                for text in texts {
                    assert_eq!(has(format, text), is_good, "{} {text}", format.name);
                    let found = plausible.as_ref().is_none_or(|pattern| !is_good || pattern.matches(text));
                    assert_eq!(found, is_plausible, "{} {text}", format.name);
                }
            }
            for part in format.parts.values() {
                let Part { among, before, count, .. } = part.part;
                assert!(count > 0 && before + count <= among, "{part:?}");
            }
        }
    }

    #[test]
    fn parts_are_those_of_the_number() {
        let parts = parts_by_name();
        let (pirt, md) = ("207330601007231", "240935001200027");
        for (name, number, value, year) in [
            ("pirtPackaging", pirt, "2", None),
            ("pirtGroup", pirt, "07", None),
            ("pirtRegency", pirt, "3306", None),
            ("pirtProduct", pirt, "01", None),
            ("pirtProducer", pirt, "0072", None),
            ("pirtExpiry", pirt, "31", Some(2000)),
            ("mdRisk", md, "4", None),
        ] {
            let (_, (_, found)) = parts.iter().find(|(known, _)| *known == name).unwrap();
            let Part { among, before, count, year: first } = found.part;
            assert_eq!((usize::from(among), first), (number.len(), year), "{name}");
            assert_eq!(&number[before.into()..][..count.into()], value, "{name}");
        }
        assert_eq!(parts.len(), 7);
    }

    #[test]
    fn a_mail_address_has_a_bounded_length() {
        let email = named("email");
        let [local, label] = [64, 63].map(|length| "a".repeat(length));
        let domain = [label.as_str(), &label, &label[2..]].join(".");
        for (address, good) in [
            (format!("{local}@b.id"), true),
            (format!("{local}a@b.id"), false),
            (format!("a@{label}.id"), true),
            (format!("a@{label}a.id"), false),
            (format!("{local}@{domain}"), true),
            (format!("{local}@{domain}a"), false),
        ] {
            assert_eq!(has(email, &address), good, "{} {address}", address.len());
        }
    }

    #[test]
    fn the_birth_date_in_a_nik_can_be_one() {
        let plausible = Pattern::compile(named("nik").plausible.as_ref().unwrap()).unwrap();
        for month in 0..100 {
            for day in 0..100 {
                // In a leap year; of women the day is 40 more.
                let can_be = [day, day - 40]
                    .iter()
                    .any(|&day| u32::try_from(day).is_ok_and(|day| Date::new(2000, month, day).is_some()));
                let nik = format!("757101{day:02}{month:02}900000");
                assert_eq!(plausible.matches(&nik), can_be, "{nik}");
            }
        }
    }

    #[test]
    fn a_date_is_what_the_engine_reads_as_one() {
        let date = named("date");
        let pattern = Pattern::compile(&date.patterns[0]).unwrap();
        for year in [1, 4, 100, 400, 1900, 1904, 2000, 2023, 2024, 2100, 9996, 9999] {
            for month in 0..=13 {
                for day in 0..=32 {
                    let text = format!("{year:04}-{month:02}-{day:02}");
                    assert_eq!(pattern.matches(&text), Date::parse(&text).is_some(), "{text}");
                }
            }
        }
    }
}
