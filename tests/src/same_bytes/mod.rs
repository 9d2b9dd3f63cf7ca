//! The same bytes in a browser as natively, for many submissions at once. Digests are compared first, and the outcomes
//! themselves only where the digests differ.

mod long_run;
mod page;
mod submission;

pub use long_run::long_run;
pub use page::Page;
pub use submission::{Source, Submission};

use crate::corpus::parting;
use anyhow::{Result, ensure};
use layak_rules::Program;
use rayon::prelude::*;

/// Submissions to one pack with the digest of what they give natively.
pub struct Batch<'p> {
    program: &'p Program,
    submissions: Vec<Submission>,
    digest: String,
}

/// A submission that came out otherwise in the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which of the batch.
    pub index: usize,
    /// From which byte on, and the submission.
    pub words: String,
}

impl<'p> Batch<'p> {
    /// Decides natively.
    pub fn new(program: &'p Program, submissions: Vec<Submission>) -> Batch<'p> {
        let digest = page::digest(&outcomes(program, &submissions));
        Batch { program, submissions, digest }
    }

    /// The generated submissions of some seeds.
    pub fn generated(source: &Source<'p>, seeds: std::ops::Range<u64>) -> Batch<'p> {
        let submissions = seeds.into_par_iter().map(|seed| source.submission(seed)).collect();
        Batch::new(source.program, submissions)
    }

    /// How many submissions there are.
    pub fn len(&self) -> usize {
        self.submissions.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.submissions.is_empty()
    }

    /// What comes out otherwise on a page. `program` is where the page gets the same program: an address, or its bytes
    /// in hexadecimal.
    ///
    /// # Errors
    /// The page does not decide at all.
    pub async fn differences(&self, page: &Page, program: &str) -> Result<Vec<Difference>> {
        if page.digest(program, &self.submissions).await? == self.digest {
            return Ok(Vec::new());
        }
        let here = page.outcomes(program, &self.submissions).await?;
        ensure!(here.len() == self.len(), "{} of {} outcomes came back", here.len(), self.len());
        let native = outcomes(self.program, &self.submissions);
        let pairs = native.iter().zip(&here).enumerate().filter(|(_, (native, here))| native != here);
        let words = |index: usize, native: &str, here: &str| Difference {
            index,
            words: format!("{}\n{}", parting(native, here), self.submissions[index]),
        };
        let differences: Vec<_> = pairs.map(|(index, (native, here))| words(index, native, here)).collect();
        ensure!(!differences.is_empty(), "the digests differ, the outcomes do not");
        Ok(differences)
    }
}

fn outcomes(program: &Program, submissions: &[Submission]) -> Vec<String> {
    submissions.par_iter().map(|submission| submission.outcome(program)).collect()
}
