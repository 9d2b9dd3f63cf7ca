//! The compiled program of a pack: everything that a browser or a server needs to ask, decide and explain.
//!
//! A program is made by `layak-pack` and is read-only here. All indices inside a program are checked when its bytes
//! are loaded, so evaluation never fails because of the program.

mod affected;
mod decision;
#[cfg(feature = "documents")]
mod document;
#[cfg(not(feature = "documents"))]
#[path = "no_documents.rs"]
mod document;
mod encode;
mod fact;
mod form;
mod index;
mod law;
mod predicate;
mod steps;
mod texts;

pub(crate) use affected::Reach;
pub use decision::{
    Arm, Condition, DateAs, DateRule, Decision, DecisionKind, Offset, Verb, Window, WindowState,
};
pub use document::*;
pub use encode::{FORMAT_VERSION, LoadError};
pub use fact::{AskedOf, Choice, Derivation, DerivedArm, Fact, FactKind, Format, Part, Sensitivity, Subject};
pub use form::{PackInfo, Page};
pub use index::Index;
pub(crate) use index::{Member, comes_before};
pub use law::{Citation, List, ListVersion, Parameter, ParameterValue, Period, Provision, Standing, Unit};
pub use predicate::{Bound, DurationBound, Literal, Node, Relation, TimeTest, TypeSet};
pub use steps::{MOST_DECISIONS, MOST_FACTS, MOST_LEVELS, MOST_STEPS};

use crate::order::insert_once;
use alloc::{string::String, vec::Vec};

/// Index of a text in every language's table of a [`Program`].
pub type TextId = u32;
/// Index into [`Program::facts`]. Facts are numbered in asking order.
pub type FactId = u16;
/// Index into [`Program::subjects`].
pub type SubjectId = u8;
/// Index into [`Program::nodes`].
pub type NodeId = u32;
/// Index into [`Program::parameters`].
pub type ParameterId = u16;
/// Index into [`Program::lists`].
pub type ListId = u16;
/// Index into [`Program::provisions`].
pub type ProvisionId = u16;
/// Index into [`Program::decisions`].
pub type DecisionId = u16;
/// Index into [`Program::patterns`].
pub type PatternId = u16;

/// A compiled pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// Identity, titles and contact of the pack.
    pub info: PackInfo,
    /// The languages of the texts in declared order, as BCP 47 tags; the first is the default.
    pub languages: Vec<String>,
    /// One table of texts per language, in the order of [`Program::languages`].
    pub texts: Vec<Vec<String>>,
    /// The repeating subjects (product, member, ...). Facts without one belong to the root.
    pub subjects: Vec<Subject>,
    /// The facts, in asking order. Each comes after the facts that its liveness or derivation reads.
    pub facts: Vec<Fact>,
    /// Figures of law with their history.
    pub parameters: Vec<Parameter>,
    /// Code lists with their versions.
    pub lists: Vec<List>,
    /// The arena of all predicates; a node's children always have smaller indices than the node.
    pub nodes: Vec<Node>,
    /// Compiled patterns (ECMA-262 linear subset), as source text with its automaton.
    pub patterns: Vec<crate::evaluate::pattern::Pattern>,
    /// The rules of law and of programmes.
    pub provisions: Vec<Provision>,
    /// What the pack can decide, in the order in which an applicant should act.
    pub decisions: Vec<Decision>,
    /// The pages of the form.
    pub pages: Vec<Page>,
    /// When a programme takes applications; empty for permits.
    pub windows: Vec<Window>,
    /// The schemas of facts that are whole documents.
    pub documents: Documents,
    /// Made from the other parts by [`Program::prepare`].
    pub index: Index,
}

impl Program {
    /// The text with this id in the language at index `language`, or in the default language if the index is unknown.
    pub fn text(&self, language: usize, id: TextId) -> &str {
        let table = self.texts.get(language).or_else(|| self.texts.first());
        table.and_then(|texts| texts.get(id as usize)).map_or("", String::as_str)
    }

    /// The fact with this id (`business.annualSales`).
    pub fn fact_by_id(&self, id: &str) -> Option<FactId> {
        self.facts.iter().position(|fact| fact.id == id).and_then(|index| FactId::try_from(index).ok())
    }

    /// The facts that a predicate reads, in asking order, each once.
    pub fn facts_read(&self, predicate: NodeId) -> Vec<FactId> {
        let mut facts = Vec::new();
        self.collect_facts(predicate, &mut facts);
        facts
    }

    fn collect_facts(&self, id: NodeId, facts: &mut Vec<FactId>) {
        let Some(node) = self.nodes.get(id as usize) else { return };
        node.own_facts().iter().for_each(|&fact| insert_once(facts, fact));
        // A child at or after its node would be a circle; `is_consistent` refuses it.
        node.for_each_child(|child| {
            if child < id {
                self.collect_facts(child, facts);
            }
        });
    }

    /// The repeating subjects whose arrays a predicate reads, each once.
    pub fn subjects_read(&self, predicate: NodeId) -> Vec<SubjectId> {
        let mut subjects = Vec::new();
        self.collect_subjects(predicate, &mut subjects);
        subjects
    }

    fn collect_subjects(&self, id: NodeId, subjects: &mut Vec<SubjectId>) {
        let Some(node) = self.nodes.get(id as usize) else { return };
        if let Node::RequiredItems(subject) | Node::PropertyItems(subject, _) = node {
            insert_once(subjects, *subject);
        }
        node.for_each_child(|child| {
            if child < id {
                self.collect_subjects(child, subjects);
            }
        });
    }

    /// The repeating subject with this id (`product`).
    pub fn subject_by_id(&self, id: &str) -> Option<SubjectId> {
        self.subjects
            .iter()
            .position(|subject| subject.id == id)
            .and_then(|index| SubjectId::try_from(index).ok())
    }

    /// The index of a language tag, or of the default language when the pack does not have it.
    pub fn language(&self, tag: &str) -> usize {
        self.languages.iter().position(|language| language == tag).unwrap_or(0)
    }
}
