//! The order of the facts: asked facts as the pages ask them, derived and office facts as soon as what they read is there.

use super::Compiler;
use crate::diagnostic::Code;
use layak_rules::program::{
    FactId,
    author::{Derivation, Fact, Page, Provision},
};
use std::collections::BTreeSet;

impl Compiler<'_> {
    /// The facts, by their declared numbers, in asking order.
    pub(super) fn order(&mut self, facts: &[Fact], provisions: &[Provision], pages: &[Page]) -> Vec<FactId> {
        let reads: Vec<BTreeSet<FactId>> =
            facts.iter().map(|fact| self.fact_reads(fact, provisions)).collect();
        let edges = |id: usize| reads[id].iter().map(|&read| usize::from(read)).collect::<Vec<_>>();
        let circles = circles(facts.len(), edges);
        for circle in &circles {
            let mut names: Vec<&str> = circle.iter().map(|&id| facts[id].id.as_str()).collect();
            names.extend(names.first().copied());
            let first = circle.first().map(|&id| &self.names.facts[id].json.place);
            if let Some(place) = first {
                self.faults.add(Code::DependencyCycle, place, &[&names.join(" → ")]);
            }
        }
        if !circles.is_empty() {
            return Vec::new();
        }
        let mut ordering =
            Ordering { facts, reads: &reads, placed: vec![false; facts.len()], order: Vec::new() };
        ordering.settle();
        for &asked in pages.iter().flat_map(|page| &page.facts) {
            for later in ordering.unplaced_questions(asked) {
                let when = self.names.fact_name(asked).json.get("when");
                if let Some(when) = when {
                    self.faults.add(Code::ReadsLater, &when.place, &[&facts[usize::from(later)].id]);
                }
            }
            ordering.place(asked);
            ordering.settle();
        }
        ordering.order
    }

    /// What must be known before a fact is: what its liveness reads, and what it is derived from.
    fn fact_reads(&self, fact: &Fact, provisions: &[Provision]) -> BTreeSet<FactId> {
        let mut reads = fact.live.map(|node| self.nodes.reads(node)).unwrap_or_default();
        match &fact.derived {
            Some(Derivation::Digits { of, .. }) => {
                reads.insert(*of);
            }
            Some(Derivation::Arms(arms)) => {
                let conditions = arms.iter().flat_map(|arm| arm.condition.provisions());
                reads.extend(conditions.flat_map(|id| provisions[usize::from(id)].facts.iter().copied()));
            }
            None => {}
        }
        reads
    }
}

struct Ordering<'a> {
    facts: &'a [Fact],
    reads: &'a [BTreeSet<FactId>],
    placed: Vec<bool>,
    order: Vec<FactId>,
}

impl Ordering<'_> {
    fn is_placed(&self, id: FactId) -> bool {
        self.placed.get(usize::from(id)).copied().unwrap_or(true)
    }

    fn place(&mut self, id: FactId) {
        if !self.is_placed(id) {
            self.placed[usize::from(id)] = true;
            self.order.push(id);
        }
    }

    /// Places all derived and office facts whose reads are placed, until there is no more.
    fn settle(&mut self) {
        while let Some(ready) = self.next_ready() {
            self.place(ready);
        }
    }

    fn next_ready(&self) -> Option<FactId> {
        let ids = (0..self.facts.len()).filter_map(|index| FactId::try_from(index).ok());
        ids.filter(|&id| !self.is_placed(id) && !self.facts[usize::from(id)].is_asked())
            .find(|&id| self.reads[usize::from(id)].iter().all(|&read| self.is_placed(read)))
    }

    /// The asked facts that `asked` depends on and that are not placed before it.
    fn unplaced_questions(&self, asked: FactId) -> Vec<FactId> {
        let mut found = BTreeSet::new();
        let mut seen = BTreeSet::from([asked]);
        let mut pending: Vec<FactId> = self.reads[usize::from(asked)].iter().copied().collect();
        while let Some(id) = pending.pop() {
            if self.is_placed(id) || !seen.insert(id) {
                continue;
            }
            if self.facts[usize::from(id)].is_asked() {
                found.insert(id);
            }
            pending.extend(&self.reads[usize::from(id)]);
        }
        found.into_iter().collect()
    }
}

/// The circles of a directed graph, each once, starting with its smallest number.
pub(super) fn circles(count: usize, edges: impl Fn(usize) -> Vec<usize>) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    for start in 0..count {
        if found.iter().any(|circle| circle.contains(&start)) {
            continue;
        }
        if let Some(circle) = circle_through(start, &edges) {
            found.push(circle);
        }
    }
    found
}

/// The shortest way from a node back to itself, by breadth-first search.
fn circle_through(start: usize, edges: &impl Fn(usize) -> Vec<usize>) -> Option<Vec<usize>> {
    let mut ways = vec![vec![start]];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            let Some(&last) = way.last() else { continue };
            for next in edges(last) {
                if next == start {
                    return Some(way);
                }
                if seen.insert(next) {
                    longer.push(way.iter().copied().chain([next]).collect());
                }
            }
        }
        ways = longer;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn each_circle_is_found_once() {
        let edges = |id: usize| match id {
            0 => vec![1],
            1 => vec![2, 3],
            2 => vec![1],
            3 => vec![4],
            5 => vec![5],
            _ => vec![],
        };
        assert_eq!(circles(6, edges), [vec![1, 2], vec![5]]);
    }
}
