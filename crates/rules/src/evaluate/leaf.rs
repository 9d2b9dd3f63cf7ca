//! Predicates about one fact, put together when a program is loaded, so that one look at the answer decides them. A leaf says
//! what the nodes say of which it is made; where it does not tell, they are judged.

use super::{Era, keywords::is_within, value::Value};
use crate::{
    answers::Slot,
    program::{AskedOf, Bound, Fact, FactId, FactKind, List, Literal, Node, NodeId, PatternId, Program, ProvisionId},
};
use alloc::vec::Vec;

/// What is asked of the value of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Test {
    /// Nothing: that there is one is enough.
    Any,
    /// A number within bounds.
    Within { least: Bound, most: Bound },
    /// One of the options of a choice whose bits are set; of a boolean, the first bit is for *false*.
    Among(u64),
    /// A text of at most so many characters.
    Short(u32),
    /// A text that a pattern matches.
    Like(PatternId),
}

impl Test {
    /// What a predicate about the value of a fact asks; none if that is more than a test can say.
    fn of(program: &Program, fact: Fact<'_>, node: NodeId) -> Option<Test> {
        let Node::All(parts) = program.any_node(node) else { return Test::single(program, fact, node) };
        let mut test = None;
        for part in parts {
            let part = Test::single(program, fact, part)?;
            test = Some(test.map_or(Some(part), |test: Test| test.and(part))?);
        }
        test
    }

    fn single(program: &Program, fact: Fact<'_>, node: NodeId) -> Option<Test> {
        use FactKind::{Boolean, Choice, Integer, Money, Text};
        Some(match (fact.kind(), program.any_node(node)) {
            (Integer | Money, Node::Minimum(least)) => Test::Within { least, most: MOST },
            (Integer | Money, Node::Maximum(most)) => Test::Within { least: LEAST, most },
            (Integer | Money, Node::Const(Literal::Int(value))) => {
                Test::Within { least: Bound::Fixed(value), most: Bound::Fixed(value) }
            }
            (Boolean | Choice, Node::Not(other)) => Test::Among(!set(fact, program.any_node(other))?),
            (Boolean | Choice, node) => Test::Among(set(fact, node)?),
            (Text, Node::MaxLength(Bound::Fixed(most))) => Test::Short(u32::try_from(most).ok()?),
            (Text, Node::Pattern(pattern)) => Test::Like(pattern),
            _ => return None,
        })
    }

    /// Both tests in one.
    fn and(self, other: Test) -> Option<Test> {
        Some(match (self, other) {
            (Test::Any, test) | (test, Test::Any) => test,
            (Test::Among(one), Test::Among(other)) => Test::Among(one & other),
            (Test::Within { least, most }, Test::Within { least: other, most: another }) => {
                Test::Within { least: both(least, other, LEAST, i64::max)?, most: both(most, another, MOST, i64::min)? }
            }
            _ => return None,
        })
    }

    /// Whether a value passes; none if the test does not tell.
    #[inline(always)]
    pub(super) fn holds(&self, era: &Era<'_>, value: &Slot) -> Option<bool> {
        match (self, value) {
            (Test::Within { least: Bound::Fixed(least), most: Bound::Fixed(most) }, Slot::Integer(value)) => {
                Some(least <= value && value <= most)
            }
            _ => self.holds_otherwise(era, value),
        }
    }

    fn holds_otherwise(&self, era: &Era<'_>, value: &Slot) -> Option<bool> {
        match (*self, value) {
            (Test::Any, _) => Some(true),
            (Test::Within { least, most }, Slot::Integer(value)) => {
                Some(era.bound(least)? <= *value && *value <= era.bound(most)?)
            }
            (Test::Among(set), Slot::Choice(index)) => Some(set >> index & 1 == 1),
            (Test::Among(set), Slot::Boolean(value)) => Some(set >> u8::from(*value) & 1 == 1),
            (Test::Short(most), Slot::Text(text)) => Some(is_within(text, most as usize)),
            (Test::Like(pattern), Slot::Text(text)) => Some(era.program.pattern(pattern).matches(text)),
            _ => None,
        }
    }
}

