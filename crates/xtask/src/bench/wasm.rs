//! Decisions in WebAssembly, in Node: the module of the widget, beside `JSON.parse` of the same text.

use super::sample;
use crate::{command, project::Project};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::{fs, process::Command};

const SCRIPT: &str = include_str!("wasm.mjs");

/// Prints a table for each pack, if Node is installed.
pub fn run(project: &Project) -> Result<()> {
    if !command::present("node") {
        println!("    not measured: Node is not installed");
        return Ok(());
    }
    let web = project.web();
    let list: Value = serde_json::from_slice(&fs::read(web.join("widget.json"))?)?;
    let part = |name: &str| {
        let path =
            list.get(name).and_then(Value::as_str).with_context(|| format!("widget.json has no {name}"))?;
        anyhow::Ok(web.join(path.trim_start_matches('/')).display().to_string())
    };
    let folder = project.target.join("bench");
    fs::create_dir_all(&folder)?;
    let script = folder.join("wasm.mjs");
    fs::write(&script, SCRIPT)?;
    for sample in sample::all(project)? {
        let manifest: Value =
            serde_json::from_slice(&fs::read(web.join("packs").join(format!("{}.json", sample.pack)))?)?;
        let program =
            manifest.get("program").and_then(Value::as_str).context("a manifest without program")?;
        let program = web.join(program.trim_start_matches('/')).display().to_string();
        println!("\n{}: {} bytes of answers", sample.pack, sample.answers.len());
        let task = json!({"glue": part("glue")?, "wasm": part("wasm")?, "program": program, "answers": sample.answers, "on": sample.on});
        command::succeed(Command::new("node").arg("--no-warnings").arg(&script).arg(task.to_string()))?;
    }
    Ok(())
}
