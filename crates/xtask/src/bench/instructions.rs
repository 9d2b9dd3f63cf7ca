//! Decisions in machine instructions, by callgrind: the same from run to run, whatever else the machine does.

use super::sample;
use crate::{command, project::Project};
use anyhow::{Context, Result, bail};
use std::process::Command;

/// The work that is counted; the first is what the others are compared with.
const WORK: [&str; 4] = ["serde_json to Value", "read", "read and decide", "read, decide and explain"];
/// Two counts; their difference leaves out what happens once.
const FEW: u64 = 256;
const MANY: u64 = 512;

/// Prints a table for each pack, if valgrind is installed.
pub fn run(project: &Project) -> Result<()> {
    if !command::present("valgrind") {
        println!("    not counted: valgrind is not installed");
        return Ok(());
    }
    table(project, "35 fields, 20 criteria", &[])?;
    for sample in sample::all(project)? {
        table(project, sample.pack, &["--pack", sample.pack])?;
    }
    Ok(())
}

fn table(project: &Project, name: &str, which: &[&str]) -> Result<()> {
    println!("\n{name}: instructions for one");
    let mut floor = None;
    for work in WORK {
        let many = count(project, which, work, MANY)?;
        let one = many.saturating_sub(count(project, which, work, FEW)?) / (MANY - FEW);
        let floor = *floor.get_or_insert(one.max(1));
        println!("  {work:<42}{one:>10}{:>6}.{:02} x", one / floor, one % floor * 100 / floor);
    }
    Ok(())
}

/// The instructions of a whole run.
fn count(project: &Project, which: &[&str], work: &str, times: u64) -> Result<u64> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    valgrind.arg(sample::bench_program(project).get_program());
    valgrind.args(which).args(["--work", work, "--times", &times.to_string()]);
    let output = valgrind.output().context("cannot start valgrind")?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        bail!("valgrind failed:\n{}", said.trim());
    }
    let total =
        said.lines().find_map(|line| line.split_once("Collected : ")).context("valgrind gave no count")?.1;
    total.trim().parse().context("valgrind gave no number")
}
