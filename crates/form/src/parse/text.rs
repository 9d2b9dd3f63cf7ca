//! Free text: kept as typed but for space at the ends. Characters that no reader can show are asked about.

use super::Fault;

/// The text without space at its ends.
pub fn parse(typed: &str) -> Result<String, Fault> {
    let text = typed.trim();
    let unreadable = |character: char| character.is_control() && !matches!(character, '\n' | '\r' | '\t');
    if text.contains(unreadable) { Err(Fault::Unreadable) } else { Ok(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_can_be_shown() {
        for text in [
            "Keripik singkong",
            "O'Neil & Co. <b>",
            "बेकरी 🍞",
            "baris satu\nbaris dua",
            "{\"a\":1}",
            "'; DROP TABLE--",
            "\u{202e}abc",
        ] {
            assert_eq!(parse(text).as_deref(), Ok(text));
        }
        assert_eq!(parse("  Rina  ").as_deref(), Ok("Rina"));
    }

    #[test]
    fn asks_about_what_cannot() {
        for text in ["a\0b", "a\u{7}b", "a\u{1b}[31mb", "a\u{85}b"] {
            assert_eq!(parse(text), Err(Fault::Unreadable), "{text:?}");
        }
    }
}
