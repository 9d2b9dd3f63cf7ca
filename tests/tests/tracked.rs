//! An outcome that follows changes is the one decided anew, over every shipped pack; `cargo xtask prove` runs it for
//! longer.

use layak_rules::{Answers, Date, Mode, Outcome, Program, Slot, decide};
use layak_tests::{
    corpus,
    proof::{Tracking, prove},
};

const CHECKS: u64 = 200;

#[test]
fn following_changes_gives_what_deciding_anew_gives() {
    for pack in corpus::packs().unwrap() {
        let tally = prove(&Tracking::new(&pack.compiled.program), CHECKS, |_| {});
        assert_eq!(tally.failures, [], "{}", pack.id());
        assert!(tally.checks >= CHECKS, "{}: too few changes matter to prove anything", pack.id());
    }
}

/// Gives a wrong date when one of the answers is *yes*.
fn misdating(program: &Program, answers: &Answers, on: Date, mode: Mode) -> Outcome {
    let mut outcome = decide(program, answers, on, mode);
    if answers.places(program).any(|at| *answers.get(program, at) == Slot::Boolean(true)) {
        outcome.on = Date::MIN;
    }
    outcome
}

#[test]
fn an_outcome_that_does_not_follow_is_caught_and_made_small() {
    let pack = corpus::pack_by_id("gorontalo-motor").unwrap();
    let failures = prove(&Tracking::deciding(&pack.compiled.program, misdating), CHECKS, |_| {}).failures;
    assert!(!failures.is_empty(), "an outcome that does not follow must be noticed");
    for failure in failures {
        let (_, case) = failure.words.split_once("\nanswers ").unwrap();
        assert_eq!(case.matches("\nthen ").count(), 1, "{failure:?} is not the smallest");
        assert!(case.starts_with("{}\nthen ") || case.matches(":true").count() == 1, "{failure:?}");
    }
}
