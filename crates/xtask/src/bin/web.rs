//! `cargo xtask web`: a program of its own, because the bindings generator is slow to compile.

use clap::Parser;
use std::{path::PathBuf, process::ExitCode};
use xtask::{command::Web, project::Project, web};

#[derive(Parser)]
struct Arguments {
    /// Only warn when the widget is over its size budget; tidy still fails.
    #[arg(long)]
    lenient: bool,
    /// A `layak` program that is built already.
    #[arg(long)]
    layak: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match Project::find()
        .and_then(|project| web::run(&project, &Web { lenient: arguments.lenient, layak: arguments.layak }))
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
