//! `cargo xtask prove --mutants`: cargo-mutants over the evaluator. Whether a changed evaluator is noticed is asked of the
//! unit tests of the rules crate and of examples: submissions to every pack with everything that the engine says of them.

use super::{
    circumstances,
    page::{Page, grouped},
};
use crate::{
    command::{self, cargo},
    project::Project,
};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::{collections::BTreeMap, fmt::Write as _, fs, process::Command};

/// The version of cargo-mutants that the survivors are named by.
const VERSION: &str = "27.1.0";
/// The least share of noticed changes, in per cent.
const LEAST: usize = 85;

/// Changes the evaluator, one change at a time, and writes the score to tests/PROOFS.md. `shard` is `0/1` for all,
/// `0/8` for the first eighth.
pub fn run(project: &Project, shard: &str) -> Result<()> {
    let sentence = circumstances::sentence(project, &format!("cargo xtask prove --mutants={shard}"))?;
    let tool = install(project)?;
    let examples = examples(project)?;
    let mut mutants = Command::new(tool);
    mutants.current_dir(&project.root).args(["mutants", "--output"]).arg(project.target.join("mutants"));
    // One target folder for all runs: only our own crate is compiled again.
    mutants.env("LAYAK_EXAMPLES", &examples).env("CARGO_TARGET_DIR", project.target.join("mutants/build"));
    mutants.args(["--shard", shard]);
    // Its status tells of survivors too; what matters is what it wrote.
    mutants.status().context("cannot start cargo-mutants")?;
    let said = |name: &str| -> Result<Value> {
        let text = fs::read_to_string(project.target.join("mutants/mutants.out").join(name));
        Ok(serde_json::from_str(&text.with_context(|| format!("cargo-mutants wrote no {name}"))?)?)
    };
    let mut score = Score::of(&said("outcomes.json")?, &explanations(project)?)?;
    score.found = said("mutants.json")?.as_array().map_or(0, Vec::len);
    Page::read(project)?.write(&score.part(&sentence))?;
    score.judge()
}

/// Installs the tool into target/tools unless this very version is there.
fn install(project: &Project) -> Result<std::path::PathBuf> {
    let folder = project.target.join("tools");
    let tool = folder.join("bin/cargo-mutants");
    let version = Command::new(&tool).args(["mutants", "--version"]).output();
    if version.is_ok_and(|said| String::from_utf8_lossy(&said.stdout).contains(VERSION)) {
        return Ok(tool);
    }
    let mut cargo = cargo(project, &["install", "--locked", "cargo-mutants", "--version", VERSION, "--root"]);
    command::succeed(cargo.arg(&folder))?;
    Ok(tool)
}

/// Programs and submissions, and what the unchanged engine says of them.
fn examples(project: &Project) -> Result<std::path::PathBuf> {
    let folder = project.target.join("mutants/examples");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let write = ["run", "--quiet", "--package", "layak-fuzz", "--bin", "fuzz-seeds", "--", "--examples"];
    command::succeed(cargo(project, &write).arg(&folder))?;
    let say = ["test", "--quiet", "--package", "layak-rules", "--features", "documents", "--lib", "--"];
    let mut say = cargo(project, &say);
    say.args(["--ignored", "the_same_is_said"]).env("LAYAK_EXAMPLES", &folder);
    command::succeed(&mut say)?;
    Ok(folder)
}

/// Why a change cannot be noticed, or need not be, by the change's name without line and column.
fn explanations(project: &Project) -> Result<BTreeMap<String, String>> {
    let text = fs::read_to_string(project.root.join("tests/mutants.json"))
        .context("cannot read tests/mutants.json")?;
    serde_json::from_str(&text).context("in tests/mutants.json")
}

/// What came of the changes.
#[derive(Debug, Default)]
struct Score {
    /// Changes of the share; a run that is cut short has not tried them all.
    found: usize,
    caught: usize,
    timed_out: usize,
    unviable: usize,
    /// By name, with the explanation if there is one.
    missed: Vec<(String, Option<String>)>,
    /// By file: noticed and not.
    files: BTreeMap<String, [usize; 2]>,
}

