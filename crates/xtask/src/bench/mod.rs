//! `cargo xtask bench`: decisions and keystrokes, as multiples of reading the same JSON in the same run.
//!
//! Times on a shared machine mean little by themselves; ratios of interleaved rounds hold.

pub mod fixture;
#[cfg(feature = "bench")]
pub mod generated;
mod instructions;
pub mod median;
#[cfg(feature = "bench")]
pub mod native;
pub mod peers;
pub mod sample;
#[cfg(feature = "bench")]
pub mod series;
mod wasm;

use crate::{
    command::{self, Steps, cargo},
    project::Project,
};
use anyhow::Result;

/// What to measure.
#[derive(clap::Args)]
pub struct Options {
    /// Leave out everything that needs a browser.
    #[arg(long)]
    pub no_browser: bool,
    /// Leave out the other engines: installing and building them takes some minutes the first time.
    #[arg(long)]
    pub no_peers: bool,
}

/// Runs the measurements and prints a table each.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let browser = if options.no_browser { 0 } else { 2 };
    let peers = if options.no_peers { 0 } else { 3 };
    let mut steps = Steps::new(6 + browser + peers);
    steps.step("Building the widget and the packs", || {
        command::build_web(project, &command::Web { lenient: true, layak: None })
    })?;
    if !options.no_browser {
        steps.step("Building the server", || {
            command::succeed(&mut cargo(project, &["build", "--package", "layak-server"]))
        })?;
    }
    steps.step("Building with optimisation", || command::succeed(&mut cargo(project, &BUILD)))?;
    steps.step("Compiling the generated forms", || {
        let forms = fixture::CRITERIA.map(fixture::Form::Criteria);
        [fixture::Form::Plain, fixture::Form::Items]
            .iter()
            .chain(&forms)
            .try_for_each(|form| form.build(project))
    })?;
    steps.step("Decisions, natively", || command::succeed(&mut sample::bench_program(project)))?;
    steps.step("Decisions, natively, in instructions", || instructions::run(project))?;
    steps.step("Decisions, in WebAssembly", || wasm::run(project))?;
    if !options.no_peers {
        steps.step("Building the peers", || peers::build(project))?;
        steps.step("Beside the peers, natively", || peers::native(project))?;
        steps.step("Beside the peers, in Node", || peers::node(project))?;
    }
    if !options.no_browser {
        steps.step("Keystrokes, in Chromium", || command::succeed(&mut cargo(project, &KEYSTROKES)))?;
    }
    Ok(())
}

const BUILD: [&str; 8] =
    ["build", "--profile=production", "--package", "xtask", "--features", "bench", "--bin", "xtask-bench"];
const KEYSTROKES: [&str; 6] = ["run", "--quiet", "--package", "layak-tests", "--bin", "keystrokes"];
