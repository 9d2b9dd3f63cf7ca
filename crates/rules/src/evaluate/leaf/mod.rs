//! Predicates about one fact, put together by the compiler (see `make`), so that one look at the answer decides them. A leaf
//! says what the nodes say of which it is made; where it does not tell, they are judged.

mod make;

pub(crate) use make::{leaves, test_of};

use super::{Era, keywords::is_within};
use crate::{
    answers::Slot,
    program::{AskedOf, Bound, Fact, FactId, NodeId, PatternId, Program, ProvisionId, SubjectId},
    wire::plain,
};
use alloc::{vec, vec::Vec};

/// What is asked of the value of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// Nothing: that there is one is enough.
    Any,
    /// A number that is at least the first and at most the second.
    Within(Bound, Bound),
    /// One of the first 64 options of a choice, whose bits are set; of a boolean, the first bit is for *false*.
    Among(i64),
    /// A text of at most so many characters.
    Short(u32),
    /// A text that a pattern matches.
    Like(PatternId),
}

/// A leaf as the compiler made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeafRow {
    /// The node that it stands for.
    pub node: NodeId,
    /// The fact that is looked at.
    pub fact: FactId,
    /// Whether it holds without an answer.
    pub absent: bool,
    /// Of the answer.
    pub test: Test,
}

plain!(choice Test {
    Any,
    Within(least: Bound, most: Bound),
    Among(set: i64),
    Short(most: u32),
    Like(pattern: PatternId => Patterns),
});
plain!(record LeafRow in Leaves { node: NodeId => Nodes, fact: FactId => Facts, absent: bool, test: Test });

impl Test {
    /// Whether a value passes; none if the test does not tell.
    #[inline(always)]
    pub(super) fn holds(&self, era: &Era<'_>, value: &Slot) -> Option<bool> {
        match (self, value) {
            (Test::Within(Bound::Fixed(least), Bound::Fixed(most)), Slot::Integer(value)) => {
                Some(least <= value && value <= most)
            }
            (Test::Among(set), Slot::Choice(index)) => Some(has(*set, (*index).into())),
            (Test::Among(set), Slot::Boolean(value)) => Some(has(*set, (*value).into())),
            (Test::Short(most), Slot::Text(text)) if text.len() <= *most as usize => Some(true),
            (Test::Any, _) => Some(true),
            _ => self.holds_otherwise(era, value),
        }
    }

    fn holds_otherwise(&self, era: &Era<'_>, value: &Slot) -> Option<bool> {
        match (*self, value) {
            (Test::Within(least, most), Slot::Integer(value)) => {
                Some(era.bound(least)? <= *value && *value <= era.bound(most)?)
            }
            (Test::Short(most), Slot::Text(text)) => Some(is_within(text, most as usize)),
            (Test::Like(pattern), Slot::Text(text)) => Some(era.program.pattern(pattern).matches(text)),
            _ => None,
        }
    }
}

/// Whether the bit of an option is set. The compiler makes no set where there are more options than bits.
fn has(set: i64, option: u32) -> bool {
    set.wrapping_shr(option) & 1 == 1
}

/// A predicate about one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Leaf {
    /// The fact's subject, none for the root, and its place among the facts of that.
    pub(super) home: (Option<SubjectId>, usize),
    /// Whether it holds without an answer.
    pub(super) absent: bool,
    /// Of the answer.
    pub(super) test: Test,
}

/// The leaves of a program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Leaves {
    leaves: Vec<Leaf>,
    /// For each node the number of its leaf, counted from 1; 0 if it is none.
    of_nodes: Vec<u16>,
    /// The same for each provision of which the leaf is all that there is.
    of_provisions: Vec<u16>,
}

