//! The peers natively: their workspace is built from its lock file, their verdicts are compared, and they are measured.

use super::{FOLDER, Task, tasks};
use crate::{
    bench::instructions,
    command::{self, cargo},
    project::Project,
};
use anyhow::{Context, Result, bail};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Builds the measuring program of the peers into target/peers, after saying what is installed.
pub fn build(project: &Project) -> Result<()> {
    let manifest = project.root.join(FOLDER).join("Cargo.toml");
    let (peers, all) = packages(project, &manifest)?;
    println!("    from crates.io, into {}: {}", target(project).display(), peers.join(", "));
    println!(
        "    with what they need, {all} packages; a first build takes some minutes (--no-peers leaves them out)"
    );
    let mut build = cargo(project, &["build", "--quiet", "--profile=production", "--locked"]);
    build.arg("--manifest-path").arg(manifest).arg("--target-dir").arg(target(project));
    command::succeed(&mut build)
}

fn target(project: &Project) -> PathBuf {
    project.target.join("peers")
}

/// The direct dependencies with their versions, and how many packages there are in all.
fn packages(project: &Project, manifest: &Path) -> Result<(Vec<String>, usize)> {
    let mut tree = cargo(project, &["tree", "--locked", "--prefix=depth", "--edges=normal,build"]);
    let output = tree.arg("--manifest-path").arg(manifest).output().context("cannot start cargo")?;
    if !output.status.success() {
        bail!("cannot list the peers:\n{}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let text = String::from_utf8(output.stdout)?;
    let named = |line: &str| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let after_depth = |line: &'_ str| named(line.trim_start_matches(|letter: char| letter.is_ascii_digit()));
    let direct = text.lines().filter_map(|line| {
        line.strip_prefix('1').filter(|rest| !rest.starts_with(|letter: char| letter.is_ascii_digit()))
    });
    let all: BTreeSet<String> = text.lines().map(after_depth).collect();
    Ok((direct.map(named).collect(), all.len()))
}

/// Prints a table for each form: times, and instructions where valgrind is installed.
pub fn run(project: &Project) -> Result<()> {
    let counts = instructions::possible();
    tasks().iter().try_for_each(|task| table(project, task, counts))
}

fn table(project: &Project, task: &Task, counts: bool) -> Result<()> {
    let file = project.target.join("bench").join(format!("{}.json", task.name));
    fs::write(&file, task.to_json(project)?.to_string())?;
    let program = || {
        let mut program = Command::new(target(project).join("production/layak-peers"));
        program.arg(&file);
        program
    };
    let output = program().stderr(Stdio::inherit()).output().context("the peers are not built")?;
    if !output.status.success() {
        bail!("the peers do not agree with us, or do not run");
    }
    println!("\n{}: every verdict compared; time, then instructions", task.title);
    let mut floor = None;
    for row in String::from_utf8(output.stdout)?.lines() {
        let mut parts = row.split('\t');
        let [name, times, note] = [(); 3].map(|()| parts.next().unwrap_or_default());
        let counted = if counts { counted(program, name, &mut floor)? } else { String::new() };
        println!("{}", format!("  {times}{counted}   {note}").trim_end());
    }
    Ok(())
}

/// The instructions of one kind of work, and their multiple of the first kind's.
fn counted(program: impl Fn() -> Command, work: &str, floor: &mut Option<u64>) -> Result<String> {
    let one = instructions::of_one(|times| {
        let mut program = program();
        program.arg(work).arg(times.to_string());
        program
    })?;
    Ok(instructions::columns(one, *floor.get_or_insert(one.max(1))))
}

#[cfg(test)]
mod tests {
    /// What a manifest says about the profile that is measured, and about the one that it inherits from.
    fn profile(manifest: &str) -> Vec<&str> {
        let sections = manifest.split("\n[").filter(|section| {
            section.starts_with("profile.release]") || section.starts_with("profile.production]")
        });
        sections
            .flat_map(|section| section.lines().filter(|line| !line.starts_with('#') && !line.is_empty()))
            .collect()
    }

    #[test]
    fn the_peers_are_built_with_our_profile() {
        let peers = profile(include_str!("../../../../../tests/peers/Cargo.toml"));
        assert_eq!(peers, profile(include_str!("../../../../../Cargo.toml")));
        assert_eq!(peers.len(), 6);
    }
}
