//! The truth of a predicate: one pass over its nodes, collecting the needs of what stays unknown.
//!
//! Recursion follows the depth of the predicate, which the pack compiler bounds. Needs are kept on a stack: what a
//! decided part needed is dropped, so that only needs which can still change the answer remain.

use super::{
    Era, Evaluation, Need, Scope, Truth, keywords,
    knowledge::{Look, Needs},
    value::Value,
};
use crate::program::{
    Bound, Condition, FactId, List, Node, NodeId, Program, Provision, ProvisionId, Standing, SubjectId,
};
use alloc::vec::Vec;

/// Judges predicates in one scope.
pub(crate) struct Judge<'j, 'a> {
    pub(super) era: &'j Era<'a>,
    /// None while a value is judged on its own.
    pub(super) evaluation: Option<&'j Evaluation<'a>>,
    pub(super) scope: Scope,
    needs: NeedStack<'j>,
}

enum NeedStack<'j> {
    Kept(&'j mut Vec<Need>),
    Dropped,
}

impl Evaluation<'_> {
    /// The truth of one provision's predicate for the root, or for an item of the provision's subject. None if the
    /// provision is not in force, has no predicate, or is not about that scope. For judges of our judgement.
    pub fn provision_truth(&self, id: ProvisionId, item: Option<u16>) -> Option<Truth> {
        let provision = self.era.provision(id)?;
        let scope = match (provision.subject(), item) {
            (None, None) => Scope::ROOT,
            (Some(subject), Some(item)) if item < self.answers.items(subject) => Scope::of(subject, item),
            _ => return None,
        };
        let node = provision.predicate()?;
        Some(Judge::new(self, scope, &mut Vec::new()).judge_scope(node))
    }
}

/// The truth of a condition, and whether it holds by rules that are sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Judged {
    pub truth: Truth,
    pub sure: bool,
}

impl<'j, 'a> Judge<'j, 'a> {
    pub(crate) fn new(
        evaluation: &'j Evaluation<'a>,
        scope: Scope,
        needs: &'j mut Vec<Need>,
    ) -> Judge<'j, 'a> {
        Judge { era: evaluation.era, evaluation: Some(evaluation), scope, needs: NeedStack::Kept(needs) }
    }

    pub(crate) fn of_value(era: &'j Era<'a>) -> Judge<'j, 'a> {
        Judge { era, evaluation: None, scope: Scope::ROOT, needs: NeedStack::Dropped }
    }

