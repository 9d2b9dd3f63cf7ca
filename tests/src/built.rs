//! What must have been built before the browser tests: the web files and the server.

use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// Cargo's target directory: the one that this very program was built into.
pub fn target() -> PathBuf {
    let program = std::env::current_exe().unwrap_or_default();
    // target/debug/deps/name-hash for a test, target/debug/name for a program.
    let profile = program.ancestors().find(|folder| folder.ends_with("debug") || folder.ends_with("release"));
    profile.and_then(Path::parent).unwrap_or(Path::new("target")).to_owned()
}

/// The folder that `cargo xtask web` writes.
pub fn web() -> Result<PathBuf> {
    let web = target().join("web");
    if !web.join("widget.json").is_file() {
        bail!(
            "{} is not built; run `cargo xtask web`, or run everything with `cargo xtask test`",
            web.display()
        );
    }
    Ok(web)
}

/// The server's program.
pub fn server() -> Result<PathBuf> {
    program("layak-server")
}

/// The program `layak`.
pub fn command() -> Result<PathBuf> {
    program("layak")
}

fn program(package: &str) -> Result<PathBuf> {
    let program = target().join("debug").join(package);
    if !program.is_file() {
        bail!("{} is not built; run `cargo build -p {package}`, or `cargo xtask test`", program.display());
    }
    Ok(program)
}

/// Firefox's driver, if `cargo xtask test` has built one.
pub fn geckodriver() -> PathBuf {
    target().join("geckodriver/bin/geckodriver")
}

/// axe-core's script, installed from npm.
pub fn axe() -> Result<String> {
    let script = target().join("npm/node_modules/axe-core/axe.min.js");
    match std::fs::read_to_string(&script) {
        Ok(text) => Ok(text),
        Err(_) => bail!("{} is missing; `cargo xtask test` installs it", script.display()),
    }
}
