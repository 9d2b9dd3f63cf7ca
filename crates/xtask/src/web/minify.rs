//! Smaller JavaScript and style sheets, by esbuild.

use crate::{npm, project::Project};
use anyhow::{Context, Result, bail};
use std::{
    io::Write,
    process::{Command, Stdio},
};

/// The browsers that the widget promises to run in.
const BROWSERS: &str = "--target=chrome96,firefox101,safari16.4";

/// What a file is, and how a browser loads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `import`ed.
    Module,
    /// A plain script tag.
    Classic,
    /// A style sheet.
    Style,
}

/// Minifies one file; without npm it stays as it is, and the reader is told.
pub fn script(project: &Project, source: &str, kind: Kind) -> Result<String> {
    let Some(package) = npm::install(project, &npm::ESBUILD)? else {
        println!("    warning: npm is not installed, so JavaScript and style sheet are not minified.");
        return Ok(source.to_owned());
    };
    let mut tool = Command::new(package.join("bin/esbuild"));
    tool.args(["--minify", "--charset=utf8", "--legal-comments=none", BROWSERS]);
    tool.arg(if kind == Kind::Style { "--loader=css" } else { "--loader=js" });
    if kind == Kind::Module {
        // Functions of a module that nothing calls are left out.
        tool.args(["--format=esm", "--tree-shaking=true"]);
    }
    pipe(&mut tool, source)
}

fn pipe(tool: &mut Command, source: &str) -> Result<String> {
    let mut child = tool
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("cannot start esbuild; remove target/npm and try again")?;
    let mut input = child.stdin.take().context("esbuild takes no input")?;
    input.write_all(source.as_bytes())?;
    drop(input);
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("esbuild refused this:\n{}", said(&output.stderr));
    }
    String::from_utf8(output.stdout).context("esbuild gave back something that is not text")
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}
