//! Programs that are built from their registry, in one version, since Debian has no package of them.

use crate::{
    command::{self, cargo},
    project::Project,
};
use anyhow::Result;
use std::path::PathBuf;

/// A program that its package is named after.
#[derive(Clone, Copy, Debug)]
pub struct Tool {
    name: &'static str,
    version: &'static str,
}

/// Firefox's driver.
pub const GECKODRIVER: Tool = Tool { name: "geckodriver", version: "0.37.1" };
/// Keeps licences, bans and sources.
pub const CARGO_DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2" };

impl Tool {
    /// Builds the program into a folder of its own under `target` unless this very version is there, and gives its path;
    /// unoptimised, since building it takes longer than it works.
    ///
    /// # Errors
    /// It cannot be fetched or built; cargo's own output says why.
    pub fn ensure(self, project: &Project) -> Result<PathBuf> {
        let Tool { name, version } = self;
        let folder = project.target.join(name);
        let program = folder.join("bin").join(name);
        if !program.is_file() {
            println!("    building {name} {version}");
        }
        let exactly = format!("={version}");
        let mut cargo = cargo(project, &["install", name, "--locked", "--debug", "--version", &exactly]);
        cargo.env("CARGO_PROFILE_DEV_DEBUG", "0").arg("--root").arg(folder);
        command::succeed_quietly(&mut cargo)?;
        Ok(program)
    }
}
