//! Puts the facts of a program in their final order and follows every reference to them.

use layak_rules::program::{
    FactId,
    author::{DecisionKind, Derivation, Node, Pack},
};

/// Reorders the facts: `order` lists their present numbers in the new order.
pub(super) fn renumber(pack: &mut Pack, order: &[FactId]) {
    let mut numbers = vec![0; pack.facts.len()];
    for (new, &old) in order.iter().enumerate() {
        numbers[usize::from(old)] = FactId::try_from(new).unwrap_or(FactId::MAX);
    }
    let new = |old: &mut FactId| *old = numbers[usize::from(*old)];

    let mut facts: Vec<_> = std::mem::take(&mut pack.facts).into_iter().map(Some).collect();
    pack.facts = order.iter().filter_map(|&old| facts[usize::from(old)].take()).collect();

    for fact in &mut pack.facts {
        if let Some(Derivation::Digits { of, .. }) = &mut fact.derived {
            new(of);
        }
    }
    pack.subjects.iter_mut().filter_map(|subject| subject.label.as_mut()).for_each(new);
    pack.pages.iter_mut().flat_map(|page| &mut page.facts).for_each(new);
    pack.nodes.iter_mut().for_each(|node| renumber_node(node, new));
    for provision in &mut pack.provisions {
        provision.facts.iter_mut().for_each(new);
        provision.facts.sort_unstable();
    }
    for decision in &mut pack.decisions {
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
