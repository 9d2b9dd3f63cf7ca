//! The characters that a diagnostic is about: the token at its place, or the value after it when the value is at fault.

use super::{Code, Diagnostic};
use serde::Serialize;

/// A place between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// From the first character at fault to just after the last; both on one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The first character.
    pub start: Position,
    /// Just after the last one.
    pub end: Position,
}

/// Faults of a member's name; all others of a member are about its value, where that is a single token.
const ABOUT_NAMES: [Code; 9] = [
    Code::UnknownMember,
    Code::UnknownKeyword,
    Code::DuplicateKey,
    Code::DefinedTwice,
    Code::KeywordAlone,
    Code::KeywordTypeMismatch,
    Code::NotForThisType,
    Code::UnknownLanguage,
    Code::Unused,
];

impl Diagnostic {
    /// The characters at fault in the text of the diagnostic's file; none if it has no such line.
    pub fn span(&self, text: &str) -> Option<Span> {
        let start = Position { line: self.line?, column: self.column.unwrap_or(1) };
        let line = text.lines().nth(index(start.line))?;
        let (column, length) = if ABOUT_NAMES.contains(&self.code) {
            (index(start.column), token_length(line, index(start.column)))
        } else {
            at_fault(line, index(start.column))
        };
        let place = |column: usize| Position { column: number(column), ..start };
        Some(Span { start: place(column), end: place(column + length) })
    }
}

/// The column and length of the value of the member that begins at a column, or of the token there.
fn at_fault(line: &str, column: usize) -> (usize, usize) {
    let name = token_length(line, column);
    let rest: Vec<char> = line.chars().skip(column + name).collect();
    let blank = |from: usize| rest.iter().skip(from).take_while(|c| c.is_whitespace()).count();
    let colon = blank(0);
    let value = colon + 1 + blank(colon + 1);
    match (rest.get(colon), rest.get(value)) {
        (Some(':'), Some(first)) if !matches!(first, '{' | '[') => {
            let column = column + name + value;
            (column, token_length(line, column))
        }
        _ => (column, name),
    }
}

/// How many characters the JSON token at a column (from 0) has: a whole string, else up to the next separator; at
/// least one.
pub fn token_length(line: &str, column: usize) -> usize {
    let mut rest = line.chars().skip(column);
    let length = match rest.next() {
        Some('"') => {
            let mut escaped = false;
            let inside = rest.take_while(|&c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                !ends
            });
            inside.count() + 2
        }
        Some(c) if c.is_ascii_alphanumeric() || c == '-' => {
            1 + rest.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.')).count()
        }
        _ => 1,
    };
    length.min(line.chars().count().saturating_sub(column)).max(1)
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX).saturating_sub(1)
}

fn number(index: usize) -> u32 {
    u32::try_from(index.saturating_add(1)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_a_whole_string_or_a_number_or_one_sign() {
        for (line, column, length) in [
            (r#""a\"b": 1"#, 0, 6),
            ("{ }", 0, 1),
            ("x: -12.5,", 3, 5),
            ("\"open", 0, 5),
            ("", 0, 1),
            ("ab", 9, 1),
        ] {
            assert_eq!(token_length(line, column), length, "{line}");
        }
    }

    #[test]
    fn a_value_of_one_token_is_marked_instead_of_its_name() {
        for (line, marked) in [
            (r#""standing": "sure","#, r#""sure""#),
            (r#""é" : -3 }"#, "-3"),
            (r#""when": { "const": 1 }"#, r#""when""#),
            (r#""when": ["#, r#""when""#),
            (r#""when":"#, r#""when""#),
            (r#""in an array", "b": 1"#, r#""in an array""#),
        ] {
            let (column, length) = at_fault(line, 0);
            assert_eq!(line.chars().skip(column).take(length).collect::<String>(), marked, "{line}");
        }
    }
}
