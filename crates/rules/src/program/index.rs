//! What is looked up often.

use super::{FactId, Program, SubjectId};
use crate::order::insertion_sort_by;
use alloc::{vec, vec::Vec};

/// A member of an object of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Member {
    /// A fact's answer.
    Fact(FactId),
    /// The array of a repeating subject's items.
    Subject(SubjectId),
}

/// The members of one kind of object: the root, or an item of a repeating subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Its facts, in asking order.
    pub(crate) facts: Vec<FactId>,
    /// All its members, in the canonical order of their names (RFC 8785, section 3.2.3).
    pub(crate) members: Vec<Member>,
}

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Index {
    /// For each fact its subject, and its place among the facts of that.
    homes: Vec<(Option<SubjectId>, u16)>,
    /// The root's shape, then each subject's.
    shapes: Vec<Shape>,
}

impl Index {
    /// Of a consistent program.
    pub(super) fn new(program: &Program) -> Index {
        let mut shapes = vec![Shape::default(); program.subjects().len() + 1];
        let mut homes = Vec::new();
        for (id, fact) in (0..).zip(program.facts()) {
            let subject = fact.subject();
            let shape = &mut shapes[subject.map_or(0, |subject| usize::from(subject) + 1)];
            homes.push((subject, u16::try_from(shape.facts.len()).unwrap_or(u16::MAX)));
            shape.facts.push(id);
            shape.members.push(Member::Fact(id));
        }
        shapes[0].members.extend((0..).zip(program.subjects()).map(|(id, _)| Member::Subject(id)));
        for shape in &mut shapes {
            insertion_sort_by(&mut shape.members, |one, other| {
                comes_before(program.name(*one), program.name(*other))
            });
        }
        Index { homes, shapes }
    }

    /// The subject of a fact, none for the root, and its place among the facts of that, in asking order.
    pub(crate) fn home(&self, fact: FactId) -> (Option<SubjectId>, usize) {
        let (subject, place) = self.homes[usize::from(fact)];
        (subject, usize::from(place))
    }

    /// The shape of the root or of a subject's items.
    pub(crate) fn shape(&self, subject: Option<SubjectId>) -> &Shape {
        &self.shapes[subject.map_or(0, |subject| usize::from(subject) + 1)]
    }
}

/// The order of member names in RFC 8785, section 3.2.3: by UTF-16 code units.
pub(crate) fn comes_before(one: &str, other: &str) -> bool {
    one.encode_utf16().lt(other.encode_utf16())
}

impl Program {
    /// The name of a member in the answers.
    pub(crate) fn name(&self, member: Member) -> &str {
        match member {
            Member::Fact(fact) => self.fact(fact).id(),
            Member::Subject(subject) => self.subject(subject).id(),
        }
    }

    /// The decisions that the answer to a fact can change, directly or through others, in the order of the pack.
    pub fn decisions_reading(&self, fact: FactId) -> Vec<super::DecisionId> {
        self.affected_by(fact).decisions().iter().map(|decision| decision.id).collect()
    }
}
