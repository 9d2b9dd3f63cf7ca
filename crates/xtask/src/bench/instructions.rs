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
    if !possible() {
        return Ok(());
    }
    table(project, "35 fields, 20 criteria", &[])?;
    for sample in sample::all(project)? {
        table(project, sample.pack, &["--pack", sample.pack])?;
    }
    Ok(())
}

/// Whether valgrind is installed; says so if it is not.
pub(super) fn possible() -> bool {
    let present = command::present("valgrind");
    if !present {
        println!("    instructions not counted: valgrind is not installed");
    }
    present
}

fn table(project: &Project, name: &str, which: &[&str]) -> Result<()> {
    println!("\n{name}: instructions for one");
    let mut floor = None;
    for work in WORK {
        let one = of_one(|times| {
            let mut program = sample::bench_program(project);
            program.args(which).args(["--work", work, "--times", &times.to_string()]);
            program
        })?;
        let floor = *floor.get_or_insert(one.max(1));
        println!("  {work:<42}{}", columns(one, floor));
    }
    Ok(())
}

/// A count, and its multiple of the floor.
pub(super) fn columns(one: u64, floor: u64) -> String {
    format!("{one:>10}{:>6}.{:02} x", one / floor, one % floor * 100 / floor)
}

/// The instructions of one piece of work, of a program that does it so many times.
pub(super) fn of_one(program: impl Fn(u64) -> Command) -> Result<u64> {
    let many = count(&program(MANY))?;
    Ok(many.saturating_sub(count(&program(FEW))?) / (MANY - FEW))
}

/// The instructions of a whole run.
fn count(program: &Command) -> Result<u64> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    valgrind.arg(program.get_program()).args(program.get_args());
    let output = valgrind.output().context("cannot start valgrind")?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        bail!("valgrind failed:\n{}", said.trim());
    }
    let total =
        said.lines().find_map(|line| line.split_once("Collected : ")).context("valgrind gave no count")?.1;
    total.trim().parse().context("valgrind gave no number")
}
