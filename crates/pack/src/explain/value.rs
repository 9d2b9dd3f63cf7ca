//! What a predicate asks of one value, as the end of a sentence that begins with the value's name: `is at least 3`.
//!
//! `yes` is false for the negation, which is pushed down to the leaves: "is not at least 3" is "is less than 3".

use super::{Reading, words};
use layak_rules::program::{Fact, List, Node, NodeId};

impl Reading<'_> {
    /// The phrase of a predicate over a value of `fact`, or over one choice of it.
    pub(super) fn phrase(&self, fact: Option<Fact<'_>>, node: NodeId, yes: bool) -> String {
        let Some(node) = self.node(node) else { return String::new() };
        match node {
            Node::Always(holds) if holds == yes => self.pick("boleh apa saja", "may be anything").to_owned(),
            Node::Always(_) => self.pick("tidak pernah cocok", "never fits").to_owned(),
            Node::All(children) => self.phrases(fact, children, yes, yes),
            Node::Any(children) => self.phrases(fact, children, yes, !yes),
            Node::One(children) => self.one_phrase(fact, children, yes),
            Node::Not(child) => self.phrase(fact, child, !yes),
            Node::If { condition, then, otherwise } => {
                let branch = |child: Option<NodeId>| match child {
                    Some(child) => self.phrase(fact, child, yes),
                    None if yes => self.pick("boleh apa saja", "may be anything").to_owned(),
                    None => self.pick("tidak pernah cocok", "never fits").to_owned(),
                };
                let condition = self.phrase(fact, condition, true);
                let (then, otherwise) = (branch(then), branch(otherwise));
                self.pick(
                    &format!("(bila {condition}) {then}; (bila tidak) {otherwise}"),
                    &format!("(if it {condition}) {then}; (if not) {otherwise}"),
                )
                .to_owned()
            }
            Node::Const(literal) => self.only(fact, literal, yes),
            Node::Enum(literals) => self.constant(fact, literals, yes),
            Node::Type(types) => {
                let types = self.joined(&words::types(types, self.language), "atau", "or");
                self.told(yes, ("berupa", "bukan berupa"), ("is", "is not"), &types)
            }
            Node::Format(format) => {
                let name = self.text(self.program.format(format).title());
                self.told(
                    yes,
                    ("berbentuk", "tidak berbentuk"),
                    ("has the form of", "has not the form of"),
                    &name,
                )
            }
            Node::Pattern(pattern) => {
                let source = self.pattern(pattern);
                self.told(
                    yes,
                    ("cocok dengan pola", "tidak cocok dengan pola"),
                    ("fits the pattern", "does not fit the pattern"),
                    &source,
                )
            }
            Node::Time(test, bound) => self.time(test, bound, yes),
            Node::Compare(relation, other) => {
                let (id, en) = words::relation(relation, yes);
                let other = self.name(other);
                self.pick(&format!("{id} {other}"), &format!("{en} {other}")).to_owned()
            }
            Node::InList(list) => self.listed(
                fact,
                list,
                ("ada dalam daftar", "tidak ada dalam daftar"),
                ("is in the list", "is not in the list"),
                yes,
            ),
            Node::InListByPrefix(list) => self.listed(
                fact,
                list,
                ("berawalan kode dalam daftar", "tidak berawalan kode dalam daftar"),
                ("begins with a code of the list", "begins with no code of the list"),
                yes,
            ),
            node => self.amount(fact, node, yes),
        }
    }

    fn phrases(&self, fact: Option<Fact<'_>>, children: List<'_, NodeId>, yes: bool, all: bool) -> String {
        let is_joint = |id: &NodeId| matches!(self.node(*id), Some(Node::All(inner) | Node::Any(inner) | Node::One(inner)) if inner.len() > 1);
        let said: Vec<String> = self
            .limits_in_order(children)
            .iter()
            .map(|child| (self.phrase(fact, *child, yes), is_joint(child)))
            .map(|(phrase, joint)| if joint { format!("({phrase})") } else { phrase })
            .collect();
        if all { self.joined(&said, "dan", "and") } else { self.joined(&said, "atau", "or") }
    }

    /// Lower limits before upper ones, as people say them.
    pub(super) fn limits_in_order(&self, children: List<'_, NodeId>) -> Vec<NodeId> {
        let is_upper = |id: &NodeId| {
            use Node::{DateAtMost, ExclusiveMaximum, MaxItems, MaxLength, Maximum};
            let node = self.node(*id);
            matches!(
                node,
                Some(DateAtMost(_) | ExclusiveMaximum(_) | MaxItems(_) | MaxLength(_) | Maximum(_))
            )
        };
        let (upper, lower): (Vec<NodeId>, Vec<NodeId>) = children.iter().partition(|id| is_upper(id));
        lower.into_iter().chain(upper).collect()
    }

    fn one_phrase(&self, fact: Option<Fact<'_>>, children: List<'_, NodeId>, yes: bool) -> String {
        let said: Vec<String> = children.iter().map(|child| self.phrase(fact, child, true)).collect();
        let said = format!("({})", said.join("; "));
        self.told(
            yes,
            ("memenuhi tepat satu dari", "tidak memenuhi tepat satu dari"),
            ("fits exactly one of", "does not fit exactly one of"),
            &said,
        )
    }

    /// The words of the language and of the sense, then what is told.
    pub(super) fn told(&self, yes: bool, id: (&str, &str), en: (&str, &str), what: &str) -> String {
        let (yes_words, no_words) = (self.pick(id.0, en.0), self.pick(id.1, en.1));
        format!("{} {what}", if yes { yes_words } else { no_words })
    }
}
