//! How many steps an evaluation may take: the nodes of all predicates, each counted at every use, and how deeply they nest.

use super::{NodeId, Program, ProvisionId};
use crate::wire::Table;
use alloc::vec::Vec;

/// The most steps of settling all facts and making all decisions once, for the root or for one item.
pub const MOST_STEPS: u32 = 4_000_000;
/// The most nodes within each other.
pub const MOST_LEVELS: u16 = 512;

/// The most facts, and the most decisions: what each fact affects is kept for each.
pub const MOST_FACTS: u16 = 4_000;
/// See [`MOST_FACTS`].
pub const MOST_DECISIONS: u16 = 4_000;

/// What is found of each node from its children, which come before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cost {
    /// The nodes that are judged, each counted at every use.
    steps: u32,
    /// The nodes within each other.
    levels: u16,
    /// The last fact that is read, counted from 1.
    latest: u16,
}

/// The costs of all nodes of a program.
pub(super) struct Costs(Vec<Cost>);

impl Costs {
    pub(super) fn new(program: &Program) -> Costs {
        let mut costs = Costs(Vec::new());
        for node in 0..program.nodes().len() {
            let mut own = Cost { steps: 1, levels: 0, latest: 0 };
            program.store.for_each_named(Table::Nodes, node, &mut |table, number| match table {
                // Constants and facts that are gone through one by one.
                Table::Literals | Table::FactIds => own.steps = own.steps.saturating_add(1),
                Table::Facts => own.latest = own.latest.max((number as u16).saturating_add(1)),
                Table::Nodes => {
                    let child = costs.of(number);
                    own.steps = own.steps.saturating_add(child.steps);
                    own.levels = own.levels.max(child.levels);
                    own.latest = own.latest.max(child.latest);
                }
                _ => {}
            });
            own.levels = own.levels.saturating_add(1);
            costs.0.push(own);
        }
        costs
    }

    /// What is no node before is beyond every bound.
    fn of(&self, node: NodeId) -> Cost {
        const BEYOND: Cost = Cost { steps: u32::MAX, levels: u16::MAX, latest: u16::MAX };
        self.0.get(node as usize).copied().unwrap_or(BEYOND)
    }

    /// The last fact that a node or a part of it reads, counted from 1.
    pub(super) fn latest(&self, node: NodeId) -> u16 {
        self.of(node).latest
    }

    /// Whether evaluation is bounded: at most [`MOST_STEPS`] and [`MOST_LEVELS`], if every predicate is judged wherever it or
    /// its provision is named.
    pub(super) fn are_bounded(&self, program: &Program) -> bool {
        let mut steps = 0_u32;
        for table in [Table::Facts, Table::Provisions, Table::Decisions] {
            for row in 0..program.store.count(table) {
                program.store.for_each_named(table, row, &mut |table, number| {
                    let (predicate, own) = match table {
                        Table::Nodes => (Some(number), 0),
                        Table::Provisions => (program.provision(number as ProvisionId).predicate(), 1),
                        _ => return,
                    };
                    let judged = predicate.map_or(0, |node| self.of(node).steps);
                    steps = steps.saturating_add(judged).saturating_add(own);
                });
            }
        }
        steps <= MOST_STEPS && self.0.iter().all(|cost| cost.levels <= MOST_LEVELS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::author::{Head, Literal, Node, Pack};
    use alloc::vec;

    fn costs(nodes: Vec<Node>) -> Costs {
        let head = Head { languages: vec!["id".into()], ..Head::default() };
        let pack = Pack { head, texts: vec![vec!["".into()]], nodes, ..Pack::default() };
        Costs::new(&Program::read(&pack.to_bytes()).unwrap())
    }

    #[test]
    fn every_use_of_a_node_counts() {
        let costs = costs(vec![
            Node::Always(true),
            Node::All(vec![0, 0]),
            Node::Not(1),
            Node::Any(vec![2, 2, 0]),
            Node::Enum(vec![Literal::Int(1); 5]),
        ]);
        let found: Vec<_> = costs.0.iter().map(|cost| (cost.steps, cost.levels)).collect();
        assert_eq!(found, [(1, 1), (3, 2), (4, 3), (10, 4), (6, 1)]);
    }

    #[test]
    fn doubling_at_every_level_does_not_overflow() {
        let doubled = (0..100).map(|at: u32| Node::All(vec![at, at]));
        let costs = costs([Node::Always(true)].into_iter().chain(doubled).collect());
        assert_eq!((costs.0[100].steps, costs.0[100].levels), (u32::MAX, 101));
    }

    #[test]
    fn a_child_that_does_not_come_before_its_node_is_beyond_every_bound() {
        let costs = costs(vec![Node::Not(0)]);
        assert_eq!((costs.0[0].steps, costs.0[0].levels), (u32::MAX, u16::MAX));
    }
}
