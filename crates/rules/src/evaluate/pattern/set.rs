//! Sets of characters, as a pattern names them.

use alloc::{vec, vec::Vec};

/// Ranges of characters; the set holds what they hold, or what they do not if negated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set {
    pub negated: bool,
    pub ranges: Vec<Range>,
}

/// The codes of characters between two, which belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Range {
    pub low: u32,
    pub high: u32,
}

// ECMA-262 LineTerminator.
pub(super) const LINE_ENDS: [Range; 3] = [of('\n', '\n'), of('\r', '\r'), of('\u{2028}', '\u{2029}')];
// ECMA-262 WhiteSpace and LineTerminator.
pub(super) const WHITE_SPACE: [Range; 10] = [
    of('\t', '\r'),
    of(' ', ' '),
    of('\u{a0}', '\u{a0}'),
    of('\u{1680}', '\u{1680}'),
    of('\u{2000}', '\u{200a}'),
    of('\u{2028}', '\u{2029}'),
    of('\u{202f}', '\u{202f}'),
    of('\u{205f}', '\u{205f}'),
    of('\u{3000}', '\u{3000}'),
    of('\u{feff}', '\u{feff}'),
];

/// One character.
pub(super) fn single(character: char) -> Set {
    Set { negated: false, ranges: vec![of(character, character)] }
}

/// The characters between two.
pub(super) const fn of(low: char, high: char) -> Range {
    Range { low: low as u32, high: high as u32 }
}

/// What is in none of the ranges, as ranges in order with gaps between them.
pub(super) fn complement(mut ranges: Vec<Range>) -> Vec<Range> {
    ranges.sort_unstable();
    let mut gaps = Vec::new();
    let mut next = 0;
    for Range { low, high } in ranges {
        if next < low {
            gaps.push(Range { low: next, high: low - 1 });
        }
        next = next.max(high + 1);
    }
    if next <= u32::from(char::MAX) {
        gaps.push(Range { low: next, high: u32::from(char::MAX) });
    }
    gaps
}

impl Set {
    /// The same without negation, as ranges in order with gaps between them.
    pub fn in_order(&self) -> Vec<Range> {
        let others = complement(self.ranges.clone());
        if self.negated { others } else { complement(others) }
    }
}
