//! What keeps a predicate unknown.

use crate::{
    answers::FactAt,
    program::{AskedOf, Program, SubjectId},
};
use alloc::{format, string::String, vec::Vec};

/// Something that has to be known first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// An answer.
    Fact(FactAt),
    /// Whether the repeating subject has more items.
    Items(SubjectId),
}

impl Need {
    /// Whether the applicant can supply it; otherwise it is for the office (a register, or sources that disagree).
    pub fn is_for_applicant(self, program: &Program) -> bool {
        match self {
            Need::Items(_) => true,
            Need::Fact(at) => {
                let fact = &program.facts[usize::from(at.fact)];
                fact.derived.is_none() && fact.asked_of == AskedOf::Applicant
            }
        }
    }

    /// The JSON pointer into the answers.
    pub fn pointer(self, program: &Program) -> String {
        match self {
            Need::Fact(at) => at.pointer(program),
            Need::Items(subject) => format!("/{}", program.subjects[usize::from(subject)].id),
        }
    }

    /// Sorts by the order of asking: items of a repeating subject stay together, one item after the other.
    fn asking_key(self, program: &Program) -> (usize, u16, u16) {
        let first = |subject| {
            program.facts.iter().position(|fact| fact.subject == Some(subject)).unwrap_or(usize::MAX)
        };
        match self {
            Need::Items(subject) => (first(subject), u16::MAX, 0),
            Need::Fact(at) => match program.facts[usize::from(at.fact)].subject {
                Some(subject) => (first(subject), at.item.unwrap_or(0), at.fact),
                None => (usize::from(at.fact), 0, at.fact),
            },
        }
    }

    /// Puts needs into asking order, each once.
    pub fn in_asking_order(mut needs: Vec<Need>, program: &Program) -> Vec<Need> {
        needs.sort_by_cached_key(|need| need.asking_key(program));
        needs.dedup();
        needs
    }
}
