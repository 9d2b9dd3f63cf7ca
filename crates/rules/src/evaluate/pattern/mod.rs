//! Patterns: the linear subset of ECMA-262 regular expressions, compiled on the author's side to a small automaton
//! and matched by following all its states at once, so that no text makes matching slow.
//!
//! Matching costs at most `instructions * characters / 64` steps of 64 states. Look-around, back-references, word boundaries and
//! Unicode property classes are refused when the pack is compiled.

mod automaton;
mod parse;

pub use parse::PatternError;

use alloc::{string::String, vec::Vec};
use automaton::Automaton;

/// The most instructions that a pattern may compile to.
pub const MAX_INSTRUCTIONS: usize = 2_000;

/// A compiled pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// The pattern as the author wrote it.
    pub source: String,
    instructions: Vec<Instruction>,
    classes: Vec<Class>,
    /// Made from the instructions; not written.
    automaton: Automaton,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Instruction {
    /// Consumes one character of the class.
    Class(u16),
    /// Continues at both places.
    Split(u16, u16),
    /// Continues elsewhere.
    Jump(u16),
    /// Holds at the start of the text only.
    Start,
    /// Holds at the end of the text only.
    End,
    /// The text matches.
    #[default]
    Match,
}

/// Inclusive ranges of characters; the class holds what they hold, or what they do not if negated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Class {
    negated: bool,
    ranges: Vec<(u32, u32)>,
}

impl Class {
    fn holds(&self, character: char) -> bool {
        let code = u32::from(character);
        self.ranges.iter().any(|&(low, high)| (low..=high).contains(&code)) != self.negated
    }
}

impl Pattern {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// A construct outside the linear subset, a syntax fault or a pattern that is too large, with its byte offset.
    pub fn compile(source: &str) -> Result<Pattern, PatternError> {
        parse::compile(source)
    }

    /// Whether the pattern matches anywhere in the text (it is anchored only by `^` and `$`, as in JSON Schema).
    pub fn matches(&self, text: &str) -> bool {
        self.automaton.matches(text, &self.classes)
    }

    /// Makes ready to match. Instructions that contradict each other make nothing ready.
    pub(crate) fn prepare(&mut self) {
        if self.is_consistent() {
            self.automaton = Automaton::new(&self.instructions, &self.classes);
        }
    }

    pub(crate) fn is_consistent(&self) -> bool {
        let inside = |target: u16| usize::from(target) < self.instructions.len();
        self.instructions.iter().all(|instruction| match *instruction {
            Instruction::Class(class) => usize::from(class) < self.classes.len(),
            Instruction::Split(first, second) => inside(first) && inside(second),
            Instruction::Jump(target) => inside(target),
            Instruction::Start | Instruction::End | Instruction::Match => true,
        }) && matches!(self.instructions.last(), Some(Instruction::Match))
            && self.instructions.len() <= MAX_INSTRUCTIONS
            && self.classes.len() <= MAX_INSTRUCTIONS
    }
}

use crate::wire::{choice, record};

record!(Pattern { source, instructions, classes });
record!(Class { negated, ranges });
choice!(Instruction {
    0 => Class(class),
    1 => Split(first, second),
    2 => Jump(target),
    3 => Start,
    4 => End,
    5 => Match,
});

#[cfg(test)]
mod tests {
    use super::*;

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
            assert!(pattern.is_consistent(), "{source}");
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
