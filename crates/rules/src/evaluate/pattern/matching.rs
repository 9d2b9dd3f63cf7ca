//! Follows all states of a pattern at once.

use super::{MOST_WORDS, Pattern, Reach, WORD};

impl Pattern<'_> {
    /// Whether the pattern matches anywhere in the text (it is anchored only by `^` and `$`, as in JSON Schema).
    pub fn matches(self, text: &str) -> bool {
        let begin = self.start();
        if begin.matches() || (text.is_empty() && begin.matches_at_end()) {
            return true;
        }
        let later = self.later();
        let words = later.states().len();
        let (mut one, mut other) = ([0; MOST_WORDS], [0; MOST_WORDS]);
        let (mut now, mut next) = (&mut one[..words], &mut other[..words]);
        begin.add_to(now);
        let anywhere = later.states().iter().any(|states| states != 0) || later.matches_at_end();
        let mut rest = text.chars();
        while let Some(character) = rest.next() {
            let is_end = rest.as_str().is_empty();
            if later.matches() || (is_end && later.matches_at_end()) {
                return true;
            }
            next.fill(0);
            later.add_to(next);
            for (word, states) in now.iter().enumerate() {
                let mut taking = self.taking(word, words, *states, character);
                while taking != 0 {
                    let after = self.after().at(word * WORD + taking.trailing_zeros() as usize);
                    if after.matches() || (is_end && after.matches_at_end()) {
                        return true;
                    }
                    after.add_to(next);
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

    /// Those states of a word that take the character.
    fn taking(self, word: usize, words: usize, states: u32, character: char) -> u32 {
        if character.is_ascii() {
            return states & self.ascii().at(character as usize * words + word);
        }
        let (mut taking, mut left) = (0, states);
        let mut last = None;
        while left != 0 {
            let bit = left.trailing_zeros();
            let class = self.takes().at(word * WORD + bit as usize);
            // What repeats a class many times asks it once.
            let holds = match last {
                Some((same, holds)) if same == class => holds,
                _ => {
                    let class = self.classes().at(class);
                    class.ranges().iter().any(|range| range.holds(character)) != class.negated()
                }
            };
            last = Some((class, holds));
            taking |= u32::from(holds) << bit;
            left &= left - 1;
        }
        taking
    }

    /// Whether its sets and lists fit each other.
    pub(crate) fn is_consistent(self) -> bool {
        let states = self.takes().len();
        let words = states.div_ceil(WORD);
        // The last word of a set may be filled in part only.
        let beyond = |at: usize, word: u32| {
            at % words + 1 == words && word.unbounded_shr((states - (words - 1) * WORD) as u32) != 0
        };
        let fits = |reach: Reach<'_>| {
            reach.states().len() == words && !(0..).zip(reach.states()).any(|(at, word)| beyond(at, word))
        };
        words <= MOST_WORDS
            && self.ascii().len() == 128 * words
            && self.after().len() == states
            && !(0..).zip(self.ascii()).any(|(at, word)| beyond(at, word))
            && fits(self.start())
            && fits(self.later())
            && self.after().iter().all(fits)
            && self.takes().iter().all(|class| usize::from(class) < self.classes().len())
    }
}

impl Reach<'_> {
    fn add_to(self, states: &mut [u32]) {
        states.iter_mut().zip(self.states()).for_each(|(states, reached)| *states |= reached);
    }
}
