//! `layak decide`: the verdicts of a pack over one applicant's answers.

mod why;

use crate::{End, Unusable, input, language::Language, outcome::Words, report};
use layak_rules::{
    Date, Mode, Program,
    answers::{Problem, ProblemCode},
    decide,
};
use serde_json::Value;
use std::path::PathBuf;

/// By which pack, on which day, over which answers.
#[derive(clap::Args)]
pub struct Options {
    /// A pack's folder or a compiled .layak file.
    pack: PathBuf,
    /// The date on which to decide, YYYY-MM-DD.
    #[arg(long, value_name = "DATE", value_parser = input::date)]
    on: Date,
    /// The answers, a JSON object by fact id; `-` reads standard input.
    #[arg(long, value_name = "FILE")]
    answers: PathBuf,
    /// The answers are unfinished: decide what is known already and list what is missing.
    #[arg(long)]
    draft: bool,
    /// Print the outcome document (canonical JSON).
    #[arg(long)]
    json: bool,
    /// Also tell what failed of each unmet criterion, and which answers already force each verdict.
    #[arg(long, conflicts_with = "json")]
    why: bool,
}

/// Decides and prints; answers that cannot be used are an error.
pub fn run(options: &Options, language: Language) -> Result<End, Unusable> {
    let program = input::program(&options.pack, language)?;
    let bytes = input::bytes(&options.answers, language)?;
    let mode = if options.draft { Mode::Draft } else { Mode::Final };
    let name = options.answers.display().to_string();
    let (answers, problems) = input::answers(&program, &name, &bytes, mode, language)?;
    refuse_misfits(&program, &problems, language)?;
    let decided = decide(&program, &answers, options.on, mode);
    let outcome = decided.to_json(&program);
    if options.json {
        report::show(&outcome)?;
        return Ok(End::Good);
    }
    let outcome: Value = serde_json::from_str(&outcome).map_err(|error| Unusable(error.to_string()))?;
    let given: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    report::show(&Words { program: &program, answers: &given, language }.outcome(&outcome))?;
    if options.why {
        report::show(&why::text(&program, &answers, &decided, language))?;
    }
    Ok(End::Good)
}

/// Values that are not of their fact's type were left out of the answers: nothing may be decided as if they were absent.
pub(super) fn refuse_misfits(
    program: &Program,
    problems: &[Problem],
    language: Language,
) -> Result<(), Unusable> {
    if problems.is_empty() {
        return Ok(());
    }
    let lines = problems.iter().map(|problem| {
        format!(
            "\n  {} [{}]: {}",
            problem.pointer(program),
            problem.code.as_str(),
            misfit(problem.code, language)
        )
    });
    let head = language.pick("jawaban ini tidak dapat dipakai:", "these answers cannot be used:");
    Err(Unusable(format!("{head}{}", lines.collect::<String>())))
}

fn misfit(code: ProblemCode, language: Language) -> &'static str {
    match code {
        ProblemCode::WrongType => {
            language.pick("jenis nilainya salah; lihat `layak facts`", "its type is wrong; see `layak facts`")
        }
        ProblemCode::NotAnOption => language.pick(
            "bukan salah satu pilihan; lihat `layak facts`",
            "not one of the options; see `layak facts`",
        ),
        ProblemCode::NoSuchDate => {
            language.pick("tidak ada tanggal itu; tulis YYYY-MM-DD", "no such date; write YYYY-MM-DD")
        }
        _ => language.pick("nilainya tidak dapat dipakai", "its value cannot be used"),
    }
}
