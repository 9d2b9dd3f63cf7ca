//! `cargo xtask prove`: the long runs of what `cargo xtask test` checks for a few seconds.

use crate::{
    command::{self, cargo},
    project::Project,
};
use anyhow::Result;

/// How much to prove.
#[derive(clap::Args)]
pub struct Options {
    /// Single checks of each law, over all packs together.
    #[arg(long, default_value_t = 1_000_000)]
    pub checks: u64,
}

/// Tries the laws on generated cases of every pack, and writes the figures to tests/PROOFS.md.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let mut prove = cargo(project, &["run", "--release", "--package", "layak-tests", "--bin", "prove", "--"]);
    command::succeed(prove.arg("--checks").arg(options.checks.to_string()))
}
