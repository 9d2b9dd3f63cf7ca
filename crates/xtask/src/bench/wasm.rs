//! Decisions in WebAssembly, in Node: the engine alone, beside `JSON.parse` of the same text.

use super::{fixture, sample};
use crate::{command, project::Project};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Prints a table for each form and pack, if Node is installed.
pub fn run(project: &Project) -> Result<()> {
    if !command::present("node") {
        println!("    not measured: Node is not installed");
        return Ok(());
    }
    // One number and one text go to and fro, each over a threshold.
    let changes = json!({"number": ["income.monthly", 6_500_000, 6_500_001], "text": ["bank.account", "12345678901234", "1234567890123x"]});
    let plain =
        task(project, &fixture::Form::Plain.program(project), &fixture::submissions(256), fixture::ON)?;
    measure(project, "35 fields, 20 criteria", with(plain, changes))?;
    let items = fixture::submissions_with_items(256, 10);
    let items = task(project, &fixture::Form::Items.program(project), &items, fixture::ON)?;
    measure(project, "the same with 10 items", items)?;
    for sample in sample::all(project)? {
        let task = task(project, &program(project, sample.pack)?, &[sample.answers], sample.on)?;
        measure(project, sample.pack, task)?;
    }
    Ok(())
}

/// The program of a pack, as `cargo xtask web` compiled it.
fn program(project: &Project, pack: &str) -> Result<PathBuf> {
    let web = project.web();
    let manifest: Value = serde_json::from_slice(&fs::read(web.join("packs").join(format!("{pack}.json")))?)?;
    let program = manifest.get("program").and_then(Value::as_str).context("a manifest without program")?;
    Ok(web.join(program.trim_start_matches('/')))
}

/// What `engine.mjs` needs, and the submissions.
pub(super) fn task(project: &Project, program: &Path, submissions: &[String], on: &str) -> Result<Value> {
    let web = project.web();
    let list: Value = serde_json::from_slice(&fs::read(web.join("widget.json"))?)?;
    let part = |name: &str| {
        let path =
            list.get(name).and_then(Value::as_str).with_context(|| format!("widget.json has no {name}"))?;
        anyhow::Ok(web.join(path.trim_start_matches('/')))
    };
    Ok(json!({
        "folder": project.target.join("bench"), "glue": part("rules-glue")?, "wasm": part("rules-wasm")?, "program": program,
        "submissions": submissions, "on": on, "changes": null,
    }))
}

fn with(mut task: Value, changes: Value) -> Value {
    task["changes"] = changes;
    task
}

fn measure(project: &Project, name: &str, task: Value) -> Result<()> {
    println!("\n{name}");
    run_script(project, "crates/xtask/src/bench/wasm.mjs", "wasm.json", &task)
}

/// Runs a script of the repository in Node, with a task in a file of that name.
pub(super) fn run_script(project: &Project, script: &str, file: &str, task: &Value) -> Result<()> {
    let folder = project.target.join("bench");
    fs::create_dir_all(&folder)?;
    let file = folder.join(file);
    fs::write(&file, task.to_string())?;
    command::succeed(Command::new("node").arg("--no-warnings").arg(project.root.join(script)).arg(&file))
}
