//! The binary form of a program: a magic word, a format version, then the tables (see `crate::wire`). Loading checks every
//! cell, so that evaluation can index without failing.

use super::{
    Constants, DecisionKind, Derivation, Fact, FactId, FactKind, Node, NodeId, Program, ProvisionId,
    index::Index, steps::Costs,
};
use crate::{
    evaluate::pattern::Pattern,
    outcome::MOST_READ,
    wire::{Table, read_counts, read_rows},
};
use core::fmt;

pub(super) const MAGIC: &[u8; 6] = b"LAYAK\0";
/// The version of the binary form; a program of another version is refused.
pub const FORMAT_VERSION: u16 = 8;

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
    /// Reads the binary form and checks it.
    ///
    /// # Errors
    /// Bytes that are no program, or one that this engine cannot decide by.
    pub fn load(bytes: &[u8]) -> Result<Program, LoadError> {
        let program = Program::read(bytes)?;
        if !cfg!(feature = "documents")
            && program.facts().iter().any(|fact| fact.kind() == FactKind::Document)
        {
            return Err(LoadError::NeedsDocuments);
        }
        let facts = program.facts().len();
        let is_prepared =
            program.affected().len() == facts && program.keys().len() == facts + program.subjects().len();
        if is_prepared && program.is_sound() { Ok(program) } else { Err(LoadError::Inconsistent) }
    }

    /// Reads tables that may contradict each other.
    pub(super) fn read(bytes: &[u8]) -> Result<Program, LoadError> {
        let mut body = body(bytes, MAGIC, FORMAT_VERSION)?;
        let (characters, counts) = read_counts(&mut body).ok_or(LoadError::Damaged)?;
        if !cfg!(feature = "documents") && counts[Table::Rules as usize] > 0 {
            return Err(LoadError::NeedsDocuments);
        }
        let store = read_rows(body, characters, &counts).ok_or(LoadError::Damaged)?;
        if store.count(Table::Heads) != 1 {
            return Err(LoadError::Inconsistent);
        }
        let mut program = Program { store, constants: Default::default(), index: Index::default() };
        let languages = program.languages().len();
        if languages == 0 || program.store.count(Table::Words) != languages * program.text_count() {
            return Err(LoadError::Inconsistent);
        }
        program.constants = Constants::new(&program.store);
        program.index = Index::new(&program);
        Ok(program)
    }

    /// Whether the tables make sense beyond the range of each cell.
    fn is_sound(&self) -> bool {
        let costs = Costs::new(self);
        costs.are_bounded(self)
            && self.nodes().iter().all(|node| !matches!(node, Node::MultipleOf(divisor) if divisor < 1))
            && self.patterns().iter().all(Pattern::is_consistent)
            && self
                .provisions()
                .iter()
                .all(|provision| provision.facts().len() + provision.subjects().len() <= MOST_READ)
            && self.decisions().iter().all(|decision| match decision.kind() {
                DecisionKind::Permit { arms } => !arms.is_empty(),
                _ => true,
            })
            && (0..).zip(self.facts()).all(|(id, fact)| self.is_settled_in_turn(fact, id, &costs))
            && self.constants.fit(self)
    }

    /// Whether what makes a fact live or gives its value reads only facts before it.
    fn is_settled_in_turn(&self, fact: Fact<'_>, id: FactId, costs: &Costs) -> bool {
        let is_before = |node: NodeId| costs.latest(node) <= id;
        let holds_before = |id: ProvisionId| self.provision(id).predicate().is_none_or(is_before);
        let derived = match fact.derived() {
            None => true,
            Some(Derivation::Digits { of, .. }) => of < id,
            Some(Derivation::Arms(arms)) => arms.iter().all(|arm| {
                let is_option = |value: u16| usize::from(value) < fact.options().len();
                arm.value().is_none_or(is_option) && arm.condition().provisions().all(holds_before)
            }),
        };
        derived && fact.live().is_none_or(is_before)
    }
}

