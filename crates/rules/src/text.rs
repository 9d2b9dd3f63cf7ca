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
    }

    #[test]
    fn numbers_are_digits_and_nothing_else() {
        assert_eq!((number("0"), number("007"), number("999999999")), (Some(0), Some(7), Some(999_999_999)));
        for text in ["", "+1", "-1", "1.0", " 1", "x", "１", "1000000000", "99999999999999999999"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
