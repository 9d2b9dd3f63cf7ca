//! `layak`: check, read, try and publish packs, and decide submissions in bulk.

mod command;
mod explanation;
mod finder;
mod findings;
mod input;
mod language;
mod outcome;
mod report;
mod style;

use clap::{Parser, Subcommand};
use command::{batch, cases, check, compile, decide, explain, facts, find};
use language::Language;
use std::process::ExitCode;

/// Check, read, try and publish packs of rules; decide by them.
///
/// A PACK is a folder with pack.json, or a compiled .layak file.
#[derive(Parser)]
#[command(name = "layak", version, max_term_width = 100)]
struct Arguments {
    /// The language of what is printed (default: LAYAK_LANG, else the system's, else Indonesian).
    #[arg(long, global = true, value_enum)]
    lang: Option<Language>,
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Say everything that is wrong with a pack, each with its place.
    Check(check::Options),
    /// List the facts of a pack: type, question, sensitivity.
    Facts(facts::Options),
    /// Explain a decision in plain words, with its law, as it reads on a date.
    Explain(explain::Options),
    /// Decide by a pack: verdicts in words, or the outcome document with --json.
    Decide(decide::Options),
    /// Find programmes: what every pack says to one short set of answers.
    Find(find::Options),
    /// Run the cases that come with a pack and compare with what they expect.
    Cases(cases::Options),
    /// Compile a pack to the program that browsers and servers load.
    Compile(compile::Options),
    /// Decide a file of submissions, one a line, on every core.
    Batch(batch::Options),
}

/// What a command ends with, beside its output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Done; decided; nothing wrong. Exit status 0.
    Good,
    /// The pack or its cases have faults, which were printed. Exit status 1.
    Faults,
}

/// Input that cannot be used, in words for the reader. Exit status 2.
#[derive(Debug)]
pub struct Unusable(pub String);

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let language = arguments.lang.unwrap_or_else(Language::of_the_system);
    let end = match arguments.task {
        Task::Check(options) => check::run(&options, language),
        Task::Facts(options) => facts::run(&options, language),
        Task::Explain(options) => explain::run(&options, language),
        Task::Decide(options) => decide::run(&options, language),
        Task::Find(options) => find::run(&options, language),
        Task::Cases(options) => cases::run(&options, language),
        Task::Compile(options) => compile::run(&options, language),
        Task::Batch(options) => batch::run(&options, language),
    };
    match end {
        Ok(End::Good) => ExitCode::SUCCESS,
        Ok(End::Faults) => ExitCode::from(1),
        Err(Unusable(words)) => {
            report::failure(&words, language);
            ExitCode::from(2)
        }
    }
}
