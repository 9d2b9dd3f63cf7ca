//! Indices: which table one points into, so that it can be written short and checked when it is read.

use super::{Walk, each, maybe};
use crate::program::{MOST_DECISIONS, MOST_FACTS};
use alloc::vec::Vec;

/// What an index points into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Table {
    Subjects,
    Facts,
    Parameters,
    Lists,
    Patterns,
    Provisions,
    Decisions,
    Rules,
    Nodes,
    /// The nodes before the one that is walked; written as the distance from it.
    Children,
    /// The texts of a language; written as the step from the text that was named before.
    Texts,
}

impl Table {
    pub(super) const COUNT: usize = Table::Texts as usize + 1;

    /// The most entries: one less than its indices can tell apart, so that to count them does not overflow.
    pub(super) fn most(self) -> u32 {
        match self {
            Table::Subjects => u8::MAX.into(),
            Table::Facts => MOST_FACTS.into(),
            Table::Decisions => MOST_DECISIONS.into(),
            Table::Rules | Table::Nodes | Table::Children | Table::Texts => u32::MAX,
            _ => u16::MAX.into(),
        }
    }
}

/// One or more indices.
pub(crate) trait Refer {
    fn refer(&mut self, table: Table, walk: &mut impl Walk);
}

macro_rules! index {
    ($($index:ty),*) => {
        $(impl Refer for $index {
            fn refer(&mut self, table: Table, walk: &mut impl Walk) {
                // Below the table's length, which is below what the index holds.
                *self = walk.id(table, u32::from(*self)) as $index;
            }
        })*
    };
}

index!(u8, u16, u32);

impl<T: Refer + Default> Refer for Vec<T> {
    fn refer(&mut self, table: Table, walk: &mut impl Walk) {
        each(self, walk, |one, walk| one.refer(table, walk));
    }
}

impl<T: Refer + Default> Refer for Option<T> {
    fn refer(&mut self, table: Table, walk: &mut impl Walk) {
        maybe(self, walk, |one, walk| one.refer(table, walk));
    }
}
