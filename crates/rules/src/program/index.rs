//! What is looked up often.

use super::{FactId, FactKind, Program, SubjectId};
use crate::{
    answers::json::is_plain,
    evaluate::{Leaves, Plain},
    wire::plain,
};
use alloc::{string::String, vec::Vec};
use core::cmp::Ordering;

/// What an object of answers has a member for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyed {
    /// A fact.
    Fact(FactId),
    /// The items of a repeating subject.
    Items(SubjectId),
}

plain!(choice Keyed in Keys { Fact(fact: FactId => Facts), Items(subject: SubjectId => Subjects) });

/// All members that a program's answers have, in the canonical order of their names.
pub(super) fn keys(program: &Program) -> Vec<Keyed> {
    let facts = (0..).zip(program.facts()).map(|(id, fact)| (fact.id(), Keyed::Fact(id)));
    let subjects = (0..).zip(program.subjects()).map(|(id, subject)| (subject.id(), Keyed::Items(id)));
    let mut keys: Vec<_> = facts.chain(subjects).collect();
    keys.sort_by(|one, other| canonical_order(one.0, other.0));
    keys.into_iter().map(|(_, key)| key).collect()
}

/// A member of an object of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    /// Where its key begins among the keys of the shape, and how long it is.
    key: (u32, u32),
    pub(crate) value: Value,
}

/// What a member holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// A fact's answer.
    Fact {
        id: FactId,
        kind: FactKind,
        /// Its place among the facts of its subject.
        place: u16,
    },
    /// The array of a repeating subject's items.
    Items(SubjectId),
}

/// The members of one kind of object: the root, or an item of a repeating subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Its facts, in asking order.
    pub(crate) facts: Vec<FactId>,
    /// The plain ones of them, with their places among all.
    pub(crate) plain: Vec<(FactId, u16, Plain)>,
    /// All its members, in the canonical order of their names (RFC 8785, section 3.2.3).
    pub(crate) members: Vec<Member>,
    /// Their names between quotation marks, each with a colon.
    keys: String,
}

impl Shape {
    fn add(&mut self, name: &str, value: Value) {
        let start = self.keys.len() as u32;
        self.keys.extend(["\"", name, "\":"]);
        self.members.push(Member { key: (start, self.keys.len() as u32 - start), value });
    }

    /// The key of a member and its colon, as they are written if the name is plain.
    #[inline]
    pub(crate) fn key(&self, member: Member) -> &[u8] {
        &self.keys.as_bytes()[member.key.0 as usize..][..member.key.1 as usize]
    }

    /// The place of the member with a name.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        let length = name.len() + r#""":"#.len();
        self.members.iter().position(|member| member.key.1 as usize == length && self.name(*member) == name)
    }

    /// The name of a member.
    pub(crate) fn name(&self, member: Member) -> &str {
        let (start, length) = (member.key.0 as usize, member.key.1 as usize);
        &self.keys[start..][1..length - 2]
    }
}

/// Where a fact is at home.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Home {
    /// None for the root.
    subject: Option<SubjectId>,
    /// Its place among the facts of that.
    place: u16,
    plain: Option<Plain>,
}

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Index {
    /// Of each fact.
    homes: Vec<Home>,
    /// All facts that are not plain, in asking order.
    pub(crate) others: Vec<FactId>,
    pub(crate) leaves: Leaves,
    /// The root's shape, then each subject's.
    shapes: Vec<Shape>,
    /// The bytes of the longest name of a member; without end if there is one that JSON does not write as it is.
    pub(crate) longest_name: usize,
}

impl Index {
    /// Of a consistent program.
    pub(super) fn new(program: &Program) -> Index {
        let mut index = Index::default();
        index.shapes.resize(program.subjects().len() + 1, Shape::default());
        for (id, fact) in (0..).zip(program.facts()) {
            let subject = fact.subject();
            let shape = &mut index.shapes[number(subject)];
            let place = u16::try_from(shape.facts.len()).unwrap_or(u16::MAX);
            shape.facts.push(id);
            let plain = Plain::of(fact);
            match plain {
                Some(plain) => shape.plain.push((id, place, plain)),
                None => index.others.push(id),
            }
            index.homes.push(Home { subject, place, plain });
        }
        for key in program.keys() {
            let (name, home, value) = match key {
                Keyed::Fact(id) => {
                    let (fact, (home, place)) = (program.fact(id), index.home(id));
                    (fact.id(), home, Value::Fact { id, kind: fact.kind(), place: place as u16 })
                }
                Keyed::Items(id) => (program.subject(id).id(), None, Value::Items(id)),
            };
            let length = if is_plain(name) { name.len() } else { usize::MAX };
            index.longest_name = index.longest_name.max(length);
            index.shapes[number(home)].add(name, value);
        }
        index.leaves = Leaves::new(program, |fact| index.home(fact));
        index
    }

    /// The subject of a fact, none for the root, and its place among the facts of that, in asking order.
    pub(crate) fn home(&self, fact: FactId) -> (Option<SubjectId>, usize) {
        let home = &self.homes[usize::from(fact)];
        (home.subject, home.place.into())
    }

    /// The fact, if it is a plain one.
    pub(crate) fn plain(&self, fact: FactId) -> Option<&Plain> {
        self.homes[usize::from(fact)].plain.as_ref()
    }

    /// The shape of the root or of a subject's items.
    pub(crate) fn shape(&self, subject: Option<SubjectId>) -> &Shape {
        &self.shapes[number(subject)]
    }
}

/// The number of a shape: the root's is the first.
fn number(subject: Option<SubjectId>) -> usize {
    subject.map_or(0, |subject| usize::from(subject) + 1)
}

/// Whether a member name comes before another in [`canonical_order`].
pub(crate) fn comes_before(one: &str, other: &str) -> bool {
    canonical_order(one, other).is_lt()
}

/// The order of member names in RFC 8785, section 3.2.3: by UTF-16 code units.
fn canonical_order(one: &str, other: &str) -> Ordering {
    // What takes two code units begins with one below U+E000; nothing else stands elsewhere than by its number.
    let rank = |character| match u32::from(character) {
        code @ 0xe000..=0xffff => code | 1 << 31,
        code => code,
    };
    one.chars().map(rank).cmp(other.chars().map(rank))
}

impl Program {
    /// The decisions that the answer to a fact can change, directly or through others, in the order of the pack.
    pub fn decisions_reading(&self, fact: FactId) -> Vec<super::DecisionId> {
        self.affected_by(fact).decisions().iter().map(|decision| decision.id).collect()
    }
}
