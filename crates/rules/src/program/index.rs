//! What is looked up often, made from the parts of a program when it is loaded; none of it is written.

use super::{
    Condition, Decision, DecisionId, DecisionKind, Derivation, FactId, NodeId, Program, ProvisionId,
    SubjectId,
};
use crate::order::{insertion_sort_by, sort_once};
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

/// What may turn out otherwise when the answer to a fact changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Affected {
    /// Facts that are live or derived by it, directly or through others, in asking order.
    pub(crate) facts: Vec<(FactId, Reach)>,
    /// Decisions that read it or one of those, in the order of the pack.
    pub(crate) decisions: Vec<(DecisionId, Reach)>,
}

/// Where something is affected by an answer in an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// In the same item only.
    Item,
    /// At the root or in every item.
    Everywhere,
}

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// For each fact its place among the facts of its subject.
    places: Vec<u16>,
    /// The root's shape, then each subject's.
    shapes: Vec<Shape>,
    /// For each fact what it affects.
    affected: Vec<Affected>,
}

impl Index {
    /// Of a consistent program whose provisions know what they read.
    pub(super) fn new(program: &Program) -> Index {
        let mut shapes = vec![Shape::default(); program.subjects.len() + 1];
        let mut places = Vec::new();
        for (id, fact) in (0..).zip(&program.facts) {
            let shape = &mut shapes[fact.subject.map_or(0, |subject| usize::from(subject) + 1)];
            places.push(u16::try_from(shape.facts.len()).unwrap_or(u16::MAX));
            shape.facts.push(id);
            shape.members.push(Member::Fact(id));
        }
        shapes[0].members.extend((0..).zip(&program.subjects).map(|(id, _)| Member::Subject(id)));
        for shape in &mut shapes {
            insertion_sort_by(&mut shape.members, |one, other| {
                comes_before(program.name(*one), program.name(*other))
            });
        }
        let affected = Reads { program, shapes: &shapes }.affected();
        Index { places, shapes, affected }
    }

    /// The place of a fact among the facts of its subject, in asking order.
    pub(crate) fn place(&self, fact: FactId) -> usize {
        usize::from(self.places[usize::from(fact)])
    }

    /// The shape of the root or of a subject's items.
    pub(crate) fn shape(&self, subject: Option<SubjectId>) -> &Shape {
        &self.shapes[subject.map_or(0, |subject| usize::from(subject) + 1)]
    }

    /// What a fact's answer affects.
    pub(crate) fn affected(&self, fact: FactId) -> &Affected {
        &self.affected[usize::from(fact)]
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
            Member::Fact(fact) => &self.facts[usize::from(fact)].id,
            Member::Subject(subject) => &self.subjects[usize::from(subject)].id,
        }
    }

    /// Fills in what is made from the other parts: what each provision reads, the automata of patterns, the index. A program
    /// that was put together by hand must be prepared before it is used; [`Program::load`] does it.
    pub fn prepare(&mut self) {
        for at in 0..self.provisions.len() {
            if let Some(node) = self.provisions[at].predicate {
                self.provisions[at].facts = self.facts_read(node);
                self.provisions[at].subjects = self.subjects_read(node);
            }
        }
        self.patterns.iter_mut().for_each(crate::evaluate::pattern::Pattern::prepare);
        self.index = Index::new(self);
    }
}

/// Finds who reads what.
struct Reads<'p> {
    program: &'p Program,
    shapes: &'p [Shape],
}

/// What one predicate, or several together, read.
#[derive(Default)]
struct Read {
    facts: Vec<FactId>,
    /// Whether arrays are read as a whole.
    arrays: bool,
}

