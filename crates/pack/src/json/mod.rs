//! JSON as an author wrote it: every value remembers its file, its JSON pointer and its line.
//!
//! `serde_json` keeps the last of two equal keys and turns large integers into floats; a pack needs both refused
//! with their place, and all such faults at once. Hence this small reader; numbers are kept as integers or as written.

mod canonical;
mod read;

pub use canonical::canonical;
pub use read::read;

use std::sync::Arc;

/// Where a value stands in the source of a pack.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's name within the pack's folder.
    pub file: Arc<str>,
    /// RFC 6901 pointer within the file. Parts have the members of the whole, so it fits the merged pack too,
    /// but for the indices of arrays that several files fill.
    pub pointer: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Json {
    /// The value.
    pub data: Data,
    /// Where it was written.
    pub place: Place,
}

/// A JSON value.
#[derive(Clone, Debug)]
pub enum Data {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number, exact in JSON (at most 2^53 - 1 on either side of zero).
    Int(i64),
    /// Any other number, as it was written. Only schemas of documents may have one.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    Array(Vec<Json>),
    /// An object in the order in which it was written; names are distinct.
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its value, whose place is that of the member.
    pub value: Json,
}

impl Json {
    /// The member `name` of an object; none for other values.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.members().iter().find(|member| member.name == name).map(|member| &member.value)
    }

    /// The members of an object; none for other values.
    pub fn members(&self) -> &[Member] {
        match &self.data {
            Data::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements of an array; none for other values.
    pub fn elements(&self) -> &[Json] {
        match &self.data {
            Data::Array(elements) => elements,
            _ => &[],
        }
    }

    /// The string, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match &self.data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The same value for libraries that take `serde_json`.
    pub fn to_value(&self) -> serde_json::Value {
        use serde_json::Value;
        match &self.data {
            Data::Null => Value::Null,
            Data::Bool(value) => Value::from(*value),
            Data::Int(value) => Value::from(*value),
            // As near as a double comes.
            Data::Number(text) => serde_json::from_str(text).unwrap_or_default(),
            Data::Text(value) => Value::from(value.as_str()),
            Data::Array(elements) => elements.iter().map(Json::to_value).collect(),
            Data::Object(members) => Value::Object(
                members.iter().map(|member| (member.name.clone(), member.value.to_value())).collect(),
            ),
        }
    }
}

/// A reference token of a JSON pointer, escaped.
pub fn token(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
