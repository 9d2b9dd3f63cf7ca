//! Judges a whole document by its schema. A document is there or not, so what is left unknown is only what a figure of
//! law without a value, or an answer that a word compares with, leaves unknown.
//!
//! Steps and depth are bounded; a document that needs more is left unknown, so the office decides.

mod array;
mod evaluated;
mod object;

use super::{Judge, Truth, value::Value};
use crate::{
    date::Date,
    document::Tree,
    program::{Bound, FactKind, Limit, List, Measure, Node, NodeId, Rule, RuleId, Test, TypeSet},
};
use core::cmp::Ordering;

/// The most schemas that one judgement applies; every application counts.
const MAX_STEPS: u32 = 1_000_000;
/// The most schemas that are applied within each other.
const MAX_DEPTH: u32 = 400;

/// Whether a document satisfies a schema.
pub(super) fn judge(judge: &mut Judge<'_, '_>, rule: RuleId, tree: &Tree) -> Truth {
    Run { judge, steps: 0, depth: 0 }.judge(rule, tree)
}

/// One judgement.
struct Run<'r, 'j, 'a> {
    judge: &'r mut Judge<'j, 'a>,
    steps: u32,
    depth: u32,
}

impl<'a> Run<'_, '_, 'a> {
    fn judge(&mut self, id: RuleId, tree: &Tree) -> Truth {
        self.bounded(id, |run, rule| run.rule(rule, tree))
    }

