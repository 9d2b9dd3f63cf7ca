//! A strict JSON reader (RFC 8259) without a tree: it refuses what other readers pass over in silence: floats, integers
//! beyond 2^53 - 1, NUL in strings, lone surrogates, a byte order mark, and too much of anything.

use super::{Limits, ReadError, ReadErrorCode};
use crate::date::Date;
use alloc::{borrow::Cow, string::String};

/// The largest integer that every JSON reader keeps exactly (RFC 8259, section 6): 2^53 - 1.
pub const MAX_INTEGER: i64 = 9_007_199_254_740_991;
/// How many digits it has.
const MAX_DIGITS: usize = 16;
/// One in each of eight bytes.
const ONES: u64 = u64::from_le_bytes([1; 8]);

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
        Ok(Reader::of_text(text(bytes, &limits)?, limits))
    }

    /// Starts reading what is not too long.
    #[inline]
    pub(super) fn of_text(text: &'a str, limits: Limits) -> Reader<'a> {
        Reader { text, at: 0, depth: 0, limits }
    }

    /// The byte offset.
    pub fn offset(&self) -> usize {
        self.at
    }

    /// A fault at the current offset.
    #[cold]
    pub fn fault(&self, code: ReadErrorCode) -> ReadError {
        ReadError::at(self.at, code)
    }

    /// The next byte; NUL, which may stand nowhere, at the end.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Passes over bytes that were seen. No place is beyond the end, so that nothing overflows.
    fn pass(&mut self, bytes: usize) {
        self.at = self.at.wrapping_add(bytes);
    }

    /// The next byte that is no white space, which is passed over.
    #[inline(always)]
    pub fn next_byte(&mut self) -> u8 {
        match self.peek() {
            byte if byte > b' ' => byte,
            _ => self.next_past_space(),
        }
    }

    #[inline(never)]
    fn next_past_space(&mut self) -> u8 {
        loop {
            match self.peek() {
                b' ' | b'\t' | b'\n' | b'\r' => self.pass(1),
                other => return other,
            }
        }
    }

    fn expect(&mut self, wanted: u8) -> Read<()> {
        if self.next_byte() != wanted {
            return Err(self.fault(ReadErrorCode::Syntax));
        }
        self.pass(1);
        Ok(())
    }

    /// The type of the next value, which begins here then.
    pub fn kind(&mut self) -> Read<Kind> {
        Ok(match self.next_byte() {
            b'n' => Kind::Null,
            b't' | b'f' => Kind::Boolean,
            b'-' | b'0'..=b'9' => Kind::Number,
            b'"' => Kind::String,
            b'[' => Kind::Array,
            b'{' => Kind::Object,
            _ => return Err(self.fault(ReadErrorCode::Syntax)),
        })
    }

    /// Nothing but white space may follow.
    pub fn end(&mut self) -> Read<()> {
        self.next_byte();
        if self.at == self.text.len() { Ok(()) } else { Err(self.fault(ReadErrorCode::Syntax)) }
    }

    /// Reads an object: `member` is called at each value with its key.
    pub fn object(&mut self, mut member: impl FnMut(&mut Self, Cow<'a, str>) -> Read<()>) -> Read<()> {
        let mut more = self.enter(b'{', b'}')?;
        while more {
            let key = self.key()?;
            member(self, key)?;
            more = self.more(b'}')?;
        }
        Ok(())
    }

    /// Reads an array: `item` is called at each value with its index.
    pub fn array(&mut self, mut item: impl FnMut(&mut Self, usize) -> Read<()>) -> Read<()> {
        let mut index = 0;
        while self.item(index)? {
            item(self, index)?;
            index += 1;
        }
        Ok(())
    }

    /// Steps to the next item of an array of which so many were read, or out of it after the last; whether there is one.
    pub fn item(&mut self, read: usize) -> Read<bool> {
        let another = if read == 0 { self.enter(b'[', b']')? } else { self.more(b']')? };
        if another && read >= self.limits.items {
            return Err(self.fault(ReadErrorCode::TooManyItems));
        }
        Ok(another)
    }

    /// Steps into an object or array; whether there is anything inside.
    pub fn enter(&mut self, open: u8, close: u8) -> Read<bool> {
        self.expect(open)?;
        if self.depth >= self.limits.depth {
            return Err(self.fault(ReadErrorCode::TooDeep));
        }
        let inside = self.next_byte() != close;
        self.depth += usize::from(inside);
        self.pass(usize::from(!inside));
        Ok(inside)
    }

    /// Steps to the next member or item, or out after the last; whether there is one.
    #[inline]
    pub fn more(&mut self, close: u8) -> Read<bool> {
        let next = self.next_byte();
        let more = next == b',';
        if !more {
            if next != close {
                return Err(self.fault(ReadErrorCode::Syntax));
            }
            self.depth -= 1;
        }
        self.pass(1);
        Ok(more)
    }

    /// Reads the key of a member and passes over its colon.
    pub fn key(&mut self) -> Read<Cow<'a, str>> {
        self.next_byte();
        let key = self.string()?;
        self.expect(b':')?;
        Ok(key)
    }

    /// Whether strings may be longer.
    pub fn allows_longer(&self, length: usize) -> bool {
        length < self.limits.string
    }

    /// Passes over a key that is not too long, and its colon, if they are what comes.
    #[inline]
    pub fn passes(&mut self, key: &[u8]) -> bool {
        let rest = &self.text.as_bytes()[self.at..];
        let found = rest.get(..key.len()).is_some_and(|found| is_equal(found, key));
        self.pass(if found { key.len() } else { 0 });
        found
    }

    /// Reads `true` or `false`, which begins here.
    pub fn boolean(&mut self) -> Read<bool> {
        let value = self.peek() == b't';
        self.word(if value { "true" } else { "false" })?;
        Ok(value)
    }

    fn word(&mut self, word: &str) -> Read<()> {
        if !self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            return Err(self.fault(ReadErrorCode::Syntax));
        }
        self.pass(word.len());
        Ok(())
    }

    /// Reads a whole number up to [`MAX_INTEGER`] either way, which begins here; fractions and exponents are refused even
    /// where the value is whole.
    pub fn integer(&mut self) -> Read<i64> {
        let written = &self.text.as_bytes()[self.at..];
        let digits = written.strip_prefix(b"-").unwrap_or(written);
        let (value, count) = leading_integer(digits);
        let sign = written.len().wrapping_sub(digits.len());
        if let Some(code) = fault_of_number(digits, count, value) {
            return Err(self.fault(code));
        }
        self.pass(sign.wrapping_add(count));
        Ok(if sign == 0 { value } else { value.wrapping_neg() })
    }

    /// Reads `null`, which begins here.
    #[cfg(feature = "documents")]
    pub fn null(&mut self) -> Read<()> {
        self.word("null")
    }

    /// Passes over what may belong to a number, which begins here, and gives it as it is written.
    #[cfg(feature = "documents")]
    pub fn number(&mut self) -> Read<&'a str> {
        let start = self.at;
        while let b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E' = self.peek() {
            self.pass(1);
        }
        if self.at > start { Ok(&self.text[start..self.at]) } else { Err(self.fault(ReadErrorCode::Syntax)) }
    }

    /// Reads a string, which begins here; borrows it when it has no escapes.
    pub fn string(&mut self) -> Read<Cow<'a, str>> {
        Ok(match self.plain_string()? {
            Some(plain) => Cow::Borrowed(plain),
            None => Cow::Owned(self.special()?),
        })
    }

    /// Reads a string without escapes, which begins here; none, and nothing is read, if it is another.
    pub fn plain_string(&mut self) -> Read<Option<&'a str>> {
        if self.peek() != b'"' {
            return Err(self.fault(ReadErrorCode::Syntax));
        }
        let start = self.at.wrapping_add(1);
        let end = start.wrapping_add(plain_run(&self.text.as_bytes()[start..]));
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return Ok(None);
        }
        let found = &self.text[start..end];
        self.length(start, found.len())?;
        self.at = end.wrapping_add(1);
        Ok(Some(found))
    }

    /// Reads a string that is not plain.
    #[cold]
    fn special(&mut self) -> Read<String> {
        self.pass(1);
        let start = self.at;
        self.pass(plain_run(&self.text.as_bytes()[start..]));
        let mut found = String::from(&self.text[start..self.at]);
        while self.peek() == b'\\' {
            self.length(start, found.len())?;
            found.push(self.escape()?);
            let from = self.at;
            self.pass(plain_run(&self.text.as_bytes()[from..]));
            found.push_str(&self.text[from..self.at]);
            if self.peek() != b'\\' {
                self.length(start, found.len())?;
            }
            if self.peek() == b'"' {
                self.pass(1);
                return Ok(found);
            }
        }
        let is_end = self.at == self.text.len();
        Err(self.fault(if is_end { ReadErrorCode::Syntax } else { ReadErrorCode::ControlCharacter }))
    }

    fn length(&self, start: usize, length: usize) -> Read<()> {
        if length > self.limits.string {
            Err(ReadError::at(start, ReadErrorCode::StringTooLong))
        } else {
            Ok(())
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
            Kind::Null => self.word("null"),
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

/// Bytes as text, if they are UTF-8 and not too many.
pub(super) fn text<'a>(bytes: &'a [u8], limits: &Limits) -> Read<&'a str> {
    check_size(bytes.len(), limits)?;
    #[cfg(feature = "simd")]
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Ok(text);
    }
    core::str::from_utf8(bytes).map_err(|error| ReadError::at(error.valid_up_to(), ReadErrorCode::NotUtf8))
}

