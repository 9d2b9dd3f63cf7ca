//! From instructions to sets of states, on the author's side.

use super::{
    WORD,
    author::{Class, Pattern, Reach},
};
use alloc::{string::ToString, vec, vec::Vec};

/// One step of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Instruction {
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
    Match,
}

/// The pattern of instructions, the last of which is a match.
pub(super) fn pattern(source: &str, instructions: &[Instruction], classes: Vec<Class>) -> Pattern {
    let mut state_of = vec![0_usize; instructions.len()];
    let mut takes = Vec::new();
    for (instruction, state) in instructions.iter().zip(&mut state_of) {
        if let Instruction::Class(class) = instruction {
            *state = takes.len();
            takes.push(*class);
        }
    }
    let words = takes.len().div_ceil(WORD);
    let reach = |place, at_start| Reach::from(instructions, &state_of, words, place, at_start);
    let consuming = (0..).zip(instructions).filter(|(_, one)| matches!(one, Instruction::Class(_)));
    let after = consuming.map(|(place, _)| reach(place + 1, false)).collect();
    let mut ascii = vec![0; 128 * words];
    for character in 0..128_u8 {
        for (state, class) in takes.iter().enumerate() {
            if classes[usize::from(*class)].holds(char::from(character)) {
                ascii[usize::from(character) * words + state / WORD] |= 1 << (state % WORD);
            }
        }
    }
    let (start, later) = (reach(0, true), reach(0, false));
    Pattern { source: source.to_string(), takes, classes, ascii, start, later, after }
}

impl Class {
    fn holds(&self, character: char) -> bool {
        self.ranges.iter().any(|range| range.holds(character)) != self.negated
    }
}

impl Reach {
    fn from(
        instructions: &[Instruction],
        state_of: &[usize],
        words: usize,
        place: u16,
        at_start: bool,
    ) -> Reach {
        let mut reach = Reach { states: vec![0; words], ..Reach::default() };
        reach.matches_at_end = reach.follow(instructions, state_of, place, at_start, true);
        reach.matches = reach.follow(instructions, state_of, place, at_start, false);
        reach
    }

    /// Adds the states that follow, unless the text ends; whether the match itself follows.
    fn follow(
        &mut self,
        instructions: &[Instruction],
        state_of: &[usize],
        place: u16,
        at_start: bool,
        at_end: bool,
    ) -> bool {
        let mut seen = vec![false; instructions.len()];
        let mut pending = vec![place];
        let mut matches = false;
        while let Some(place) = pending.pop() {
            let index = usize::from(place);
            if core::mem::replace(&mut seen[index], true) {
                continue;
            }
            match instructions[index] {
                Instruction::Class(_) if !at_end => {
                    self.states[state_of[index] / WORD] |= 1 << (state_of[index] % WORD);
                }
                Instruction::Split(first, second) => pending.extend([first, second]),
                Instruction::Jump(target) => pending.push(target),
                Instruction::Start if at_start => pending.push(place + 1),
                Instruction::End if at_end => pending.push(place + 1),
                Instruction::Match => matches = true,
                _ => {}
            }
        }
        matches
    }
}
