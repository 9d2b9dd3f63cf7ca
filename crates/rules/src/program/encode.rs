//! The binary form of a program: a magic word, a format version, then the parts (see `crate::wire`). Loading checks every index, so that
//! evaluation can index without failing.

use super::{
    Condition, DecisionKind, Derivation, Node, Program, compact,
    steps::{MOST_DECISIONS, MOST_FACTS},
};
use crate::{
    outcome::MOST_READ,
    wire::{Reader, Wire, Writer},
};
use alloc::vec::Vec;
use core::fmt;

const MAGIC: &[u8; 6] = b"LAYAK\0";
/// The version of the binary form; a program of another version is refused.
pub const FORMAT_VERSION: u16 = 2;

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
    /// The binary form.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
        let mut written = self.clone();
        compact::compact(&mut written);
        let mut body = Writer::default();
        written.write(&mut body);
        bytes.extend(body.bytes);
        bytes
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
        let mut program = Program::read(&mut from);
        let needs_documents = program.facts.iter().any(|fact| fact.kind == super::FactKind::Document);
        if needs_documents && !cfg!(feature = "documents") {
            return Err(LoadError::NeedsDocuments);
        }
        if !from.is_whole() {
            return Err(LoadError::Damaged);
        }
        compact::expand(&mut program);
        if !program.is_consistent() {
            return Err(LoadError::Inconsistent);
        }
        program.prepare();
        let reads = |provision: &super::Provision| provision.facts.len() + provision.subjects.len();
        let is_small = program.provisions.iter().all(|provision| reads(provision) <= MOST_READ);
        is_small.then_some(program).ok_or(LoadError::Inconsistent)
    }

    /// Whether every index points into its table and every node only to earlier nodes.
    pub fn is_consistent(&self) -> bool {
        let check = Check(self);
        !self.languages.is_empty()
            && self.texts.len() == self.languages.len()
            && self.texts.windows(2).all(|pair| pair[0].len() == pair[1].len())
            && self.texts.iter().flatten().all(|text| !text.contains(compact::END))
            && check.sizes()
            && check.info()
            && self.nodes.iter().enumerate().all(|(index, node)| check.node(index, node))
            && self.is_bounded()
            && self.patterns.iter().all(crate::evaluate::pattern::Pattern::is_consistent)
            && self.subjects.iter().all(|subject| check.subject(subject))
            && self.facts.iter().enumerate().all(|(index, fact)| check.fact(index, fact))
            && self.provisions.iter().all(|provision| check.provision(provision))
            && self.decisions.iter().all(|decision| check.decision(decision))
            && self.pages.iter().all(|page| check.page(page))
            && self.windows.iter().all(|window| check.id(window.provision, self.provisions.len()))
            && self.documents.is_consistent(self)
    }
}

struct Check<'a>(&'a Program);

