//! From instructions to a table of states, on the author's side: the places of a pattern where a match may stand at the same
//! time are one state (the subset construction), so that whoever follows the table stands in one state only.

use super::{DEAD, MATCHED, MAX_TABLE, MAX_VISITS, PatternError, alike, author::Pattern, classes::Classes};
use alloc::{collections::BTreeMap, rc::Rc, string::ToString, vec, vec::Vec};

/// One step of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Instruction {
    /// Consumes one character of the set.
    Take(u16),
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

/// For each state, what follows each class; the first class is the end of the text.
pub(super) type Rows = Vec<Vec<usize>>;

/// The pattern of instructions, the last of which is a match.
///
/// # Errors
/// A table that is too large.
pub(super) fn pattern(
    source: &str,
    instructions: &[Instruction],
    classes: Classes,
) -> Result<Pattern, PatternError> {
    let width = classes.count();
    let mut states = States::of(instructions, width);
    let start = states.state(&[0], true)?;
    let (rows, start) = alike::dropped(states.rows(&classes)?, start);
    // Everything is below the bound of the table.
    let place = |state: usize| (state * width) as u16;
    Ok(Pattern {
        source: source.to_string(),
        start: place(start),
        width: place(MATCHED),
        class_of: classes.class_of,
        bounds: classes.bounds,
        next: rows.into_iter().flatten().map(place).collect(),
    })
}

/// The states that were met.
struct States<'i> {
    instructions: &'i [Instruction],
    /// How many classes there are.
    width: usize,
    known: BTreeMap<Rc<Standing>, usize>,
    /// Those after [`DEAD`] and [`MATCHED`], in order.
    order: Vec<Rc<Standing>>,
    /// For each instruction the walk that reached it last.
    seen: Vec<u32>,
    walks: u32,
    visits: usize,
}

/// Where a match may stand.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Standing {
    /// The instructions that take the next character.
    takes: Vec<u16>,
    /// The text matches if it ends here.
    ends: bool,
}

impl<'i> States<'i> {
    fn of(instructions: &'i [Instruction], width: usize) -> States<'i> {
        let seen = vec![0; instructions.len()];
        States { instructions, width, known: BTreeMap::new(), order: Vec::new(), seen, walks: 0, visits: 0 }
    }

    /// What follows each state that can be reached.
    fn rows(&mut self, classes: &Classes) -> Result<Rows, PatternError> {
        let mut rows = vec![vec![DEAD; self.width], vec![MATCHED; self.width]];
        while let Some(standing) = self.order.get(rows.len() - 2).map(Rc::clone) {
            let end = if standing.ends { MATCHED } else { DEAD };
            let after = classes.held.iter().map(|held| self.after(&standing, held));
            rows.push([Ok(end)].into_iter().chain(after).collect::<Result<_, _>>()?);
        }
        Ok(rows)
    }

    /// The state after a character that these sets hold. A match may begin at every character.
    fn after(&mut self, standing: &Standing, held: &[bool]) -> Result<usize, PatternError> {
        let takes = |place: &&u16| match self.instructions[usize::from(**place)] {
            Instruction::Take(set) => held[usize::from(set)],
            _ => false,
        };
        let taken = standing.takes.iter().filter(takes).map(|place| place + 1);
        let from: Vec<u16> = taken.chain([0]).collect();
        self.state(&from, false)
    }

    /// The state of all that can be reached from some places without consuming a character.
    fn state(&mut self, from: &[u16], at_start: bool) -> Result<usize, PatternError> {
        let now = self.reached(from, at_start, false);
        if self.holds(&now, Instruction::Match) {
            return Ok(MATCHED);
        }
        let ends = self.holds(&now, Instruction::End) && {
            let at_end = self.reached(from, at_start, true);
            self.holds(&at_end, Instruction::Match)
        };
        let mut takes = now;
        takes.retain(|place| matches!(self.instructions[usize::from(*place)], Instruction::Take(_)));
        takes.sort_unstable();
        let standing = Standing { takes, ends };
        let state = if standing.takes.is_empty() && !ends { DEAD } else { self.number(standing) };
        let entries = self.width * (self.order.len() + 2);
        let is_small = entries <= MAX_TABLE && self.visits <= MAX_VISITS;
        if is_small { Ok(state) } else { Err(PatternError::TooManyStates) }
    }

    fn holds(&self, places: &[u16], wanted: Instruction) -> bool {
        places.iter().any(|place| self.instructions[usize::from(*place)] == wanted)
    }

    fn number(&mut self, standing: Standing) -> usize {
        let standing = Rc::new(standing);
        if let Some(&known) = self.known.get(&standing) {
            return known;
        }
        self.order.push(Rc::clone(&standing));
        let state = self.order.len() + 1;
        self.known.insert(standing, state);
        state
    }

    /// The instructions that are reached without consuming a character.
    fn reached(&mut self, from: &[u16], at_start: bool, at_end: bool) -> Vec<u16> {
        self.walks += 1;
        let mut reached = Vec::new();
        let mut pending = from.to_vec();
        while let Some(place) = pending.pop() {
            let index = usize::from(place);
            if core::mem::replace(&mut self.seen[index], self.walks) == self.walks {
                continue;
            }
            reached.push(place);
            match self.instructions[index] {
                Instruction::Split(first, second) => pending.extend([first, second]),
                Instruction::Jump(target) => pending.push(target),
                Instruction::Start if at_start => pending.push(place + 1),
                Instruction::End if at_end => pending.push(place + 1),
                _ => {}
            }
        }
        self.visits += reached.len();
        reached
    }
}
