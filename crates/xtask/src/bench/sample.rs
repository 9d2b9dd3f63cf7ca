//! What is measured: the two applicants of the browser tests, each with the answers of a whole form.

use crate::project::Project;
use anyhow::{Context, Result};
use std::{fs, process::Command};

/// Pack, file of answers under tests/answers, date.
const APPLICANTS: [(&str, &str, &str); 2] =
    [("permits", "two-products.json", "2026-11-22"), ("gorontalo-motor", "motor-group.json", "2026-11-22")];

/// One applicant's answers.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The pack's id.
    pub pack: &'static str,
    /// The date.
    pub on: &'static str,
    /// The answers as JSON text, without indentation.
    pub answers: String,
}

/// All samples.
pub fn all(project: &Project) -> Result<Vec<Sample>> {
    let folder = project.root.join("tests/answers");
    let sample = |&(pack, file, on): &(&'static str, &str, &'static str)| {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let answers: serde_json::Value = serde_json::from_str(&text).with_context(|| format!("in {file}"))?;
        Ok(Sample { pack, on, answers: answers.to_string() })
    };
    APPLICANTS.iter().map(sample).collect()
}

/// The measuring program, built with optimisation.
pub fn bench_program(project: &Project) -> Command {
    Command::new(project.target.join("production/xtask-bench"))
}
