//! The files under version control.

use crate::project::Project;
use anyhow::{Context, Result, bail};
use std::{fs, process::Command};

/// A source file with its path from the root, `/` between folders.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path from the root.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// What counts as source: what people write and read by the line.
const EXTENSIONS: [&str; 5] = [".rs", ".js", ".css", ".html", ".sql"];

/// The paths of all tracked and new files that are not ignored.
pub fn tracked(project: &Project) -> Result<Vec<String>> {
    let mut git = Command::new("git");
    git.current_dir(&project.root).args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"]);
    let output = git.output().context("cannot start git")?;
    if !output.status.success() {
        bail!("`git ls-files` failed; tidy needs a git work tree");
    }
    let text = String::from_utf8(output.stdout).context("a file name is not UTF-8")?;
    Ok(text.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect())
}

/// All source files.
pub fn read(project: &Project) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for path in tracked(project)? {
        let file = project.root.join(&path);
        if file.is_file() && EXTENSIONS.iter().any(|extension| path.ends_with(extension)) {
            let text = fs::read_to_string(&file).with_context(|| format!("cannot read {path}"))?;
            sources.push(Source { path, text });
        }
    }
    Ok(sources)
}