impl Reads<'_> {
    fn affected(&self) -> Vec<Affected> {
        let mut affected = vec![Affected::default(); self.program.facts.len()];
        for (id, fact) in (0..).zip(&self.program.facts) {
            let mut read = Read::default();
            self.predicate(&mut read, fact.live);
            match &fact.derived {
                Some(Derivation::Part { of, .. }) => read.facts.push(*of),
                Some(Derivation::Arms(arms)) => {
                    arms.iter().for_each(|arm| self.condition(&mut read, &arm.condition));
                }
                None => {}
            }
            for &by in &read.facts {
                let reach = self.reach(&read, by, fact.subject);
                affected[usize::from(by)].facts.push((id, reach));
            }
        }
        for at in (0..affected.len()).rev() {
            let direct = core::mem::take(&mut affected[at].facts);
            // A fact comes after those that it reads, so theirs are whole already.
            affected[at].facts = self.through(&direct, |fact| &affected[usize::from(fact)].facts);
        }
        self.decisions(&mut affected);
        affected
    }

    /// What is affected directly, and what is affected by that.
    fn through<'a>(
        &self,
        direct: &[(FactId, Reach)],
        next: impl Fn(FactId) -> &'a Vec<(FactId, Reach)>,
    ) -> Vec<(FactId, Reach)> {
        let mut widest = Widest::new(self.program.facts.len());
        widest.extend(direct, Reach::Item);
        direct.iter().for_each(|&(fact, reach)| widest.extend(next(fact), reach));
        widest.into_list()
    }

    fn decisions(&self, affected: &mut [Affected]) {
        let mut readers = vec![Vec::new(); affected.len()];
        for (id, decision) in (0..).zip(&self.program.decisions) {
            let read = self.read_by(decision);
            for &by in &read.facts {
                readers[usize::from(by)].push((id, self.reach(&read, by, decision.subject)));
            }
        }
        for (own, one) in readers.iter().zip(affected) {
            let mut widest = Widest::new(self.program.decisions.len());
            widest.extend(own, Reach::Item);
            for &(fact, reach) in &one.facts {
                widest.extend(&readers[usize::from(fact)], reach);
            }
            one.decisions = widest.into_list();
        }
    }

    fn read_by(&self, decision: &Decision) -> Read {
        let mut read = Read::default();
        self.predicate(&mut read, decision.when);
        match &decision.kind {
            DecisionKind::Eligibility { criteria } => self.provisions(&mut read, criteria),
            DecisionKind::Classification { fact } => {
                read.facts.push(*fact);
                if let Some(Derivation::Arms(arms)) = &self.program.facts[usize::from(*fact)].derived {
                    arms.iter().for_each(|arm| self.condition(&mut read, &arm.condition));
                }
            }
            DecisionKind::Permit { arms } => {
                for arm in arms {
                    self.condition(&mut read, &arm.condition);
                    read.facts.extend(arm.dates.iter().filter_map(|rule| rule.fact));
                }
            }
        }
        read
    }

    fn reach(&self, read: &Read, by: FactId, reader: Option<SubjectId>) -> Reach {
        let same = self.program.facts[usize::from(by)].subject == reader;
        if same && !read.arrays { Reach::Item } else { Reach::Everywhere }
    }

    fn condition(&self, read: &mut Read, condition: &Condition) {
        for provisions in [&condition.all, &condition.any, &condition.none] {
            self.provisions(read, provisions);
        }
    }

    fn provisions(&self, read: &mut Read, provisions: &[ProvisionId]) {
        for &id in provisions {
            self.predicate(read, self.program.provisions[usize::from(id)].predicate);
        }
    }

    /// Items may be compared as a whole, so that every fact of a subject counts whose array is read.
    fn predicate(&self, read: &mut Read, predicate: Option<NodeId>) {
        let Some(node) = predicate else { return };
        read.facts.extend(self.program.facts_read(node));
        for subject in self.program.subjects_read(node) {
            read.arrays = true;
            read.facts.extend_from_slice(&self.shapes[usize::from(subject) + 1].facts);
        }
        sort_once(&mut read.facts);
    }
}

/// The widest reach of each that is affected. To mark them is linear; to sort them would not be.
struct Widest(Vec<Option<Reach>>);

impl Widest {
    fn new(length: usize) -> Widest {
        Widest(vec![None; length])
    }

    /// Adds what has at least a reach.
    fn extend(&mut self, all: &[(u16, Reach)], least: Reach) {
        for &(id, reach) in all {
            let widest = &mut self.0[usize::from(id)];
            *widest = Some(reach.max(least)).max(*widest);
        }
    }

    /// Each once, in order.
    fn into_list(self) -> Vec<(u16, Reach)> {
        let reached = |(id, reach): (u16, Option<Reach>)| Some((id, reach?));
        (0..).zip(self.0).filter_map(reached).collect()
    }
}
