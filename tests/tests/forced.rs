//! What is told to force a verdict does, and no smaller set of answers does, over every shipped pack; `cargo xtask prove`
//! tries more, over invented ones.

use layak_rules::FactAt;
use layak_tests::{
    corpus,
    proof::{Forced, prove},
};

const CHECKS: u64 = 200;

#[test]
fn what_forces_a_verdict_is_the_smallest_set_of_answers() {
    for pack in corpus::packs().unwrap() {
        let tally = prove(&Forced::new(&pack.compiled.program), CHECKS, |_| {});
        assert_eq!(tally.failures, [], "{}", pack.id());
        assert!(tally.checks >= CHECKS, "{}: too few sets are tried to prove anything", pack.id());
    }
}

#[test]
fn a_set_that_is_too_small_or_too_big_is_caught_and_made_small() {
    let pack = corpus::pack_by_id("gorontalo-motor").unwrap();
    let failures = |told: fn(Vec<FactAt>) -> Vec<FactAt>| {
        prove(&Forced::telling(&pack.compiled.program, told), CHECKS, |_| {}).failures
    };
    let without_the_last = failures(|mut told| {
        told.pop();
        told
    });
    let with_one_twice = failures(|mut told| {
        told.extend(told.first().copied());
        told
    });
    for (failures, words) in [(without_the_last, "do not force"), (with_one_twice, "told [")] {
        assert!(!failures.is_empty(), "{words}");
        for failure in failures {
            let (what, case) = failure.words.split_once("\non ").unwrap();
            assert!(what.contains(words), "{what}");
            assert!(case.matches(':').count() <= 3, "{case} is not the smallest");
        }
    }
}
