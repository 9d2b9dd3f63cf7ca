//! The law that ties drafts to finished submissions, over every shipped pack; `cargo xtask prove` runs it for longer.

use layak_rules::{Answers, Date, Mode, Outcome, Program, Slot, Verdict, decide, program::FactKind};
use layak_tests::{
    corpus,
    proof::{Law, Soundness, prove},
};

const CHECKS: u64 = 3_000;

#[test]
fn a_draft_verdict_holds_in_every_completion() {
    for pack in corpus::packs().unwrap() {
        let tally = prove(&Soundness::new(&pack.compiled.program), CHECKS, |_| {});
        assert_eq!(tally.failures, [], "{}", pack.id());
        assert!(tally.checks >= CHECKS, "{}: too few drafts gave a verdict to prove anything", pack.id());
    }
}

/// Whatever the answers, a draft is eligible, and so is a finished one unless it gives a date.
fn turning(program: &Program, answers: &Answers, on: Date, mode: Mode) -> Outcome {
    let mut outcome = decide(program, answers, on, mode);
    let is_date = |at| matches!(answers.get(program, at), Slot::Date(_));
    let turned = mode == Mode::Final && answers.places(program).any(is_date);
    outcome.decisions.truncate(1);
    outcome.decisions[0].decision = 0;
    outcome.decisions[0].verdict = if turned { Verdict::NotEligible } else { Verdict::Eligible };
    outcome
}

#[test]
fn a_verdict_that_turns_is_caught_and_made_small() {
    let pack = corpus::pack_by_id("gorontalo-motor").unwrap();
    let program = &pack.compiled.program;
    assert!(program.facts().iter().any(|fact| fact.kind() == FactKind::Date && fact.subject().is_none()));
    let law = Soundness::deciding(program, turning);
    let failures = prove(&law, CHECKS, |_| {}).failures;
    assert!(!failures.is_empty(), "a turned verdict must be noticed");
    for failure in failures {
        let (_, case) = failure.words.split_once("\ndraft ").unwrap();
        let (draft, completed) = case.split_once("\ncompleted ").unwrap();
        assert_eq!((draft, completed.matches(':').count()), ("{}", 1), "{failure:?} is not the smallest");
        assert!(law.check(&law.case(failure.seed)).is_err(), "the seed repeats it");
    }
}
