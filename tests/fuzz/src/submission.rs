//! The bytes of a submission's answers: the strict reader, the decision and the outcome document, over several programs.
//!
//! The first byte chooses the program, the second the mode and the date; the rest is what the applicant sent.

use crate::{program, trial};
use layak_rules::{Date, Decider, Mode, Program, answers};
use serde_json::Value;
use std::sync::LazyLock;

/// The programs: real packs of different shapes, and those that the tests are made of.
pub static PROGRAMS: LazyLock<Vec<Program>> = LazyLock::new(|| {
    let shipped = ["permits", "sumsel-wub", "gorontalo-motor", "penggantian-mesin", "kaltim-stimulus-2020"];
    shipped.iter().map(|id| program::shipped(id)).chain(program::small()).collect()
});

const DAYS: [&str; 4] = ["2026-11-22", "2019-07-01", "0001-01-01", "9999-12-31"];

/// Tries one input.
pub fn run(bytes: &[u8]) {
    let [which, how, sent @ ..] = bytes else { return };
    let program = &PROGRAMS[usize::from(*which) % PROGRAMS.len()];
    let mode = if how & 1 == 0 { Mode::Draft } else { Mode::Final };
    let on = Date::parse(DAYS[usize::from(how >> 1) % DAYS.len()]).unwrap_or(Date::MIN);
    let decider = Decider::new(program, on);
    let Ok((given, outcome)) = decider.decide_bytes(sent, mode) else { return };
    let other: Result<Value, _> = serde_json::from_slice(sent);
    assert!(other.is_ok(), "accepted what is not JSON: {other:?}");
    let document: Result<Value, _> = serde_json::from_str(&decider.document(&outcome));
    assert!(document.is_ok(), "the outcome is not JSON: {document:?}");
    let written = answers::write(program, &given, |_, _| true);
    let read = answers::read(program, written.as_bytes(), Mode::Final);
    let finished = trial::finished(program, &given);
    assert!(read.is_ok_and(|(again, problems)| again == finished && problems.is_empty()), "{written}");
    assert!(trial::try_out(&decider, program, &given, mode), "nothing changed, but the outcome did");
    trial::assert_sound(&decider, &given, &finished);
}
