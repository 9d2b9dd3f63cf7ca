//! A document as a tree.

use super::Decimal;
use crate::answers::{
    Limits, ReadError, ReadErrorCode,
    json::{Kind, Reader, write_string},
};
use alloc::{boxed::Box, string::String, vec::Vec};

/// The most levels of a constant in a program.
const CONSTANT_DEPTH: usize = 64;

/// An answer that is a whole document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document(pub Box<Tree>);

/// A JSON value. Equal trees are equal JSON values: `1`, `1.0` and `1e0` are one number, the order of members is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Tree {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Decimal),
    /// A string.
    Text(String),
    /// An array.
    Array(Vec<Tree>),
    /// An object: members sorted by name, names distinct.
    Object(Vec<(String, Tree)>),
}

impl Document {
    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Option<Document>, ReadError> {
        Tree::read(reader).map(|tree| Some(Document(Box::new(tree))))
    }

    /// The document as canonical JSON.
    pub fn to_text(&self) -> String {
        self.0.to_text()
    }

    pub(crate) fn write(&self, out: &mut String) {
        self.0.write(out);
    }
}

impl Tree {
    /// Parses a constant of a schema: any JSON value of at most 64 levels.
    pub fn parse(text: &str) -> Option<Tree> {
        let limits =
            Limits { bytes: usize::MAX, depth: CONSTANT_DEPTH, items: usize::MAX, string: usize::MAX };
        let mut reader = Reader::new(text.as_bytes(), limits).ok()?;
        let tree = Tree::read(&mut reader).ok()?;
        reader.end().ok().map(|()| tree)
    }

    /// The member of an object.
    pub fn get(&self, name: &str) -> Option<&Tree> {
        let members = self.members();
        let place = members.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
        Some(&members[place].1)
    }

    /// The members of an object; none for other values.
    pub fn members(&self) -> &[(String, Tree)] {
        match self {
            Tree::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements of an array; none for other values.
    pub fn elements(&self) -> &[Tree] {
        match self {
            Tree::Array(elements) => elements,
            _ => &[],
        }
    }

    fn read(reader: &mut Reader<'_>) -> Result<Tree, ReadError> {
        Ok(match reader.kind()? {
            Kind::Null => reader.null().map(|()| Tree::Null)?,
            Kind::Boolean => Tree::Bool(reader.boolean()?),
            Kind::String => Tree::Text(reader.string()?.into_owned()),
            Kind::Number => {
                let written = reader.number()?;
                let number = Decimal::parse(written);
                Tree::Number(number.ok_or_else(|| reader.fault(ReadErrorCode::IntegerTooLarge))?)
            }
            Kind::Array => {
                let mut elements = Vec::new();
                reader.array(|reader, _| {
                    elements.push(Tree::read(reader)?);
                    Ok(())
                })?;
                Tree::Array(elements)
            }
            Kind::Object => Tree::Object(read_members(reader)?),
        })
    }

    /// The value as canonical JSON.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// Appends the value as canonical JSON (RFC 8785); a number beyond the doubles keeps all its digits.
    pub fn write(&self, out: &mut String) {
        match self {
            Tree::Null => out.push_str("null"),
            Tree::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Tree::Number(number) => number.write(out),
            Tree::Text(text) => write_string(out, text),
            Tree::Array(elements) => {
                out.push('[');
                separated(out, elements, |out, element| element.write(out));
                out.push(']');
            }
            Tree::Object(members) => {
                let mut sorted: Vec<&(String, Tree)> = members.iter().collect();
                sorted.sort_by(|one, other| one.0.encode_utf16().cmp(other.0.encode_utf16()));
                out.push('{');
                separated(out, sorted, |out, (name, value)| {
                    write_string(out, name);
                    out.push(':');
                    value.write(out);
                });
                out.push('}');
            }
        }
    }
}

fn read_members(reader: &mut Reader<'_>) -> Result<Vec<(String, Tree)>, ReadError> {
    let mut members: Vec<(String, Tree)> = Vec::new();
    reader.object(|reader, name| {
        let place = members.binary_search_by(|(known, _)| known.as_str().cmp(&name));
        let Err(place) = place else { return Err(reader.fault(ReadErrorCode::DuplicateKey)) };
        members.insert(place, (name.into_owned(), Tree::read(reader)?));
        Ok(())
    })?;
    Ok(members)
}

fn separated<T>(out: &mut String, parts: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut String, T)) {
    for (position, part) in parts.into_iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        write(out, part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut out = String::new();
        Tree::parse(text).unwrap().write(&mut out);
        out
    }

    #[test]
    fn equal_values_are_equal_trees_and_have_one_text() {
        assert_eq!(Tree::parse(r#"{"b": 1.0, "a": [1e0]}"#), Tree::parse(r#"{"a": [1], "b": 1}"#));
        assert_ne!(Tree::parse("[0]"), Tree::parse("[false]"));
        let text = r#"{"\uFB33":1,"😀":[true,null,"x\ny"],"a":100000000000000000000000000001}"#;
        let once = written(text);
        assert!(once.find('😀') < once.find('\u{fb33}'), "by UTF-16 code units: {once}");
        assert_eq!(written(&once), once);
    }

    #[test]
    fn what_is_no_json_is_refused() {
        let deep = "[".repeat(65) + &"]".repeat(65);
        for bad in ["{", "[1,]", r#"{"a":1,"a":2}"#, "01", "1.", "nul", "1 2", deep.as_str(), "1e99999999999"]
        {
            assert_eq!(Tree::parse(bad), None, "{bad}");
        }
    }
}
