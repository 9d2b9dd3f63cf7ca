//! Reading members of the source: each helper reports a fault and gives none, so that compiling goes on.

use crate::{
    diagnostic::{Code, Faults},
    json::{Data, Json, Member},
};
use layak_rules::{Date, Duration};

/// Names for types, Indonesian and English.
type TypeWords = [&'static str; 2];
const OBJECT: TypeWords = ["objek", "an object"];
const ARRAY: TypeWords = ["larik", "an array"];
const TEXT: TypeWords = ["teks", "a string"];
const INTEGER: TypeWords = ["bilangan bulat", "a whole number"];
const BOOLEAN: TypeWords = ["true atau false", "true or false"];

impl Faults {
    fn wrong_type<T>(&mut self, json: &Json, words: TypeWords) -> Option<T> {
        match &json.data {
            Data::Number(written) => self.add(Code::NumberNotWhole, &json.place, &[written]),
            _ => self.add(Code::WrongType, &json.place, &words),
        }
        None
    }

    /// The members of an object of named things.
    pub(crate) fn entries<'j>(&mut self, json: &'j Json) -> &'j [Member] {
        match &json.data {
            Data::Object(members) => members,
            _ => self.wrong_type(json, OBJECT).unwrap_or_default(),
        }
    }

    /// Whether the value is an object; its members outside `known` are faults. `$comment` is known everywhere.
    pub(crate) fn object(&mut self, json: &Json, known: &[&str]) -> bool {
        if !matches!(json.data, Data::Object(_)) {
            return self.wrong_type(json, OBJECT).unwrap_or(false);
        }
        for member in json.members() {
            if !known.contains(&member.name.as_str()) && member.name != "$comment" {
                let (id, en) = suggestion(&member.name, known.iter().copied());
                self.add(Code::UnknownMember, &member.value.place, &[&member.name, &id, &en]);
            }
        }
        true
    }

    /// A member that must be there.
    pub(crate) fn need<'j>(&mut self, json: &'j Json, name: &str) -> Option<&'j Json> {
        let member = json.get(name);
        if member.is_none() && matches!(json.data, Data::Object(_)) {
            self.add(Code::MissingMember, &json.place, &[name]);
        }
        member
    }

    pub(crate) fn text<'j>(&mut self, json: &'j Json) -> Option<&'j str> {
        match &json.data {
            Data::Text(text) if text.trim().is_empty() => {
                self.add(Code::Empty, &json.place, &[]);
                None
            }
            Data::Text(text) => Some(text),
            _ => self.wrong_type(json, TEXT),
        }
    }

    /// A text that may be empty.
    pub(crate) fn any_text<'j>(&mut self, json: &'j Json) -> Option<&'j str> {
        match &json.data {
            Data::Text(text) => Some(text),
            _ => self.wrong_type(json, TEXT),
        }
    }

    pub(crate) fn integer(&mut self, json: &Json) -> Option<i64> {
        match json.data {
            Data::Int(value) => Some(value),
            _ => self.wrong_type(json, INTEGER),
        }
    }

    /// A whole number within limits, both inclusive.
    pub(crate) fn number(&mut self, json: &Json, low: i64, high: i64) -> Option<i64> {
        let value = self.integer(json)?;
        if (low..=high).contains(&value) {
            return Some(value);
        }
        self.add(Code::OutOfRange, &json.place, &[&value.to_string(), &format!("{low}..{high}")]);
        None
    }

    pub(crate) fn boolean(&mut self, json: &Json) -> Option<bool> {
        match json.data {
            Data::Bool(value) => Some(value),
            _ => self.wrong_type(json, BOOLEAN),
        }
    }

    pub(crate) fn array<'j>(&mut self, json: &'j Json) -> &'j [Json] {
        match &json.data {
            Data::Array(elements) => elements,
            _ => self.wrong_type(json, ARRAY).unwrap_or_default(),
        }
    }

    /// An array with at least one element.
    pub(crate) fn filled<'j>(&mut self, json: &'j Json) -> &'j [Json] {
        let elements = self.array(json);
        if elements.is_empty() && matches!(json.data, Data::Array(_)) {
            self.add(Code::Empty, &json.place, &[]);
        }
        elements
    }

    /// One of the words of a table.
    pub(crate) fn word<T: Copy>(&mut self, json: &Json, table: &[(&str, T)]) -> Option<T> {
        let word = self.text(json)?;
        let found = table.iter().find(|(known, _)| *known == word).map(|(_, value)| *value);
        if found.is_none() {
            let known: Vec<&str> = table.iter().map(|(known, _)| *known).collect();
            self.add(Code::UnknownValue, &json.place, &[word, &known.join(", ")]);
        }
        found
    }

    pub(crate) fn date(&mut self, json: &Json) -> Option<Date> {
        let text = self.text(json)?;
        let date = Date::parse(text);
        if date.is_none() {
            self.add(Code::BadDate, &json.place, &[text]);
        }
        date
    }

    pub(crate) fn duration(&mut self, json: &Json) -> Option<Duration> {
        let text = self.text(json)?;
        let duration = Duration::parse(text);
        if duration.is_none() {
            self.add(Code::BadDuration, &json.place, &[text]);
        }
        duration
    }

    /// A name of something: letters, digits and the given marks, starting with a letter.
    pub(crate) fn id(&mut self, name: &str, json: &Json) {
        let valid = name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
        if !valid {
            self.add(Code::BadId, &json.place, &[name, "A-Z a-z 0-9 . _ -"]);
        }
    }

    /// A name that leads nowhere, with the nearest known one.
    pub(crate) fn unknown<'n>(
        &mut self,
        code: Code,
        name: &str,
        json: &Json,
        known: impl Iterator<Item = &'n str>,
    ) {
        let (id, en) = suggestion(name, known);
        self.add(code, &json.place, &[name, &id, &en]);
    }
}

/// What to do about an unknown name: the nearest known one, or the known ones if they are few.
pub(crate) fn suggestion<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> (String, String) {
    let known: Vec<&str> = known.collect();
    let nearest = known.iter().map(|known| (distance(name, known), *known)).min();
    match nearest {
        Some((steps, nearest)) if steps <= 1 + name.chars().count() / 4 => {
            (format!("Mungkin maksud Anda `{nearest}`."), format!("Perhaps you mean `{nearest}`."))
        }
        _ if (1..=16).contains(&known.len()) => {
            let list = known.join(", ");
            (format!("Yang dikenal: {list}."), format!("Known: {list}."))
        }
        _ => ("Periksa ejaannya.".to_owned(), "Check the spelling.".to_owned()),
    }
}

/// Levenshtein distance, ignoring case.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.to_lowercase().chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(left != *right);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_offered_only_when_it_is_near() {
        let known = ["question", "hint", "sensitivity"];
        assert_eq!(suggestion("qestion", known.into_iter()).1, "Perhaps you mean `question`.");
        assert_eq!(suggestion("Hint", known.into_iter()).1, "Perhaps you mean `hint`.");
        assert_eq!(suggestion("colour", known.into_iter()).1, "Known: question, hint, sensitivity.");
        assert_eq!(suggestion("colour", std::iter::empty()).1, "Check the spelling.");
    }
}
