//! `cargo xtask bench`: decisions and keystrokes as multiples of reading the same JSON.

use crate::project::Project;
use anyhow::Result;

/// What to measure.
#[derive(clap::Args)]
pub struct Options {
    /// Leave out everything that needs a browser.
    #[arg(long)]
    pub native_only: bool,
}

/// Runs the measurements and prints a table each.
pub fn run(_project: &Project, _options: &Options) -> Result<()> {
    anyhow::bail!("not written yet")
}
