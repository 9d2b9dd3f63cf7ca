//! `cargo xtask test`: what must hold before a change is merged, on a fresh machine in one command.

use crate::{
    command::{self, Steps, Web, cargo},
    needs,
    project::Project,
    tidy, tool,
};
use anyhow::Result;
use std::process::Command;

/// Which parts to run.
#[derive(clap::Args)]
pub struct Options {
    /// Leave out the tests that need a browser.
    #[arg(long)]
    pub no_browser: bool,
}

/// Runs every check in the order in which a failure is cheapest to see.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let mut steps = Steps::new(if options.no_browser { 7 } else { 8 });
    steps.step("Format", || command::succeed(&mut cargo(project, &["fmt", "--all", "--check"])))?;
    if !options.no_browser {
        steps.step("What the browser tests need", || needs::ensure(project))?;
    }
    steps.step("Lints", || command::succeed(&mut cargo(project, &LINTS)))?;
    steps.step("Server and commands", || command::succeed(&mut cargo(project, &PROGRAMS)))?;
    steps.step("Widget and packs", || {
        let layak = project.target.join("debug/layak");
        command::build_web(project, &Web { lenient: true, layak: Some(layak) })
    })?;
    steps.step("Tidy", || tidy::run(project))?;
    steps.step("Tests", || tests(project, options))?;
    steps.step("Dependencies (licences, bans, sources)", || deny(project))?;
    println!("\nAll checks passed.");
    Ok(())
}

/// The rule book is tested and linted too, although the other commands do without it.
const LINTS: [&str; 8] =
    ["clippy", "--workspace", "--all-targets", "--features", "xtask/book", "--", "-D", "warnings"];
const PROGRAMS: [&str; 3] = ["build", "--workspace", "--bins"];
const TESTS: [&str; 5] = ["test", "--workspace", "--no-fail-fast", "--features", "xtask/book"];

/// The rules as the widget has them: in the whole workspace other crates switch their features on.
const RULES_ALONE: [&str; 4] = ["test", "--quiet", "--package", "layak-rules"];

/// All tests: of every crate, the corpus in every engine, and the form in a browser.
fn tests(project: &Project, options: &Options) -> Result<()> {
    let mut cargo = cargo(project, &TESTS);
    // An error of a test says where it comes from; the frames of the runtime say nothing more.
    cargo.env("RUST_LIB_BACKTRACE", "0");
    if options.no_browser {
        cargo.args(["--exclude", "layak-tests"]);
    }
    command::succeed(&mut cargo)?;
    command::succeed(&mut self::cargo(project, &RULES_ALONE))
}

/// Advisories are left out: their database is fetched from a place of its own, so that check stays by hand.
fn deny(project: &Project) -> Result<()> {
    let program = tool::CARGO_DENY.ensure(project)?;
    let mut deny = Command::new(program);
    deny.current_dir(&project.root);
    // Versions that come twice are told by the dozen and forbidden by nobody.
    deny.args(["--log-level", "error", "check", "licenses", "bans", "sources"]);
    command::succeed(&mut deny)
}
