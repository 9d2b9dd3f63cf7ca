//! Which facts a predicate sees.

use crate::{
    answers::FactAt,
    program::{FactId, Program, SubjectId},
};

/// The object that a predicate judges at its top: the root facts, the facts of one item, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Whether the root facts are part of it.
    pub root: bool,
    /// The item whose facts are part of it.
    pub item: Option<(SubjectId, u16)>,
}

impl Scope {
    /// The root facts.
    pub const ROOT: Scope = Scope { root: true, item: None };

    /// The root facts and one item's.
    pub fn of(subject: SubjectId, item: u16) -> Scope {
        Scope { root: true, item: Some((subject, item)) }
    }

    pub(super) fn inside(subject: SubjectId, item: u16) -> Scope {
        Scope { root: false, item: Some((subject, item)) }
    }

    /// The index of its item.
    pub(crate) fn index(self) -> Option<u16> {
        self.item.map(|(_, item)| item)
    }

    /// The place of a fact in this scope; none if the object does not have it.
    pub(crate) fn place(self, program: &Program, fact: FactId) -> Option<FactAt> {
        match (program.index.home(fact).0, self.item) {
            (None, _) => self.root.then(|| FactAt::root(fact)),
            (Some(wanted), Some((subject, item))) => (wanted == subject).then(|| FactAt::item(fact, item)),
            (Some(_), None) => None,
        }
    }
}