/// Refuses what has too many bytes.
pub(super) fn check_size(bytes: usize, limits: &Limits) -> Read<()> {
    if bytes > limits.bytes { Err(ReadError::at(limits.bytes, ReadErrorCode::TooLarge)) } else { Ok(()) }
}

/// The digits at the beginning as a number, and how many they are. With more than [`MAX_DIGITS`] the number means nothing.
fn leading_integer(bytes: &[u8]) -> (i64, usize) {
    let (mut value, mut count) = match bytes.first_chunk::<8>() {
        Some(chunk) => leading_digits(u64::from_le_bytes(*chunk)),
        None => (0, 0),
    };
    if count % 8 == 0 {
        for byte in &bytes[count..] {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                break;
            }
            value = value.wrapping_mul(10).wrapping_add(digit.into());
            count = count.wrapping_add(1);
        }
    }
    (value, count)
}

/// The same of eight bytes, the first of them the lowest, at once: pairs of digits become numbers, then pairs of those.
fn leading_digits(bytes: u64) -> (i64, usize) {
    let digits = bytes ^ (ONES * u64::from(b'0'));
    // The high bit of each byte that is no digit; a false find can only follow a true one.
    let others = (digits.wrapping_add(ONES * (0x80 - 10)) | digits) & ONES << 7;
    let count = others.trailing_zeros() / 8;
    // Those after the digits go; as many zeros stand before them.
    let digits = digits.checked_shl(64 - 8 * count).unwrap_or(0);
    let pairs = (digits.wrapping_mul(10).wrapping_add(digits >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (pairs.wrapping_mul(100).wrapping_add(pairs >> 16)) & 0x0000_ffff_0000_ffff;
    let value = (fours.wrapping_mul(10_000).wrapping_add(fours >> 32)) & 0xffff_ffff;
    (value as i64, count as usize)
}

/// What is wrong with a number of so many digits and this value.
fn fault_of_number(digits: &[u8], count: usize, value: i64) -> Option<ReadErrorCode> {
    if count == 0 || (count > 1 && digits[0] == b'0') {
        Some(ReadErrorCode::Syntax)
    } else if matches!(digits.get(count), Some(b'.' | b'e' | b'E')) {
        Some(ReadErrorCode::NotAnInteger)
    } else {
        (count > MAX_DIGITS || value > MAX_INTEGER).then_some(ReadErrorCode::IntegerTooLarge)
    }
}

/// Whether two texts of one length are the same: eight bytes at a time, the last of them again with some of those before.
fn is_equal(one: &[u8], other: &[u8]) -> bool {
    match (one.last_chunk::<8>(), other.last_chunk::<8>()) {
        (Some(end), Some(other_end)) => {
            let (words, others) = (one.as_chunks::<8>().0, other.as_chunks::<8>().0);
            end == other_end && words.iter().zip(others).all(|(word, other)| word == other)
        }
        _ => one == other,
    }
}

/// Whether a JSON string is written as it is.
pub fn is_plain(text: &str) -> bool {
    plain_run(text.as_bytes()) == text.len()
}

/// How many bytes stand for themselves inside a JSON string before the first that does not: a quotation mark, a backslash
/// or a control character. Eight bytes at a time: the high bit of each byte of `found` tells whether it is one of those
/// (Mycroft's test for a small byte; a false find can only follow a true one).
fn plain_run(bytes: &[u8]) -> usize {
    const HIGHS: u64 = ONES << 7;
    let start = plain_blocks(bytes);
    let (words, rest) = bytes[start..].as_chunks::<8>();
    let mut at = start;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let quote_or_control = (word ^ (ONES * TURN)).wrapping_sub(ONES * BELOW);
        let backslash = (word ^ (ONES * 0x5c)).wrapping_sub(ONES);
        let found = (quote_or_control | backslash) & !word & HIGHS;
        if found != 0 {
            return at.wrapping_add((found.trailing_zeros() / 8) as usize);
        }
        at = at.wrapping_add(8);
    }
    at.wrapping_add(rest.iter().position(is_special).unwrap_or(rest.len()))
}

/// With this bit turned, the quotation mark is the space, and control characters stay such.
const TURN: u64 = 0x2;
/// Then, they are below this.
const BELOW: u64 = 0x21;

fn is_special(byte: &u8) -> bool {
    (u64::from(*byte) ^ TURN < BELOW) | (*byte == b'\\')
}

/// How many bytes at the beginning, in whole blocks, stand for themselves. The block is as wide as the registers in which
/// the compiler tests all of its bytes at once; the page has none.
fn plain_blocks(bytes: &[u8]) -> usize {
    if cfg!(target_family = "wasm") {
        return 0;
    }
    let mut plain = 0_usize;
    for block in bytes.as_chunks::<16>().0 {
        if block.iter().fold(false, |found, byte| found | is_special(byte)) {
            break;
        }
        plain = plain.wrapping_add(block.len());
    }
    plain
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
    fn numbers_are_read_whole_wherever_they_stand() {
        for length in 1..=MAX_DIGITS {
            for digit in ['1', '9', '0'] {
                let number = format!("8{}", digit.to_string().repeat(length - 1));
                for (sign, after) in ["", "-"]
                    .iter()
                    .flat_map(|sign| ["", "}", ":,/;<=>?", "é       "].map(|after| (sign, after)))
                {
                    let text = format!("{sign}{number}{after}");
                    let mut reader = Reader::new(text.as_bytes(), Limits::default()).unwrap();
                    let read = reader.integer().map_err(|error| error.code);
                    let value = format!("{sign}{number}").parse::<i64>().unwrap();
                    let wanted = if value.abs() > MAX_INTEGER {
                        Err(ReadErrorCode::IntegerTooLarge)
                    } else {
                        Ok(value)
                    };
                    assert_eq!(read, wanted, "{text}");
                    assert_eq!(reader.offset(), if read.is_ok() { text.len() - after.len() } else { 0 });
                }
            }
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
        let escaped = |length: usize| format!("\"\\n{}\"", "x".repeat(length - 1));
        assert_eq!(read(escaped(50).as_bytes()), Ok(()));
        assert_eq!(read(escaped(51).as_bytes()), Err(ReadErrorCode::StringTooLong));
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
