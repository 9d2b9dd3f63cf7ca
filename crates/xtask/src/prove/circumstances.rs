//! Of what a figure is: the day, the commit, the compiler.

use crate::project::Project;
use anyhow::{Context, Result};
use std::process::Command;

/// A sentence for the head of a part of the page.
pub fn sentence(project: &Project, command: &str) -> Result<String> {
    let changed =
        !said(project, "git", &["status", "--porcelain", "--", ".", ":!tests/PROOFS.md"])?.is_empty();
    let commit = said(project, "git", &["rev-parse", "--short=12", "HEAD"])?;
    let date = said(project, "date", &["-u", "+%Y-%m-%d"])?;
    let rustc = said(project, "rustc", &["--version"])?;
    let changes = if changed { " with changes" } else { "" };
    Ok(format!("Written by `{command}` on {date}, of commit {commit}{changes}, with {rustc}."))
}

fn said(project: &Project, program: &str, arguments: &[&str]) -> Result<String> {
    let output = Command::new(program).current_dir(&project.root).args(arguments).output();
    let output = output.with_context(|| format!("cannot start {program}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
