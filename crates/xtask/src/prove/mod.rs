//! `cargo xtask prove`: the long runs of what `cargo xtask test` checks for a few seconds.

mod circumstances;
mod fuzz;
mod mutants;
mod page;

use crate::{
    command::{self, cargo},
    needs,
    project::Project,
};
use anyhow::{Context, Result};
use page::{PARTS, Page};

/// What to prove, and how much; without `--fuzz` and `--mutants`, the laws.
#[derive(clap::Args)]
pub struct Options {
    /// Single checks of each law, over all packs together.
    #[arg(long, default_value_t = 1_000_000)]
    pub checks: u64,
    /// Generated submissions in each browser engine; 0 for no browser.
    #[arg(long, default_value_t = 100_000)]
    pub submissions: u64,
    /// Fuzz reader, compiler and evaluator for so many minutes, three targets side by side.
    #[arg(long, value_name = "MINUTES")]
    pub fuzz: Option<u64>,
    /// For so many minutes, change the evaluator in every way that cargo-mutants knows and see whether the tests notice;
    /// source files that are as they were when they were tried are not tried again.
    #[arg(long, value_name = "MINUTES")]
    pub mutants: Option<u64>,
}

/// Runs what is asked for and writes the figures to its part of tests/PROOFS.md.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    if let Some(minutes) = options.fuzz {
        fuzz::run(project, minutes)?;
    }
    if let Some(minutes) = options.mutants {
        mutants::run(project, minutes)?;
    }
    if options.fuzz.is_none() && options.mutants.is_none() { laws(project, options) } else { Ok(()) }
}

/// Tries every edge of law, the laws on generated cases of every pack, and the same bytes in every browser engine.
fn laws(project: &Project, options: &Options) -> Result<()> {
    if options.submissions > 0 {
        needs::ensure(project)?;
        command::succeed(&mut cargo(project, &["build", "--package", "layak-server"]))?;
        command::build_web(project, &command::Web { lenient: true, layak: None })?;
    }
    let mut edges = cargo(project, &["test", "--release", "--package", "layak-tests", "--test", "edges"]);
    command::succeed(edges.env("EDGES", "1"))?;
    let others = Page::read(project)?;
    let mut prove = cargo(project, &["run", "--release", "--package", "layak-tests", "--bin", "prove", "--"]);
    prove.args(["--checks", &options.checks.to_string()]);
    let proved = command::succeed(prove.args(["--submissions", &options.submissions.to_string()]));
    // It has written the page anew, with its own part only.
    let part = Page::read(project)?.part(PARTS[0]).map(str::to_owned);
    others.write(&part.context("tests/PROOFS.md lacks the laws")?)?;
    proved
}