    fn bounded(&mut self, id: RuleId, truth_of: impl FnOnce(&mut Self, Rule<'a>) -> Truth) -> Truth {
        if self.steps == MAX_STEPS || self.depth == MAX_DEPTH {
            return Truth::Unknown;
        }
        self.steps += 1;
        self.depth += 1;
        let truth = truth_of(self, self.judge.program().rule(id));
        self.depth -= 1;
        truth
    }

    fn rule(&mut self, rule: Rule<'a>, tree: &Tree) -> Truth {
        match rule {
            Rule::Always(holds) => Truth::from(holds),
            Rule::All(parts) => self.all(parts, |run, part| run.judge(part, tree)),
            Rule::Any(parts) => self.any(parts, |run, part| run.judge(part, tree)),
            Rule::One(parts) => self.one(parts, tree),
            Rule::Not(part) => !self.judge(part, tree),
            Rule::If { condition, then, otherwise } => self.choose(condition, then, otherwise, tree),
            Rule::Reference(target) => self.judge(target, tree),
            Rule::Type(types) => Truth::from(has_type(tree, types)),
            Rule::Enum(values) => {
                let constants = &self.judge.program().constants;
                Truth::from(values.iter().any(|value| constants.tree(value) == tree))
            }
            Rule::Number(test, limit) => self.number(test, limit, tree),
            Rule::MultipleOf(divisor) => match tree {
                Tree::Number(number) => {
                    let divisor = self.judge.program().constants.number(divisor);
                    Truth::from(divisor.is_some_and(|divisor| number.is_multiple_of(divisor)))
                }
                _ => Truth::Yes,
            },
            Rule::Size(measure, test, bound) => self.size(measure, test, bound, tree),
            Rule::Pattern(id) => {
                let pattern = self.judge.program().pattern(id);
                text(tree, |text| pattern.matches(text))
            }
            Rule::Format(id) => text(tree, |text| self.judge.program().has_format(id, text)),
            Rule::Word(node) => self.word(node, tree),
            array @ (Rule::UniqueItems
            | Rule::Items { .. }
            | Rule::Contains { .. }
            | Rule::UnevaluatedItems { .. }) => self.array(array, tree),
            object => self.object(object, tree),
        }
    }

    /// Kleene's conjunction; stops at the first *no*.
    fn all<T>(
        &mut self,
        parts: impl IntoIterator<Item = T>,
        mut truth_of: impl FnMut(&mut Self, T) -> Truth,
    ) -> Truth {
        let mut truth = Truth::Yes;
        for part in parts {
            truth = truth.and(truth_of(self, part));
            if truth == Truth::No {
                break;
            }
        }
        truth
    }

    /// Kleene's disjunction; stops at the first *yes*.
    fn any<T>(
        &mut self,
        parts: impl IntoIterator<Item = T>,
        mut truth_of: impl FnMut(&mut Self, T) -> Truth,
    ) -> Truth {
        !self.all(parts, |run, part| !truth_of(run, part))
    }

    fn one(&mut self, parts: List<'a, RuleId>, tree: &Tree) -> Truth {
        let (mut holding, mut unknown) = (0, 0);
        for part in parts {
            match self.judge(part, tree) {
                Truth::Yes => holding += 1,
                Truth::Unknown => unknown += 1,
                Truth::No => {}
            }
        }
        match (holding, unknown) {
            (2.., _) | (0, 0) => Truth::No,
            (1, 0) => Truth::Yes,
            _ => Truth::Unknown,
        }
    }

    fn choose(
        &mut self,
        condition: RuleId,
        then: Option<RuleId>,
        otherwise: Option<RuleId>,
        tree: &Tree,
    ) -> Truth {
        let branch =
            |run: &mut Self, part: Option<RuleId>| part.map_or(Truth::Yes, |part| run.judge(part, tree));
        match self.judge(condition, tree) {
            Truth::Yes => branch(self, then),
            Truth::No => branch(self, otherwise),
            Truth::Unknown => match (branch(self, then), branch(self, otherwise)) {
                (one, other) if one == other => one,
                _ => Truth::Unknown,
            },
        }
    }

    /// Unknown if a parameter has no value on the date.
    fn number(&self, test: Test, limit: Limit<'_>, tree: &Tree) -> Truth {
        let Tree::Number(number) = tree else { return Truth::Yes };
        let order = match limit {
            Limit::Fixed(limit) => {
                self.judge.program().constants.number(limit).map(|limit| number.cmp(limit))
            }
            Limit::Parameter(id) => {
                self.judge.bound(Bound::Parameter(id)).map(|limit| number.cmp_whole(limit))
            }
        };
        passes(test, order)
    }

    fn size(&self, measure: Measure, test: Test, bound: Bound, tree: &Tree) -> Truth {
        let size = match (measure, tree) {
            (Measure::Length, Tree::Text(text)) => text.chars().count(),
            (Measure::Items, Tree::Array(elements)) => elements.len(),
            (Measure::Properties, Tree::Object(members)) => members.len(),
            _ => return Truth::Yes,
        };
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        passes(test, self.judge.bound(bound).map(|bound| size.cmp(&bound)))
    }

    /// A word of the Layak vocabulary over a string, a boolean or a number.
    fn word(&mut self, node: NodeId, tree: &Tree) -> Truth {
        let value = match tree {
            Tree::Text(text) => self.text_value(node, text),
            Tree::Bool(value) => Value::Boolean(*value),
            Tree::Number(number) => match number.to_i64() {
                Some(value) => Value::Integer(value),
                None => return self.beyond_answers(node, number),
            },
            _ => return Truth::Yes,
        };
        self.judge.judge(node, value)
    }

    /// A string as an answer would hold it: compared with a date, it is a date if it can be.
    fn text_value<'t>(&self, node: NodeId, text: &'t str) -> Value<'t> {
        let program = self.judge.program();
        let date = match program.node(node) {
            Node::Compare(_, fact) if program.fact(fact).kind() == FactKind::Date => Date::parse(text),
            _ => None,
        };
        date.map_or(Value::Text(text), Value::Date)
    }

    /// A number that no answer can equal, compared with one.
    fn beyond_answers(&mut self, node: NodeId, number: &crate::document::Decimal) -> Truth {
        let Node::Compare(relation, fact) = self.judge.program().node(node) else {
            return Truth::Yes;
        };
        self.judge.compare_by(relation, fact, |other| match other {
            Value::Integer(other) => Some(number.cmp_whole(other)),
            _ => None,
        })
    }
}

fn passes(test: Test, order: Option<Ordering>) -> Truth {
    order.map_or(Truth::Unknown, |order| Truth::from(test.passes(order)))
}

fn text(tree: &Tree, holds: impl FnOnce(&str) -> bool) -> Truth {
    match tree {
        Tree::Text(text) => Truth::from(holds(text)),
        _ => Truth::Yes,
    }
}

fn has_type(tree: &Tree, types: TypeSet) -> bool {
    let bits = match tree {
        Tree::Null => TypeSet::NULL,
        Tree::Bool(_) => TypeSet::BOOLEAN,
        Tree::Number(number) if number.is_whole() => TypeSet::INTEGER | TypeSet::NUMBER,
        Tree::Number(_) => TypeSet::NUMBER,
        Tree::Text(_) => TypeSet::STRING,
        Tree::Array(_) => TypeSet::ARRAY,
        Tree::Object(_) => TypeSet::OBJECT,
    };
    types.0 & bits != 0
}
