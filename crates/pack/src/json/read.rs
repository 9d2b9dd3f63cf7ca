//! The strict reader: syntax faults end a file; duplicate names are collected.

use super::{Data, Json, Member, Place, token};
use crate::diagnostic::{Code, Faults};
use layak_rules::document::Decimal;
use std::{collections::BTreeSet, sync::Arc};

/// No pack needs more; a deeper one is an attack or an accident.
const MAX_DEPTH: usize = 64;
/// The largest whole number that JSON carries exactly (RFC 7493).
const MAX_INTEGER: i64 = (1 << 53) - 1;

/// Reads one file. None if its syntax is broken; the faults say where.
pub fn read(file: &str, bytes: &[u8], faults: &mut Faults) -> Option<Json> {
    let file: Arc<str> = Arc::from(file);
    let Ok(text) = std::str::from_utf8(bytes) else {
        let place = Place { file, pointer: String::new(), line: 1, column: 1 };
        faults.add(Code::NotUtf8, &place, &[]);
        return None;
    };
    let mut reader = Reader {
        rest: text,
        line: 1,
        column: 1,
        after: (1, 1),
        file,
        pointer: String::new(),
        depth: 0,
        faults,
    };
    let json = reader.document();
    if let Err(expected) = &json {
        let mut place = reader.place();
        if expected[1].starts_with("`,`") {
            // A comma is missing after the last token, not where the next line begins.
            (place.line, place.column) = reader.after;
        }
        reader.faults.add(Code::Syntax, &place, expected);
    }
    json.ok()
}

/// What was expected where the syntax broke, in Indonesian and English.
type Broken = [&'static str; 2];

struct Reader<'a> {
    rest: &'a str,
    line: u32,
    column: u32,
    /// Line and column just after the last character that is no space.
    after: (u32, u32),
    file: Arc<str>,
    pointer: String,
    depth: usize,
    faults: &'a mut Faults,
}

