//! One changed answer, and the verdicts in short.

use super::Engine;
use layak_rules::{
    FactAt, Outcome, Program, Slot, Verdict,
    answers::{json::MAX_INTEGER, slot_of_text},
    outcome::State,
};
use wasm_bindgen::prelude::*;

impl Engine {
    /// A root fact's new answer, and whether the first verdict is *eligible* with it.
    pub(crate) fn change(&mut self, fact: u16, slot: Option<Slot>) -> Result<bool, JsValue> {
        let (Some(era), Some((answers, tracked))) = (&self.era, &mut self.followed) else {
            return Err(JsValue::from_str("not-followed"));
        };
        let at = FactAt::root(fact);
        let known = usize::from(fact) < self.program.facts().len();
        let slot = slot.ok_or_else(|| JsValue::from_str("wrong-type"))?;
        if !known || !answers.set(self.program, at, slot) {
            return Err(JsValue::from_str("unknown-fact"));
        }
        tracked.update(era, answers, at);
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
    let mut text = String::with_capacity(64);
    for decided in &outcome.decisions {
        text.extend(decided.criteria.iter().map(|criterion| match criterion.state {
            State::Met => 'm',
            State::Unmet => 'u',
            State::Unknown => '?',
            State::Ask => 'a',
        }));
        text.push_str(decided.verdict.as_str());
        text.push(';');
    }
    text
}
