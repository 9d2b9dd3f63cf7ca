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
}

/// Runs the measurements and prints a table each.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let mut steps = Steps::new(if options.no_browser { 6 } else { 8 });
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
    if !options.no_browser {
        steps.step("Keystrokes, in Chromium", || command::succeed(&mut cargo(project, &KEYSTROKES)))?;
    }
    Ok(())
}

const BUILD: [&str; 8] =
    ["build", "--profile=production", "--package", "xtask", "--features", "bench", "--bin", "xtask-bench"];
const KEYSTROKES: [&str; 6] = ["run", "--quiet", "--package", "layak-tests", "--bin", "keystrokes"];
