//! A pattern's states as bits (Glushkov's construction): one bit for each instruction that consumes a character.
//!
//! For each state it is known beforehand which states may follow; for each ASCII character which states take it. One
//! character is then a few operations on words of 64 states.

use super::{Class, Instruction};
use alloc::{vec, vec::Vec};

/// The most words of 64 states: no pattern has more states than instructions.
const MOST_WORDS: usize = super::MAX_INSTRUCTIONS.div_ceil(64);

/// The states of a pattern, ready to be followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Automaton {
    /// Words of 64 bits in a set of states.
    words: usize,
    /// The class that each state takes.
    takes: Vec<u16>,
    /// For each ASCII character the states that take it.
    ascii: Vec<u64>,
    /// What may come first in a text, and anywhere later (a match may begin at every character).
    start: Reach,
    later: Reach,
    /// What may come after each state.
    after: Vec<Reach>,
}

/// What can be reached without consuming a character.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Reach {
    states: Vec<u64>,
    /// The text matches, whatever follows.
    matches: bool,
    /// The text matches if it ends here.
    matches_at_end: bool,
}

impl Automaton {
    /// From consistent instructions.
    pub(super) fn new(instructions: &[Instruction], classes: &[Class]) -> Automaton {
        let mut state_of = vec![0_usize; instructions.len()];
        let mut takes = Vec::new();
        for (instruction, state) in instructions.iter().zip(&mut state_of) {
            if let Instruction::Class(class) = instruction {
                *state = takes.len();
                takes.push(*class);
            }
        }
        let words = takes.len().div_ceil(64);
        let reach = |place, at_start| Reach::from(instructions, &state_of, words, place, at_start);
        let consuming = (0..).zip(instructions).filter(|(_, one)| matches!(one, Instruction::Class(_)));
        let after = consuming.map(|(place, _)| reach(place + 1, false)).collect();
        let mut ascii = vec![0; 128 * words];
        for character in 0..128_u8 {
            let held = held(classes, char::from(character));
            for (state, class) in takes.iter().enumerate() {
                if held[usize::from(*class)] {
                    ascii[usize::from(character) * words + state / 64] |= 1 << (state % 64);
                }
            }
        }
        Automaton { words, start: reach(0, true), later: reach(0, false), takes, ascii, after }
    }

    /// Whether the pattern matches anywhere in the text.
    pub(super) fn matches(&self, text: &str, classes: &[Class]) -> bool {
        let begin = &self.start;
        if begin.matches || (text.is_empty() && begin.matches_at_end) {
            return true;
        }
        let (mut one, mut other) = ([0; MOST_WORDS], [0; MOST_WORDS]);
        let (mut now, mut next) = (&mut one[..self.words], &mut other[..self.words]);
        now.copy_from_slice(&begin.states);
        let anywhere = self.later.states.iter().any(|states| *states != 0) || self.later.matches_at_end;
        let mut rest = text.chars();
        while let Some(character) = rest.next() {
            let is_end = rest.as_str().is_empty();
            if self.later.matches || (is_end && self.later.matches_at_end) {
                return true;
            }
            next.copy_from_slice(&self.later.states);
            for (word, states) in now.iter().enumerate() {
                let mut taking = self.taking(word, *states, character, classes);
                while taking != 0 {
                    let after = &self.after[word * 64 + taking.trailing_zeros() as usize];
                    if after.matches || (is_end && after.matches_at_end) {
                        return true;
                    }
                    next.iter_mut().zip(&after.states).for_each(|(next, states)| *next |= states);
                    taking &= taking - 1;
                }
            }
            if !anywhere && next.iter().all(|states| *states == 0) {
                return false;
            }
            core::mem::swap(&mut now, &mut next);
        }
        false
    }

    /// Those of 64 states that take the character.
    fn taking(&self, word: usize, states: u64, character: char, classes: &[Class]) -> u64 {
        if character.is_ascii() {
            return states & self.ascii[character as usize * self.words + word];
        }
        let (mut taking, mut left) = (0, states);
        let mut last = None;
        while left != 0 {
            let bit = left.trailing_zeros();
            let class = self.takes[word * 64 + bit as usize];
            // What repeats a class many times asks it once.
            let holds = match last {
                Some((same, holds)) if same == class => holds,
                _ => classes[usize::from(class)].holds(character),
            };
            last = Some((class, holds));
            taking |= u64::from(holds) << bit;
            left &= left - 1;
        }
        taking
    }
}

/// Whether each class holds a character.
fn held(classes: &[Class], character: char) -> Vec<bool> {
    classes.iter().map(|class| class.holds(character)).collect()
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
                    self.states[state_of[index] / 64] |= 1 << (state_of[index] % 64);
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
