//! A strict JSON reader (RFC 8259) without a tree: it refuses what other readers pass over in silence: floats, integers
//! beyond 2^53 - 1, NUL in strings, lone surrogates, a byte order mark, and too much of anything.

use super::{Limits, ReadError, ReadErrorCode};
use crate::date::Date;
use alloc::{borrow::Cow, string::String};

/// The largest integer that every JSON reader keeps exactly (RFC 8259, section 6): 2^53 - 1.
pub const MAX_INTEGER: i64 = 9_007_199_254_740_991;

/// The JSON type that comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// Reads one document from front to back.
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    limits: Limits,
}

type Read<T> = Result<T, ReadError>;

impl<'a> Reader<'a> {
    /// Starts reading; checks the size and that the bytes are UTF-8.
    pub fn new(bytes: &'a [u8], limits: Limits) -> Read<Reader<'a>> {
        if bytes.len() > limits.bytes {
            return Err(ReadError::at(limits.bytes, ReadErrorCode::TooLarge));
        }
        match core::str::from_utf8(bytes) {
            Ok(text) => Ok(Reader { text, at: 0, depth: 0, limits }),
            Err(error) => Err(ReadError::at(error.valid_up_to(), ReadErrorCode::NotUtf8)),
        }
    }

    /// The byte offset.
    pub fn offset(&self) -> usize {
        self.at
    }

    /// A fault at the current offset.
    pub fn fault(&self, code: ReadErrorCode) -> ReadError {
        ReadError::at(self.at, code)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self, wanted: u8) -> bool {
        self.skip_space();
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, wanted: u8) -> Read<()> {
        if self.take(wanted) { Ok(()) } else { Err(self.fault(ReadErrorCode::Syntax)) }
    }

    /// The type of the next value.
    pub fn kind(&mut self) -> Read<Kind> {
        self.skip_space();
        match self.peek() {
            Some(b'n') => Ok(Kind::Null),
            Some(b't' | b'f') => Ok(Kind::Boolean),
            Some(b'-' | b'0'..=b'9') => Ok(Kind::Number),
            Some(b'"') => Ok(Kind::String),
            Some(b'[') => Ok(Kind::Array),
            Some(b'{') => Ok(Kind::Object),
            _ => Err(self.fault(ReadErrorCode::Syntax)),
        }
    }

    /// Nothing but white space may follow.
    pub fn end(&mut self) -> Read<()> {
        self.skip_space();
        if self.at == self.text.len() { Ok(()) } else { Err(self.fault(ReadErrorCode::Syntax)) }
    }

    /// Reads an object: `member` is called at each value with its key.
    pub fn object(&mut self, mut member: impl FnMut(&mut Self, Cow<'a, str>) -> Read<()>) -> Read<()> {
        self.members(&mut member)
    }

    // One copy of the loop serves every caller: this crate is also weighed.
    fn members(&mut self, member: &mut dyn FnMut(&mut Self, Cow<'a, str>) -> Read<()>) -> Read<()> {
        self.open(b'{')?;
        if !self.take(b'}') {
            loop {
                self.skip_space();
                let key = self.string()?;
                self.expect(b':')?;
                member(self, key)?;
                if self.take(b'}') {
                    break;
                }
                self.expect(b',')?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads an array: `item` is called at each value with its index.
    pub fn array(&mut self, mut item: impl FnMut(&mut Self, usize) -> Read<()>) -> Read<()> {
        self.items(&mut item)
    }

    fn items(&mut self, item: &mut dyn FnMut(&mut Self, usize) -> Read<()>) -> Read<()> {
        self.open(b'[')?;
        if !self.take(b']') {
            let mut index = 0;
            loop {
                if index >= self.limits.items {
                    return Err(self.fault(ReadErrorCode::TooManyItems));
                }
                item(self, index)?;
                index += 1;
                if self.take(b']') {
                    break;
                }
                self.expect(b',')?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn open(&mut self, bracket: u8) -> Read<()> {
        self.expect(bracket)?;
        self.depth += 1;
        if self.depth > self.limits.depth { Err(self.fault(ReadErrorCode::TooDeep)) } else { Ok(()) }
    }

    /// Reads `true` or `false`.
    pub fn boolean(&mut self) -> Read<bool> {
        if self.word("true") {
            Ok(true)
        } else if self.word("false") {
            Ok(false)
        } else {
            Err(self.fault(ReadErrorCode::Syntax))
        }
    }

    fn word(&mut self, word: &str) -> bool {
        self.skip_space();
        let found = self.text[self.at..].starts_with(word);
        self.at += if found { word.len() } else { 0 };
        found
    }

    /// Reads a whole number up to [`MAX_INTEGER`] either way; fractions and exponents are refused even where the value is whole.
    pub fn integer(&mut self) -> Read<i64> {
        self.skip_space();
        let start = self.at;
        let negative = self.peek() == Some(b'-');
        self.at += usize::from(negative);
        let first = self.at;
        let mut value = 0_i64;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            value = value.saturating_mul(10).saturating_add(i64::from(digit - b'0'));
            self.at += 1;
        }
        let digits = self.at - first;
        if digits == 0 || (digits > 1 && self.text.as_bytes()[first] == b'0') {
            return Err(ReadError::at(start, ReadErrorCode::Syntax));
        }
        match self.peek() {
            Some(b'.' | b'e' | b'E') => Err(ReadError::at(start, ReadErrorCode::NotAnInteger)),
            _ if value > MAX_INTEGER => Err(ReadError::at(start, ReadErrorCode::IntegerTooLarge)),
            _ => Ok(if negative { -value } else { value }),
        }
    }

    /// Reads `null`.
    #[cfg(feature = "documents")]
    pub fn null(&mut self) -> Read<()> {
        if self.word("null") { Ok(()) } else { Err(self.fault(ReadErrorCode::Syntax)) }
    }

    /// Passes over what may belong to a number and gives it as it is written.
    #[cfg(feature = "documents")]
    pub fn number(&mut self) -> Read<&'a str> {
        self.skip_space();
        let start = self.at;
        while let Some(b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E') = self.peek() {
            self.at += 1;
        }
        if self.at > start { Ok(&self.text[start..self.at]) } else { Err(self.fault(ReadErrorCode::Syntax)) }
    }

    /// Reads a string; borrows it when it has no escapes.
    pub fn string(&mut self) -> Read<Cow<'a, str>> {
        self.skip_space();
        if self.peek() != Some(b'"') {
            return Err(self.fault(ReadErrorCode::Syntax));
        }
        self.at += 1;
        let start = self.at;
        self.at += plain_run(&self.text.as_bytes()[start..]);
        match self.peek() {
            Some(b'"') => {
                let found = &self.text[start..self.at];
                self.length(start, found.len())?;
                self.at += 1;
                Ok(Cow::Borrowed(found))
            }
            Some(b'\\') => self.escaped(start).map(Cow::Owned),
            Some(_) => Err(self.fault(ReadErrorCode::ControlCharacter)),
            None => Err(self.fault(ReadErrorCode::Syntax)),
        }
    }

    fn length(&self, start: usize, length: usize) -> Read<()> {
        if length > self.limits.string {
            Err(ReadError::at(start, ReadErrorCode::StringTooLong))
        } else {
            Ok(())
        }
    }

    fn escaped(&mut self, start: usize) -> Read<String> {
        let mut found = String::from(&self.text[start..self.at]);
        loop {
            self.length(start, found.len())?;
            let rest = &self.text[self.at..];
            let character = rest.chars().next().ok_or_else(|| self.fault(ReadErrorCode::Syntax))?;
            match character {
                '"' => {
                    self.at += 1;
                    return Ok(found);
                }
                '\\' => found.push(self.escape()?),
                '\0'..='\u{1f}' => return Err(self.fault(ReadErrorCode::ControlCharacter)),
                other => {
                    found.push(other);
                    self.at += other.len_utf8();
                }
            }
        }
    }

    fn escape(&mut self) -> Read<char> {
        let kind = self.text.as_bytes().get(self.at + 1).copied();
        let plain = match kind {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return Err(self.fault(ReadErrorCode::Syntax)),
        };
        self.at += 2;
        Ok(plain)
    }

    fn unicode(&mut self) -> Read<char> {
        let high = self.code_unit()?;
        if high == 0 {
            return Err(self.fault(ReadErrorCode::ControlCharacter));
        }
        if !(0xd800..0xdc00).contains(&high) {
            return char::from_u32(high).ok_or_else(|| self.fault(ReadErrorCode::LoneSurrogate));
        }
        if !self.text[self.at..].starts_with("\\u") {
            return Err(self.fault(ReadErrorCode::LoneSurrogate));
        }
        let low = self.code_unit()?;
        let pair =
            (0xdc00..0xe000).contains(&low).then(|| 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00));
        pair.and_then(char::from_u32).ok_or_else(|| self.fault(ReadErrorCode::LoneSurrogate))
    }

    fn code_unit(&mut self) -> Read<u32> {
        let digits = self.text.as_bytes().get(self.at + 2..self.at + 6);
        let code = digits.and_then(|digits| {
            digits.iter().try_fold(0, |code, &digit| Some(code * 16 + char::from(digit).to_digit(16)?))
        });
        self.at += 6;
        code.ok_or_else(|| ReadError::at(self.at - 6, ReadErrorCode::Syntax))
    }

    /// Reads and checks a value without keeping it.
    pub fn skip(&mut self) -> Read<()> {
        match self.kind()? {
            Kind::Null if self.word("null") => Ok(()),
            Kind::Null => Err(self.fault(ReadErrorCode::Syntax)),
            Kind::Boolean => self.boolean().map(drop),
            Kind::Number => self.integer().map(drop),
            Kind::String => self.string().map(drop),
            Kind::Array => self.array(|reader, _| reader.skip()),
            Kind::Object => self.object(|reader, _| reader.skip()),
        }
    }
}

/// Appends a JSON string in the form of RFC 8785, section 3.2.2.2.
pub fn write_string(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    // Whole runs of characters that stand for themselves are copied at once.
    loop {
        let (run, special) = rest.split_at(plain_run(rest.as_bytes()));
        out.push_str(run);
        let Some(&byte) = special.as_bytes().first() else { break };
        write_escape(out, byte);
        rest = &special[1..];
    }
    out.push('"');
}

/// How many bytes stand for themselves inside a JSON string before the first that does not: a quotation mark, a backslash
/// or a control character. Eight bytes at a time: the high bit of each byte of `found` tells whether it is one of those
/// (Mycroft's test for a zero byte; a false find can only follow a true one).
fn plain_run(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHS: u64 = ONES << 7;
    let zero = |word: u64| word.wrapping_sub(ONES) & !word;
    let (words, _) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let control = word.wrapping_sub(ONES * 0x20) & !word;
        let found = (control | zero(word ^ (ONES * 0x22)) | zero(word ^ (ONES * 0x5c))) & HIGHS;
        if found != 0 {
            return at * 8 + (found.trailing_zeros() / 8) as usize;
        }
    }
    let end = words.len() * 8;
    let is_special = |byte: &u8| *byte < 0x20 || matches!(byte, b'"' | b'\\');
    end + bytes[end..].iter().position(is_special).unwrap_or(bytes.len() - end)
}

fn write_escape(out: &mut String, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.push('\\');
    match byte {
        b'"' | b'\\' => out.push(char::from(byte)),
        0x8 => out.push('b'),
        0xc => out.push('f'),
        b'\n' => out.push('n'),
        b'\r' => out.push('r'),
        b'\t' => out.push('t'),
        _ => {
            out.push_str("u00");
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
}

/// Appends an integer.
pub fn write_integer(out: &mut String, value: i64) {
    let mut digits = [0_u8; 20];
    let mut rest = value.unsigned_abs();
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        out.push('-');
    }
    digits[at..].iter().for_each(|&digit| out.push(char::from(digit)));
}

/// Appends a date as a JSON string.
pub fn write_date(out: &mut String, date: Date) {
    out.push('"');
    date.write(out);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{format, string::ToString, vec::Vec};

    fn read(text: &[u8]) -> Result<(), ReadErrorCode> {
        let limits = Limits { bytes: 200_000, depth: 8, items: 100, string: 50 };
        let all = |reader: &mut Reader<'_>| {
            reader.skip()?;
            reader.end()
        };
        Reader::new(text, limits).and_then(|mut reader| all(&mut reader)).map_err(|error| error.code)
    }

    #[test]
    fn reads_what_rfc_8259_allows_within_the_limits() {
        for good in [
            r#" {"a" : [ 1 , -2, 0, true, null, "x\n\u00e9\ud83d\ude00" ] } "#,
            "[]",
            "{}",
            "9007199254740991",
            "-0",
        ] {
            assert_eq!(read(good.as_bytes()), Ok(()), "{good}");
        }
    }

    #[test]
    fn refuses_each_fault_with_its_code() {
        use ReadErrorCode::*;
        let table: [(&[u8], ReadErrorCode); 26] = [
            (b"", Syntax),
            (b"{", Syntax),
            (b"[1,]", Syntax),
            (b"{\"a\":1,}", Syntax),
            (b"{a:1}", Syntax),
            (b"[1] x", Syntax),
            (b"nul", Syntax),
            (b"01", Syntax),
            (b"-", Syntax),
            (b"+1", Syntax),
            (b"NaN", Syntax),
            (b"\"\\q\"", Syntax),
            (b"\"abc", Syntax),
            (b"\"\\u12\"", Syntax),
            ("\u{feff}{}".as_bytes(), Syntax),
            (b"1.5", NotAnInteger),
            (b"1e3", NotAnInteger),
            (b"1.0", NotAnInteger),
            (b"9007199254740992", IntegerTooLarge),
            (b"-99999999999999999999999999", IntegerTooLarge),
            (b"\"\\ud800\"", LoneSurrogate),
            (b"\"\\udc00\"", LoneSurrogate),
            (b"\"\\u0000\"", ControlCharacter),
            (b"\"\n\"", ControlCharacter),
            (b"\"\xff\"", NotUtf8),
            (b"[[[[[[[[[1]]]]]]]]]", TooDeep),
        ];
        for (text, code) in table {
            assert_eq!(read(text), Err(code), "{}", alloc::string::String::from_utf8_lossy(text));
        }
    }

    #[test]
    fn limits_hold_at_their_edge() {
        let items = |count: usize| format!("[{}]", alloc::vec!["1"; count].join(","));
        assert_eq!(read(items(100).as_bytes()), Ok(()));
        assert_eq!(read(items(101).as_bytes()), Err(ReadErrorCode::TooManyItems));
        let string = |length: usize| format!("\"{}\"", "x".repeat(length));
        assert_eq!(read(string(50).as_bytes()), Ok(()));
        assert_eq!(read(string(51).as_bytes()), Err(ReadErrorCode::StringTooLong));
        let spaces: Vec<u8> = [b"1".as_slice(), &alloc::vec![b' '; 199_999]].concat();
        assert_eq!(read(&spaces), Ok(()));
        assert_eq!(read(&[spaces, alloc::vec![b' ']].concat()), Err(ReadErrorCode::TooLarge));
        let deep = "[".repeat(10_000);
        assert_eq!(read(deep.as_bytes()), Err(ReadErrorCode::TooDeep));
    }

    #[test]
    fn strings_survive_writing_and_reading() {
        for text in ["", "plain", "q\"b\\s/\u{8}\u{c}\n\r\t\u{1}", "é字😀\u{7f}\u{2028}"] {
            let mut out = alloc::string::String::new();
            write_string(&mut out, text);
            let mut reader = Reader::new(out.as_bytes(), Limits::default()).unwrap();
            assert_eq!(reader.string().unwrap().to_string(), text);
            assert_eq!(serde_json::from_str::<alloc::string::String>(&out).unwrap(), text);
        }
    }
}
