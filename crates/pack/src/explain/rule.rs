//! A predicate over the answers of the business or of one item, as sentences. `yes` is false for its negation.

use super::{Clause, Reading};
use layak_rules::program::{Bound, FactId, List, Node, NodeId};

impl<'a> Reading<'a> {
    /// The sentences of a predicate.
    pub fn rule(&self, node: NodeId) -> Clause {
        self.clause(node, true)
    }

    pub(super) fn clause(&self, id: NodeId, yes: bool) -> Clause {
        let Some(node) = self.node(id) else { return self.together(Vec::new(), true) };
        match node {
            Node::Always(holds) => self.together(Vec::new(), holds == yes),
            Node::All(_) => self.conjunction(id, yes),
            Node::Any(children) => {
                self.together(children.iter().map(|child| self.clause(child, yes)).collect(), !yes)
            }
            Node::One(children) => self.exactly_one(children, yes),
            Node::Count { of, min, max } => self.some_of(of, (min, max), yes),
            Node::Not(child) => self.clause(child, !yes),
            Node::If { condition, then, otherwise } => self.choice(condition, then, otherwise, yes),
            Node::Required(fact) => Clause::Say(self.answered(fact, yes)),
            Node::Property(fact, child) => self.property(fact, child, yes, false),
            Node::RequiredItems(subject) => self.filled(subject, yes),
            Node::PropertyItems(subject, child) => self.property_items(subject, child, yes, false),
            // As in JSON Schema, what tests a value of another type holds for the answers as a whole.
            _ => {
                let whole = self.pick("Jawaban seluruhnya", "The answers as a whole:");
                Clause::Say(format!("{whole} {}.", self.phrase(None, id, yes)))
            }
        }
    }

    /// `allOf` and the keywords of one schema. That a value fits and that it is answered becomes one sentence.
    fn conjunction(&self, id: NodeId, yes: bool) -> Clause {
        let mut ids = Vec::new();
        self.flatten(id, &mut ids);
        let children: Vec<(NodeId, Node<'a>)> =
            ids.into_iter().filter_map(|id| Some((id, self.node(id)?))).collect();
        let has = |wanted: Node<'a>| children.iter().any(|(_, child)| *child == wanted);
        let mut said = Vec::new();
        for (id, child) in &children {
            match child {
                Node::Property(fact, inner) => {
                    said.push(self.property(*fact, *inner, yes, has(Node::Required(*fact))));
                }
                Node::PropertyItems(subject, inner) => {
                    said.push(self.property_items(*subject, *inner, yes, has(Node::RequiredItems(*subject))));
                }
                Node::Required(_) | Node::RequiredItems(_)
                    if children.iter().any(|(_, other)| tests(*other, *child)) => {}
                _ => said.push(self.clause(*id, yes)),
            }
        }
        self.together(said, yes)
    }

    /// The members of nested conjunctions.
    fn flatten(&self, id: NodeId, into: &mut Vec<NodeId>) {
        match self.node(id) {
            Some(Node::All(children)) => children.iter().for_each(|child| self.flatten(child, into)),
            Some(_) => into.push(id),
            None => {}
        }
    }

    /// `properties` of one fact; `required` if an absent answer does not satisfy the rule.
    fn property(&self, fact: FactId, child: NodeId, yes: bool, required: bool) -> Clause {
        let said = match self.node(child) {
            Some(Node::Always(holds)) if holds == yes => {
                return Clause::Say(self.answered(fact, required == yes));
            }
            _ => self.about(fact, child, yes),
        };
        // Absent satisfies the bare property, and the negation of the property with `required`.
        let or_absent = yes != required;
        let absent = self.pick(", atau tidak dijawab", ", or it is not answered");
        Clause::Say(format!("{said}{}.", if or_absent { absent } else { "" }))
    }

    fn exactly_one(&self, children: List<'_, NodeId>, yes: bool) -> Clause {
        let lead = match yes {
            true => self.pick("Tepat satu hal ini benar", "Exactly one of these is true"),
            false => self.pick(
                "Tidak satu pun, atau lebih dari satu, hal ini benar",
                "None of these is true, or more than one",
            ),
        };
        let clauses = children.iter().map(|child| self.clause(child, true)).collect();
        Clause::Group { lead: lead.to_owned(), clauses }
    }

    fn some_of(&self, children: List<'_, NodeId>, (min, max): (u16, Option<u16>), yes: bool) -> Clause {
        let fixed = |count: u16| Bound::Fixed(count.into());
        let range = self.range(fixed(min), max.map(fixed), yes);
        let lead = self
            .pick(&format!("Yang benar {range} dari ini"), &format!("True are {range} of these"))
            .to_owned();
        let clauses = children.iter().map(|child| self.clause(child, true)).collect();
        Clause::Group { lead, clauses }
    }

    fn choice(
        &self,
        condition: NodeId,
        then: Option<NodeId>,
        otherwise: Option<NodeId>,
        yes: bool,
    ) -> Clause {
        let group =
            |lead: &str, clause: Clause| Clause::Group { lead: lead.to_owned(), clauses: vec![clause] };
        let branch = |lead: &str, child: Option<NodeId>| match child {
            Some(child) => Some(group(lead, self.clause(child, yes))),
            None if yes => None,
            None => Some(group(lead, self.together(Vec::new(), false))),
        };
        let mut clauses = vec![group(self.pick("Syaratnya", "The condition"), self.clause(condition, true))];
        clauses.extend(branch(self.pick("Bila syaratnya benar", "If the condition is true"), then));
        clauses.extend(branch(self.pick("Bila tidak", "If not"), otherwise));
        Clause::Group { lead: self.pick("Tergantung keadaan", "It depends").to_owned(), clauses }
    }
}

/// Whether a node tests the value that another one requires.
fn tests(node: Node<'_>, requirement: Node<'_>) -> bool {
    match (node, requirement) {
        (Node::Property(fact, _), Node::Required(required)) => fact == required,
        (Node::PropertyItems(subject, _), Node::RequiredItems(required)) => subject == required,
        _ => false,
    }
}
