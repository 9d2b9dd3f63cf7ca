//! The measuring program of `cargo xtask bench`: tables by itself, or one kind of work for an instruction counter.

use clap::Parser;
use std::process::ExitCode;
use xtask::{
    bench::{generated, native, series},
    project::Project,
};

#[derive(Parser)]
struct Arguments {
    /// The pack to work with; without it the generated form.
    #[arg(long, requires = "work")]
    pack: Option<String>,
    /// Do only this work, without measuring.
    #[arg(long)]
    work: Option<String>,
    /// How often.
    #[arg(long, default_value_t = 1)]
    times: u32,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = Project::find().and_then(|project| match (&arguments.pack, &arguments.work) {
        (_, None) => generated::tables(&project)
            .and_then(|()| series::tables(&project))
            .and_then(|()| native::tables(&project)),
        (None, Some(work)) => generated::repeat(&project, work, arguments.times),
        (Some(pack), Some(work)) => native::repeat(&project, pack, work, arguments.times),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