    pub(super) fn program(&self) -> &'a Program {
        self.era.program
    }

    /// Whether a condition holds: see [`Condition`]. While it holds only by rules that are unsure and a sure one is
    /// still unknown, it is unknown, so that the answer cannot turn later.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(crate) fn condition(&mut self, condition: Condition<'_>) -> Judged {
        let mark = self.mark();
        let all = self.group(condition.all(), true);
        if all.truth == Some(Truth::No) {
            return Judged { truth: Truth::No, sure: false };
        }
        let any = self.group(condition.any(), false);
        let none = self.group(condition.none(), false);
        let not_empty = |group: &Group, listed: List<'_, ProvisionId>| match group.truth {
            _ if listed.is_empty() => Truth::Yes,
            None => Truth::No,
            Some(truth) => truth,
        };
        let truth = not_empty(&all, condition.all()).and(not_empty(&any, condition.any()));
        let truth = truth.and(!none.truth.unwrap_or(Truth::No));
        let sure = !all.unsure_yes && (condition.any().is_empty() || any.sure_yes);
        match truth {
            Truth::Yes if !sure && any.sure_unknown && !all.unsure_yes => {
                Judged { truth: Truth::Unknown, sure }
            }
            Truth::Yes | Truth::No => {
                self.settle(mark);
                Judged { truth, sure }
            }
            Truth::Unknown => Judged { truth, sure },
        }
    }

    /// Judges the provisions that are in force, of which all or any shall hold, up to the one with which the others make no
    /// difference any more.
    fn group(&mut self, provisions: List<'_, ProvisionId>, all: bool) -> Group {
        let mark = self.mark();
        let mut group = Group::default();
        for id in provisions {
            let Some(standing) = self.era.standing(id) else { continue };
            let truth = self.provision(self.program().provision(id));
            let sure = standing != Standing::Unsure;
            group.sure_yes |= sure && truth == Truth::Yes;
            group.unsure_yes |= !sure && truth == Truth::Yes;
            group.sure_unknown |= sure && truth == Truth::Unknown;
            let so_far = group.truth.unwrap_or(truth);
            group.truth = Some(if all { so_far.and(truth) } else { so_far.or(truth) });
            let is_decided = if all { truth == Truth::No } else { group.sure_yes };
            if is_decided {
                self.settle(mark);
                break;
            }
        }
        group
    }

    /// Whether a provision's predicate holds in the scope; a note always does.
    pub(crate) fn provision(&mut self, provision: Provision<'_>) -> Truth {
        provision.predicate().map_or(Truth::Yes, |node| self.judge_scope(node))
    }

    /// Whether the scope's facts satisfy a node.
    pub(crate) fn judge_scope(&mut self, node: NodeId) -> Truth {
        self.judge_object(self.scope, node)
    }

    /// Whether an object satisfies a node: by one look, if it is about one fact.
    fn judge_object(&mut self, scope: Scope, node: NodeId) -> Truth {
        let looked = self.look(scope, node);
        looked.unwrap_or_else(|| self.judge_parts(node, Value::Object(scope)))
    }

    /// Whether a value satisfies a node.
    pub(crate) fn judge(&mut self, node: NodeId, value: Value<'_>) -> Truth {
        match value {
            Value::Object(scope) => self.judge_object(scope, node),
            _ => self.judge_parts(node, value),
        }
    }

    pub(super) fn judge_parts(&mut self, node: NodeId, value: Value<'_>) -> Truth {
        let program = self.program();
        match program.node(node) {
            Node::Always(holds) => Truth::from(holds),
            Node::All(children) => self.all(children.iter(), |judge, child| judge.judge(child, value)),
            Node::Any(children) => self.any(children, value),
            Node::One(children) => self.count(children, 1, Some(1), value),
            Node::Count { of, min, max } => self.count(of, min, max, value),
            Node::Not(child) => !self.judge(child, value),
            Node::If { condition, then, otherwise } => self.choose(condition, then, otherwise, value),
            Node::Required(fact) => self.required(fact, value),
            Node::RequiredItems(subject) => self.required_items(subject, value),
            Node::Property(fact, child) => self.property(fact, child, value),
            Node::PropertyItems(subject, child) => self.property_items(subject, child, value),
            _ => match value {
                Value::Open(needs) => self.unknown(needs),
                known => keywords::assert(self, node, known),
            },
        }
    }

    /// What one look at the answer tells, if the node is about one fact.
    #[inline]
    fn look(&mut self, scope: Scope, node: NodeId) -> Option<Truth> {
        let leaf = self.program().index.leaves.of(node)?;
        match self.evaluation?.look(scope, leaf) {
            Look::Truth(truth, _) => Some(truth),
            Look::Open(needs) => Some(self.unknown(needs)),
            Look::Untold => None,
        }
    }

    /// Kleene's conjunction over a sequence; stops at the first *no*.
    pub(super) fn all<T>(
        &mut self,
        parts: impl Iterator<Item = T>,
        mut truth_of: impl FnMut(&mut Self, T) -> Truth,
    ) -> Truth {
        let mark = self.mark();
        let mut truth = Truth::Yes;
        for part in parts {
            truth = truth.and(truth_of(self, part));
            if truth == Truth::No {
                self.settle(mark);
                break;
            }
        }
        truth
    }

    fn any(&mut self, children: List<'_, NodeId>, value: Value<'_>) -> Truth {
        let mark = self.mark();
        let mut truth = Truth::No;
        for child in children {
            truth = truth.or(self.judge(child, value));
            if truth == Truth::Yes {
                self.settle(mark);
                break;
            }
        }
        truth
    }

    /// Whether at least `min` and at most `max` of the nodes hold.
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn count(&mut self, children: List<'_, NodeId>, min: u16, max: Option<u16>, value: Value<'_>) -> Truth {
        let mark = self.mark();
        let (mut low, mut high) = (0, 0);
        for child in children {
            match self.judge(child, value) {
                Truth::Yes => {
                    low += 1;
                    high += 1;
                }
                Truth::Unknown => high += 1,
                Truth::No => {}
            }
        }
        let max = max.unwrap_or(u16::MAX);
        match () {
            () if low > max || high < min => self.settled(mark, Truth::No),
            () if low >= min && high <= max => self.settled(mark, Truth::Yes),
            () => Truth::Unknown,
        }
    }

    fn choose(
        &mut self,
        condition: NodeId,
        then: Option<NodeId>,
        otherwise: Option<NodeId>,
        value: Value<'_>,
    ) -> Truth {
        let mark = self.mark();
        let branch =
            |judge: &mut Self, node: Option<NodeId>| node.map_or(Truth::Yes, |node| judge.judge(node, value));
        match self.judge(condition, value) {
            Truth::Yes => branch(self, then),
            Truth::No => branch(self, otherwise),
            Truth::Unknown => {
                let both = (branch(self, then), branch(self, otherwise));
                match both {
                    (one, other) if one == other && one != Truth::Unknown => self.settled(mark, one),
                    _ => Truth::Unknown,
                }
            }
        }
    }

    fn required(&mut self, fact: FactId, value: Value<'_>) -> Truth {
        let Value::Object(scope) = value else { return Truth::Yes };
        match self.find(scope, fact) {
            None => Truth::No,
            Some(Value::Open(needs)) => self.unknown(needs),
            Some(_) => Truth::Yes,
        }
    }

    fn property(&mut self, fact: FactId, child: NodeId, value: Value<'_>) -> Truth {
        let Value::Object(scope) = value else { return Truth::Yes };
        match self.find(scope, fact) {
            None => Truth::Yes,
            Some(Value::Open(needs)) => self.maybe_absent(child, needs),
            Some(known) => self.judge(child, known),
        }
    }

    // A property that may still stay absent holds for certain only if it holds whatever is answered.
    fn maybe_absent(&mut self, child: NodeId, needs: Needs) -> Truth {
        let mark = self.mark();
        match self.judge(child, Value::Open(needs)) {
            Truth::Yes => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
            Truth::No => {
                self.settle(mark);
                self.unknown(needs)
            }
        }
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn required_items(&mut self, subject: SubjectId, value: Value<'_>) -> Truth {
        let (Value::Object(scope), Some(evaluation)) = (value, self.evaluation) else { return Truth::Yes };
        match evaluation.answers.items(subject) {
            _ if !scope.root => Truth::No,
            0 if evaluation.is_complete(subject) => Truth::No,
            0 => self.unknown_items(subject),
            _ => Truth::Yes,
        }
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn property_items(&mut self, subject: SubjectId, child: NodeId, value: Value<'_>) -> Truth {
        let (Value::Object(scope), Some(evaluation)) = (value, self.evaluation) else { return Truth::Yes };
        let absent = evaluation.answers.items(subject) == 0 && evaluation.is_complete(subject);
        if absent || !scope.root {
            return Truth::Yes;
        }
        match self.judge(child, Value::Items(subject)) {
            // Without items there may never be an array, and then the property holds.
            Truth::No if evaluation.answers.items(subject) == 0 => self.unknown_items(subject),
            truth => truth,
        }
    }

    /// The value of a fact in a scope; none if absent for good.
    pub(super) fn find(&self, scope: Scope, fact: FactId) -> Option<Value<'j>> {
        self.evaluation?.find(scope, fact)
    }

    /// Judges inside another object, such as an item of an array.
    pub(super) fn within(&mut self, scope: Scope, node: NodeId) -> Truth {
        let outer = core::mem::replace(&mut self.scope, scope);
        let truth = self.judge(node, Value::Object(scope));
        self.scope = outer;
        truth
    }

    pub(super) fn bound(&self, bound: Bound) -> Option<i64> {
        self.era.bound(bound)
    }

    pub(super) fn unknown(&mut self, needs: Needs) -> Truth {
        if let (NeedStack::Kept(stack), Some(evaluation)) = (&mut self.needs, self.evaluation) {
            stack.extend_from_slice(evaluation.pool(needs));
        }
        Truth::Unknown
    }

    pub(super) fn unknown_items(&mut self, subject: SubjectId) -> Truth {
        if let NeedStack::Kept(stack) = &mut self.needs {
            stack.push(Need::Items(subject));
        }
        Truth::Unknown
    }

    pub(super) fn mark(&self) -> usize {
        match &self.needs {
            NeedStack::Kept(stack) => stack.len(),
            NeedStack::Dropped => 0,
        }
    }

    /// Drops the needs since the mark: they can no longer change the answer.
    pub(super) fn settle(&mut self, mark: usize) {
        if let NeedStack::Kept(stack) = &mut self.needs {
            stack.truncate(mark);
        }
    }

    pub(super) fn settled(&mut self, mark: usize, truth: Truth) -> Truth {
        self.settle(mark);
        truth
    }
}

#[derive(Default)]
struct Group {
    truth: Option<Truth>,
    sure_yes: bool,
    unsure_yes: bool,
    sure_unknown: bool,
}
