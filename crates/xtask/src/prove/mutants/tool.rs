//! cargo-mutants: installed, given something to ask, started, and heard.

use super::{Found, lasting, tree};
use crate::{
    command::{self, cargo},
    project::Project,
};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::{fs, path::PathBuf, process::Command};

/// The version of cargo-mutants that the survivors are named by.
pub const VERSION: &str = "27.1.0";
/// The evaluator.
const FILES: [&str; 2] = ["crates/rules/src/evaluate/**/*.rs", "crates/rules/src/outcome/**/*.rs"];
/// Seconds after which a test no longer ends. It takes less than one; the rest is for a busy machine.
const HANG: &str = "25";
/// Seconds after which a build no longer ends.
const BUILD: &str = "600";
/// KiB of memory of any program: a change may make a test ask for all there is.
const MEMORY: &str = "6000000";
/// Generated cases of a property test; cases that show a failure are not made small.
const CASES: [(&str, &str); 2] = [("PROPTEST_CASES", "32"), ("PROPTEST_MAX_SHRINK_ITERS", "0")];

pub struct Tool {
    program: PathBuf,
    /// What is changed.
    pub tree: PathBuf,
    examples: PathBuf,
    /// One target folder for all runs: only our own crate is compiled again.
    target: PathBuf,
    output: PathBuf,
}

impl Tool {
    /// Installs it, copies the work tree, makes the examples, and sees that the unchanged engine passes.
    pub fn prepare(project: &Project) -> Result<Tool> {
        let folder = project.target.join("mutants");
        let tool = Tool {
            program: install(project)?,
            tree: tree::copy(project)?,
            examples: examples(project)?,
            target: folder.join("build"),
            output: folder,
        };
        // The first time says what is said of the examples, the second time the same must be said.
        for _ in 0..2 {
            let mut test =
                cargo(project, &["test", "--quiet", "--profile", "mutants", "--package", "layak-rules"]);
            test.args(["--features", "documents", "--lib", "--", "--include-ignored"]);
            command::succeed(tool.within(&mut test))?;
        }
        Ok(tool)
    }

    fn within<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command.current_dir(&self.tree).envs(CASES);
        command.env("LAYAK_EXAMPLES", &self.examples).env("CARGO_TARGET_DIR", &self.target)
    }

    /// All changes there are, by file.
    pub fn found(&self) -> Result<Found> {
        let mut list = Command::new(&self.program);
        list.current_dir(&self.tree).args(["mutants", "--list", "--json"]);
        list.args(FILES.iter().flat_map(|file| ["--file", file]));
        let said = list.output().context("cannot start cargo-mutants")?;
        let listed: Value = serde_json::from_slice(&said.stdout).context("cargo-mutants listed nothing")?;
        let mut found = Found::new();
        for change in listed.as_array().into_iter().flatten() {
            let changes = found.entry(text(change, "file")?.to_owned()).or_default();
            changes.push(lasting(text(change, "name")?));
        }
        Ok(found)
    }

    /// What came of a file's changes; of those that are named, if any are.
    pub fn outcomes(&self, file: &str, changes: &[String]) -> Result<Value> {
        let mut mutants = Command::new("sh");
        // Where memory cannot be limited it is not.
        mutants.args(["-c", &format!("ulimit -v {MEMORY} 2>&-; exec \"$0\" \"$@\"")]).arg(&self.program);
        mutants.args([
            "mutants",
            "--in-place",
            "--baseline",
            "skip",
            "--timeout",
            HANG,
            "--build-timeout",
            BUILD,
        ]);
        mutants.args(["--file", file, "--output"]).arg(&self.output);
        for change in changes {
            mutants.args(["--re", &format!(": {}$", literally(change))]);
        }
        let status = self.within(&mut mutants).status().context("cannot start cargo-mutants")?;
        // All were noticed, some were not, a test did not end.
        if !matches!(status.code(), Some(0 | 2 | 3)) {
            bail!("cargo-mutants ended before its time ({status})");
        }
        let text = fs::read_to_string(self.output.join("mutants.out/outcomes.json"));
        Ok(serde_json::from_str(&text.context("cargo-mutants wrote no outcomes.json")?)?)
    }
}

/// A regular expression for just this text.
fn literally(text: &str) -> String {
    let special = |one: char| one.is_ascii_punctuation() && !matches!(one, '<' | '>' | '_');
    text.chars().flat_map(|one| special(one).then_some('\\').into_iter().chain([one])).collect()
}

/// A member that cargo-mutants tells.
pub fn text<'v>(value: &'v Value, member: &str) -> Result<&'v str> {
    value[member].as_str().with_context(|| format!("cargo-mutants told no {member}"))
}

/// Installs the tool into target/tools unless this very version is there.
fn install(project: &Project) -> Result<PathBuf> {
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

/// Programs and submissions.
fn examples(project: &Project) -> Result<PathBuf> {
    let folder = project.target.join("mutants/examples");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let write = ["run", "--quiet", "--package", "layak-fuzz", "--bin", "fuzz-seeds", "--", "--examples"];
    command::succeed(cargo(project, &write).arg(&folder))?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_searched_for_as_it_is() {
        assert_eq!(
            literally("replace <impl A_b for C<'_>>::d -> bool"),
            r"replace <impl A_b for C<\'_>>\:\:d \-> bool"
        );
    }
}
