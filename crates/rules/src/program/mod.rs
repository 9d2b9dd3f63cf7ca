//! The compiled program of a pack: everything that a browser or a server needs to ask, decide and explain.
//!
//! A program is made by `layak-pack` and is read-only here. All indices inside a program are checked when its bytes
//! are loaded, so evaluation never fails because of the program.

mod affected;
pub mod author;
mod decision;
#[cfg(feature = "documents")]
mod document;
#[cfg(not(feature = "documents"))]
#[path = "no_documents.rs"]
mod document;
mod fact;
mod form;
mod format;
mod index;
mod law;
mod load;
mod predicate;
mod steps;

pub(crate) use affected::{Affected, Reach, ReachedDecision, ReachedFact};
pub use decision::{
    Arm, Condition, DateAs, DateRule, Decision, DecisionKind, Offset, Verb, Window, WindowState,
};
pub use document::*;
pub use fact::{AskedOf, Choice, Derivation, DerivedArm, Fact, FactKind, Part, Sensitivity, Subject};
use form::Head;
pub use form::{PackInfo, Page};
pub use format::{Format, FormatName};
pub use index::Keyed;
pub(crate) use index::{Index, Member, Shape, Value, comes_before};
pub use law::{
    Citation, CodeList, ListVersion, Parameter, ParameterValue, Period, Provision, Standing, Unit,
};
pub(crate) use load::body;
pub use load::{FORMAT_VERSION, LoadError};
pub use predicate::{Bound, DurationBound, Literal, Node, Relation, TimeTest, TypeSet};
pub use steps::{MOST_DECISIONS, MOST_FACTS, MOST_LEVELS, MOST_STEPS};

pub use crate::wire::{Items, List};
use crate::{
    evaluate::{LeafRow, pattern::Pattern},
    order::insert_once,
    wire::{Store, Table},
};
use alloc::{vec, vec::Vec};

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
/// Index into [`Program::formats`].
pub type FormatId = u8;

/// A compiled pack: flat tables (see `crate::wire`), and what is made of them when they are loaded. What a row refers to
/// by an index is got by the function of that name; a part of a row is a function of the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    store: Store,
    /// The constants of document schemas.
    pub(crate) constants: Constants,
    pub(crate) index: Index,
}

