//! Cutting short texts at marks of one byte. The searches of the standard library for a `char` are made for long texts, and
//! each way of searching is compiled anew: together they would be 1 KiB of the widget.

use alloc::string::String;

/// Appends a text: on the page one routine, rather than many copies of it.
#[cfg_attr(target_family = "wasm", inline(never))]
pub fn append(to: &mut String, text: &str) {
    to.push_str(text);
}

/// What stands before and after the first of an ASCII mark.
pub fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == mark)?;
    Some((&text[..at], &text[at + 1..]))
}

/// What stands before and after the last of an ASCII mark.
pub fn cut_last(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.bytes().rposition(|byte| byte == mark)?;
    Some((&text[..at], &text[at + 1..]))
}

/// How many parts, at least one, stand between all of an ASCII mark; none if there is one for which it does not hold.
pub fn parts(text: &str, mark: u8, holds: &dyn Fn(&str) -> bool) -> Option<usize> {
    let (mut count, mut rest) = (1, text);
    while let Some((part, after)) = cut(rest, mark) {
        if !holds(part) {
            return None;
        }
        count += 1;
        rest = after;
    }
    holds(rest).then_some(count)
}

/// Without white space at either end.
pub fn trim(text: &str) -> &str {
    let (mut start, mut end) = (text.len(), 0);
    for (at, letter) in text.char_indices().filter(|(_, letter)| !letter.is_whitespace()) {
        start = start.min(at);
        end = at + letter.len_utf8();
    }
    text.get(start..end).unwrap_or("")
}

/// Whether all its characters are ASCII letters and digits or one of some others.
pub fn is_of(text: &str, others: &[u8]) -> bool {
    text.bytes().all(|byte| is_letter_or(byte, others))
}

/// Whether it is an ASCII letter or digit or one of some others.
#[expect(clippy::manual_contains, reason = "the search of the standard library is made for long texts")]
pub fn is_letter_or(byte: u8, others: &[u8]) -> bool {
    byte.is_ascii_alphanumeric() || others.iter().any(|&other| other == byte)
}

/// The number that a text of one to nine digits and nothing else is.
pub fn number(text: &str) -> Option<u32> {
    if !(1..=9).contains(&text.len()) {
        return None;
    }
    let mut number = 0;
    for byte in text.bytes() {
        number = number * 10 + u32::from(byte.checked_sub(b'0').filter(|digit| *digit < 10)?);
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_at_marks() {
        assert_eq!(cut("a/b/c", b'/'), Some(("a", "b/c")));
        assert_eq!(cut_last("a/b/c", b'/'), Some(("a/b", "c")));
        assert_eq!((cut("abc", b'/'), cut_last("", b'/')), (None, None));
        assert_eq!(parts("é.b.", b'.', &|part| part.len() < 3), Some(3));
        assert_eq!(parts("é.b.", b'.', &|part| !part.is_empty()), None);
        assert_eq!(parts("", b'.', &str::is_empty), Some(1));
    }

    #[test]
    fn white_space_at_the_ends_is_none_of_it() {
        for (text, without) in [("", ""), (" \u{a0}\n", ""), ("a", "a"), ("\t é b\u{3000}", "é b")] {
            assert_eq!(trim(text), without);
        }
    }

    #[test]
    fn letters_digits_and_some_others() {
        assert!(is_of("aZ09-.", b".-") && is_of("", b""));
        assert!(!is_of("a_b", b".-") && !is_of("é", b".-"));
    }

    #[test]
    fn numbers_are_digits_and_nothing_else() {
        assert_eq!((number("0"), number("007"), number("999999999")), (Some(0), Some(7), Some(999_999_999)));
        for text in ["", "+1", "-1", "1.0", " 1", "x", "１", "1000000000", "99999999999999999999"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
