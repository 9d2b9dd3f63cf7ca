//! What a pack says of eligibility to answers from elsewhere.

use crate::{
    answers::Answers,
    date::Date,
    outcome::{Decided, Mode, decide},
    program::{DecisionKind, Program},
};
use alloc::vec::Vec;

/// The decisions about eligibility over unfinished answers to facts of the root, in the order of the pack. A decision
/// about an item is made for one item of which nothing is known, so that it says what holds of any.
pub fn look(program: &Program, answers: &Answers, on: Date) -> Vec<Decided> {
    let is_eligibility = |decided: &Decided| {
        matches!(program.decision(decided.decision).kind(), DecisionKind::Eligibility { .. })
    };
    let mut found = decide(program, answers, on, Mode::Draft).decisions;
    found.retain(|decided| is_eligibility(decided) && decided.item.is_none());
    let mut with_items = answers.clone();
    let mut is_about_items = false;
    for decision in program.decisions() {
        let Some(subject) = decision.subject() else { continue };
        if with_items.items(subject) == 0 {
            is_about_items |= with_items.push_item(subject).is_some();
        }
    }
    if is_about_items {
        // Decisions of the root may read how many items there are, so they are not made over an invented one.
        let about_items = decide(program, &with_items, on, Mode::Draft).decisions.into_iter();
        found.extend(about_items.filter(|decided| is_eligibility(decided) && decided.item.is_some()));
    }
    found
}
