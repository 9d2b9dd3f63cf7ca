//! Facts as the reader knows them: by their questions; and what a decision asks.

use super::{Clause, Part, Reading};
use layak_rules::program::{
    AskedOf, Condition, Decision, DecisionKind, Derivation, Fact, FactId, NodeId, ProvisionId, SubjectId,
};

impl Reading<'_> {
    /// A fact by its question, in quotes.
    pub(super) fn name(&self, fact: FactId) -> String {
        self.fact(fact).map(|fact| format!("“{}”", self.text(fact.question()))).unwrap_or_default()
    }

    /// What a predicate says of a fact, as a sentence without its full stop.
    pub(super) fn about(&self, id: FactId, child: NodeId, yes: bool) -> String {
        let (name, phrase) = (self.name(id), self.phrase(self.fact(id), child, yes));
        let (indonesian, english) = match self.fact(id) {
            Some(fact) if fact.derived().is_some() => {
                (format!("{name} (hasil aturan) {phrase}"), format!("{name} (found by rule) {phrase}"))
            }
            Some(fact) if fact.declaration() => (
                format!("Jawaban atas pernyataan {name} {phrase}"),
                format!("The answer to the statement {name} {phrase}"),
            ),
            Some(fact) if fact.asked_of() == AskedOf::Office => (
                format!("Jawaban kantor atas {name} {phrase}"),
                format!("The office's answer to {name} {phrase}"),
            ),
            _ => (format!("Jawaban atas {name} {phrase}"), format!("The answer to {name} {phrase}")),
        };
        self.pick(&indonesian, &english).to_owned()
    }

    /// That a fact is answered, or is not.
    pub(super) fn answered(&self, id: FactId, yes: bool) -> String {
        let name = self.name(id);
        let derived = self.fact(id).is_some_and(|fact| fact.derived().is_some());
        let (indonesian, english) = match (derived, yes) {
            (true, true) => ("dapat ditentukan dengan aturan", "can be found by rule"),
            (true, false) => ("tidak dapat ditentukan dengan aturan", "cannot be found by rule"),
            (false, true) => ("dijawab", "is answered"),
            (false, false) => ("tidak dijawab", "is not answered"),
        };
        format!("{name} {}.", self.pick(indonesian, english))
    }

    /// The questions that a decision asks, in asking order, those behind derived facts included.
    pub(super) fn asked(&self, decision: Decision<'_>) -> Part {
        let mut part = Part::new("", self.pick("Yang ditanyakan", "What is asked"));
        let read = self.read_by(decision);
        let asked = self
            .program
            .facts()
            .iter()
            .zip(0..)
            .filter(|(fact, id)| fact.derived().is_none() && read.contains(id));
        part.says = asked.map(|(fact, _)| Clause::Say(self.question(fact, decision.subject()))).collect();
        part
    }

    /// A question, with the list that it is asked for unless the decision is about an entry of it.
    fn question(&self, fact: Fact<'_>, about: Option<SubjectId>) -> String {
        let mut said = self.text(fact.question());
        let other = fact.subject().filter(|subject| Some(*subject) != about);
        let subject = other.and_then(|id| self.subject(id)).map(|subject| self.text(subject.title()));
        let office = (fact.asked_of() == AskedOf::Office)
            .then(|| self.pick("dijawab kantor", "the office answers").to_owned());
        let each =
            subject.map(|title| self.pick(&format!("tiap {title}"), &format!("each {title}")).to_owned());
        let marks: Vec<String> = each.into_iter().chain(office).collect();
        if !marks.is_empty() {
            said = format!("{said} ({})", marks.join(", "));
        }
        said
    }

    /// Every fact that a decision reads, directly or through derived facts.
    pub(super) fn read_by(&self, decision: Decision<'_>) -> Vec<FactId> {
        let mut read = Vec::new();
        decision.when().into_iter().for_each(|node| self.read_node(node, &mut read));
        match decision.kind() {
            DecisionKind::Eligibility { criteria } => {
                self.read_provisions(criteria.iter(), &mut read);
            }
            DecisionKind::Permit { arms } => {
                for arm in arms {
                    self.read_condition(arm.condition(), &mut read);
                    arm.dates()
                        .iter()
                        .filter_map(|date| date.fact())
                        .for_each(|fact| self.read_fact(fact, &mut read));
                }
            }
            DecisionKind::Classification { fact } => self.read_fact(fact, &mut read),
        }
        read
    }

    fn read_condition(&self, condition: Condition<'_>, read: &mut Vec<FactId>) {
        self.read_provisions(condition.provisions(), read);
    }

    fn read_provisions(&self, provisions: impl Iterator<Item = ProvisionId>, read: &mut Vec<FactId>) {
        let predicates = provisions.filter_map(|id| self.in_force(id)?.predicate());
        predicates.for_each(|node| self.read_node(node, read));
    }

    fn read_node(&self, node: NodeId, read: &mut Vec<FactId>) {
        self.program.facts_read(node).into_iter().for_each(|fact| self.read_fact(fact, read));
    }

    fn read_fact(&self, id: FactId, read: &mut Vec<FactId>) {
        if read.contains(&id) {
            return;
        }
        read.push(id);
        match self.fact(id).and_then(|fact| fact.derived()) {
            Some(Derivation::Arms(arms)) => {
                arms.iter().for_each(|arm| self.read_condition(arm.condition(), read))
            }
            Some(Derivation::Digits { of, .. }) => self.read_fact(of, read),
            None => {}
        }
    }
}
