//! Running other programs: shown to the reader, stopped at the first failure, with a hint of what to do.

use crate::project::Project;
use anyhow::{Context, Result, anyhow, bail};
use std::{
    ffi::OsStr,
    path::PathBuf,
    process::{Command, Stdio},
    time::Instant,
};

/// A `cargo` command in the root of the work tree.
pub fn cargo(project: &Project, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(&project.root).args(arguments);
    command
}

/// Runs a command to its end with its output shown; a failure is an error that names the command.
pub fn succeed(command: &mut Command) -> Result<()> {
    let shown = show(command);
    let status = command.status().with_context(|| format!("cannot start `{shown}`; is it installed?"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Runs a command quietly; a failure is an error that carries what it said.
pub fn succeed_quietly(command: &mut Command) -> Result<()> {
    let shown = show(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{shown}`; is it installed?"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{shown}` failed ({})\n{}", output.status, said.trim());
    }
    Ok(())
}

/// Whether a program of this name is in the path.
pub fn present(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else { return false };
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// How the widget and the packs are built.
#[derive(Clone, Debug, Default)]
pub struct Web {
    /// Only warn when the widget is over its size budget.
    pub lenient: bool,
    /// A `layak` program that is built already; without it cargo builds one.
    pub layak: Option<PathBuf>,
}

/// Runs `cargo xtask web`'s own program.
pub fn build_web(project: &Project, web: &Web) -> Result<()> {
    let mut command = cargo(
        project,
        &["run", "--quiet", "--package", "xtask", "--features", "web", "--bin", "xtask-web", "--"],
    );
    if web.lenient {
        command.arg("--lenient");
    }
    if let Some(layak) = &web.layak {
        command.arg("--layak").arg(layak);
    }
    // The program has said what is wrong.
    succeed(&mut command).map_err(|_| anyhow!("the widget was not built"))
}

/// Runs `cargo xtask book`'s own program.
pub fn build_book(project: &Project) -> Result<()> {
    let mut command = cargo(
        project,
        &["run", "--quiet", "--package", "xtask", "--features", "book", "--bin", "xtask-book"],
    );
    succeed(&mut command).map_err(|_| anyhow!("the rule book was not written"))
}

/// Numbered steps with the time that each took.
pub struct Steps {
    total: usize,
    done: usize,
    started: Instant,
}

impl Steps {
    /// A sequence of `total` steps.
    pub fn new(total: usize) -> Self {
        Self { total, done: 0, started: Instant::now() }
    }

    /// Announces and does the next step.
    pub fn step<T>(&mut self, title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.done += 1;
        println!("\n==> [{}/{}] {title}", self.done, self.total);
        let started = Instant::now();
        let result = work().with_context(|| format!("step {} of {}: {title}", self.done, self.total))?;
        println!(
            "    done in {} s ({} s in all)",
            started.elapsed().as_secs(),
            self.started.elapsed().as_secs()
        );
        Ok(result)
    }
}

/// A command as a person would type it.
fn show(command: &Command) -> String {
    let mut words = vec![command.get_program()];
    words.extend(command.get_args());
    words.into_iter().map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
