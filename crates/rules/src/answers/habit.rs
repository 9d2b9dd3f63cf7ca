//! The order in which the members of an object came before. A page that writes answers by itself has an order of its own, but
//! always the same, so that what came next is looked for first.

use alloc::vec::Vec;

/// For each member, and the beginning, which one came next; only of those that did not come in canonical order.
#[derive(Clone, Debug, Default)]
pub(super) struct Habit {
    /// By how many members come before the next in canonical order; empty as long as nothing is known.
    next: Vec<u16>,
}

/// No member.
const UNKNOWN: u16 = u16::MAX;

impl Habit {
    /// The member that came where in canonical order the one at this place comes.
    #[inline]
    pub(super) fn instead_of(&self, place: usize) -> Option<usize> {
        self.next.get(place).copied().map(usize::from)
    }

    /// Remembers which one of so many members came instead of another.
    pub(super) fn remember(&mut self, place: usize, came: usize, members: usize) {
        self.next.resize(members + 1, UNKNOWN);
        self.next[place] = u16::try_from(came).unwrap_or(UNKNOWN);
    }
}

/// It says nothing about answers.
impl PartialEq for Habit {
    fn eq(&self, _: &Habit) -> bool {
        true
    }
}

impl Eq for Habit {}
