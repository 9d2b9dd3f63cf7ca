//! `cargo xtask book`: a program of its own, because it links the compiler of packs.

use std::process::ExitCode;
use xtask::{book, project::Project};

fn main() -> ExitCode {
    match Project::find().and_then(|project| book::run(&project)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