/// What follows the magic word and the version of a binary form.
pub(crate) fn body<'b>(bytes: &'b [u8], magic: &[u8; 6], version: u16) -> Result<&'b [u8], LoadError> {
    let rest = bytes.strip_prefix(magic).ok_or(LoadError::NotAProgram)?;
    let (found, body) = rest.split_first_chunk::<2>().ok_or(LoadError::Damaged)?;
    match u16::from_le_bytes(*found) {
        found if found == version => Ok(body),
        found => Err(LoadError::Version(found)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::{
        Bound,
        author::{self, Choice, Citation, Decision, Fact, Head, Literal, Pack, Provision},
    };
    use alloc::{vec, vec::Vec};

    fn pack() -> Pack {
        let options = vec![Choice { value: "a".into(), ..Choice::default() }, Choice::default()];
        let chosen = Fact { id: "form".into(), kind: FactKind::Choice, options, ..Fact::default() };
        let sales = Fact { id: "sales".into(), kind: FactKind::Money, live: Some(3), ..Fact::default() };
        let provision = Provision {
            id: "SMALL".into(),
            predicate: Some(5),
            citations: vec![Citation { law: "PP 7".into(), ..Citation::default() }],
            ..Provision::default()
        };
        let decision =
            Decision { kind: author::DecisionKind::Eligibility { criteria: vec![0] }, ..Decision::default() };
        let mut pack = Pack {
            head: Head { languages: vec!["id".into(), "en".into()], ..Head::default() },
            texts: vec![vec!["Kecil".into()], vec!["Small".into()]],
            facts: vec![chosen, sales],
            nodes: vec![
                author::Node::Enum(vec![Literal::Text("a".into()), Literal::Int(-1)]),
                author::Node::Property(0, 0),
                author::Node::Required(0),
                author::Node::All(vec![1, 2]),
                author::Node::Maximum(Bound::Fixed(1 << 40)),
                author::Node::Property(1, 4),
            ],
            provisions: vec![provision],
            decisions: vec![decision],
            ..Pack::default()
        };
        pack.prepare().unwrap();
        pack
    }

    #[test]
    fn what_is_written_is_read() {
        let pack = pack();
        let program = Program::load(&pack.to_bytes()).unwrap();
        assert_eq!(program.to_author(), pack);
        assert_eq!((program.fact(1).id(), program.text(1, 0)), ("sales", "Small"));
        assert_eq!(program.provision(0).facts(), [1]);
        assert_eq!(program.decisions_reading(0), [0]);
    }

    #[test]
    fn damaged_bytes_are_refused_or_are_another_program() {
        let whole = pack().to_bytes();
        for length in 0..whole.len() {
            assert!(Program::load(&whole[..length]).is_err(), "{length}");
        }
        for at in 8..whole.len() {
            for byte in [0, 1, 2, 0x7f, 0x80, 0xff] {
                let mut bytes: Vec<u8> = whole.clone();
                bytes[at] = byte;
                if let Ok(program) = Program::load(&bytes) {
                    assert_eq!(Program::load(&program.to_bytes()), Ok(program), "{byte} at {at}");
                }
            }
        }
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        let refused = |change: fn(&mut Pack)| {
            let mut pack = pack();
            change(&mut pack);
            Program::load(&pack.to_bytes()).err()
        };
        assert_eq!(refused(|_| {}), None);
        assert_eq!(
            refused(|pack| pack.nodes[3] = author::Node::All(vec![1, 3])),
            Some(LoadError::Inconsistent)
        );
        assert_eq!(refused(|pack| pack.facts[0].live = Some(5)), Some(LoadError::Inconsistent));
        assert_eq!(refused(|pack| pack.nodes[2] = author::Node::Required(2)), Some(LoadError::Damaged));
        assert_eq!(refused(|pack| pack.affected.clear()), Some(LoadError::Inconsistent));
    }
}
