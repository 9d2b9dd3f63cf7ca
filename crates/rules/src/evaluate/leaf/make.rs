//! Leaves as the compiler makes them.

use super::{LeafRow, Test};
use crate::{
    answers::Slot,
    evaluate::value::Value,
    program::{Bound, Fact, FactKind, List, Literal, Node, NodeId, Program},
    wire::Table,
};
use alloc::{vec, vec::Vec};

/// The predicates about facts that are leaves, without those that are only looked at as parts of others.
pub(crate) fn leaves(program: &Program) -> Vec<LeafRow> {
    let mut making = Making { leaves: Vec::new() };
    let mut is_part = vec![false; program.nodes().len()];
    let mut is_used = is_part.clone();
    for (node, what) in (0..).zip(program.nodes()) {
        let leaf = match what {
            Node::Required(fact) => Some(LeafRow { node, fact, absent: false, test: Test::Any }),
            Node::Property(fact, of) => Test::of(program, program.fact(fact), of).map(|test| LeafRow {
                node,
                fact,
                absent: true,
                test,
            }),
            Node::All(parts) => making.all(node, parts),
            _ => None,
        };
        let by = if leaf.is_some() { &mut is_part } else { &mut is_used };
        what.for_each_child(|child| by[child as usize] = true);
        making.leaves.extend(leaf);
    }
    for table in [Table::Facts, Table::Provisions, Table::Decisions] {
        program.for_each_node_of(table, &mut |node| is_used[node as usize] = true);
    }
    let is_looked_at = |leaf: &LeafRow| is_used[leaf.node as usize] || !is_part[leaf.node as usize];
    making.leaves.into_iter().filter(is_looked_at).take(Table::Leaves.most() as usize).collect()
}

/// What the check of a fact asks; none if that is more than a test can say.
pub(crate) fn test_of(program: &Program, fact: Fact<'_>) -> Option<Test> {
    Test::of(program, fact, fact.check()?)
}

struct Making {
    /// In the order of their nodes.
    leaves: Vec<LeafRow>,
}

impl Making {
    fn all(&self, node: NodeId, parts: List<'_, NodeId>) -> Option<LeafRow> {
        let mut leaf = None;
        for part in parts {
            let at = self.leaves.binary_search_by_key(&part, |leaf| leaf.node).ok()?;
            let part = LeafRow { node, ..self.leaves[at] };
            leaf = Some(leaf.map_or(Some(part), |leaf: LeafRow| leaf.and(part))?);
        }
        leaf
    }
}

impl LeafRow {
    fn and(self, other: LeafRow) -> Option<LeafRow> {
        let test = self.test.and(other.test).filter(|_| self.fact == other.fact)?;
        Some(LeafRow { absent: self.absent && other.absent, test, ..self })
    }
}

impl Test {
    /// What a predicate about the value of a fact asks; none if that is more than a test can say.
    fn of(program: &Program, fact: Fact<'_>, node: NodeId) -> Option<Test> {
        let Node::All(parts) = program.node(node) else { return Test::single(program, fact, node) };
        let mut test = None;
        for part in parts {
            let part = Test::single(program, fact, part)?;
            test = Some(test.map_or(Some(part), |test: Test| test.and(part))?);
        }
        test
    }

    fn single(program: &Program, fact: Fact<'_>, node: NodeId) -> Option<Test> {
        use FactKind::{Boolean, Choice, Integer, Money, Text};
        Some(match (fact.kind(), program.node(node)) {
            (Integer | Money, Node::Minimum(least)) => Test::Within(least, MOST),
            (Integer | Money, Node::Maximum(most)) => Test::Within(LEAST, most),
            (Integer | Money, Node::Const(Literal::Int(value))) => {
                Test::Within(Bound::Fixed(value), Bound::Fixed(value))
            }
            (Boolean | Choice, Node::Not(other)) => Test::Among(!set(fact, program.node(other))?),
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
            (Test::Within(least, most), Test::Within(other, another)) => {
                Test::Within(both(least, other, LEAST, i64::max)?, both(most, another, MOST, i64::min)?)
            }
            _ => return None,
        })
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
fn set(fact: Fact<'_>, node: Node<'_>) -> Option<i64> {
    let holds = |value: Value<'_>| match node {
        Node::Const(literal) => Some(value.equals(literal)),
        Node::Enum(literals) => Some(literals.iter().any(|literal| value.equals(literal))),
        _ => None,
    };
    let is_flag = fact.kind() == FactKind::Boolean;
    let count = if is_flag { 2 } else { fact.options().len() };
    let mut set = 0;
    for index in 0..u16::try_from(count).ok()? {
        let slot = if is_flag { Slot::Boolean(index == 1) } else { Slot::Choice(index) };
        set |= i64::from(holds(Value::of_slot(fact, &slot)?)?).checked_shl(index.into())?;
    }
    Some(set)
}