macro_rules! tables {
    ($($(#[$doc:meta])* $all:ident, $one:ident($id:ty) -> $row:ident in $table:ident;)*) => {
        impl Program {
            $($(#[$doc])*
            #[inline]
            pub fn $all(&self) -> List<'_, $row<'_>> {
                self.store.rows(Table::$table)
            }

            #[doc = concat!("The row of [`Program::", stringify!($all), "`] with this index.")]
            #[inline]
            pub fn $one(&self, id: $id) -> $row<'_> {
                self.$all().at(id)
            }
            )*
        }
    };
}

tables! {
    /// The repeating subjects (product, member, ...). Facts without one belong to the root.
    subjects, subject(SubjectId) -> Subject in Subjects;
    /// The facts, in asking order. Each comes after the facts that its liveness or derivation reads.
    facts, fact(FactId) -> Fact in Facts;
    /// Figures of law with their history.
    parameters, parameter(ParameterId) -> Parameter in Parameters;
    /// Code lists with their versions.
    lists, list(ListId) -> CodeList in Lists;
    /// Compiled patterns (ECMA-262 linear subset).
    patterns, pattern(PatternId) -> Pattern in Patterns;
    /// The formats that are asserted.
    formats, format(FormatId) -> Format in Formats;
    /// The rules of law and of programmes.
    provisions, provision(ProvisionId) -> Provision in Provisions;
    /// What the pack can decide, in the order in which an applicant should act.
    decisions, decision(DecisionId) -> Decision in Decisions;
    /// The pages of the form.
    pages, page(u16) -> Page in Pages;
    /// What the answer to each fact affects.
    affected, affected_by(FactId) -> Affected in Affected;
}

impl Program {
    fn head(&self) -> Head<'_> {
        self.store.rows(Table::Heads).at(0_usize)
    }

    /// The arena of all predicates; a node's children always have smaller indices than the node.
    #[inline(always)]
    pub fn nodes(&self) -> List<'_, Node<'_>> {
        self.store.rows(Table::Nodes)
    }

    /// The row of [`Program::nodes`] with this index. Who looks at a node has use for a few kinds of it only, so that it is
    /// read where it is looked at.
    #[inline(always)]
    pub fn node(&self, id: NodeId) -> Node<'_> {
        self.nodes().at(id)
    }

    /// The predicates about one fact that are decided by one look, in the order of their nodes.
    pub(crate) fn leaves(&self) -> List<'_, LeafRow> {
        self.store.rows(Table::Leaves)
    }

    /// What objects of answers have members for, in the canonical order of the names (RFC 8785, section 3.2.3).
    fn keys(&self) -> List<'_, Keyed> {
        self.store.rows(Table::Keys)
    }

    /// Identity, titles and contact of the pack.
    pub fn info(&self) -> PackInfo<'_> {
        self.head().info()
    }

    /// The languages of the texts in declared order, as BCP 47 tags; the first is the default.
    pub fn languages(&self) -> List<'_, &str> {
        self.head().languages()
    }

    /// When a programme takes applications; empty for permits.
    pub fn windows(&self) -> List<'_, Window> {
        self.store.rows(Table::Windows)
    }

    /// When each rule, each value of a figure and each version of a list is in force.
    pub fn periods(&self) -> impl Iterator<Item = Period> + '_ {
        let provisions = self.provisions().iter().map(Provision::period);
        let figures = self.parameters().iter().flat_map(|parameter| parameter.values());
        let lists = self.lists().iter().flat_map(|list| list.versions());
        provisions.chain(figures.map(ParameterValue::period)).chain(lists.map(ListVersion::period))
    }

    /// How many texts there are in each language.
    pub fn text_count(&self) -> usize {
        self.store.count(Table::Texts)
    }

    /// Calls `visit` with each node that the rows of a table name.
    pub(crate) fn for_each_node_of(&self, table: Table, visit: &mut dyn FnMut(NodeId)) {
        for row in 0..self.store.count(table) {
            self.store.for_each_named(table, row, &mut |named, id| {
                if named == Table::Nodes {
                    visit(id);
                }
            });
        }
    }

    /// For each text whether a document may have it: those of the rules and decisions, and of the pack itself.
    pub(crate) fn spoken(&self) -> Vec<bool> {
        let mut spoken = vec![false; self.text_count()];
        for table in [Table::Heads, Table::Provisions, Table::Decisions] {
            for row in 0..self.store.count(table) {
                self.store.for_each_named(table, row, &mut |named, id| {
                    if named == Table::Texts {
                        spoken[id as usize] = true;
                    }
                });
            }
        }
        spoken
    }

    /// The text with this id in the language at index `language`, or in the default language if the index is unknown.
    pub fn text(&self, language: usize, id: TextId) -> &str {
        let language = if language < self.languages().len() { language } else { 0 };
        self.store.characters(Table::Words, language * self.text_count() + id as usize)
    }

    /// The fact with this id (`business.annualSales`).
    pub fn fact_by_id(&self, id: &str) -> Option<FactId> {
        self.facts().iter().position(|fact| fact.id() == id).and_then(|index| FactId::try_from(index).ok())
    }

    /// The facts that a predicate reads, in asking order, each once.
    pub fn facts_read(&self, predicate: NodeId) -> Vec<FactId> {
        let mut facts = Vec::new();
        self.collect_facts(predicate, &mut facts);
        facts
    }

    fn collect_facts(&self, id: NodeId, facts: &mut Vec<FactId>) {
        let Some(node) = self.nodes().get(id) else { return };
        node.for_each_fact(|fact| insert_once(facts, fact));
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
        let Some(node) = self.nodes().get(id) else { return };
        if let Node::RequiredItems(subject) | Node::PropertyItems(subject, _) = node {
            insert_once(subjects, subject);
        }
        node.for_each_child(|child| {
            if child < id {
                self.collect_subjects(child, subjects);
            }
        });
    }

    /// The repeating subject with this id (`product`).
    pub fn subject_by_id(&self, id: &str) -> Option<SubjectId> {
        self.subjects()
            .iter()
            .position(|subject| subject.id() == id)
            .and_then(|index| SubjectId::try_from(index).ok())
    }

    /// The index of a language tag, or of the default language when the pack does not have it.
    pub fn language(&self, tag: &str) -> usize {
        self.languages().iter().position(|language| language == tag).unwrap_or(0)
    }
}
