//! Puts the facts of a program in their final order and follows every reference to them.

use layak_rules::{
    Program,
    program::{DecisionKind, Derivation, FactId, Node},
};

/// Reorders the facts: `order` lists their present numbers in the new order.
pub(super) fn renumber(program: &mut Program, order: &[FactId]) {
    let mut numbers = vec![0; program.facts.len()];
    for (new, &old) in order.iter().enumerate() {
        numbers[usize::from(old)] = FactId::try_from(new).unwrap_or(FactId::MAX);
    }
    let new = |old: &mut FactId| *old = numbers[usize::from(*old)];

    let mut facts: Vec<_> = std::mem::take(&mut program.facts).into_iter().map(Some).collect();
    program.facts = order.iter().filter_map(|&old| facts[usize::from(old)].take()).collect();

    for fact in &mut program.facts {
        if let Some(Derivation::Part { of, .. }) = &mut fact.derived {
            new(of);
        }
    }
    program.subjects.iter_mut().filter_map(|subject| subject.label.as_mut()).for_each(new);
    program.pages.iter_mut().flat_map(|page| &mut page.facts).for_each(new);
    program.nodes.iter_mut().for_each(|node| renumber_node(node, new));
    for provision in &mut program.provisions {
        provision.facts.iter_mut().for_each(new);
        provision.facts.sort_unstable();
    }
    for decision in &mut program.decisions {
        match &mut decision.kind {
            DecisionKind::Classification { fact } => new(fact),
            DecisionKind::Permit { arms } => {
                let rules = arms.iter_mut().flat_map(|arm| &mut arm.dates);
                rules.filter_map(|rule| rule.fact.as_mut()).for_each(new);
            }
            DecisionKind::Eligibility { .. } => {}
        }
    }
}

fn renumber_node(node: &mut Node, new: impl Fn(&mut FactId)) {
    match node {
        Node::Required(fact) | Node::Property(fact, _) | Node::Compare(_, fact) | Node::SumOf(fact, _) => {
            new(fact)
        }
        Node::UniqueBy(facts) => facts.iter_mut().for_each(new),
        _ => {}
    }
}
