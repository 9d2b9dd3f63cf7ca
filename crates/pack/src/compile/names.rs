//! What the pack declares: every name with what others need to know of it, collected before anything is compiled.

use super::resource::Resources;
use crate::{
    format::Format,
    json::{Json, Place},
};
use layak_rules::program::{
    FactId, FactKind, ListId, ParameterId, Period, ProvisionId, SubjectId,
    author::{CodeList, Parameter},
};
use std::collections::BTreeMap;

/// The declared names. Facts are numbered as declared here and put in asking order at the end.
#[derive(Debug, Default)]
pub(crate) struct Names<'a> {
    pub languages: Vec<&'a str>,
    pub subjects: Vec<SubjectName<'a>>,
    pub facts: Vec<FactName<'a>>,
    pub parameters: Vec<Parameter>,
    pub lists: Vec<CodeList>,
    pub provisions: Vec<ProvisionName<'a>>,
    /// Id and address of each source.
    pub sources: BTreeMap<&'a str, &'a str>,
    /// The `$defs` of the pack.
    pub definitions: Option<&'a Json>,
    /// Every schema, and what references lead to.
    pub resources: Resources<'a>,
    fact_index: BTreeMap<&'a str, FactId>,
    parameter_index: BTreeMap<String, ParameterId>,
    list_index: BTreeMap<String, ListId>,
    provision_index: BTreeMap<&'a str, ProvisionId>,
}

/// A repeating subject.
#[derive(Debug)]
pub(crate) struct SubjectName<'a> {
    pub id: &'a str,
    pub json: &'a Json,
}

/// A fact, answered or derived.
#[derive(Debug)]
pub(crate) struct FactName<'a> {
    pub id: &'a str,
    pub json: &'a Json,
    pub subject: Option<SubjectId>,
    pub kind: FactKind,
    /// The values of its options.
    pub options: Vec<&'a str>,
    pub format: Option<&'static Format>,
    pub derived: bool,
    /// Asked of the applicant.
    pub asked: bool,
}

/// A provision.
#[derive(Debug)]
pub(crate) struct ProvisionName<'a> {
    pub id: &'a str,
    pub json: &'a Json,
    pub subject: Option<SubjectId>,
    /// When it is in force; none if its dates are at fault.
    pub period: Option<Period>,
}

impl<'a> Names<'a> {
    pub fn add_fact(&mut self, fact: FactName<'a>) {
        let id = FactId::try_from(self.facts.len()).unwrap_or(FactId::MAX);
        self.fact_index.insert(fact.id, id);
        self.facts.push(fact);
    }

    pub fn add_parameter(&mut self, parameter: Parameter) {
        let id = ParameterId::try_from(self.parameters.len()).unwrap_or(ParameterId::MAX);
        self.parameter_index.insert(parameter.id.clone(), id);
        self.parameters.push(parameter);
    }

    pub fn add_list(&mut self, list: CodeList) {
        let id = ListId::try_from(self.lists.len()).unwrap_or(ListId::MAX);
        self.list_index.insert(list.id.clone(), id);
        self.lists.push(list);
    }

    pub fn add_provision(&mut self, provision: ProvisionName<'a>) {
        let id = ProvisionId::try_from(self.provisions.len()).unwrap_or(ProvisionId::MAX);
        self.provision_index.insert(provision.id, id);
        self.provisions.push(provision);
    }

    pub fn subject(&self, id: &str) -> Option<SubjectId> {
        let index = self.subjects.iter().position(|subject| subject.id == id)?;
        SubjectId::try_from(index).ok()
    }

    /// The subject of a fact: the first segment of its id, if that is a subject.
    pub fn subject_of(&self, fact: &str) -> Option<SubjectId> {
        self.subject(fact.split('.').next()?)
    }

    pub fn fact(&self, id: &str) -> Option<FactId> {
        self.fact_index.get(id).copied()
    }

    pub fn fact_name(&self, id: FactId) -> &FactName<'a> {
        &self.facts[usize::from(id)]
    }

    pub fn parameter(&self, id: &str) -> Option<ParameterId> {
        self.parameter_index.get(id).copied()
    }

    pub fn list(&self, id: &str) -> Option<ListId> {
        self.list_index.get(id).copied()
    }

    pub fn provision(&self, id: &str) -> Option<ProvisionId> {
        self.provision_index.get(id).copied()
    }

    /// A subject in words, Indonesian and English; none is the root.
    pub fn subject_words(&self, subject: Option<SubjectId>) -> [String; 2] {
        match subject.and_then(|id| self.subjects.get(usize::from(id))) {
            Some(subject) => [format!("`{}`", subject.id), format!("`{}`", subject.id)],
            None => ["usaha (akar)".to_owned(), "the root".to_owned()],
        }
    }
}

/// The parameters and lists that a part of the pack uses, with the places of use.
#[derive(Debug, Default)]
pub(crate) struct Uses {
    pub parameters: Vec<(ParameterId, Place)>,
    pub lists: Vec<(ListId, Place)>,
}
