//! What depends on what: found by the compiler, so that one changed answer decides again only what depends on it.

use super::{
    Condition, Decision, DecisionId, DecisionKind, Derivation, FactId, NodeId, Program, ProvisionId,
    SubjectId,
};
use crate::{
    order::sort_once,
    wire::{parts, plain, words},
};
use alloc::{vec, vec::Vec};

parts! {
    /// What may turn out otherwise when the answer to a fact changes.
    record Affected in Affected {
        /// Facts that are live or derived by it, directly or through others, in asking order.
        facts: Vec<ReachedFact>,
        /// Decisions that read it or one of those, in the order of the pack.
        decisions: Vec<ReachedDecision>,
    }
}

/// A fact that is affected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReachedFact {
    /// The fact.
    pub id: FactId,
    /// Where.
    pub reach: Reach,
}

/// A decision that is affected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReachedDecision {
    /// The decision.
    pub id: DecisionId,
    /// Where.
    pub reach: Reach,
}

/// Where something is affected by an answer in an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// In the same item only.
    Item,
    /// At the root or in every item.
    Everywhere,
}

words!(Reach { Item, Everywhere });
plain!(record ReachedFact in ReachedFacts { id: FactId => Facts, reach: Reach });
plain!(record ReachedDecision in ReachedDecisions { id: DecisionId => Decisions, reach: Reach });

/// For each fact what its answer affects.
pub(super) fn affected(program: &Program) -> Vec<author::Affected> {
    Reads { program }.affected()
}

/// Finds who reads what.
struct Reads<'p> {
    program: &'p Program,
}

/// What one predicate, or several together, read.
#[derive(Default)]
struct Read {
    facts: Vec<FactId>,
    /// Whether arrays are read as a whole.
    arrays: bool,
}

/// What is affected, and where.
type Reached = Vec<(u16, Reach)>;

impl Reads<'_> {
    fn affected(&self) -> Vec<author::Affected> {
        let facts = self.facts();
        let decisions = self.decisions(&facts);
        let both = facts.into_iter().zip(decisions);
        both.map(|(facts, decisions)| author::Affected {
            facts: facts.into_iter().map(|(id, reach)| ReachedFact { id, reach }).collect(),
            decisions: decisions.into_iter().map(|(id, reach)| ReachedDecision { id, reach }).collect(),
        })
        .collect()
    }

    fn facts(&self) -> Vec<Reached> {
        let mut affected = vec![Vec::new(); self.program.facts().len()];
        for (id, fact) in (0..).zip(self.program.facts()) {
            let mut read = Read::default();
            self.predicate(&mut read, fact.live());
            match fact.derived() {
                Some(Derivation::Digits { of, .. }) => read.facts.push(of),
                Some(Derivation::Arms(arms)) => {
                    arms.iter().for_each(|arm| self.condition(&mut read, arm.condition()));
                }
                None => {}
            }
            for &by in &read.facts {
                let reach = self.reach(&read, by, fact.subject());
                affected[usize::from(by)].push((id, reach));
            }
        }
        for at in (0..affected.len()).rev() {
            let direct = core::mem::take(&mut affected[at]);
            // A fact comes after those that it reads, so theirs are whole already.
            let mut widest = Widest::new(affected.len());
            widest.extend(&direct, Reach::Item);
            direct.iter().for_each(|&(fact, reach)| widest.extend(&affected[usize::from(fact)], reach));
            affected[at] = widest.into_list();
        }
        affected
    }

    fn decisions(&self, affected: &[Reached]) -> Vec<Reached> {
        let mut readers = vec![Vec::new(); affected.len()];
        for (id, decision) in (0..).zip(self.program.decisions()) {
            let read = self.read_by(decision);
            for &by in &read.facts {
                readers[usize::from(by)].push((id, self.reach(&read, by, decision.subject())));
            }
        }
        let all = readers.iter().zip(affected);
        all.map(|(own, facts)| {
            let mut widest = Widest::new(self.program.decisions().len());
            widest.extend(own, Reach::Item);
            facts.iter().for_each(|&(fact, reach)| widest.extend(&readers[usize::from(fact)], reach));
            widest.into_list()
        })
        .collect()
    }

    fn read_by(&self, decision: Decision<'_>) -> Read {
        let mut read = Read::default();
        self.predicate(&mut read, decision.when());
        match decision.kind() {
            DecisionKind::Eligibility { criteria } => self.provisions(&mut read, criteria.iter()),
            DecisionKind::Classification { fact } => {
                read.facts.push(fact);
                if let Some(Derivation::Arms(arms)) = self.program.fact(fact).derived() {
                    arms.iter().for_each(|arm| self.condition(&mut read, arm.condition()));
                }
            }
            DecisionKind::Permit { arms } => {
                for arm in arms {
                    self.condition(&mut read, arm.condition());
                    read.facts.extend(arm.dates().iter().filter_map(|rule| rule.fact()));
                }
            }
        }
        read
    }

    fn reach(&self, read: &Read, by: FactId, reader: Option<SubjectId>) -> Reach {
        let same = self.program.fact(by).subject() == reader;
        if same && !read.arrays { Reach::Item } else { Reach::Everywhere }
    }

    fn condition(&self, read: &mut Read, condition: Condition<'_>) {
        self.provisions(read, condition.provisions());
    }

    fn provisions(&self, read: &mut Read, provisions: impl Iterator<Item = ProvisionId>) {
        for id in provisions {
            self.predicate(read, self.program.provision(id).predicate());
        }
    }

    /// Items may be compared as a whole, so that every fact of a subject counts whose array is read.
    fn predicate(&self, read: &mut Read, predicate: Option<NodeId>) {
        let Some(node) = predicate else { return };
        read.facts.extend(self.program.facts_read(node));
        for subject in self.program.subjects_read(node) {
            read.arrays = true;
            read.facts.extend_from_slice(&self.program.index.shape(Some(subject)).facts);
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
