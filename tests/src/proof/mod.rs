//! Laws that generated cases try to break: many seeds in parallel, every single check counted, a failure made small.

pub mod agreement;
pub mod forced;
pub mod report;
mod shrink;
pub mod soundness;
pub mod tracking;

pub use agreement::Agreement;
pub use forced::Forced;
pub use soundness::Soundness;
pub use tracking::Tracking;

use layak_rules::{Answers, Date, Mode, Outcome, Program};
use rayon::prelude::*;
use shrink::shrink;

/// How answers are decided; [`layak_rules::decide`], unless a test of the tests turns a verdict.
pub type Decide = fn(&Program, &Answers, Date, Mode) -> Outcome;

/// Something that holds in every case.
pub trait Law: Sync {
    /// One case.
    type Case: Send;

    /// The case of a seed.
    fn case(&self, seed: u64) -> Self::Case;

    /// How many single checks held in the case.
    ///
    /// # Errors
    /// The first that did not, in words.
    fn check(&self, case: &Self::Case) -> Result<u64, String>;

    /// The cases that have one thing less.
    fn smaller(&self, case: &Self::Case) -> Vec<Self::Case>;

    /// The case, for a person to repeat it.
    fn show(&self, case: &Self::Case) -> String;
}

/// What was tried of one law in one pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The seeds 0 to below this one were tried.
    pub seeds: u64,
    /// Single checks that held.
    pub checks: u64,
    /// The failures, each as small as it goes; at most those of one batch.
    pub failures: Vec<Failure>,
}

impl Tally {
    /// Those of many packs as one, under one name.
    pub fn together(name: String, packs: Vec<(String, Tally)>) -> (String, Tally) {
        let mut all = Tally::default();
        for (pack, tally) in packs {
            all.seeds += tally.seeds;
            all.checks += tally.checks;
            let named = |failure: Failure| Failure { words: format!("{pack}: {}", failure.words), ..failure };
            all.failures.extend(tally.failures.into_iter().map(named));
        }
        (name, all)
    }
}

/// A case in which a law does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The seed of the case before it was made small.
    pub seed: u64,
    /// What went wrong, and in which smallest case.
    pub words: String,
}

/// Seeds tried at once.
const BATCH: u64 = 64;

/// Tries seed after seed from 0 until `wanted` single checks held or one did not. Gives up early where so few cases
/// hold anything to check that `4 * wanted` seeds were not enough. The same numbers come out on every machine.
pub fn prove<L: Law>(law: &L, wanted: u64, mut progress: impl FnMut(&Tally)) -> Tally {
    let mut tally = Tally::default();
    while tally.checks < wanted && tally.failures.is_empty() && tally.seeds < 4 * wanted {
        let seeds = tally.seeds..tally.seeds + BATCH;
        let tried: Vec<_> = seeds.clone().into_par_iter().map(|seed| attempt(law, seed)).collect();
        for held in tried {
            match held {
                Ok(checks) => tally.checks += checks,
                Err(failure) => tally.failures.push(failure),
            }
        }
        tally.seeds = seeds.end;
        progress(&tally);
    }
    tally
}

fn attempt<L: Law>(law: &L, seed: u64) -> Result<u64, Failure> {
    let case = law.case(seed);
    law.check(&case).map_err(|_| {
        let smallest = shrink(law, case);
        let what = law.check(&smallest).err().unwrap_or_default();
        Failure { seed, words: format!("{what}\n{}", law.show(&smallest)) }
    })
}

fn json(program: &Program, answers: &Answers) -> String {
    layak_rules::answers::write(program, answers, |_, _| true)
}
