//! `cargo xtask prove --mutants MINUTES`: cargo-mutants over the evaluator. Whether a changed evaluator is noticed is asked
//! of the unit tests of the rules crate and of examples: submissions to every pack with everything that the engine says of
//! them. What came of a source file's changes is remembered for as long as the file stays as it is, so that a run tries
//! only what is left; files are tried whole, those with the fewest changes first.

mod ledger;
mod score;
mod tool;
mod tree;

use super::{circumstances, page::Page};
use crate::project::Project;
use anyhow::{Context, Result};
use ledger::{Ledger, Tried};
use score::Score;
use std::{
    collections::BTreeMap,
    fs,
    time::{Duration, Instant},
};
use tool::Tool;

/// What changes an evaluator: the source files with their changes, by name.
type Found = BTreeMap<String, Vec<String>>;
/// Why a change cannot be noticed, or need not be: by file, a colon and the change's name.
type Explanations = BTreeMap<String, String>;

/// Changes the evaluator for so many minutes, one change at a time, and writes the score of all runs to tests/PROOFS.md.
pub fn run(project: &Project, minutes: u64) -> Result<()> {
    let sentence = circumstances::sentence(project, &format!("cargo xtask prove --mutants {minutes}"))?;
    let tool = Tool::prepare(project)?;
    let end = Instant::now() + Duration::from_secs(60 * minutes);
    let found = tool.found()?;
    let contents = tree::contents(&tool.tree, found.keys())?;
    let mut ledger = Ledger::read(project)?;
    for (file, survivors) in ledger.left(&found, &contents, &explanations(project)?) {
        if Instant::now() >= end {
            break;
        }
        println!("    {file}");
        let content = contents.get(&file).cloned().unwrap_or_default();
        let tried = Tried::of(content, &file, &tool.outcomes(&file, &survivors)?)?;
        ledger.enter(file, tried, &survivors);
        ledger.write(project)?;
    }
    // There may be more of them by now.
    let explanations = explanations(project)?;
    let score = Score::of(&ledger, &found, &contents, &explanations);
    Page::read(project)?.write(&score.part(&sentence))?;
    score.judge()
}

fn explanations(project: &Project) -> Result<Explanations> {
    let text = fs::read_to_string(project.root.join("tests/mutants.json"))
        .context("cannot read tests/mutants.json")?;
    serde_json::from_str(&text).context("in tests/mutants.json")
}

/// A change's name without file, line and column: those of another file move, and its own is known.
fn lasting(name: &str) -> String {
    name.splitn(4, ':').nth(3).unwrap_or(name).trim_start().to_owned()
}

/// How an explanation names a change.
fn explained(file: &str, change: &str) -> String {
    format!("{file}: {change}")
}
