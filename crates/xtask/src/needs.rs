//! What the browser tests need from outside: three browsers with their drivers, and axe-core. Installed where we may, else
//! said exactly.

use crate::{command, npm, project::Project, tool};
use anyhow::{Result, bail};
use std::process::Command;

/// Programs and the Debian packages that bring them. WebKitGTK's small browser comes with its driver and has no window of its
/// own on a machine without a display: Xvfb gives it one.
const PROGRAMS: [(&str, &str); 5] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox-esr", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("Xvfb", "xvfb"),
];

/// Makes sure of everything.
///
/// # Errors
/// Something is missing and may not be installed; the message says how to.
pub fn ensure(project: &Project) -> Result<()> {
    let missing: Vec<&str> = PROGRAMS
        .iter()
        .filter(|(program, _)| !command::present(program))
        .map(|(_, package)| *package)
        .collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    tool::GECKODRIVER.ensure(project)?;
    if npm::install(project, &npm::AXE)?.is_none() {
        bail!("the accessibility tests need axe-core from npm: install Node.js with npm and run this again");
    }
    Ok(())
}

fn install(packages: &[&str]) -> Result<()> {
    let packages = packages.join(" ");
    if !command::present("apt-get") {
        bail!("the browser tests need what Debian packages as `{packages}`; install it, or use --no-browser");
    }
    if !is_root()? {
        bail!("the browser tests need more: run `sudo apt-get install {packages}`, or use --no-browser");
    }
    println!("    installing {packages}");
    command::succeed_quietly(Command::new("apt-get").args(["update", "-q"]))?;
    let mut install = Command::new("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    install.args(["install", "-q", "-y", "--no-install-recommends"]).args(packages.split(' '));
    command::succeed_quietly(&mut install)
}

fn is_root() -> Result<bool> {
    Ok(Command::new("id").arg("-u").output()?.stdout.trim_ascii() == b"0")
}
