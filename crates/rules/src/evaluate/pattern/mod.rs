//! Patterns: the linear subset of ECMA-262 regular expressions, compiled on the author's side to a table of states, so that
//! no text makes matching slow: it costs two look-ups for each character.
//!
//! Look-around, back-references, word boundaries and Unicode property classes are refused when the pack is compiled, and so
//! is a pattern whose table would be too large.

mod alike;
mod automaton;
mod classes;
mod matching;
mod parse;
mod set;
#[cfg(test)]
mod tests;

pub use parse::PatternError;

use crate::wire::parts;
use alloc::{string::String, vec::Vec};

/// The most instructions that a pattern may compile to.
pub const MAX_INSTRUCTIONS: usize = 2_000;
/// The most entries of a pattern's table: states times classes of characters.
pub const MAX_TABLE: usize = 32_768;
/// The most visits of instructions while the table is made: a tenth of a second or so.
pub const MAX_VISITS: usize = 3_000_000;

/// Codes below this one have a class each.
const ASCII: u32 = 128;

/// The state in which nothing that follows makes the text match.
const DEAD: usize = 0;
/// The state in which the text matches, whatever follows.
const MATCHED: usize = 1;

parts! {
    /// A compiled pattern: what is read so far is one state, and characters that it does not tell apart are one class. The
    /// end of the text is the class before all others. A state is told by where its row begins.
    record Pattern in Patterns {
        /// The pattern as the author wrote it; nothing for that of a format, which has a name.
        source: String,
        /// How many classes there are, which is also where the row of the second state begins: that in which the text
        /// matches, whatever follows. In the first nothing that follows makes it match.
        width: u16,
        /// The state before the text.
        start: u16,
        /// The class of each ASCII character, then of each piece of the codes beyond.
        class_of: Vec<u16>,
        /// The code with which each piece beyond ASCII begins, in order, but the first.
        bounds: Vec<u32>,
        /// For each state and class the state that follows; after the end of the text that is one of the first two.
        next: Vec<u16>,
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
