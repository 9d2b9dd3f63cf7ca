//! The packs, compiled by the `layak` command: the same way that an office does it.

use crate::{command, project::Project};
use anyhow::{Result, bail};
use std::{path::Path, process::Command};

/// Compiles every pack under schemas/packs into a folder that a server serves, by a `layak` that is built already or
/// by one that cargo builds.
pub fn publish(project: &Project, layak: Option<&Path>, folder: &Path) -> Result<()> {
    let packs = project.packs()?;
    if packs.is_empty() {
        bail!("there is no pack under schemas/packs");
    }
    let by_cargo = ["run", "--quiet", "--package", "layak", "--bin", "layak", "--"];
    for pack in packs {
        let mut command = layak.map_or_else(|| command::cargo(project, &by_cargo), Command::new);
        command::succeed(command.args(["--lang", "en", "compile"]).arg(&pack).arg("--publish").arg(folder))?;
    }
    Ok(())
}
