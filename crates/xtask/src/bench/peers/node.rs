//! The peers in Node: ajv, compiled as it runs and as standalone code.

use super::{FOLDER, Task, tasks};
use crate::{bench::wasm, command, npm, project::Project};
use anyhow::Result;
use std::path::Path;

/// Prints a table for each form, if Node and npm are installed.
pub fn run(project: &Project) -> Result<()> {
    let from = project.root.join(FOLDER).join("node");
    let packages = npm::install_locked(project, &from, "npm-peers")?;
    let (true, Some(packages)) = (command::present("node"), packages) else {
        println!("    not measured: Node.js with npm is not installed");
        return Ok(());
    };
    tasks().iter().try_for_each(|task| table(project, task, &packages))
}

fn table(project: &Project, task: &Task, packages: &Path) -> Result<()> {
    let mut whole = task.to_json(project)?;
    whole["packages"] = packages.to_string_lossy().into();
    println!("\n{}: every verdict compared", task.title);
    wasm::run_script(project, "tests/peers/node/peers.mjs", &format!("{}.json", task.name), &whole)
}