impl Reader<'_> {
    fn place(&self) -> Place {
        Place { file: self.file.clone(), pointer: self.pointer.clone(), line: self.line, column: self.column }
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.rest = &self.rest[character.len_utf8()..];
        if character == '\n' {
            self.line += 1;
            self.column = 1;
        } else {
            self.column += 1;
        }
        if !character.is_ascii_whitespace() {
            self.after = (self.line, self.column);
        }
        Some(character)
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t' | '\n' | '\r')) {
            self.next();
        }
    }

    /// Skips space and takes `wanted` if it comes next.
    fn take(&mut self, wanted: char) -> bool {
        self.space();
        let found = self.peek() == Some(wanted);
        if found {
            self.next();
        }
        found
    }

    fn document(&mut self) -> Result<Json, Broken> {
        let json = self.value()?;
        self.space();
        if self.rest.is_empty() { Ok(json) } else { Err(["akhir berkas", "the end of the file"]) }
    }

    fn value(&mut self) -> Result<Json, Broken> {
        self.space();
        let place = self.place();
        let data = match self.peek() {
            Some('{') => self.nested(Self::object)?,
            Some('[') => self.nested(Self::array)?,
            Some('"') => Data::Text(self.string()?),
            Some('-' | '0'..='9') => self.number()?,
            Some('t') => self.word("true", Data::Bool(true))?,
            Some('f') => self.word("false", Data::Bool(false))?,
            Some('n') => self.word("null", Data::Null)?,
            _ => return Err(["sebuah nilai", "a value"]),
        };
        Ok(Json { data, place })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Data, Broken>) -> Result<Data, Broken> {
        if self.depth == MAX_DEPTH {
            return Err(["paling banyak 64 tingkat", "at most 64 levels"]);
        }
        self.depth += 1;
        self.next();
        let data = read(self);
        self.depth -= 1;
        data
    }

    /// Reads a value whose pointer ends in `name`.
    fn below(&mut self, name: &str) -> Result<Json, Broken> {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(&token(name));
        let value = self.value()?;
        self.pointer.truncate(length);
        Ok(value)
    }

    fn array(&mut self) -> Result<Data, Broken> {
        let mut elements = Vec::new();
        if self.take(']') {
            return Ok(Data::Array(elements));
        }
        loop {
            elements.push(self.below(&elements.len().to_string())?);
            if self.take(']') {
                return Ok(Data::Array(elements));
            }
            if !self.take(',') {
                return Err(["`,` atau `]`", "`,` or `]`"]);
            }
        }
    }

    fn object(&mut self) -> Result<Data, Broken> {
        let (mut members, mut names) = (Vec::new(), BTreeSet::new());
        if self.take('}') {
            return Ok(Data::Object(members));
        }
        loop {
            let member = self.member()?;
            if names.insert(member.name.clone()) {
                members.push(member);
            } else {
                self.faults.add(Code::DuplicateKey, &member.value.place, &[&member.name]);
            }
            if self.take('}') {
                return Ok(Data::Object(members));
            }
            if !self.take(',') {
                return Err(["`,` atau `}`", "`,` or `}`"]);
            }
        }
    }

    /// A name, a colon and a value. The place of the value is moved to its name, where people look for it.
    fn member(&mut self) -> Result<Member, Broken> {
        self.space();
        let (line, column) = (self.line, self.column);
        if self.peek() != Some('"') {
            return Err(["nama dalam tanda kutip", "a name in quotes"]);
        }
        let name = self.string()?;
        if !self.take(':') {
            return Err(["`:`", "`:`"]);
        }
        let mut value = self.below(&name)?;
        value.place.line = line;
        value.place.column = column;
        Ok(Member { name, value })
    }

    fn word(&mut self, word: &'static str, data: Data) -> Result<Data, Broken> {
        if !self.rest.starts_with(word) {
            return Err(["true, false, atau null", "true, false or null"]);
        }
        for _ in 0..word.len() {
            self.next();
        }
        Ok(data)
    }

    fn number(&mut self) -> Result<Data, Broken> {
        let end = self.rest.find(|c: char| !matches!(c, '0'..='9' | '-' | '+' | '.' | 'e' | 'E'));
        let written = &self.rest[..end.unwrap_or(self.rest.len())];
        let digits = written.strip_prefix('-').unwrap_or(written);
        if digits.is_empty()
            || (digits.len() > 1 && digits.starts_with('0') && !digits[1..].starts_with(['.', 'e', 'E']))
        {
            return Err(["bilangan bulat tanpa nol di depan", "a whole number without a leading zero"]);
        }
        let data = match written.parse::<i64>() {
            Ok(value) if value.abs() <= MAX_INTEGER => Data::Int(value),
            _ if Decimal::parse(written).is_some() => Data::Number(written.to_owned()),
            _ => return Err(["bilangan", "a number"]),
        };
        for _ in 0..written.len() {
            self.next();
        }
        Ok(data)
    }

    fn string(&mut self) -> Result<String, Broken> {
        self.next();
        let mut text = String::new();
        loop {
            match self.next().ok_or(["akhir teks", "the end of the string"])? {
                '"' => return Ok(text),
                '\\' => text.push(self.escape()?),
                control if control < ' ' => {
                    return Err(["teks tanpa karakter kendali", "no control character in a string"]);
                }
                other => text.push(other),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Broken> {
        Ok(match self.next().ok_or(["urutan pelolosan", "an escape"])? {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => self.unicode()?,
            _ => return Err(["urutan pelolosan yang dikenal", "a known escape"]),
        })
    }

    fn unicode(&mut self) -> Result<char, Broken> {
        const LONE: Broken = ["pasangan surogat yang utuh", "a whole surrogate pair"];
        let first = self.unit()?;
        if !(0xd800..0xe000).contains(&first) {
            return char::from_u32(first).ok_or(LONE);
        }
        if self.next() != Some('\\') || self.next() != Some('u') {
            return Err(LONE);
        }
        let second = self.unit()?;
        if first >= 0xdc00 || !(0xdc00..0xe000).contains(&second) {
            return Err(LONE);
        }
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)).ok_or(LONE)
    }

    fn unit(&mut self) -> Result<u32, Broken> {
        let mut value = 0;
        for _ in 0..4 {
            let digit = self
                .next()
                .and_then(|c| c.to_digit(16))
                .ok_or(["empat angka heksadesimal", "four hexadecimal digits"])?;
            value = value * 16 + digit;
        }
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<(&'static str, String, u32, u32)> {
        let mut faults = Faults::default();
        read("pack.json", text.as_bytes(), &mut faults);
        faults
            .into_sorted()
            .into_iter()
            .map(|d| (d.code.name(), d.pointer, d.line.unwrap(), d.column.unwrap()))
            .collect()
    }

    #[test]
    fn duplicate_names_are_found_wherever_they_are_and_together() {
        let text = "{\"a\": 1,\n \"a\": 2, \"b\": [{\"c\": 1, \"\\u0063\": 2}]}";
        let expected =
            [("duplicate-key", "/a".to_owned(), 2, 2), ("duplicate-key", "/b/0/c".to_owned(), 2, 25)];
        assert_eq!(faults(text), expected);
    }

    #[test]
    fn numbers_are_kept_whole_or_as_written() {
        let data =
            |text: &str| read("pack.json", text.as_bytes(), &mut Faults::default()).map(|json| json.data);
        for number in ["0", "-1", "9007199254740991"] {
            assert!(matches!(data(number), Some(Data::Int(_))), "{number}");
        }
        for number in ["1.0", "1e3", "9007199254740992", "-9007199254740992", "99999999999999999999"] {
            assert!(matches!(data(number), Some(Data::Number(text)) if text == number), "{number}");
        }
        for broken in ["1-2", "1.", "-", "1e", "1e99999999999"] {
            assert!(data(broken).is_none(), "{broken}");
        }
    }

    #[test]
    fn broken_syntax_has_a_place() {
        for (text, column) in [
            ("", 1),
            ("{", 2),
            ("[1,]", 4),
            ("{\"a\" 1}", 6),
            ("[01]", 2),
            ("\"\u{1}\"", 3),
            ("[] x", 4),
            ("\"\\ud800\"", 9),
            ("\"\\q\"", 4),
            ("tru", 1),
            ("{a:1}", 2),
            ("[-]", 2),
            ("[1\n 2]", 3),
            ("{\"a\": 1 \n\n\"b\": 2}", 8),
        ] {
            let found = faults(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((found[0].0, found[0].3), ("syntax", column), "{text}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        let deep = "[".repeat(100_000);
        assert_eq!(faults(&deep)[0].0, "syntax");
    }
}