const LEAST: Bound = Bound::Fixed(i64::MIN);
const MOST: Bound = Bound::Fixed(i64::MAX);

/// The stricter of two bounds; none if only the date tells. `free` is no bound at all.
fn both(one: Bound, other: Bound, free: Bound, stricter: fn(i64, i64) -> i64) -> Option<Bound> {
    match (one, other) {
        (Bound::Fixed(one), Bound::Fixed(other)) => Some(Bound::Fixed(stricter(one, other))),
        (bound, other) if other == free => Some(bound),
        (one, bound) if one == free => Some(bound),
        _ => None,
    }
}

/// The options that a node allows, as bits; none if the node is of another kind, or there are too many options.
fn set(fact: Fact<'_>, node: Node<'_>) -> Option<u64> {
    let holds = |value: Value<'_>| match node {
        Node::Const(literal) => Some(value.equals(literal)),
        Node::Enum(literals) => Some(literals.iter().any(|literal| value.equals(literal))),
        _ => None,
    };
    let mut set = 0;
    if fact.kind() == FactKind::Boolean {
        set = u64::from(holds(Value::Boolean(false))?) | u64::from(holds(Value::Boolean(true))?) << 1;
    }
    for (index, option) in fact.options().iter().enumerate() {
        set |= u64::from(holds(Value::Text(option.value()))?).checked_shl(u32::try_from(index).ok()?)?;
    }
    Some(set)
}

/// A predicate about one fact of the root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Leaf {
    /// The fact's place among those of the root.
    pub(super) place: u16,
    /// Whether it holds without an answer.
    pub(super) absent: bool,
    /// Of the answer.
    pub(super) test: Test,
}

impl Leaf {
    fn and(self, other: Leaf) -> Option<Leaf> {
        let test = self.test.and(other.test).filter(|_| self.place == other.place)?;
        Some(Leaf { absent: self.absent && other.absent, test, ..self })
    }
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
    /// Of a program; `place` tells of a fact its place among those of the root, if it is one of them.
    pub(crate) fn new(program: &Program, place: impl Fn(FactId) -> Option<u16>) -> Leaves {
        let mut leaves = Leaves::default();
        for node in 0..program.nodes().len() as NodeId {
            let leaf = match program.any_node(node) {
                Node::Required(fact) => place(fact).map(|place| Leaf { place, absent: false, test: Test::Any }),
                Node::Property(fact, of) => place(fact).and_then(|place| {
                    Some(Leaf { place, absent: true, test: Test::of(program, program.fact(fact), of)? })
                }),
                Node::All(parts) => leaves.all(parts),
                _ => None,
            };
            let number = leaf.and_then(|leaf| leaves.add(leaf)).unwrap_or(0);
            leaves.of_nodes.push(number);
        }
        for provision in program.provisions() {
            let number = provision.predicate().map(|node| leaves.of_nodes[node as usize]);
            let reads_one = provision.facts().len() + provision.subjects().len() == 1;
            leaves.of_provisions.push(number.filter(|_| reads_one).unwrap_or(0));
        }
        leaves
    }

    fn all(&self, parts: List<'_, NodeId>) -> Option<Leaf> {
        let mut leaf = None;
        for part in parts {
            let part = *self.of(part)?;
            leaf = Some(leaf.map_or(Some(part), |leaf: Leaf| leaf.and(part))?);
        }
        leaf
    }

    fn add(&mut self, leaf: Leaf) -> Option<u16> {
        let number = u16::try_from(self.leaves.len() + 1).ok()?;
        self.leaves.push(leaf);
        Some(number)
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
    pub(crate) fn of(program: &Program, fact: Fact<'_>) -> Option<Plain> {
        let is_plain = fact.live().is_none()
            && fact.derived().is_none()
            && fact.format().is_none()
            && fact.asked_of() == AskedOf::Applicant
            && !fact.declaration();
        let test = fact.check().map_or(Some(Test::Any), |node| Test::of(program, fact, node));
        test.filter(|_| is_plain).map(|test| Plain { required: fact.required(), test })
    }
}