impl Check<'_> {
    fn id(&self, id: u16, length: usize) -> bool {
        usize::from(id) < length
    }

    fn text(&self, id: u32) -> bool {
        self.0.texts.first().is_some_and(|texts| (id as usize) < texts.len())
    }

    fn texts(&self, ids: impl IntoIterator<Item = Option<u32>>) -> bool {
        ids.into_iter().flatten().all(|id| self.text(id))
    }

    fn subject_id(&self, id: Option<u8>) -> bool {
        id.is_none_or(|id| usize::from(id) < self.0.subjects.len())
    }

    fn fact_id(&self, id: u16) -> bool {
        self.id(id, self.0.facts.len())
    }

    fn provisions(&self, ids: &[u16]) -> bool {
        ids.iter().all(|&id| self.id(id, self.0.provisions.len()))
    }

    fn predicate(&self, id: Option<u32>) -> bool {
        id.is_none_or(|id| (id as usize) < self.0.nodes.len())
    }

    fn parameter(&self, id: Option<u16>) -> bool {
        id.is_none_or(|id| self.id(id, self.0.parameters.len()))
    }

    /// Whether everything can be numbered.
    fn sizes(&self) -> bool {
        let program = self.0;
        let small = [
            program.parameters.len(),
            program.lists.len(),
            program.provisions.len(),
            program.patterns.len(),
            program.windows.len(),
        ];
        program.subjects.len() <= usize::from(u8::MAX)
            && program.facts.len() <= usize::from(MOST_FACTS)
            && program.decisions.len() <= usize::from(MOST_DECISIONS)
            && small.into_iter().all(|length| length <= usize::from(u16::MAX))
    }

    fn info(&self) -> bool {
        let info = &self.0.info;
        [info.title, info.summary, info.office, info.ask_next].iter().all(|&id| self.text(id))
    }

    fn subject(&self, subject: &super::Subject) -> bool {
        self.text(subject.title) && self.text(subject.add) && subject.label.is_none_or(|id| self.fact_id(id))
    }

    fn node(&self, index: usize, node: &Node) -> bool {
        let mut children = true;
        node.for_each_child(|child| children &= (child as usize) < index);
        let own = match node {
            Node::Required(fact)
            | Node::Property(fact, _)
            | Node::SumOf(fact, _)
            | Node::Compare(_, fact) => self.fact_id(*fact),
            Node::RequiredItems(subject) | Node::PropertyItems(subject, _) => self.subject_id(Some(*subject)),
            Node::UniqueBy(facts) => facts.iter().all(|&fact| self.fact_id(fact)),
            Node::Pattern(pattern) => self.id(*pattern, self.0.patterns.len()),
            Node::InList(list) | Node::InListByPrefix(list) => self.id(*list, self.0.lists.len()),
            Node::MultipleOf(divisor) => *divisor > 0,
            Node::Document(rule, _) => self.0.documents.has(*rule),
            Node::Time(_, super::DurationBound::Parameter(id)) => self.parameter(Some(*id)),
            _ => node.bounds().into_iter().flatten().all(|bound| match bound {
                super::Bound::Parameter(id) => self.parameter(Some(id)),
                super::Bound::Fixed(_) => true,
            }),
        };
        children && own
    }

    fn fact(&self, index: usize, fact: &super::Fact) -> bool {
        let derived = match &fact.derived {
            None => true,
            Some(Derivation::Part { of, .. }) => usize::from(*of) < index,
            Some(Derivation::Arms(arms)) => arms.iter().all(|arm| {
                arm.value.is_none_or(|value| self.id(value, fact.options.len()))
                    && self.condition(&arm.condition)
                    && self.condition_reads_before(&arm.condition, index)
            }),
        };
        derived
            && fact.live.is_none_or(|node| self.predicate(Some(node)) && self.reads_before(node, index))
            && self.subject_id(fact.subject)
            && fact.options.iter().all(|option| self.text(option.label))
            && self.predicate(fact.check)
            && self.predicate(fact.live)
            && self.texts([Some(fact.question), fact.hint, fact.unit, fact.check_text])
    }

    /// Whether a predicate reads only facts that are settled before the fact at `index` (see `evaluate::state`).
    fn reads_before(&self, node: u32, index: usize) -> bool {
        let mut before = true;
        self.0.nodes[node as usize].for_each_child(|child| before &= self.reads_before(child, index));
        let own = match &self.0.nodes[node as usize] {
            Node::Required(fact)
            | Node::Property(fact, _)
            | Node::SumOf(fact, _)
            | Node::Compare(_, fact) => usize::from(*fact) < index,
            Node::UniqueBy(facts) => facts.iter().all(|&fact| usize::from(fact) < index),
            _ => true,
        };
        before && own
    }

    fn condition_reads_before(&self, condition: &Condition, index: usize) -> bool {
        let mut provisions = condition.all.iter().chain(&condition.any).chain(&condition.none);
        provisions.all(|&id| {
            let provision = self.0.provisions.get(usize::from(id));
            provision.is_some_and(|provision| {
                provision
                    .predicate
                    .is_none_or(|node| self.predicate(Some(node)) && self.reads_before(node, index))
            })
        })
    }

    fn condition(&self, condition: &Condition) -> bool {
        self.provisions(&condition.all) && self.provisions(&condition.any) && self.provisions(&condition.none)
    }

    fn provision(&self, provision: &super::Provision) -> bool {
        self.subject_id(provision.subject)
            && self.predicate(provision.predicate)
            && self.texts([Some(provision.title), provision.met, provision.unmet, provision.next])
    }

    fn decision(&self, decision: &super::Decision) -> bool {
        let kind = match &decision.kind {
            DecisionKind::Eligibility { criteria } => self.provisions(criteria),
            DecisionKind::Classification { fact } => self.fact_id(*fact),
            DecisionKind::Permit { arms } => !arms.is_empty() && arms.iter().all(|arm| self.arm(arm)),
        };
        kind && self.subject_id(decision.subject)
            && self.text(decision.title)
            && self.predicate(decision.when)
            && decision.after.iter().all(|&id| self.id(id, self.0.decisions.len()))
            && self.provisions(&decision.notes)
    }

    fn arm(&self, arm: &super::Arm) -> bool {
        self.condition(&arm.condition)
            && self.texts(arm.next.iter().map(|&id| Some(id)).chain([arm.reason]))
            && self.provisions(&arm.notes)
            && arm.dates.iter().all(|rule| {
                rule.fact.is_none_or(|fact| self.fact_id(fact))
                    && self.parameter(rule.parameter)
                    && rule.offsets.iter().all(|offset| self.parameter(offset.parameter))
            })
    }

    fn page(&self, page: &super::Page) -> bool {
        self.texts([Some(page.title), page.intro])
            && self.subject_id(page.subject)
            && page.facts.iter().all(|&fact| self.fact_id(fact))
    }
}
