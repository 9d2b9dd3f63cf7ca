//! How many steps an evaluation may take: the nodes of all predicates, each counted at every use, and how deeply they nest.

use super::{DecisionKind, Derivation, Node, NodeId, Program, ProvisionId};
use alloc::vec::Vec;

/// The most steps of settling all facts and making all decisions once, for the root or for one item.
pub const MOST_STEPS: u32 = 4_000_000;
/// The most nodes within each other.
pub const MOST_LEVELS: u16 = 512;

/// The most facts, and the most decisions: what each fact affects is kept for each.
pub const MOST_FACTS: u16 = 4_000;
/// See [`MOST_FACTS`].
pub const MOST_DECISIONS: u16 = 4_000;

/// What each node costs; a node's children come before it.
struct Costs {
    steps: Vec<u32>,
    levels: Vec<u16>,
}

impl Costs {
    fn new(nodes: &[Node]) -> Costs {
        let mut costs = Costs { steps: Vec::new(), levels: Vec::new() };
        for node in nodes {
            let (mut steps, mut levels) = (own_steps(node), 0);
            node.for_each_child(|child| {
                steps = costs.of(child).saturating_add(steps);
                levels = costs.levels.get(child as usize).copied().unwrap_or(u16::MAX).max(levels);
            });
            costs.steps.push(steps);
            costs.levels.push(levels.saturating_add(1));
        }
        costs
    }

    fn of(&self, node: NodeId) -> u32 {
        self.steps.get(node as usize).copied().unwrap_or(u32::MAX)
    }
}

fn own_steps(node: &Node) -> u32 {
    let parts = match node {
        Node::Enum(literals) => literals.len(),
        Node::UniqueBy(facts) => facts.len(),
        _ => 0,
    };
    u32::try_from(parts).unwrap_or(u32::MAX).saturating_add(1)
}

impl Program {
    /// Whether evaluation is bounded: at most [`MOST_STEPS`] and [`MOST_LEVELS`]. Children must come before their nodes.
    pub fn is_bounded(&self) -> bool {
        let costs = Costs::new(&self.nodes);
        let mut used = Used { program: self, costs: &costs, steps: 0 };
        for fact in &self.facts {
            used.predicates([fact.live, fact.check]);
            if let Some(Derivation::Arms(arms)) = &fact.derived {
                arms.iter().for_each(|arm| used.provisions(arm.condition.provisions()));
            }
        }
        for decision in &self.decisions {
            used.predicates([decision.when, None]);
            match &decision.kind {
                DecisionKind::Eligibility { criteria } => used.provisions(criteria.iter().copied()),
                DecisionKind::Permit { arms } => {
                    arms.iter().for_each(|arm| used.provisions(arm.condition.provisions()));
                }
                DecisionKind::Classification { .. } => {}
            }
        }
        used.provisions((0..).zip(&self.provisions).map(|(id, _)| id));
        used.steps <= MOST_STEPS && costs.levels.iter().all(|levels| *levels <= MOST_LEVELS)
    }
}

struct Used<'u> {
    program: &'u Program,
    costs: &'u Costs,
    steps: u32,
}

impl Used<'_> {
    fn predicates(&mut self, nodes: [Option<NodeId>; 2]) {
        for node in nodes.into_iter().flatten() {
            self.steps = self.steps.saturating_add(self.costs.of(node));
        }
    }

    fn provisions(&mut self, ids: impl Iterator<Item = ProvisionId>) {
        for id in ids {
            let provision = self.program.provisions.get(usize::from(id));
            self.predicates([provision.and_then(|provision| provision.predicate), None]);
            self.steps = self.steps.saturating_add(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn every_use_of_a_node_counts() {
        let costs = Costs::new(&[
            Node::Always(true),
            Node::All(vec![0, 0]),
            Node::Not(1),
            Node::Any(vec![2, 2, 0]),
            Node::Enum(vec![super::super::Literal::Int(1); 5]),
        ]);
        assert_eq!(costs.steps, [1, 3, 4, 10, 6]);
        assert_eq!(costs.levels, [1, 2, 3, 4, 1]);
    }

    #[test]
    fn doubling_at_every_level_does_not_overflow() {
        let doubled = (0..100).map(|at: u32| Node::All(vec![at, at]));
        let nodes: Vec<Node> = [Node::Always(true)].into_iter().chain(doubled).collect();
        let costs = Costs::new(&nodes);
        assert_eq!((costs.steps[100], costs.levels[100]), (u32::MAX, 101));
    }
}
