//! What depends on what: found by the compiler, so that one changed answer decides again only what depends on it.

use super::{
    Condition, Decision, DecisionId, DecisionKind, Derivation, FactId, Index, NodeId, Program, ProvisionId,
    SubjectId,
};
use crate::{
    order::sort_once,
    wire::{Refer, Table, Walk, Wire, each, words},
};
use alloc::{vec, vec::Vec};

/// What may turn out otherwise when the answer to a fact changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Affected {
    /// Facts that are live or derived by it, directly or through others, in asking order.
    pub(crate) facts: Vec<(FactId, Reach)>,
    /// Decisions that read it or one of those, in the order of the pack.
    pub(crate) decisions: Vec<(DecisionId, Reach)>,
}

/// Where something is affected by an answer in an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// In the same item only.
    #[default]
    Item,
    /// At the root or in every item.
    Everywhere,
}

words!(Reach { Item, Everywhere });

impl Wire for Affected {
    fn walk(&mut self, walk: &mut impl Walk) {
        each(&mut self.facts, walk, |one, walk| pair(one, Table::Facts, walk));
        each(&mut self.decisions, walk, |one, walk| pair(one, Table::Decisions, walk));
    }
}

fn pair((id, reach): &mut (u16, Reach), table: Table, walk: &mut impl Walk) {
    id.refer(table, walk);
    reach.walk(walk);
}

impl Program {
    /// Fills in what is made from the other parts: what each provision reads, the automata of patterns, the index. Whoever
    /// puts a program together must do so before it is used or written.
    pub fn prepare(&mut self) {
        for at in 0..self.provisions.len() {
            if let Some(node) = self.provisions[at].predicate {
                self.provisions[at].facts = self.facts_read(node);
                self.provisions[at].subjects = self.subjects_read(node);
            }
        }
        self.ready();
        self.index.affected = Reads { program: self, index: &self.index }.affected();
    }
}

/// Finds who reads what.
struct Reads<'p> {
    program: &'p Program,
    index: &'p Index,
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
            DecisionKind::Eligibility { criteria } => self.provisions(&mut read, criteria.iter().copied()),
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
        self.provisions(read, condition.provisions());
    }

    fn provisions(&self, read: &mut Read, provisions: impl Iterator<Item = ProvisionId>) {
        for id in provisions {
            self.predicate(read, self.program.provisions[usize::from(id)].predicate);
        }
    }

    /// Items may be compared as a whole, so that every fact of a subject counts whose array is read.
    fn predicate(&self, read: &mut Read, predicate: Option<NodeId>) {
        let Some(node) = predicate else { return };
        read.facts.extend(self.program.facts_read(node));
        for subject in self.program.subjects_read(node) {
            read.arrays = true;
            read.facts.extend_from_slice(&self.index.shape(Some(subject)).facts);
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
