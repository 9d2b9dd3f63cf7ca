//! `cargo xtask run`: everything from nothing, then the demo.

use crate::{
    command::{self, Steps, Web, cargo},
    project::Project,
};
use anyhow::Result;

/// How to start the demo.
#[derive(clap::Args)]
pub struct Options {
    /// Use the widget and packs built before.
    #[arg(long)]
    pub no_build: bool,
    /// More arguments for layak-server, after `--`.
    #[arg(last = true)]
    pub server: Vec<String>,
}

/// Builds the widget, the packs and the server, and starts the demo until it is stopped.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let mut steps = Steps::new(if options.no_build { 2 } else { 4 });
    steps.step("Building the server", || {
        command::succeed(&mut cargo(project, &["build", "--package", "layak-server", "--package", "layak"]))
    })?;
    if !options.no_build {
        let web = Web { lenient: true, layak: Some(project.target.join("debug/layak")) };
        steps.step("Building the widget and the packs", || command::build_web(project, &web))?;
        steps.step("Writing the rule book", || command::build_book(project))?;
    }
    steps.step("Starting the demo (Ctrl-C stops it)", || {
        let mut server = std::process::Command::new(project.target.join("debug/layak-server"));
        server.current_dir(&project.root).arg("--demo").arg("--web").arg(project.web()).args(&options.server);
        command::succeed(&mut server)
    })
}
