//! `cargo xtask prove`: the long runs of what `cargo xtask test` checks for a few seconds.

use crate::{
    command::{self, cargo},
    needs,
    project::Project,
};
use anyhow::Result;

/// How much to prove.
#[derive(clap::Args)]
pub struct Options {
    /// Single checks of each law, over all packs together.
    #[arg(long, default_value_t = 1_000_000)]
    pub checks: u64,
    /// Generated submissions in each browser engine; 0 for no browser.
    #[arg(long, default_value_t = 100_000)]
    pub submissions: u64,
}

/// Tries every edge of law, then the laws on generated cases of every pack, and writes the figures to tests/PROOFS.md.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    if options.submissions > 0 {
        needs::ensure(project)?;
        command::succeed(&mut cargo(project, &["build", "--package", "layak-server"]))?;
        command::build_web(project, &command::Web { lenient: true, layak: None })?;
    }
    let mut edges = cargo(project, &["test", "--release", "--package", "layak-tests", "--test", "edges"]);
    command::succeed(edges.env("EDGES", "1"))?;
    let mut prove = cargo(project, &["run", "--release", "--package", "layak-tests", "--bin", "prove", "--"]);
    prove.args(["--checks", &options.checks.to_string()]);
    command::succeed(prove.args(["--submissions", &options.submissions.to_string()]))
}
