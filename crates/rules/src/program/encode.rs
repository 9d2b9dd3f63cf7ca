//! The binary form of a program: a magic word, a format version, then the parts (see `crate::wire`). Loading checks every
//! index, so that evaluation can index without failing.

use super::{
    DecisionKind, Derivation, Fact, FactId, FactKind, Node, NodeId, Program, ProvisionId, index::Index, texts,
};
use crate::{
    outcome::MOST_READ,
    wire::{Reader, Table, Walk, Wire, Writer, each},
};
use alloc::vec::Vec;
use core::fmt;

const MAGIC: &[u8; 6] = b"LAYAK\0";
/// The version of the binary form; a program of another version is refused.
pub const FORMAT_VERSION: u16 = 4;

/// Why bytes are not a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The bytes do not start with the magic word.
    NotAProgram,
    /// The bytes were written by another version of the compiler.
    Version(u16),
    /// The bytes are cut short or damaged.
    Damaged,
    /// An index points outside its table, or a node to a later node.
    Inconsistent,
    /// A fact is a whole document, and this engine was built without documents.
    NeedsDocuments,
}

impl fmt::Display for LoadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::NotAProgram => out.write_str("these bytes are not a compiled Layak pack"),
            LoadError::Version(found) => {
                write!(
                    out,
                    "the pack was compiled for format {found}, this engine reads {FORMAT_VERSION}: compile it again"
                )
            }
            LoadError::Damaged => out.write_str("the compiled pack is cut short or damaged: fetch it again"),
            LoadError::NeedsDocuments => out.write_str(
                "the pack judges whole documents, which this engine was built without: decide it on the server",
            ),
            LoadError::Inconsistent => {
                out.write_str("the compiled pack contradicts itself: compile it again")
            }
        }
    }
}

impl core::error::Error for LoadError {}

impl Program {
    /// The binary form of a prepared program (see [`Program::prepare`]).
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut to = Writer::default();
        self.clone().walk(&mut to);
        [MAGIC, &FORMAT_VERSION.to_le_bytes()[..], &to.bytes].concat()
    }

    /// Reads the binary form and checks it.
    pub fn load(bytes: &[u8]) -> Result<Program, LoadError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(LoadError::NotAProgram)?;
        let (version, body) = rest.split_first_chunk::<2>().ok_or(LoadError::Damaged)?;
        let version = u16::from_le_bytes(*version);
        if version != FORMAT_VERSION {
            return Err(LoadError::Version(version));
        }
        let mut from = Reader::new(body);
        let mut program = Program::default();
        program.walk(&mut from);
        if !from.is_whole() {
            return Err(LoadError::Damaged);
        }
        if !cfg!(feature = "documents") && program.needs_documents(&from) {
            return Err(LoadError::NeedsDocuments);
        }
        let declared = program.lengths().iter().all(|&(table, length)| from.length_of(table) == length);
        if !declared || !program.is_sound() {
            return Err(LoadError::Inconsistent);
        }
        program.ready();
        Ok(program)
    }

    /// Whether the binary form of the program can be loaded: each index points into its table, each node only to earlier
    /// nodes, and each fact is settled by facts before it.
    pub fn is_consistent(&self) -> bool {
        Program::load(&self.to_bytes()).is_ok()
    }

    fn needs_documents(&self, from: &Reader<'_>) -> bool {
        from.length_of(Table::Rules) > 0 || self.facts.iter().any(|fact| fact.kind == FactKind::Document)
    }

    /// The tables that indices point into.
    fn lengths(&self) -> [(Table, usize); 10] {
        [
            (Table::Subjects, self.subjects.len()),
            (Table::Facts, self.facts.len()),
            (Table::Parameters, self.parameters.len()),
            (Table::Lists, self.lists.len()),
            (Table::Patterns, self.patterns.len()),
            (Table::Provisions, self.provisions.len()),
            (Table::Decisions, self.decisions.len()),
            (Table::Rules, self.documents.len()),
            (Table::Nodes, self.nodes.len()),
            (Table::Texts, self.texts.first().map_or(0, Vec::len)),
        ]
    }

    /// Whether what was read makes sense beyond the range of its indices.
    fn is_sound(&self) -> bool {
        let latest = self.latest_facts();
        let reads = |facts: usize, subjects: usize| facts + subjects <= MOST_READ;
        !self.languages.is_empty()
            && self.texts.len() == self.languages.len()
            && self.texts.windows(2).all(|pair| pair[0].len() == pair[1].len())
            && self.is_bounded()
            && self.nodes.iter().all(|node| !matches!(node, Node::MultipleOf(divisor) if *divisor < 1))
            && self.patterns.iter().all(crate::evaluate::pattern::Pattern::is_consistent)
            && self.index.affected.len() == self.facts.len()
            && self.provisions.iter().all(|one| reads(one.facts.len(), one.subjects.len()))
            && self.decisions.iter().all(|decision| match &decision.kind {
                DecisionKind::Permit { arms } => !arms.is_empty(),
                _ => true,
            })
            && (0..).zip(&self.facts).all(|(index, fact)| self.is_settled_in_turn(fact, index, &latest))
            && self.documents.is_consistent(self)
    }

    /// Whether what makes a fact live or gives its value reads only facts before it.
    fn is_settled_in_turn(&self, fact: &Fact, index: usize, latest: &[usize]) -> bool {
        let is_before = |node: NodeId| latest[node as usize] <= index;
        let holds_before = |id: ProvisionId| self.provisions[usize::from(id)].predicate.is_none_or(is_before);
        let derived = match &fact.derived {
            None => true,
            Some(Derivation::Part { of, .. }) => usize::from(*of) < index,
            Some(Derivation::Arms(arms)) => arms.iter().all(|arm| {
                let is_option = |value: u16| usize::from(value) < fact.options.len();
                arm.value.is_none_or(is_option) && arm.condition.provisions().all(holds_before)
            }),
        };
        derived && fact.live.is_none_or(is_before)
    }

    /// For each node the last fact that it or a part of it reads, counted from 1.
    fn latest_facts(&self) -> Vec<usize> {
        let mut latest = Vec::new();
        for node in &self.nodes {
            let mut last =
                node.own_facts().iter().map(|&fact: &FactId| usize::from(fact) + 1).max().unwrap_or(0);
            node.for_each_child(|child| last = last.max(latest[child as usize]));
            latest.push(last);
        }
        latest
    }

    /// What is quickly made anew from the parts that are written.
    pub(super) fn ready(&mut self) {
        self.patterns.iter_mut().for_each(crate::evaluate::pattern::Pattern::prepare);
        let affected = core::mem::take(&mut self.index.affected);
        self.index = Index::new(self, affected);
    }
}

impl Wire for Program {
    fn walk(&mut self, walk: &mut impl Walk) {
        for (table, length) in self.lengths() {
            walk.declare(table, length);
        }
        self.info.walk(walk);
        self.languages.walk(walk);
        each(&mut self.texts, walk, |texts, walk| texts::walk(texts, walk));
        self.subjects.walk(walk);
        self.facts.walk(walk);
        self.parameters.walk(walk);
        self.lists.walk(walk);
        each(&mut self.nodes, walk, |node, walk| {
            walk.next_node();
            node.walk(walk);
        });
        self.patterns.walk(walk);
        self.provisions.walk(walk);
        self.decisions.walk(walk);
        self.pages.walk(walk);
        self.windows.walk(walk);
        self.index.affected.walk(walk);
        // The last part, so that an engine without documents can leave it unread.
        self.documents.walk(walk);
    }
}
