//! `cargo xtask web`: a program of its own, because the bindings generator is slow to compile.

use std::process::ExitCode;
use xtask::{project::Project, web};

fn main() -> ExitCode {
    match Project::find().and_then(|project| web::run(&project)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
