//! `cargo xtask web`: a program of its own, because the bindings generator is slow to compile.

use clap::Parser;
use std::process::ExitCode;
use xtask::{project::Project, web};

#[derive(Parser)]
struct Arguments {
    /// Only warn when the widget is over its size budget; tidy still fails.
    #[arg(long)]
    lenient: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match Project::find().and_then(|project| web::run(&project, arguments.lenient)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
