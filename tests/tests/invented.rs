//! The laws over packs of random predicates; `cargo xtask prove` runs it for longer.

use layak_tests::{
    invent::invent,
    proof::{Agreement, Forced, Soundness, Tracking, prove},
};

const PACKS: u64 = 12;
const CHECKS: u64 = 1_000;

#[test]
fn the_laws_hold_in_invented_packs() {
    for seed in 0..PACKS {
        let pack = invent(seed).unwrap();
        let sound = prove(&Soundness::exhaustive(&pack.program), CHECKS, |_| {});
        let agreed = prove(&Agreement::new(&pack), CHECKS, |_| {});
        let followed = prove(&Tracking::new(&pack.program), CHECKS, |_| {});
        let forced = prove(&Forced::new(&pack.program), CHECKS, |_| {});
        for tally in [sound, agreed, followed, forced] {
            assert_eq!(tally.failures, [], "the pack of seed {seed}");
            assert!(tally.checks > 0, "the pack of seed {seed} decides nothing");
        }
    }
}