impl Score {
    fn of(outcomes: &Value, explanations: &BTreeMap<String, String>) -> Result<Score> {
        let mut score = Score::default();
        for outcome in outcomes["outcomes"].as_array().context("no outcomes")? {
            let Some(mutant) = outcome["scenario"].get("Mutant") else { continue };
            let (name, file) = (text(mutant, "name")?, text(mutant, "file")?);
            let counts = score.files.entry(file.to_owned()).or_default();
            match text(outcome, "summary")? {
                "CaughtMutant" => {
                    score.caught += 1;
                    counts[0] += 1;
                }
                "Timeout" => {
                    score.timed_out += 1;
                    counts[0] += 1;
                }
                "MissedMutant" => {
                    counts[1] += 1;
                    let name = lasting(name);
                    let explanation = explanations.get(&name).cloned();
                    score.missed.push((name, explanation));
                }
                _ => score.unviable += 1,
            }
        }
        Ok(score)
    }

    /// Noticed changes in a thousand of those that compile.
    fn share(&self) -> usize {
        let noticed = self.caught + self.timed_out;
        noticed * 1_000 / (noticed + self.missed.len()).max(1)
    }

    fn part(&self, circumstances: &str) -> String {
        let noticed = self.caught + self.timed_out;
        let mut part = format!(
            "# Mutation\n\n{circumstances}\n\ncargo-mutants {VERSION} over `crates/rules/src/evaluate` and `outcome`. A change is noticed \
             if a unit test of the rules crate fails, or the\nengine says anything else of an example than it said before \
             (outcome document, reasons, shortfalls, what forces a verdict); of those\nsame words the ordinary tests \
             hold that they are right.\n\n**Score: {}.{} %**: {} of {} changes were noticed, {} of them because a test no \
             longer ended; {} more did not compile. \
             {} of the {} changes of this share were tried.\n\n| file | noticed | not noticed |\n|---|---:|---:|\n",
            self.share() / 10,
            self.share() % 10,
            grouped(noticed as u64),
            grouped((noticed + self.missed.len()) as u64),
            self.timed_out,
            self.unviable,
            grouped((noticed + self.missed.len() + self.unviable) as u64),
            grouped(self.found as u64)
        );
        for (file, [noticed, missed]) in &self.files {
            let _ = writeln!(part, "| {file} | {noticed} | {missed} |");
        }
        if !self.missed.is_empty() {
            part.push_str("\n| not noticed | why |\n|---|---|\n");
        }
        for (name, explanation) in &self.missed {
            let why = explanation.as_deref().unwrap_or("**not explained yet**");
            let _ = writeln!(part, "| `{}` | {why} |", name.replace('|', "\\|"));
        }
        part
    }

    fn judge(&self) -> Result<()> {
        let unexplained = self.missed.iter().filter(|(_, explanation)| explanation.is_none()).count();
        match (self.share(), unexplained) {
            (share, _) if share < LEAST * 10 => bail!("only {} % of the changes were noticed", share / 10),
            (_, 0) => Ok(()),
            (_, left) => bail!("{left} changes that nothing noticed are not explained in tests/mutants.json"),
        }
    }
}

fn text<'v>(value: &'v Value, member: &str) -> Result<&'v str> {
    value[member].as_str().with_context(|| format!("cargo-mutants told no {member}"))
}

/// A change's name without its line and column, which move.
fn lasting(name: &str) -> String {
    let mut parts = name.splitn(4, ':');
    match (parts.next(), parts.nth(2)) {
        (Some(file), Some(change)) => format!("{file}:{change}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn outcome(name: &str, summary: &str) -> Value {
        json!({"scenario": {"Mutant": {"name": name, "file": "a.rs"}}, "summary": summary})
    }

    #[test]
    fn counts_and_explains() {
        let outcomes = json!({"outcomes": [
            {"scenario": "Baseline", "summary": "Success"},
            outcome("a.rs:1:2: replace + with -", "CaughtMutant"),
            outcome("a.rs:2:2: replace < with >", "Timeout"),
            outcome("a.rs:3:2: replace a -> b with c", "MissedMutant"),
            outcome("a.rs:4:2: other", "MissedMutant"),
            outcome("a.rs:5:2: broken", "Unviable"),
        ]});
        let known = BTreeMap::from([("a.rs: replace a -> b with c".to_owned(), "Only faster.".to_owned())]);
        let score = Score::of(&outcomes, &known).unwrap();
        assert_eq!((score.caught, score.timed_out, score.unviable, score.share()), (1, 1, 1, 500));
        let part = score.part("Written.");
        assert!(part.contains("| a.rs | 2 | 2 |") && part.contains("with c` | Only faster. |"), "{part}");
        assert!(part.contains("| `a.rs: other` | **not explained yet** |"), "{part}");
        assert!(score.judge().is_err());
    }
}
