//! Provisions, and what each use of one requires of it.

use super::{Compiler, names::ProvisionName, predicate::View};
use crate::{
    diagnostic::Code,
    json::{Data, Json},
};
use layak_rules::{
    outcome::MOST_READ,
    program::{FactId, NodeId, ProvisionId, SubjectId, author::Provision},
};

const MEMBERS: [&str; 12] = [
    "subject",
    "from",
    "to",
    "predicate",
    "citation",
    "standing",
    "basis",
    "title",
    "met",
    "unmet",
    "next",
    "repairable",
];

impl Compiler<'_> {
    pub(super) fn provisions(&mut self) -> Vec<Provision> {
        let mut provisions = Vec::with_capacity(self.names.provisions.len());
        for index in 0..self.names.provisions.len() {
            provisions.push(self.provision(index));
        }
        provisions
    }

    fn provision(&mut self, index: usize) -> Provision {
        let ProvisionName { id, json, subject, period } = self.names.provisions[index];
        self.faults.object(json, &MEMBERS);
        let predicate = json.get("predicate").map(|predicate| self.test(predicate, subject));
        let title = self.need_words(json, "title").unwrap_or_default();
        let met = self.some_words(json, "met");
        let unmet = self.some_words(json, "unmet");
        let next = self.some_words(json, "next");
        self.finish_dated(id, period);
        if let Some(basis) = json.get("basis") {
            for element in self.faults.filled(basis) {
                self.faults.text(element);
            }
        }
        Provision {
            id: id.to_owned(),
            subject,
            period: period.unwrap_or_default(),
            predicate,
            citations: self.citations(id, json),
            standing: self.standing(json),
            title,
            met,
            unmet,
            next,
            repairable: self.flag(json, "repairable", false),
            facts: self.reads(predicate, json),
            subjects: Vec::new(),
        }
    }

    /// The facts that a predicate reads, with the facts of repeating subjects.
    fn reads(&mut self, predicate: Option<NodeId>, json: &Json) -> Vec<FactId> {
        let facts: Vec<FactId> =
            predicate.map(|node| self.nodes.reads(node).into_iter().collect()).unwrap_or_default();
        // Each subject whose array is read counts too; half of what is allowed leaves room for them.
        if facts.len() > MOST_READ / 2 {
            self.faults.add(
                Code::TooMany,
                &json.place,
                &["facts in one predicate", &(MOST_READ / 2).to_string()],
            );
        }
        facts
    }

    /// The predicate of a provision; a warning if no answer can change it.
    fn test(&mut self, json: &Json, subject: Option<SubjectId>) -> NodeId {
        let faults = self.faults.len();
        let node = self.predicate(json, &View::answers(subject));
        // A plain `true` or `false` is how an author says that only the dates count.
        let meant = matches!(json.data, Data::Bool(_)) || self.faults.len() > faults;
        if let Some(value) = self.nodes.constant(node).filter(|_| !meant) {
            self.faults.add(Code::ConstantPredicate, &json.place, &[if value { "true" } else { "false" }]);
        }
        node
    }

    /// Provisions whose predicate is asked: they need a predicate and a reason.
    pub(super) fn tested(&mut self, json: &Json, name: &str, subject: Option<SubjectId>) -> Vec<ProvisionId> {
        let ids = self.named_provisions(json, name, subject);
        for &id in &ids {
            let ProvisionName { id, json, .. } = self.names.provisions[usize::from(id)];
            self.demand(json, "predicate", Code::MissingPredicate, id);
            if name != "none" {
                self.demand(json, "met", Code::MissingMet, id);
            }
        }
        ids
    }

    /// The criteria of an eligibility decision: a refusal must teach.
    pub(super) fn criteria(&mut self, json: &Json, subject: Option<SubjectId>) -> Vec<ProvisionId> {
        let ids = self.named_provisions(json, "criteria", subject);
        for &id in &ids {
            let ProvisionName { id, json, .. } = self.names.provisions[usize::from(id)];
            self.demand(json, "predicate", Code::MissingPredicate, id);
            self.demand(json, "met", Code::MissingMet, id);
            self.demand(json, "unmet", Code::MissingUnmet, id);
            self.demand(json, "next", Code::MissingNext, id);
        }
        ids
    }

    /// Notes: words without a test.
    pub(super) fn notes(&mut self, json: &Json, subject: Option<SubjectId>) -> Vec<ProvisionId> {
        let ids = self.named_provisions(json, "notes", subject);
        ids.iter().for_each(|&id| self.note(id));
        ids
    }

    pub(super) fn note(&mut self, id: ProvisionId) {
        let ProvisionName { id, json, .. } = self.names.provisions[usize::from(id)];
        self.demand(json, "met", Code::MissingMet, id);
        if let Some(predicate) = json.get("predicate") {
            self.faults.add(Code::NoteWithPredicate, &predicate.place, &[id]);
        }
    }

    fn demand(&mut self, json: &Json, member: &str, code: Code, id: &str) {
        if json.get(member).is_none() {
            self.faults.add(code, &json.place, &[id]);
        }
    }

    /// The provisions that a member lists.
    fn named_provisions(&mut self, json: &Json, name: &str, subject: Option<SubjectId>) -> Vec<ProvisionId> {
        let mut ids = Vec::new();
        let Some(list) = json.get(name) else { return ids };
        for element in self.faults.filled(list) {
            let Some(id) = self.named_provision(element, subject) else { continue };
            if ids.contains(&id) {
                self.faults.add(Code::Repeated, &element.place, &[element.as_text().unwrap_or_default()]);
            } else {
                ids.push(id);
            }
        }
        ids
    }

    /// One provision by name; it must be about `subject` or the root.
    pub(super) fn named_provision(&mut self, json: &Json, subject: Option<SubjectId>) -> Option<ProvisionId> {
        let name = self.faults.text(json)?;
        let Some(id) = self.names.provision(name) else {
            let known = self.names.provisions.iter().map(|provision| provision.id);
            self.faults.unknown(Code::UnknownProvision, name, json, known);
            return None;
        };
        self.used.provisions.insert(id);
        let own = self.names.provisions[usize::from(id)].subject;
        if own.is_some() && own != subject {
            let ([own_id, own_en], [at_id, at_en]) =
                (self.names.subject_words(own), self.names.subject_words(subject));
            self.faults.add(Code::ProvisionSubject, &json.place, &[name, &own_id, &at_id, &own_en, &at_en]);
        }
        Some(id)
    }
}
