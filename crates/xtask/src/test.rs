//! `cargo xtask test`: what must hold before a change is merged, on a fresh machine in one command.

use crate::{
    command::{self, Steps, Web, cargo},
    npm,
    project::Project,
    tidy,
};
use anyhow::{Result, bail};
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
        steps.step("What the browser tests need", || ensure_browser(project))?;
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

/// Chromium with its driver, from Debian's packages when we may install them; axe-core from npm.
fn ensure_browser(project: &Project) -> Result<()> {
    if !command::present("chromium") || !command::present("chromedriver") {
        install_browser()?;
    }
    if npm::install(project, &npm::AXE)?.is_none() {
        bail!("the accessibility tests need axe-core from npm: install Node.js with npm and run this again");
    }
    Ok(())
}

fn install_browser() -> Result<()> {
    let what = "apt-get install chromium chromium-driver";
    if !command::present("apt-get") {
        bail!(
            "the browser tests need `chromium` and `chromedriver` in the path; install them, or use --no-browser"
        );
    }
    if !is_root()? {
        bail!("the browser tests need Chromium and its driver: run `sudo {what}`, or use --no-browser");
    }
    println!("    installing Chromium and its driver");
    command::succeed_quietly(Command::new("apt-get").args(["update", "-q"]))?;
    let mut install = Command::new("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    install.args(["install", "-q", "-y", "--no-install-recommends", "chromium", "chromium-driver"]);
    command::succeed_quietly(&mut install)
}

fn is_root() -> Result<bool> {
    Ok(Command::new("id").arg("-u").output()?.stdout.trim_ascii() == b"0")
}

/// cargo-deny where it is installed. Its advisory database is fetched from the network, so that check stays by hand.
fn deny(project: &Project) -> Result<()> {
    if !command::present("cargo-deny") {
        println!("    not checked: cargo-deny is not installed (`cargo install --locked cargo-deny`)");
        return Ok(());
    }
    command::succeed(&mut cargo(project, &["deny", "check", "licenses", "bans", "sources"]))
}
