//! One changed answer, and the verdicts in short.

use super::Engine;
use layak_rules::{
    FactAt, Outcome, Program, Slot, Verdict,
    answers::{ProblemAt, json::MAX_INTEGER, slot_of_text},
    outcome::{Decided, State},
};
use wasm_bindgen::prelude::*;

impl Engine {
    /// A root fact's new answer, and whether the first verdict is *eligible* with it.
    pub(crate) fn change(&mut self, fact: u16, slot: Option<Slot>) -> Result<bool, JsValue> {
        let (Some(era), Some(tracked)) = (&self.era, &mut self.tracked) else {
            return Err(JsValue::from_str("not-followed"));
        };
        let at = FactAt::root(fact);
        let known = usize::from(fact) < self.program.facts().len();
        let slot = slot.ok_or_else(|| JsValue::from_str("wrong-type"))?;
        if !known || !self.answers.set(self.program, at, slot) {
            return Err(JsValue::from_str("unknown-fact"));
        }
        tracked.update(era, &self.answers, at);
        self.unreadable.retain(|problem| problem.at != ProblemAt::Fact(at));
        let first = tracked.outcome().decisions.first();
        Ok(first.is_some_and(|decided| decided.verdict == Verdict::Eligible))
    }
}

/// A whole number that JSON keeps exactly.
pub(crate) fn number(value: f64) -> Option<Slot> {
    let whole = value as i64;
    (whole as f64 == value && whole.abs() <= MAX_INTEGER).then_some(Slot::Integer(whole))
}

/// A text as the fact takes it: as it is, a date or an option.
pub(crate) fn text(program: &Program, fact: u16, value: &str) -> Option<Slot> {
    slot_of_text(program.facts().get(usize::from(fact))?, value)
}

/// For each decision a letter for each criterion, then the verdict.
pub(crate) fn in_short(outcome: &Outcome) -> String {
    let length = |decided: &Decided| decided.criteria.len() + decided.verdict.as_str().len() + 1;
    // As long as it will be, so that it need not be moved to be given away.
    let mut text = Vec::with_capacity(outcome.decisions.iter().map(length).sum());
    for decided in &outcome.decisions {
        text.extend(decided.criteria.iter().map(|criterion| match criterion.state {
            State::Met => b'm',
            State::Unmet => b'u',
            State::Unknown => b'?',
            State::Ask => b'a',
        }));
        text.extend_from_slice(decided.verdict.as_str().as_bytes());
        text.push(b';');
    }
    String::from_utf8(text).unwrap_or_default()
}
