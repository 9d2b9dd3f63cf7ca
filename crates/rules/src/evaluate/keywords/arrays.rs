//! The array keywords of JSON Schema, over the items of a repeating subject or the chosen options of a fact.
//!
//! While more items may come, a lower bound can only be met and an upper bound can only be broken.

use super::super::{Judge, Scope, Truth, value::Value};
use crate::program::{Bound, Choice, FactId, List, Node, NodeId, SubjectId};

#[cfg_attr(target_family = "wasm", inline(never))]
pub(super) fn judge(judge: &mut Judge<'_, '_>, node: Node<'_>, value: Value<'_>) -> Truth {
    let array = match value {
        Value::Choices(options, indices) => Array::Chosen(options, indices),
        Value::Items(subject) => Array::Items(subject),
        _ => return Truth::Yes,
    };
    match node {
        Node::MinItems(bound) => array.count(judge).at_least(judge, bound),
        Node::MaxItems(bound) => array.count(judge).at_most(judge, bound),
        Node::Items(item) => array.every(judge, item),
        Node::Contains { item, min, max } => array.contains(judge, item, min, max),
        Node::UniqueItems => array.unique(judge),
        _ => Truth::Yes,
    }
}

#[derive(Clone, Copy)]
enum Array<'v> {
    Chosen(List<'v, Choice<'v>>, &'v [u16]),
    Items(SubjectId),
}

/// How many items count: at least `low`, at most `high` (none: no bound).
#[derive(Clone, Copy)]
struct Count {
    low: i64,
    high: Option<i64>,
    more: Option<SubjectId>,
}

impl Count {
    fn at_least(self, judge: &mut Judge<'_, '_>, bound: Bound) -> Truth {
        match judge.bound(bound) {
            None => Truth::Unknown,
            Some(bound) if self.low >= bound => Truth::Yes,
            Some(bound) if self.high.is_some_and(|high| high < bound) => Truth::No,
            Some(_) => self.unknown(judge),
        }
    }

    fn at_most(self, judge: &mut Judge<'_, '_>, bound: Bound) -> Truth {
        match judge.bound(bound) {
            None => Truth::Unknown,
            Some(bound) if self.low > bound => Truth::No,
            Some(bound) if self.high.is_some_and(|high| high <= bound) => Truth::Yes,
            Some(_) => self.unknown(judge),
        }
    }

    fn unknown(self, judge: &mut Judge<'_, '_>) -> Truth {
        if let Some(subject) = self.more {
            judge.unknown_items(subject);
        }
        Truth::Unknown
    }
}

impl Array<'_> {
    fn length(self, judge: &Judge<'_, '_>) -> u16 {
        match self {
            Array::Chosen(_, indices) => u16::try_from(indices.len()).unwrap_or(u16::MAX),
            Array::Items(subject) => {
                judge.evaluation.map_or(0, |evaluation| evaluation.answers.items(subject))
            }
        }
    }

    /// The subject to which items may still be added.
    fn more(self, judge: &Judge<'_, '_>) -> Option<SubjectId> {
        match self {
            Array::Items(subject)
                if judge.evaluation.is_some_and(|evaluation| !evaluation.is_complete(subject)) =>
            {
                Some(subject)
            }
            _ => None,
        }
    }

    fn item(self, judge: &mut Judge<'_, '_>, index: u16, node: NodeId) -> Truth {
        match self {
            Array::Items(subject) => judge.within(Scope::inside(subject, index), node),
            Array::Chosen(options, indices) => {
                let option = options.at(indices[usize::from(index)]);
                judge.judge(node, Value::Text(option.value()))
            }
        }
    }

    fn count(self, judge: &Judge<'_, '_>) -> Count {
        let low = i64::from(self.length(judge));
        let more = self.more(judge);
        Count { low, high: more.is_none().then_some(low), more }
    }

    fn every(self, judge: &mut Judge<'_, '_>, node: NodeId) -> Truth {
        let so_far = judge.all(0..self.length(judge), |judge, index| self.item(judge, index, node));
        match self.more(judge) {
            Some(subject) if so_far != Truth::No => judge.unknown_items(subject),
            _ => so_far,
        }
    }

    fn contains(self, judge: &mut Judge<'_, '_>, node: NodeId, min: Bound, max: Option<Bound>) -> Truth {
        let mark = judge.mark();
        let (mut low, mut unknown) = (0, 0);
        for index in 0..self.length(judge) {
            match self.item(judge, index, node) {
                Truth::Yes => low += 1,
                Truth::Unknown => unknown += 1,
                Truth::No => {}
            }
        }
        let more = self.more(judge);
        let count = Count { low, high: more.is_none().then_some(low + unknown), more };
        let at_most = max.map_or(Truth::Yes, |max| count.at_most(judge, max));
        let truth = count.at_least(judge, min).and(at_most);
        if truth == Truth::Unknown { truth } else { judge.settled(mark, truth) }
    }

    fn unique(self, judge: &mut Judge<'_, '_>) -> Truth {
        let Array::Items(subject) = self else { return Truth::Yes };
        let mark = judge.mark();
        let length = self.length(judge);
        let pairs = (0..length).flat_map(|later| (0..later).map(move |earlier| (earlier, later)));
        let truth = judge.all(pairs, |judge, (one, other)| !same_item(judge, subject, one, other));
        match self.more(judge) {
            Some(subject) if truth != Truth::No => judge.unknown_items(subject),
            _ if truth == Truth::Unknown => truth,
            _ => judge.settled(mark, truth),
        }
    }
}

fn same_item(judge: &mut Judge<'_, '_>, subject: SubjectId, one: u16, other: u16) -> Truth {
    let facts = (0..).zip(judge.program().facts()).filter(|(_, fact)| fact.subject() == Some(subject));
    judge.all(facts, |judge, (fact, _): (FactId, _)| {
        match (judge.find(Scope::inside(subject, one), fact), judge.find(Scope::inside(subject, other), fact))
        {
            (None, None) => Truth::Yes,
            (Some(Value::Open(needs)), _) | (_, Some(Value::Open(needs))) => judge.unknown(needs),
            (Some(one), Some(other)) => Truth::from(super::unique_by::same(one, other)),
            _ => Truth::No,
        }
    })
}
