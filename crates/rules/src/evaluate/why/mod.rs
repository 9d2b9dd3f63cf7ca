//! Why: what of an unmet criterion failed, with expected and actual in people's words, and which answers already force
//! a verdict.

mod force;
mod items;
mod meet;
mod phrase;

pub use force::{Forcing, forcing};

use super::{Evaluation, Judge, Scope, Truth, value::Value};
use crate::{
    answers::{FactAt, ProblemAt},
    program::{Bound, FactId, List, Node, NodeId, ProvisionId},
};
use alloc::{string::String, vec::Vec};
use phrase::Speaker;

/// What would have to be otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shortfall {
    /// One test that failed.
    Test(Failed),
    /// All of these.
    Each(Vec<Shortfall>),
    /// One of these is enough.
    OneOf(Vec<Shortfall>),
}

/// A test that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// The answer, or the repeating subject as a whole.
    pub at: ProblemAt,
    /// What is asked: `paling banyak Rp2.000.000.000`.
    pub expected: String,
    /// What is there: `Rp2.500.000.000`.
    pub actual: String,
}

/// What failed of a provision that does not hold, for the root or an item of the provision's subject, in the program's
/// language at index `language`. None if it holds or is not known, not in force, or not about that scope,
/// and if nothing could make it hold.
pub fn shortfall(
    evaluation: &Evaluation<'_>,
    id: ProvisionId,
    item: Option<u16>,
    language: usize,
) -> Option<Shortfall> {
    if evaluation.provision_truth(id, item)? != Truth::No {
        return None;
    }
    let provision = evaluation.era.provision(id)?;
    let scope = match (provision.subject(), item) {
        (Some(subject), Some(item)) => Scope::of(subject, item),
        _ => Scope::ROOT,
    };
    let why = Why { evaluation, scope, speaker: Speaker::new(evaluation.era, language) };
    let mut parts = Vec::new();
    why.failed(provision.predicate()?, Value::Object(scope), None, true, &mut parts);
    (!parts.is_empty()).then(|| each(parts))
}

/// One alone stands for itself.
fn each(mut parts: Vec<Shortfall>) -> Shortfall {
    if parts.len() == 1 { parts.remove(0) } else { Shortfall::Each(parts) }
}

/// Adds the ways of which one is enough; one alone stands for itself.
fn add_one_of(out: &mut Vec<Shortfall>, mut ways: Vec<Shortfall>) {
    ways.dedup();
    if ways.len() < 2 { out.append(&mut ways) } else { out.push(Shortfall::OneOf(ways)) }
}

struct Why<'w, 'a> {
    evaluation: &'w Evaluation<'a>,
    scope: Scope,
    speaker: Speaker<'w, 'a>,
}

impl<'w, 'a> Why<'w, 'a> {
    fn truth(&self, node: NodeId, value: Value<'_>) -> Truth {
        Judge::new(self.evaluation, self.scope, &mut Vec::new()).judge(node, value)
    }

