//! What is wrong with the answers as a whole.

use super::Mode;
use crate::{
    answers::{FactAt, Problem, ProblemAt, ProblemCode, Slot, check_in},
    evaluate::{Evaluation, Truth},
    program::{AskedOf, Fact},
};
use alloc::vec::Vec;

/// Problems in asking order: checks always, what is missing only of finished answers.
pub(super) fn find(evaluation: &Evaluation<'_>) -> Vec<Problem> {
    let mut problems: Vec<Problem> = evaluation
        .answers
        .places(evaluation.program())
        .filter(|&at| evaluation.is_live(at) == Truth::Yes)
        .filter_map(|at| problem(evaluation, at).map(|code| Problem { at: ProblemAt::Fact(at), code }))
        .collect();
    if evaluation.mode == Mode::Final {
        for (id, subject) in (0..).zip(&evaluation.program().subjects) {
            if evaluation.answers.items(id) < subject.min_items {
                problems.push(Problem { at: ProblemAt::Subject(id), code: ProblemCode::TooFewItems });
            }
        }
    }
    problems
}

fn problem(evaluation: &Evaluation<'_>, at: FactAt) -> Option<ProblemCode> {
    let fact = &evaluation.program().facts[usize::from(at.fact)];
    if fact.derived.is_some() {
        return None;
    }
    match evaluation.answers.get(evaluation.program(), at) {
        Slot::Absent if is_owed(fact, evaluation.mode) => Some(ProblemCode::Missing),
        Slot::Absent => None,
        Slot::Boolean(false) if fact.declaration && evaluation.mode == Mode::Final => {
            Some(ProblemCode::NotAgreed)
        }
        _ => check_in(&evaluation.era, evaluation.answers, at),
    }
}

fn is_owed(fact: &Fact, mode: Mode) -> bool {
    mode == Mode::Final && fact.required && fact.asked_of == AskedOf::Applicant
}

/// Adds what could not be read; such an answer is absent, so it also counts as missing, which need not be said twice.
pub(super) fn add_unreadable(problems: &mut Vec<Problem>, unreadable: Vec<Problem>) {
    problems.retain(|problem| unreadable.iter().all(|other| other.at != problem.at));
    problems.extend(unreadable);
}
