//! What is measured: for each pack the case with the longest finished answers.

use crate::project::Project;
use anyhow::{Context, Result};
use serde_json::Value;
use std::{fs, path::Path, process::Command};

/// One applicant's answers.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The pack's folder name.
    pub pack: String,
    /// The case's id.
    pub case: String,
    /// The date.
    pub on: String,
    /// The answers as JSON text.
    pub answers: String,
}

/// One sample for each pack.
pub fn all(project: &Project) -> Result<Vec<Sample>> {
    project.packs()?.iter().map(|pack| longest(pack)).collect()
}

fn longest(pack: &Path) -> Result<Sample> {
    let name = pack.file_name().and_then(|name| name.to_str()).context("a pack's name is not UTF-8")?;
    let mut samples = Vec::new();
    for entry in fs::read_dir(pack.join("cases"))? {
        let value: Value = serde_json::from_slice(&fs::read(entry?.path())?)?;
        let cases = if value.is_array() { value } else { Value::Array(vec![value]) };
        samples.extend(cases.as_array().into_iter().flatten().filter_map(|case| sample(name, case)));
    }
    samples
        .into_iter()
        .max_by_key(|sample| sample.answers.len())
        .with_context(|| format!("{name} has no finished case"))
}

fn sample(pack: &str, case: &Value) -> Option<Sample> {
    let text = |member: &str| case.get(member).and_then(Value::as_str).map(str::to_owned);
    (text("mode")? == "final").then_some(())?;
    Some(Sample {
        pack: pack.to_owned(),
        case: text("id")?,
        on: text("on")?,
        answers: case.get("answers")?.to_string(),
    })
}

/// The measuring program, built with optimisation.
pub fn bench_program(project: &Project) -> Command {
    Command::new(project.target.join("release/xtask-bench"))
}
