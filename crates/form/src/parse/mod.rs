//! From what is typed to typed slots, one file for each kind of field. What is doubtful is asked, never guessed.

pub mod choice;
pub mod date;
pub mod identifier;
pub mod number;

use crate::{typed::Typed, words::Word};
use layak_rules::{
    Program, Slot,
    program::{Fact, FactKind},
};
use number::Sense;

/// Why what was typed is no answer yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What to say about it (see `remedy`).
    pub word: Word,
    /// What that is about: the readings to choose from (dates as days since 1970-01-01), or what else fills its places.
    pub numbers: Vec<i64>,
}

impl From<Word> for Fault {
    fn from(word: Word) -> Fault {
        Fault { word, numbers: Vec::new() }
    }
}

/// The most bytes that the text of one answer may have; the reader of submissions takes no more.
const MAX_TEXT: usize = 5_000;

/// The slot for what was typed: absent if nothing was.
pub fn parse(program: &Program, fact: Fact<'_>, typed: &Typed) -> Result<Slot, Fault> {
    if typed.is_blank() {
        return Ok(Slot::Absent);
    }
    let text = typed.as_text();
    match fact.kind() {
        FactKind::Boolean => choice::boolean(text, fact.declaration()),
        FactKind::Integer | FactKind::Money => whole(text, fact.kind() == FactKind::Money),
        FactKind::Date => date::parse(typed).map(Slot::Date),
        FactKind::Choice => choice::one(fact, text).map(Slot::Choice),
        FactKind::Choices => choice::many(fact, typed.as_list()).map(Slot::Choices),
        FactKind::Text if text.len() > MAX_TEXT => Err(Word::TooLong.into()),
        FactKind::Text => fact
            .format()
            .map_or_else(|| plain(text), |format| identifier::parse(program, format, text))
            .map(Slot::Text),
        // No form asks for a document; the office supplies it.
        FactKind::Document => Ok(Slot::Absent),
    }
}

fn whole(text: &str, money: bool) -> Result<Slot, Fault> {
    let (sense, numbers) = number::read(text, money);
    let words = match sense {
        Sense::Certain => return Ok(numbers.first().map_or(Slot::Absent, |value| Slot::Integer(*value))),
        Sense::Doubtful => {
            return Err(Fault { word: if money { Word::WhichAmount } else { Word::WhichNumber }, numbers });
        }
        Sense::Fraction => [Word::WholeNumber, Word::WholeRupiah],
        Sense::TooBig => [Word::TooBig; 2],
        Sense::NotANumber => [Word::AskNumber, Word::AskMoney],
    };
    Err(words[usize::from(money)].into())
}

/// Free text: kept as typed but for space at the ends. Characters that no reader can show are asked about.
fn plain(typed: &str) -> Result<String, Fault> {
    let text = typed.trim();
    let unreadable = |character: char| character.is_control() && !matches!(character, '\n' | '\r' | '\t');
    if text.chars().any(unreadable) { Err(Word::Unreadable.into()) } else { Ok(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_kept_where_it_can_be_shown() {
        for text in [
            "Keripik singkong",
            "O'Neil & Co. <b>",
            "बेकरी 🍞",
            "baris satu\nbaris dua",
            "{\"a\":1}",
            "'; DROP TABLE--",
            "\u{202e}abc",
        ] {
            assert_eq!(plain(text).as_deref(), Ok(text));
        }
        assert_eq!(plain("  Rina  ").as_deref(), Ok("Rina"));
        for text in ["a\0b", "a\u{7}b", "a\u{1b}[31mb", "a\u{85}b"] {
            assert_eq!(plain(text), Err(Word::Unreadable.into()), "{text:?}");
        }
    }
}
