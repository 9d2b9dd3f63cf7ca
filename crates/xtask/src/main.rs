//! `cargo xtask`: build, run, test, bench and tidy, each in one command.

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use xtask::{bench, command, project::Project, prove, run, test, tidy};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Build, run, test, bench and tidy Layak.", max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the widget and the packs into target/web and print what a page must transfer.
    Web,
    /// Build everything from nothing and start the demo: the form server and a partner site.
    Run(run::Options),
    /// Format check, lints, tests of every crate, browser tests and tidy.
    Test(test::Options),
    /// Measure decisions (native and WebAssembly) and keystrokes, as multiples of plain JSON parsing.
    Bench(bench::Options),
    /// Try the laws of the evaluator on a million generated cases each, or fuzz it, or change it to see whether the tests
    /// notice; the figures are written to tests/PROOFS.md.
    Prove(prove::Options),
    /// Write the rule book, a readable site of every pack, into target/web/book.
    Book,
    /// Check the rules of the house: dependency arrows, a pure core, purpose lines, lengths, sizes, rules in packs.
    Tidy,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match Project::find().and_then(|project| start(&project, arguments.task)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start(project: &Project, task: Task) -> anyhow::Result<()> {
    match task {
        Task::Web => command::build_web(project, &command::Web::default()),
        Task::Run(options) => run::run(project, &options),
        Task::Test(options) => test::run(project, &options),
        Task::Bench(options) => bench::run(project, &options),
        Task::Prove(options) => prove::run(project, &options),
        Task::Book => command::build_book(project),
        Task::Tidy => tidy::run(project),
    }
}
