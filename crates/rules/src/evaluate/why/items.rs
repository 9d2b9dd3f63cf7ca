//! Expected and actual of several items, or of several chosen options, in people's words.

use super::{
    Why, bound,
    phrase::{AT_LEAST, AT_MOST, Speaker},
};
use crate::{
    answers::FactAt,
    evaluate::{Judge, Scope, Truth, keywords::agree, value::Value},
    program::{Bound, Fact, FactId, List, Node, NodeId, SubjectId},
    wording,
};
use alloc::{borrow::ToOwned, string::String, vec::Vec};

impl<'a> Speaker<'_, 'a> {
    /// The sum of a fact, which is shown as one value of it would be.
    pub(super) fn total(&self, fact: FactId, test: NodeId) -> String {
        self.asked(self.node(test), Some(self.fact(fact))).unwrap_or_default()
    }

    /// How many must be as a schema says, and how that is.
    pub(super) fn contained(
        &self,
        fact: Option<Fact<'_>>,
        item: NodeId,
        min: Bound,
        max: Option<Bound>,
    ) -> String {
        let (min, max) = (bound(self, min), max.map(|max| bound(self, max)));
        let options = self.one_of(fact, self.node(item)).filter(|_| fact.is_some());
        match (options, max) {
            (Some(options), None) if min == 1 => self.phrase(["memuat", "including"], &options),
            (Some(options), _) => [&self.how_many(min, max), self.say(["dari", "of"]), &options].join(" "),
            (None, _) => [&*self.how_many(min, max), &self.such(item)].join(" "),
        }
    }

    /// What each must be.
    pub(super) fn each(&self, fact: Option<Fact<'_>>, item: NodeId) -> String {
        match self.one_of(fact, self.node(item)) {
            Some(options) => self.phrase(["hanya", "only"], &options),
            None => self.phrase(["semuanya", "all of them"], &self.such(item)),
        }
    }

    fn how_many(&self, min: i64, max: Option<i64>) -> String {
        let words = |pair, limit| self.phrase(pair, &self.grouped(limit));
        match max {
            Some(max) if max == min => words(["tepat", "exactly"], min),
            Some(max) if min == 0 => words(AT_MOST, max),
            Some(max) => [words(AT_LEAST, min), words(AT_MOST, max)].join(", "),
            None => words(AT_LEAST, min),
        }
    }

    fn such(&self, item: NodeId) -> String {
        match self.condition(item) {
            Some(words) => self.phrase(["dengan", "with"], &words),
            None => self.say(["yang memenuhi syarat", "as required"]).to_owned(),
        }
    }

    /// What an item must be, by its questions; none if that is no matter of a few words.
    fn condition(&self, id: NodeId) -> Option<String> {
        let (children, between) = match self.node(id) {
            Node::All(children) => (children, [" dan ", " and "]),
            Node::Any(children) => (children, [" atau ", " or "]),
            Node::Property(fact, test) => {
                let asked = self.asked(self.node(test), Some(self.fact(fact)))?;
                return Some([self.question(fact), asked].join(": "));
            }
            _ => return None,
        };
        let mut words = Vec::new();
        for child in children {
            if !self.is_told_by_another(child, children) {
                words.push(self.condition(child)?);
            }
        }
        Some(words.join(self.say(between)))
    }

    /// Whether a node only says that a fact must be there of which another says what it must be.
    fn is_told_by_another(&self, id: NodeId, among: List<'_, NodeId>) -> bool {
        let Node::Required(wanted) = self.node(id) else { return false };
        among.iter().any(|other| matches!(self.node(other), Node::Property(fact, _) if fact == wanted))
    }

    /// In which facts items may not be the same.
    pub(super) fn facts_alike(&self, facts: List<'_, FactId>) -> String {
        let mut questions = Vec::new();
        for fact in facts {
            questions.push(self.question(fact));
        }
        self.phrase(["dalam", "in"], &questions.join(self.say([" dengan ", " with "])))
    }
}

impl<'w> Why<'w, '_> {
    /// What is there of the items of a subject, by the test that fails.
    pub(super) fn of_items(&self, test: Node<'_>, subject: SubjectId) -> Option<String> {
        match test {
            Node::SumOf(fact, _) => Some(self.speaker.number(Some(fact), self.sum(fact, subject))),
            Node::Contains { item, .. } => Some(self.speaker.number(None, self.count(item, subject))),
            Node::UniqueBy(facts) => self.alike(facts, subject),
            _ => None,
        }
    }

    fn sum(&self, fact: FactId, subject: SubjectId) -> i64 {
        let items = 0..self.evaluation.answers.items(subject);
        let value = |item| match self.evaluation.value(FactAt::item(fact, item)) {
            Some(Value::Integer(value)) => value,
            _ => 0,
        };
        items.map(value).fold(0, i64::saturating_add)
    }

    fn count(&self, node: NodeId, subject: SubjectId) -> i64 {
        let items = 0..self.evaluation.answers.items(subject);
        let holds = |&item: &u16| {
            let scope = Scope::inside(subject, item);
            let mut needs = Vec::new();
            Judge::new(self.evaluation, scope, &mut needs).judge(node, Value::Object(scope)) == Truth::Yes
        };
        i64::try_from(items.filter(holds).count()).unwrap_or(i64::MAX)
    }

    /// The first items that agree in some facts: "1 dan 3 sama".
    fn alike(&self, facts: List<'_, FactId>, subject: SubjectId) -> Option<String> {
        let items = 0..self.evaluation.answers.items(subject);
        let mut pairs = items.flat_map(|other| (0..other).map(move |one| (one, other)));
        let mut needs = Vec::new();
        let mut judge = Judge::new(self.evaluation, self.scope, &mut needs);
        let is_alike =
            |&(one, other): &(u16, u16)| agree(&mut judge, subject, one, other, facts) == Truth::Yes;
        let (one, other) = pairs.find(is_alike)?;
        let numbers = [one, other]
            .map(|item| wording::count(usize::from(item) + 1))
            .join(self.speaker.say([" dan ", " and "]));
        Some([&numbers, self.speaker.say(["sama", "are the same"])].join(" "))
    }
}
