//! `cargo xtask tidy`: the rules of the house, checked by machine. All faults are reported, not only the first.

mod arrows;
mod coverage;
mod facts;
mod length;
mod packs;
mod purity;
mod purpose;
mod sentences;
mod sources;
mod top;

use crate::{budget, project::Project};
use anyhow::{Context, Result, bail};
use std::{fmt, path::PathBuf};

/// Something against a rule, with its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// A file, with a line where there is one; or a package.
    pub place: String,
    /// What is wrong and what to do.
    pub words: String,
}

impl Fault {
    fn new(place: impl Into<String>, words: impl Into<String>) -> Self {
        Self { place: place.into(), words: words.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.place, self.words)
    }
}

/// Checks everything and prints every fault.
pub fn run(project: &Project) -> Result<()> {
    let sources = sources::read(project)?;
    let mut faults = top::check(&sources::tracked(project)?);
    faults.extend(arrows::check(&arrows::packages(project)?));
    faults.extend(arrows::check_no_std(&arrows::packages(project)?, &sources));
    for source in &sources {
        faults.extend(purpose::check(source));
        faults.extend(length::check(source));
        faults.extend(purity::check(source));
    }
    let packs = packs::read(project)?;
    faults.extend(coverage::check(project, &packs)?);
    faults.extend(facts::check(&packs));
    faults.extend(sentences::check(&packs));
    faults.extend(size(project)?);
    report(faults, sources.len())
}

/// The widget's size, if it has been built.
fn size(project: &Project) -> Result<Vec<Fault>> {
    let web: PathBuf = project.web();
    if !web.is_dir() {
        println!("    sizes not checked: run `cargo xtask web` first");
        return Ok(Vec::new());
    }
    let sizes = budget::measure(&web).context("in the built widget")?;
    let over = sizes.into_iter().filter(budget::Size::over);
    Ok(over
        .map(|size| {
            Fault::new(size.name, format!("{} bytes of Brotli, {} allowed", size.brotli, size.budget))
        })
        .collect())
}

fn report(mut faults: Vec<Fault>, files: usize) -> Result<()> {
    faults.sort();
    for fault in &faults {
        eprintln!("{fault}");
    }
    if !faults.is_empty() {
        bail!("{} faults against the rules of the house", faults.len());
    }
    println!("    {files} source files are tidy");
    Ok(())
}