    /// Adds what keeps the node from being as it is `wanted`; all of it has to change. Nothing if it is so, or not known.
    fn failed(
        &self,
        id: NodeId,
        value: Value<'w>,
        at: Option<ProblemAt>,
        wanted: bool,
        out: &mut Vec<Shortfall>,
    ) {
        if self.truth(id, value) != Truth::from(!wanted) {
            return;
        }
        match self.speaker.node(id) {
            Node::All(children) => self.parts(children, value, at, [wanted, wanted], out),
            Node::Any(children) => self.parts(children, value, at, [!wanted, wanted], out),
            Node::One(children) | Node::Count { of: children, .. } => {
                // Either too few of them hold or too many.
                let holding = children.iter().any(|child| self.truth(child, value) == Truth::Yes);
                let too_many = holding && matches!(self.speaker.node(id), Node::One(_));
                self.parts(children, value, at, [false, !too_many], out);
            }
            Node::Not(child) => self.failed(child, value, at, !wanted, out),
            Node::If { condition, then, otherwise } => {
                let branch = if self.truth(condition, value) == Truth::Yes { then } else { otherwise };
                if let Some(branch) = branch {
                    self.failed(branch, value, at, wanted, out);
                }
            }
            Node::Required(fact) => {
                if let Some(at) = self.place(fact, value) {
                    out.push(self.speaker.presence(ProblemAt::Fact(at), wanted));
                }
            }
            Node::RequiredItems(subject) => {
                out.push(self.speaker.presence(ProblemAt::Subject(subject), wanted));
            }
            Node::Property(fact, child) => self.property(fact, child, value, wanted, out),
            Node::PropertyItems(subject, child) => {
                self.failed(child, Value::Items(subject), Some(ProblemAt::Subject(subject)), wanted, out);
            }
            Node::Items(child) if matches!(value, Value::Items(_)) => self.items(child, value, wanted, out),
            test => {
                if let Some(at) = at {
                    out.push(self.test(test, value, at, wanted));
                }
            }
        }
    }

    /// What keeps several nodes from being as they are wanted: all of it has to change, or one is enough.
    fn parts(
        &self,
        children: List<'_, NodeId>,
        value: Value<'w>,
        at: Option<ProblemAt>,
        [all, wanted]: [bool; 2],
        out: &mut Vec<Shortfall>,
    ) {
        let mut ways = Vec::new();
        for child in children {
            let mut parts = Vec::new();
            self.failed(child, value, at, wanted, if all { &mut *out } else { &mut parts });
            if !parts.is_empty() {
                ways.push(each(parts));
            }
        }
        add_one_of(out, ways);
    }

    fn place(&self, fact: FactId, value: Value<'_>) -> Option<FactAt> {
        match value {
            Value::Object(scope) => scope.place(self.speaker.era.program, fact),
            _ => None,
        }
    }

    fn property(
        &self,
        fact: FactId,
        child: NodeId,
        value: Value<'_>,
        wanted: bool,
        out: &mut Vec<Shortfall>,
    ) {
        let Some(at) = self.place(fact, value) else { return };
        let (place, before) = (ProblemAt::Fact(at), out.len());
        let Some(known) = self.evaluation.value(at) else {
            return out.push(self.speaker.presence(place, true));
        };
        self.failed(child, known, Some(place), wanted, out);
        // A member that must not be there has no test of its own; nothing changes what always holds.
        if wanted && out.len() == before {
            out.push(self.speaker.presence(place, false));
        }
    }

    /// Each item that fails; where all hold and should not, one of them must change.
    fn items(&self, child: NodeId, value: Value<'w>, wanted: bool, out: &mut Vec<Shortfall>) {
        let Value::Items(subject) = value else { return };
        let mut ways = Vec::new();
        for item in 0..self.evaluation.answers.items(subject) {
            let scope = Scope::inside(subject, item);
            let inside = Why { scope, speaker: self.speaker, ..*self };
            let mut parts = Vec::new();
            inside.failed(
                child,
                Value::Object(scope),
                None,
                wanted,
                if wanted { &mut *out } else { &mut parts },
            );
            if !parts.is_empty() {
                ways.push(each(parts));
            }
        }
        add_one_of(out, ways);
    }

    fn test(&self, test: Node<'a>, value: Value<'_>, at: ProblemAt, wanted: bool) -> Shortfall {
        let expected = self.speaker.negated(self.speaker.expected(test, at), wanted);
        let of_items = match value {
            Value::Items(subject) => self.of_items(test, subject),
            _ => None,
        };
        let actual = of_items.unwrap_or_else(|| self.speaker.actual(self.evaluation, at));
        Shortfall::Test(Failed { at, expected, actual })
    }
}

/// A bound as it is on the date.
fn bound(speaker: &Speaker<'_, '_>, bound: Bound) -> i64 {
    speaker.era.bound(bound).unwrap_or_default()
}
