//! The same bytes in a browser as natively: many submissions to one pack, batch by batch. Digests are compared first, and
//! the outcomes themselves only where the digests differ.

mod long_run;
mod page;
mod submission;

pub use long_run::long_run;
pub use page::Page;
pub use submission::{Source, Submission};

use crate::{
    corpus::parting,
    proof::{Failure, Tally},
};
use anyhow::{Result, ensure};
use layak_rules::Program;
use rayon::prelude::*;

/// Submissions sent at once.
const BATCH: u64 = 256;

/// A pack as both sides have it.
pub struct Subject<'p> {
    /// Decides natively.
    pub program: &'p Program,
    /// Where the page gets the compiled program: an address, or its bytes in hexadecimal.
    pub program_for_page: String,
}

/// Compares the submissions of the seeds 0 to below `wanted`; stops after the first batch in which something differs.
///
/// # Errors
/// The page does not decide at all. A difference is no error but part of the tally.
pub async fn compare(
    page: &Page,
    subject: &Subject<'_>,
    wanted: u64,
    mut progress: impl FnMut(&Tally),
) -> Result<Tally> {
    let source = Source::new(subject.program);
    let mut tally = Tally::default();
    while tally.seeds < wanted && tally.failures.is_empty() {
        let seeds: Vec<u64> = (tally.seeds..wanted.min(tally.seeds + BATCH)).collect();
        let submissions: Vec<Submission> = seeds.par_iter().map(|&seed| source.submission(seed)).collect();
        let differences = differences(page, subject, &submissions).await?;
        tally.seeds += seeds.len() as u64;
        tally.checks += (seeds.len() - differences.len()) as u64;
        let failure = |(index, words): (usize, String)| Failure { seed: seeds[index], words };
        tally.failures.extend(differences.into_iter().map(failure));
        progress(&tally);
    }
    Ok(tally)
}

/// Which of the submissions come out otherwise on the page, and from which byte on.
pub async fn differences(
    page: &Page,
    subject: &Subject<'_>,
    submissions: &[Submission],
) -> Result<Vec<(usize, String)>> {
    let decide = |submission: &Submission| submission.outcome(subject.program);
    let native: Vec<String> = submissions.par_iter().map(decide).collect();
    if page.digest(&subject.program_for_page, submissions).await? == page::digest(&native) {
        return Ok(Vec::new());
    }
    let here = page.outcomes(&subject.program_for_page, submissions).await?;
    ensure!(here.len() == native.len(), "{} of {} outcomes came back", here.len(), native.len());
    let pairs = native.iter().zip(&here).enumerate().filter(|(_, (native, here))| native != here);
    let different: Vec<(usize, String)> = pairs
        .map(|(index, (native, here))| (index, format!("{}\n{}", parting(native, here), submissions[index])))
        .collect();
    ensure!(!different.is_empty(), "the digests differ, the outcomes do not");
    Ok(different)
}
