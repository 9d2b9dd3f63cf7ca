//! Patterns: the linear subset of ECMA-262 regular expressions, compiled on the author's side to a small automaton
//! and matched by following all its states at once, so that no text makes matching slow.
//!
//! Matching costs at most `instructions * characters / 64` steps of 64 states. Look-around, back-references, word boundaries and
//! Unicode property classes are refused when the pack is compiled.

mod automaton;
mod matching;
mod parse;

pub use parse::PatternError;

use crate::wire::{parts, plain};
use alloc::{string::String, vec::Vec};

/// The most instructions that a pattern may compile to.
pub const MAX_INSTRUCTIONS: usize = 2_000;

/// How many states a word of a set tells of.
const WORD: usize = u32::BITS as usize;
/// The most words of a set: no pattern has more states than instructions.
const MOST_WORDS: usize = MAX_INSTRUCTIONS.div_ceil(WORD);

parts! {
    /// A compiled pattern: its states as bits (Glushkov's construction), one for each place that consumes a character. For
    /// each state it is known which may follow; for each ASCII character which states take it. One character is then a few
    /// operations on words of 32 states.
    record Pattern in Patterns {
        /// The pattern as the author wrote it.
        source: String,
        /// The class that each state takes.
        takes: Vec<u16>,
        /// The classes of characters.
        classes: Vec<author::Class>,
        /// For each ASCII character the set of states that take it.
        ascii: Vec<u32>,
        /// What may come first in a text.
        start: author::Reach,
        /// What may come anywhere later: a match may begin at every character.
        later: author::Reach,
        /// What may come after each state.
        after: Vec<author::Reach>,
    }

    /// What can be reached without consuming a character.
    record Reach in Reaches {
        /// A set of states.
        states: Vec<u32>,
        /// The text matches, whatever follows.
        matches: bool,
        /// The text matches if it ends here.
        matches_at_end: bool,
    }

    /// Ranges of characters; the class holds what they hold, or what they do not if negated.
    record Class in Classes {
        /// Whether it holds what is in no range.
        negated: bool,
        /// The ranges.
        ranges: Vec<Range>,
    }
}

/// Characters between two, which belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The code of the first.
    pub low: u32,
    /// The code of the last.
    pub high: u32,
}

plain!(record Range in Ranges { low: u32, high: u32 });

impl Range {
    fn holds(self, character: char) -> bool {
        (self.low..=self.high).contains(&u32::from(character))
    }
}

impl author::Pattern {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// A construct outside the linear subset, a syntax fault or a pattern that is too large, with its byte offset.
    pub fn compile(source: &str) -> Result<author::Pattern, PatternError> {
        parse::compile(source)
    }
}

#[cfg(test)]
mod tests {
    use super::author::Pattern;

    #[test]
    fn matches_like_ecma_262() {
        let table: [(&str, &[&str], &[&str]); 12] = [
            (
                "^[1-8](0[1-9]|1[0-6])\\d{4}\\d{2}\\d{4}-\\d{2}$",
                &["2063306010072-19"],
                &["9063306010072-19", "2063306010072"],
            ),
            ("a+b", &["xxaab"], &["b", "a"]),
            ("^a{2,3}$", &["aa", "aaa"], &["a", "aaaa"]),
            ("^a{2,}$", &["aa", "aaaaa"], &["a"]),
            ("^(ab|c)*$", &["", "abcab"], &["abd"]),
            ("^[^0-9]+$", &["abc", "é"], &["a1", ""]),
            ("^.$", &["a", "é", "字"], &["", "ab", "\n"]),
            ("^\\u0041\\x42$", &["AB"], &["ab"]),
            ("^(a?){50}a{50}$", &["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"], &["a"]),
            ("(a+)+$", &["aaaa"], &["aaab"]),
            ("^$", &[""], &["a"]),
            ("^(?:10|11)", &["10710", "11"], &["12", "210"]),
        ];
        for (source, yes, no) in table {
            let pattern = Pattern::compile(source).unwrap();
            yes.iter().for_each(|text| assert!(pattern.matches(text), "{source} should match {text:?}"));
            no.iter().for_each(|text| assert!(!pattern.matches(text), "{source} should not match {text:?}"));
        }
    }

    #[test]
    fn refuses_what_is_not_linear_or_too_large() {
        for source in [
            "(?=a)",
            "(?!a)",
            "(?<=a)b",
            "(a)\\1",
            "\\bword\\b",
            "\\p{L}",
            "(?<name>a)\\k<name>",
            "(a{1,200}){1,200}",
        ] {
            assert!(Pattern::compile(source).is_err(), "{source}");
        }
        for source in ["(", ")", "[", "a{2", "*a", "a**", "a{3,2}", "[z-a]", "\\", "\\q"] {
            assert!(Pattern::compile(source).is_err(), "{source}");
        }
    }
}
