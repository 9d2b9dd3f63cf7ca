//! What is known of each fact.

use super::{Need, Truth};
use crate::{
    answers::{Answers, ProblemCode, Slot},
    program::Program,
};
use alloc::vec::Vec;

/// A range in the pool of needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Needs {
    pub(super) start: u32,
    pub(super) end: u32,
}

/// What is known of a fact at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) known: Known,
    /// Whether the fact is asked at all.
    pub(super) live: Truth,
    /// What is wrong with its answer, or with there being none.
    pub(super) problem: Option<ProblemCode>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// Absent for good.
    Absent,
    /// The answer in [`Answers`].
    Answered,
    /// The derived value with this number.
    Derived(u32),
    /// Not known yet, and why.
    Open(Needs),
}

/// The state of every fact. It may be kept while answers change (see [`Evaluation::settle_again`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Knowledge {
    /// The root's facts in asking order, then those of each subject's items, item after item.
    pub(super) cells: Vec<Cell>,
    /// For each subject, where the cells of its items begin.
    pub(super) bases: Vec<usize>,
    /// This and the next also hold what nothing points to any more, once answers change.
    pub(super) pool: Vec<Need>,
    pub(super) derived: Vec<Slot>,
    /// Whether an answer may have a problem, or be ignored.
    pub(super) is_troubled: bool,
}

/// What a look at the answer tells about a leaf.
pub(super) enum Look {
    /// Whether it holds, and whether its fact is known.
    Truth(Truth, bool),
    /// Nothing before these are known.
    Open(Needs),
    /// Nothing: its nodes have to be judged.
    Untold,
}

impl Knowledge {
    /// Nothing yet about answers that have so many items.
    pub(super) fn clear(&mut self, program: &Program, answers: &Answers) {
        let Knowledge { cells, bases, pool, derived, is_troubled } = self;
        let mut length = program.index.shape(None).facts.len();
        bases.clear();
        for (id, _) in (0..).zip(program.subjects()) {
            bases.push(length);
            length += usize::from(answers.items(id)) * program.index.shape(Some(id)).facts.len();
        }
        cells.clear();
        cells.resize(length, Cell { known: Known::Absent, live: Truth::Yes, problem: None });
        pool.clear();
        derived.clear();
        *is_troubled = false;
    }

    /// Whether so much is stale that to settle everything anew is better.
    pub(crate) fn is_stale(&self) -> bool {
        self.pool.len() + self.derived.len() > 1_000 + 8 * self.cells.len()
    }
}