impl Leaves {
    /// Of a program; `home` tells where a fact is at home.
    pub(crate) fn new(program: &Program, home: impl Fn(FactId) -> (Option<SubjectId>, usize)) -> Leaves {
        let mut leaves = Leaves { of_nodes: vec![0; program.nodes().len()], ..Leaves::default() };
        for LeafRow { node, fact, absent, test } in program.leaves() {
            leaves.leaves.push(Leaf { home: home(fact), absent, test });
            leaves.of_nodes[node as usize] = leaves.leaves.len() as u16;
        }
        for provision in program.provisions() {
            let number = provision.predicate().map(|node| leaves.of_nodes[node as usize]);
            let reads_one = provision.facts().len() + provision.subjects().len() == 1;
            leaves.of_provisions.push(number.filter(|_| reads_one).unwrap_or(0));
        }
        leaves
    }

    /// The leaf that a node is.
    #[inline]
    pub(super) fn of(&self, node: NodeId) -> Option<&Leaf> {
        self.get(*self.of_nodes.get(node as usize)?)
    }

    /// The leaf that is the whole predicate of a provision, and its fact all that the provision reads.
    #[inline]
    pub(super) fn of_provision(&self, id: ProvisionId) -> Option<&Leaf> {
        self.get(self.of_provisions[usize::from(id)])
    }

    fn get(&self, number: u16) -> Option<&Leaf> {
        self.leaves.get(usize::from(number).wrapping_sub(1))
    }
}

/// A fact that is always asked and only answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Plain {
    /// Whether a finished submission that lacks it lacks something.
    pub(super) required: bool,
    /// Its check.
    pub(super) test: Test,
}

impl Plain {
    /// The fact as such a one.
    pub(crate) fn of(fact: Fact<'_>) -> Option<Plain> {
        let is_plain = fact.live().is_none()
            && fact.derived().is_none()
            && fact.format().is_none()
            && fact.asked_of() == AskedOf::Applicant
            && !fact.declaration();
        let test = if fact.check().is_none() { Some(Test::Any) } else { fact.test() };
        test.filter(|_| is_plain).map(|test| Plain { required: fact.required(), test })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        answers::{Answers, FactAt},
        date::Date,
        evaluate::{Evaluation, Judge, Scope, pattern, value::Value},
        outcome::Mode,
        program::{
            FactKind,
            author::{self, Head, Node::*, Pack, Parameter, ParameterValue},
        },
    };
    use alloc::{vec, vec::Vec};

    fn fact(id: &str, kind: FactKind) -> author::Fact {
        let options =
            ["a", "b", "c"].map(|value| author::Choice { value: value.into(), ..Default::default() });
        let options = if kind == FactKind::Choice { options.to_vec() } else { Vec::new() };
        author::Fact { id: id.into(), kind, options, ..Default::default() }
    }

    /// Four facts, and a figure that has a value from the year 2000 on.
    fn program(nodes: &[author::Node]) -> Program {
        let from = Date::parse("2000-01-01");
        let value = ParameterValue { value: 5, ..Default::default() };
        let value = ParameterValue { period: crate::program::Period { from, ..value.period }, ..value };
        let mut pack = Pack {
            head: Head { languages: vec!["id".into()], ..Head::default() },
            texts: vec![vec!["Teks".into()]],
            facts: vec![
                fact("number", FactKind::Integer),
                fact("flag", FactKind::Boolean),
                fact("choice", FactKind::Choice),
                fact("text", FactKind::Text),
            ],
            parameters: vec![Parameter { values: vec![value], ..Parameter::default() }],
            patterns: vec![pattern::author::Pattern::compile("^[ab]+$").unwrap()],
            nodes: nodes.to_vec(),
            ..Pack::default()
        };
        pack.prepare().unwrap();
        Program::load(&pack.to_bytes()).unwrap()
    }

    fn text(value: &str) -> author::Literal {
        author::Literal::Text(value.into())
    }

