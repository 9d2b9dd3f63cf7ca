//! The arena of predicates: equal nodes are stored once, and what simple logic can decide is decided here.

use layak_rules::program::{
    FactId, FormatId, FormatName, NodeId, PatternId,
    author::{Format, Node, Pattern},
};
use std::collections::{BTreeMap, BTreeSet};

/// The nodes made so far; children always before parents.
#[derive(Debug, Default)]
pub(crate) struct Nodes {
    pub nodes: Vec<Node>,
    pub patterns: Vec<Pattern>,
    pub formats: Vec<Format>,
    index: BTreeMap<String, NodeId>,
    /// The patterns of the pack's author, by what they wrote.
    named_patterns: BTreeMap<String, PatternId>,
}

impl Nodes {
    /// Stores a node as it is.
    pub fn push(&mut self, node: Node) -> NodeId {
        let next = NodeId::try_from(self.nodes.len()).unwrap_or(NodeId::MAX);
        // `Node` has no order of its own; its debug form tells all of it.
        let id = *self.index.entry(format!("{node:?}")).or_insert(next);
        if id == next {
            self.nodes.push(node);
        }
        id
    }

    pub fn always(&mut self, value: bool) -> NodeId {
        self.push(Node::Always(value))
    }

    /// The truth of a node that does not depend on any value.
    pub fn constant(&self, id: NodeId) -> Option<bool> {
        match self.nodes.get(id as usize) {
            Some(Node::Always(value)) => Some(*value),
            _ => None,
        }
    }

    /// A conjunction, flattened; one child stands for itself.
    pub fn all(&mut self, children: Vec<NodeId>) -> NodeId {
        let mut kept = Vec::with_capacity(children.len());
        for child in children {
            match self.nodes.get(child as usize) {
                Some(Node::Always(true)) => {}
                Some(Node::Always(false)) => return self.always(false),
                Some(Node::All(inner)) => inner.iter().for_each(|id| keep(&mut kept, *id)),
                _ => keep(&mut kept, child),
            }
        }
        match kept.as_slice() {
            [] => self.always(true),
            [only] => *only,
            _ => self.push(Node::All(kept)),
        }
    }

    /// A disjunction, flattened; one child stands for itself.
    pub fn any(&mut self, children: Vec<NodeId>) -> NodeId {
        let mut kept = Vec::with_capacity(children.len());
        for child in children {
            match self.nodes.get(child as usize) {
                Some(Node::Always(false)) => {}
                Some(Node::Always(true)) => return self.always(true),
                Some(Node::Any(inner)) => inner.iter().for_each(|id| keep(&mut kept, *id)),
                _ => keep(&mut kept, child),
            }
        }
        match kept.as_slice() {
            [] => self.always(false),
            [only] => *only,
            _ => self.push(Node::Any(kept)),
        }
    }

    /// A negation; two of them cancel.
    pub fn not(&mut self, child: NodeId) -> NodeId {
        match self.nodes.get(child as usize) {
            Some(Node::Always(value)) => {
                let value = !value;
                self.always(value)
            }
            Some(Node::Not(inner)) => *inner,
            _ => self.push(Node::Not(child)),
        }
    }

    /// A pattern, stored once for each source text.
    pub fn pattern(&mut self, pattern: Pattern) -> PatternId {
        if let Some(known) = self.named_patterns.get(&pattern.source) {
            return *known;
        }
        let source = pattern.source.clone();
        let id = self.add_pattern(pattern);
        self.named_patterns.insert(source, id);
        id
    }

    /// A pattern that nobody is told of.
    pub fn unnamed_pattern(&mut self, pattern: Pattern) -> PatternId {
        self.add_pattern(Pattern { source: String::new(), ..pattern })
    }

    fn add_pattern(&mut self, pattern: Pattern) -> PatternId {
        self.patterns.push(pattern);
        PatternId::try_from(self.patterns.len() - 1).unwrap_or(PatternId::MAX)
    }

    /// A format that is known already.
    pub fn format_id(&self, name: FormatName) -> Option<FormatId> {
        let known = self.formats.iter().position(|known| known.name == name)?;
        FormatId::try_from(known).ok()
    }

    /// A format that is not known yet.
    pub fn format(&mut self, format: Format) -> FormatId {
        self.formats.push(format);
        FormatId::try_from(self.formats.len() - 1).unwrap_or(FormatId::MAX)
    }

    /// The facts that a predicate reads.
    pub fn reads(&self, root: NodeId) -> BTreeSet<FactId> {
        let mut facts = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut pending = vec![root];
        while let Some(id) = pending.pop() {
            let Some(node) = self.nodes.get(id as usize).filter(|_| seen.insert(id)) else { continue };
            facts.extend(node.facts());
            pending.extend(node.children());
        }
        facts
    }
}

/// Adds a child once: `a and a` is `a`.
fn keep(kept: &mut Vec<NodeId>, child: NodeId) {
    if !kept.contains(&child) {
        kept.push(child);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_logic_decides_is_decided() {
        let mut nodes = Nodes::default();
        let (yes, no) = (nodes.always(true), nodes.always(false));
        let (a, b) = (nodes.push(Node::Required(1)), nodes.push(Node::Required(2)));
        assert_eq!(nodes.all(vec![yes, a, a, yes]), a);
        assert_eq!(nodes.all(vec![a, no, b]), no);
        assert_eq!(nodes.any(vec![no, b]), b);
        assert_eq!(nodes.any(vec![]), no);
        assert_eq!(nodes.all(vec![]), yes);
        let not = nodes.not(a);
        assert_eq!(nodes.not(not), a);
        let (both, other) = (nodes.all(vec![a, b]), nodes.push(Node::Required(3)));
        let three = nodes.all(vec![both, other]);
        assert_eq!(nodes.nodes[three as usize], Node::All(vec![a, b, other]));
        assert_eq!(nodes.reads(three), BTreeSet::from([1, 2, 3]));
    }
}
