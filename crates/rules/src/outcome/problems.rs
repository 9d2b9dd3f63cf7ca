//! What is wrong with the answers as a whole.

use super::Mode;
use crate::{
    answers::{Problem, ProblemAt, ProblemCode},
    evaluate::Evaluation,
};
use alloc::vec::Vec;

/// Problems in asking order: checks always, what is missing only of finished answers.
pub(super) fn find(evaluation: &Evaluation<'_>) -> Vec<Problem> {
    let mut problems = evaluation.problems();
    if evaluation.mode == Mode::Final {
        for (id, subject) in (0..).zip(evaluation.program().subjects()) {
            if evaluation.answers.items(id) < subject.min_items() {
                problems.push(Problem { at: ProblemAt::Subject(id), code: ProblemCode::TooFewItems });
            }
        }
    }
    problems
}

/// Adds what could not be read; such an answer is absent, so it also counts as missing, which need not be said twice.
pub(super) fn add_unreadable(problems: &mut Vec<Problem>, unreadable: Vec<Problem>) {
    problems.retain(|problem| unreadable.iter().all(|other| other.at != problem.at));
    problems.extend(unreadable);
}
