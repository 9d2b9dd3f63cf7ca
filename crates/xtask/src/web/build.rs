//! The steps of `cargo xtask web`, in order.

use super::{Widget, bindings, border, compress, minify, names, order, packs, wasm};
use crate::{
    budget,
    command::{Steps, Web},
    project::Project,
};
use anyhow::{Context, Result};
use std::{fs, path::Path};

/// Builds `target/web` anew and puts it in place only when all of it is there.
pub fn run(project: &Project, options: &Web) -> Result<()> {
    let mut steps = Steps::new(4);
    let widget = steps.step("The widget in WebAssembly", || module(project, wasm::ELEMENT))?;
    let engine = steps.step("The engine in WebAssembly", || module(project, wasm::ENGINE))?;
    let staging = project.target.join("web.new");
    steps.step("Compiling the packs", || {
        fresh(&staging)?;
        packs::publish(project, options.layak.as_deref(), &staging.join("packs"))
    })?;
    steps.step("Naming, compressing and weighing", || {
        names::write(project, &widget, &engine, &staging)?;
        compress::all(&staging)?;
        replace(&staging, &project.web())
    })?;
    let sizes = budget::measure(&project.web())?;
    println!("\n{}\nWritten to {}", budget::table(&sizes), project.web().display());
    match budget::check(&sizes) {
        Err(over) if options.lenient => println!("warning: {over}"),
        other => return other,
    }
    Ok(())
}

/// Compiles a module, makes its JavaScript, and makes both small.
fn module(project: &Project, source: wasm::Source) -> Result<Widget> {
    let bound = bindings::generate(source, &wasm::compile(project, source)?)?;
    let wasm = order::alike_together(&wasm::optimise(project, source, bound.wasm)?)?;
    let glue = minify::script(project, &border::prune(&wasm, &bound.glue)?, minify::Kind::Module)?;
    Ok(Widget { wasm, glue })
}

fn fresh(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

/// Puts the finished folder in the place of the old one.
fn replace(staging: &Path, place: &Path) -> Result<()> {
    if place.exists() {
        fs::remove_dir_all(place).with_context(|| format!("cannot remove {}", place.display()))?;
    }
    fs::rename(staging, place).with_context(|| format!("cannot put {} in place", place.display()))
}
