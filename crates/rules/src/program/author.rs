//! A pack as its author's side puts it together: plain structs and enums that own their parts, to be changed and compared
//! at will. Its binary form is that of a [`Program`], which is what decides.

#[cfg(feature = "documents")]
pub use super::document::author::*;
use super::{Keyed, LoadError, Window, affected::affected, index::keys, load, steps::Costs};
pub use super::{
    affected::author::*, decision::author::*, fact::author::*, form::author::*, format::author::*,
    law::author::*, predicate::author::*,
};
pub use crate::evaluate::{LeafRow, Test, pattern::author::Pattern};
use crate::{
    evaluate::{leaves, test_of},
    wire::{Builder, Part, Table, write},
};
use alloc::{string::String, vec::Vec};

/// A pack that is not compiled yet, or taken apart again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pack {
    /// What there is once.
    pub head: Head,
    /// One table of texts per language, in the order of the languages.
    pub texts: Vec<Vec<String>>,
    /// The repeating subjects.
    pub subjects: Vec<Subject>,
    /// The facts, in asking order.
    pub facts: Vec<Fact>,
    /// Figures of law.
    pub parameters: Vec<Parameter>,
    /// Code lists.
    pub lists: Vec<CodeList>,
    /// The arena of all predicates; a node's children always have smaller indices than the node.
    pub nodes: Vec<Node>,
    /// Compiled patterns.
    pub patterns: Vec<Pattern>,
    /// The formats that are asserted.
    pub formats: Vec<Format>,
    /// The rules of law and of programmes.
    pub provisions: Vec<Provision>,
    /// What the pack can decide.
    pub decisions: Vec<Decision>,
    /// The pages of the form.
    pub pages: Vec<Page>,
    /// When a programme takes applications.
    pub windows: Vec<Window>,
    /// What each fact affects; see [`Pack::prepare`].
    pub affected: Vec<Affected>,
    /// The predicates about one fact that are decided by one look; see [`Pack::prepare`].
    pub leaves: Vec<LeafRow>,
    /// What objects of answers have members for, in canonical order; see [`Pack::prepare`].
    pub keys: Vec<Keyed>,
    /// The schemas of facts that are whole documents.
    #[cfg(feature = "documents")]
    pub rules: Vec<Rule>,
}

impl Pack {
    /// The binary form of a prepared pack (see [`Pack::prepare`]).
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut build = Builder::new(self.texts.clone());
        build.put(&self.head);
        self.subjects.iter().for_each(|row| build.put(row));
        self.facts.iter().for_each(|row| build.put(row));
        self.parameters.iter().for_each(|row| build.put(row));
        self.lists.iter().for_each(|row| build.put(row));
        self.nodes.iter().for_each(|row| build.put(row));
        self.patterns.iter().for_each(|row| build.put(row));
        self.formats.iter().for_each(|row| build.put(row));
        self.provisions.iter().for_each(|row| build.put(row));
        self.decisions.iter().for_each(|row| build.put(row));
        self.pages.iter().for_each(|row| build.put(row));
        self.windows.iter().for_each(|row| build.put(row));
        self.affected.iter().for_each(|row| build.put(row));
        self.leaves.iter().for_each(|row| build.put(row));
        self.keys.iter().for_each(|row| build.put(row));
        #[cfg(feature = "documents")]
        self.rules.iter().for_each(|row| build.put(row));
        [load::MAGIC, &super::FORMAT_VERSION.to_le_bytes()[..], &write(&build)].concat()
    }

    /// Fills in what is made from the other parts: what each provision reads, what each fact affects, what one look decides,
    /// in which order answers are written. Whoever puts a pack together, or changes one, must do so before it is written.
    ///
    /// # Errors
    /// As [`Program::load`](super::Program::load), as far as it can tell already.
    pub fn prepare(&mut self) -> Result<(), LoadError> {
        // What was made of other parts may point to what is no longer there.
        (self.affected, self.leaves, self.keys) = Default::default();
        self.facts.iter_mut().for_each(|fact| fact.test = None);
        let program = super::Program::read(&self.to_bytes())?;
        for provision in &mut self.provisions {
            if let Some(node) = provision.predicate {
                provision.facts = program.facts_read(node);
                provision.subjects = program.subjects_read(node);
            }
        }
        for (own, fact) in self.facts.iter_mut().zip(program.facts()) {
            own.test = test_of(&program, fact);
        }
        self.affected = affected(&program);
        self.leaves = leaves(&program);
        self.keys = keys(&program);
        Ok(())
    }

    /// Whether evaluation takes at most [`MOST_STEPS`](super::MOST_STEPS).
    pub fn is_bounded(&self) -> bool {
        let program = super::Program::read(&self.to_bytes());
        program.is_ok_and(|program| Costs::new(&program).are_bounded(&program))
    }
}

impl super::Program {
    /// The program taken apart, to be changed.
    pub fn to_author(&self) -> Pack {
        let texts = |language| (0..self.text_count()).map(move |id| self.text(language, id as u32).into());
        Pack {
            head: take(self, Table::Heads).pop().unwrap_or_default(),
            texts: (0..self.languages().len()).map(|language| texts(language).collect()).collect(),
            subjects: take(self, Table::Subjects),
            facts: take(self, Table::Facts),
            parameters: take(self, Table::Parameters),
            lists: take(self, Table::Lists),
            nodes: take(self, Table::Nodes),
            patterns: take(self, Table::Patterns),
            formats: take(self, Table::Formats),
            provisions: take(self, Table::Provisions),
            decisions: take(self, Table::Decisions),
            pages: take(self, Table::Pages),
            windows: take(self, Table::Windows),
            affected: take(self, Table::Affected),
            leaves: take(self, Table::Leaves),
            keys: take(self, Table::Keys),
            #[cfg(feature = "documents")]
            rules: take(self, Table::Rules),
        }
    }

    /// The binary form.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.to_author().to_bytes()
    }
}

fn take<P: Part<Value = P>>(program: &super::Program, table: Table) -> Vec<P> {
    program.store.cells_of(table).map(P::take).collect()
}

impl Pattern {
    /// Whether the pattern matches anywhere in a text, as a program would have it.
    pub fn matches(&self, text: &str) -> bool {
        let head = Head { languages: alloc::vec![String::new()], ..Head::default() };
        let texts = alloc::vec![alloc::vec![String::new()]];
        let alone = Pack { head, texts, patterns: alloc::vec![self.clone()], ..Pack::default() };
        super::Program::read(&alone.to_bytes()).is_ok_and(|program| program.pattern(0).matches(text))
    }
}
