//! The packs, compiled by the `layak` command: the same way that an office does it.

use crate::{command, project::Project};
use anyhow::{Result, bail};
use std::path::Path;

/// Compiles every pack under schemas/packs into a folder that a server serves.
pub fn publish(project: &Project, folder: &Path) -> Result<()> {
    let packs = project.packs()?;
    if packs.is_empty() {
        bail!("there is no pack under schemas/packs");
    }
    for pack in packs {
        let arguments = ["run", "--quiet", "--package", "layak", "--bin", "layak", "--", "compile"];
        let mut cargo = command::cargo(project, &arguments);
        command::succeed(cargo.arg(&pack).arg("--publish").arg(folder))?;
    }
    Ok(())
}