    /// For each fact predicates about its value, each after its parts.
    fn predicates() -> [(FactId, Vec<author::Node>); 12] {
        let fixed = Bound::Fixed;
        [
            (0, vec![Minimum(fixed(3))]),
            (0, vec![Minimum(fixed(3)), Maximum(fixed(7)), Minimum(fixed(4)), All(vec![0, 1, 2])]),
            (0, vec![Minimum(Bound::Parameter(0)), Maximum(fixed(7)), All(vec![0, 1])]),
            (0, vec![Maximum(Bound::Parameter(0))]),
            (0, vec![Const(author::Literal::Int(5))]),
            (1, vec![Const(author::Literal::Bool(true))]),
            (1, vec![Enum(vec![author::Literal::Bool(false), text("a")])]),
            (2, vec![Enum(vec![text("a"), text("c"), author::Literal::Int(1)])]),
            (2, vec![Const(text("b")), Not(0)]),
            (2, vec![Enum(vec![text("a"), text("b")]), Const(text("b")), Not(1), All(vec![0, 2])]),
            (3, vec![MaxLength(fixed(3))]),
            (3, vec![Pattern(0)]),
        ]
    }

    fn answers() -> [Vec<Slot>; 4] {
        [
            [2, 3, 4, 5, 7, 8].map(Slot::Integer).to_vec(),
            [false, true].map(Slot::Boolean).to_vec(),
            [0, 1, 2].map(Slot::Choice).to_vec(),
            ["", "ab", "éab", "éabc", "abba"].map(|text| Slot::Text(text.into())).to_vec(),
        ]
    }

    /// Holds if a leaf and its nodes say the same of every answer, on dates with and without a value of the figure.
    fn agrees(program: &Program, fact: FactId) {
        let top = program.nodes().len() as NodeId - 1;
        assert!(program.index.leaves.of(top).is_some(), "{:?}", program.node(top));
        for on in ["1999-12-31", "2000-01-01"] {
            let era = Era::new(program, Date::parse(on).unwrap());
            for slot in answers()[usize::from(fact)].iter().chain([&Slot::Absent]) {
                for mode in [Mode::Draft, Mode::Final] {
                    let mut answers = Answers::new(program);
                    assert!(answers.set(program, FactAt::root(fact), slot.clone()));
                    let evaluation = Evaluation::new(&era, &answers, mode);
                    let by = |whole: bool| {
                        let mut needs = Vec::new();
                        let mut judge = Judge::new(&evaluation, Scope::ROOT, &mut needs);
                        let value = Value::Object(Scope::ROOT);
                        let truth =
                            if whole { judge.judge(top, value) } else { judge.judge_parts(top, value) };
                        needs.dedup();
                        (truth, needs)
                    };
                    assert_eq!(by(true), by(false), "{slot:?} {mode:?} on {on} for {:?}", program.node(top));
                }
            }
        }
    }

    #[test]
    fn a_leaf_says_what_its_nodes_say() {
        for (fact, mut nodes) in predicates() {
            let value = nodes.len() as NodeId - 1;
            nodes.push(Property(fact, value));
            agrees(&program(&nodes), fact);
            nodes.extend([Required(fact), All(vec![value + 2, value + 1])]);
            agrees(&program(&nodes), fact);
        }
        agrees(&program(&[Required(3)]), 3);
    }

    #[test]
    fn what_is_more_than_a_look_is_no_leaf() {
        let is_leaf = |nodes: &[author::Node]| {
            let program = program(nodes);
            program.index.leaves.of(nodes.len() as NodeId - 1).is_some()
        };
        assert!(is_leaf(&[Required(0), All(vec![0])]));
        assert!(!is_leaf(&[All(vec![])]));
        assert!(!is_leaf(&[Required(0), Required(1), All(vec![0, 1])]));
        assert!(!is_leaf(&[
            Minimum(Bound::Parameter(0)),
            Minimum(Bound::Fixed(3)),
            All(vec![0, 1]),
            Property(0, 2)
        ]));
        assert!(!is_leaf(&[MaxLength(Bound::Fixed(3)), Pattern(0), All(vec![0, 1]), Property(3, 2)]));
        assert!(!is_leaf(&[Minimum(Bound::Fixed(3)), Property(3, 0)]));
        assert!(!is_leaf(&[Always(true), Property(0, 0)]));
    }
}
