//! What keeps a predicate unknown.

use crate::{
    answers::FactAt,
    program::{AskedOf, FactId, Program, SubjectId},
};
use alloc::{collections::BinaryHeap, string::String, vec::Vec};

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
                let fact = program.fact(at.fact);
                fact.derived().is_none() && fact.asked_of() == AskedOf::Applicant
            }
        }
    }

    /// The JSON pointer into the answers.
    pub fn pointer(self, program: &Program) -> String {
        match self {
            Need::Fact(at) => at.pointer(program),
            Need::Items(subject) => ["/", program.subject(subject).id()].concat(),
        }
    }

    /// Puts needs into asking order, each once: items of a repeating subject stay together, one item after the other.
    #[inline]
    pub fn in_asking_order(needs: Vec<Need>, program: &Program) -> Vec<Need> {
        if needs.is_empty() { needs } else { Need::sorted(needs, program) }
    }

    fn sorted(needs: Vec<Need>, program: &Program) -> Vec<Need> {
        // A heap sorts in less code than the standard sorts.
        let keys: BinaryHeap<u64> = needs.iter().map(|need| need.asking_key(program)).collect();
        let mut keys = keys.into_sorted_vec();
        keys.dedup();
        keys.iter().map(|&key| Need::of_asking_key(key, program)).collect()
    }

    /// From the top: the fact before which it is asked, the item, whether it is the subject, its number.
    fn asking_key(self, program: &Program) -> u64 {
        let first = |subject| {
            let first = program.facts().iter().position(|fact| fact.subject() == Some(subject));
            first.unwrap_or(usize::from(FactId::MAX)) as u64
        };
        let (first, item, own) = match self {
            Need::Items(subject) => (first(subject), u16::MAX, SUBJECT | u64::from(subject)),
            Need::Fact(at) => match program.fact(at.fact).subject() {
                Some(subject) => (first(subject), at.item.unwrap_or(0), at.fact.into()),
                None => (at.fact.into(), 0, at.fact.into()),
            },
        };
        first << 40 | u64::from(item) << 24 | own
    }

    fn of_asking_key(key: u64, program: &Program) -> Need {
        let own = key as FactId;
        if key & SUBJECT != 0 {
            return Need::Items(own as SubjectId);
        }
        let subject = program.fact(own).subject();
        Need::Fact(FactAt { fact: own, item: subject.map(|_| (key >> 24) as u16) })
    }
}

/// Above the numbers of facts and subjects.
const SUBJECT: u64 = 1 << 16;
