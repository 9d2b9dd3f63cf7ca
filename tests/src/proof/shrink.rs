//! Makes a failing case small: one answer or item after the other is taken out as long as the case still fails.

use super::Law;
use layak_rules::{Answers, FactAt, Program, Slot, program::SubjectId};

/// The smallest case found: it fails, and with any one thing less it no longer does.
pub(super) fn shrink<L: Law>(law: &L, mut case: L::Case) -> L::Case {
    while let Some(next) = law.smaller(&case).into_iter().find(|smaller| law.check(smaller).is_err()) {
        case = next;
    }
    case
}

/// Something that can be taken out of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Item(SubjectId, u16),
    Answer(FactAt),
    /// The word that all items of a subject are there.
    Complete(SubjectId),
}

impl Part {
    /// Every part of the answers, the big ones first.
    pub(super) fn all(program: &Program, answers: &Answers) -> Vec<Part> {
        let subjects = || (0..program.subjects().len()).filter_map(|index| SubjectId::try_from(index).ok());
        let items = subjects()
            .flat_map(|subject| (0..answers.items(subject)).rev().map(move |item| Part::Item(subject, item)));
        let given = answers.places(program).filter(|&at| *answers.get(program, at) != Slot::Absent);
        let complete = subjects().filter(|&subject| answers.is_complete(subject)).map(Part::Complete);
        items.chain(given.map(Part::Answer)).chain(complete).collect()
    }

    /// The answers without it.
    pub(super) fn out_of(self, program: &Program, answers: &Answers) -> Answers {
        let mut answers = answers.clone();
        match self {
            Part::Item(subject, item) => answers.remove_item(subject, item),
            Part::Answer(at) => {
                answers.set(program, at, Slot::Absent);
            }
            Part::Complete(subject) => answers.set_complete(subject, false),
        }
        answers
    }
}
