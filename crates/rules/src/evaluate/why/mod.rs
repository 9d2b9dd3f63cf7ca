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
    program::{Bound, FactId, List, Node, NodeId, Program, ProvisionId},
};
use alloc::{string::String, vec, vec::Vec};
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
/// language at index `language`. None if it holds or is not known, not in force, or not about that scope.
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
    Some(each(why.failed(provision.predicate()?, Value::Object(scope), None, true)))
}

/// One alone stands for itself.
fn each(mut parts: Vec<Shortfall>) -> Shortfall {
    if parts.len() == 1 { parts.remove(0) } else { Shortfall::Each(parts) }
}

fn one_of(mut parts: Vec<Shortfall>) -> Vec<Shortfall> {
    parts.dedup();
    if parts.len() < 2 { parts } else { vec![Shortfall::OneOf(parts)] }
}

struct Why<'w, 'a> {
    evaluation: &'w Evaluation<'a>,
    scope: Scope,
    speaker: Speaker<'w, 'a>,
}

impl<'w, 'a> Why<'w, 'a> {
    fn program(&self) -> &'a Program {
        self.evaluation.program()
    }

    fn truth(&self, node: NodeId, value: Value<'_>) -> Truth {
        Judge::new(self.evaluation, self.scope, &mut Vec::new()).judge(node, value)
    }

    /// What keeps the node from being as it is `wanted`; all of it has to change. Empty if it is so, or not known.
    fn failed(&self, id: NodeId, value: Value<'w>, at: Option<ProblemAt>, wanted: bool) -> Vec<Shortfall> {
        if self.truth(id, value) != Truth::from(!wanted) {
            return Vec::new();
        }
        let within = |child: NodeId, wanted: bool| self.failed(child, value, at, wanted);
        let all =
            |children: List<'_, NodeId>| children.iter().flat_map(|child| within(child, wanted)).collect();
        let any = |children: List<'_, NodeId>, wanted: bool| {
            one_of(
                children
                    .iter()
                    .map(|child| within(child, wanted))
                    .filter(|part| !part.is_empty())
                    .map(each)
                    .collect(),
            )
        };
        match self.program().node(id) {
            Node::All(children) if wanted => all(children),
            Node::All(children) => any(children, false),
            Node::Any(children) if wanted => any(children, true),
            Node::Any(children) => all(children),
            Node::One(children) | Node::Count { of: children, .. } => {
                // Either too few of them hold or too many.
                let holding = children.iter().any(|child| self.truth(child, value) == Truth::Yes);
                let rest = any(children, true);
                if holding && matches!(self.program().node(id), Node::One(_)) {
                    any(children, false)
                } else {
                    rest
                }
            }
            Node::Not(child) => within(child, !wanted),
            Node::If { condition, then, otherwise } => {
                let branch = if self.truth(condition, value) == Truth::Yes { then } else { otherwise };
                branch.map(|branch| within(branch, wanted)).unwrap_or_default()
            }
            Node::Required(fact) => self.required(fact, value, wanted),
            Node::RequiredItems(subject) => {
                vec![self.speaker.presence(ProblemAt::Subject(subject), wanted)]
            }
            Node::Property(fact, child) => self.property(fact, child, value, wanted),
            Node::PropertyItems(subject, child) => {
                self.failed(child, Value::Items(subject), Some(ProblemAt::Subject(subject)), wanted)
            }
            Node::Items(child) if matches!(value, Value::Items(_)) => self.items(child, value, wanted),
            test => at.map(|at| self.test(test, value, at, wanted)).into_iter().collect(),
        }
    }

    fn place(&self, fact: FactId, value: Value<'_>) -> Option<FactAt> {
        match value {
            Value::Object(scope) => scope.place(self.program(), fact),
            _ => None,
        }
    }

    fn required(&self, fact: FactId, value: Value<'_>, wanted: bool) -> Vec<Shortfall> {
        let place = self.place(fact, value);
        place.map(|at| self.speaker.presence(ProblemAt::Fact(at), wanted)).into_iter().collect()
    }

    fn property(&self, fact: FactId, child: NodeId, value: Value<'_>, wanted: bool) -> Vec<Shortfall> {
        let Some(at) = self.place(fact, value) else { return Vec::new() };
        let place = ProblemAt::Fact(at);
        match self.evaluation.value(at) {
            Some(known) => {
                let found = self.failed(child, known, Some(place), wanted);
                // A member that must not be there has no test of its own.
                if found.is_empty() { vec![self.speaker.presence(place, !wanted)] } else { found }
            }
            None => vec![self.speaker.presence(place, true)],
        }
    }

    /// Each item that fails; where all hold and should not, one of them must change.
    fn items(&self, child: NodeId, value: Value<'_>, wanted: bool) -> Vec<Shortfall> {
        let Value::Items(subject) = value else { return Vec::new() };
        let parts = (0..self.evaluation.answers.items(subject)).map(|item| {
            let scope = Scope::inside(subject, item);
            let inside = Why { scope, speaker: self.speaker, ..*self };
            inside.failed(child, Value::Object(scope), None, wanted)
        });
        if wanted {
            parts.flatten().collect()
        } else {
            one_of(parts.filter(|part| !part.is_empty()).map(each).collect())
        }
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
