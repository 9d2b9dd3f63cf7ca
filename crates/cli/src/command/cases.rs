//! `layak cases`: runs the cases that come with a pack.

use crate::{
    End, Unusable, input,
    language::Language,
    report,
    style::{BAD, GOOD, OPEN, QUIET},
};
use layak_cli::case::{self, Case, Fared};
use std::path::PathBuf;

/// Which pack, which cases.
#[derive(clap::Args)]
pub struct Options {
    /// A pack's folder or a compiled .layak file.
    pack: PathBuf,
    /// The folder of the cases (default: `cases` in the pack's folder).
    #[arg(long, value_name = "DIR")]
    cases: Option<PathBuf>,
    /// Print only what differs.
    #[arg(short, long)]
    quiet: bool,
}

/// Runs every case and prints a line each; a difference gives [`End::Faults`].
pub fn run(options: &Options, language: Language) -> Result<End, Unusable> {
    let folder = options.cases.clone().unwrap_or_else(|| options.pack.join("cases"));
    let cases =
        case::read(&folder).map_err(|error| {
            Unusable(language.pick(
                format!("kasus tidak dapat dibaca: {error}"),
                format!("cannot read the cases: {error}"),
            ))
        })?;
    if cases.is_empty() {
        let folder = folder.display();
        return Err(Unusable(
            language.pick(format!("tidak ada kasus di {folder}"), format!("no cases in {folder}")),
        ));
    }
    let program = input::program(&options.pack, language)?;
    let (mut passed, mut known, mut failed) = (0, 0, 0);
    for case in &cases {
        let fared = case.run(&program);
        match &fared {
            Fared::Passed => passed += 1,
            Fared::Known => known += 1,
            Fared::Failed(_) => failed += 1,
        }
        if !options.quiet || matches!(fared, Fared::Failed(_)) {
            report::show(&line(case, &fared, language))?;
        }
    }
    report::show(&format!("\n{}", summary(passed, known, failed, language)))?;
    Ok(if failed == 0 { End::Good } else { End::Faults })
}

fn line(case: &Case, fared: &Fared, language: Language) -> String {
    let (style, word) = match fared {
        Fared::Passed => (GOOD, language.pick("sesuai", "passed")),
        Fared::Known => (OPEN, language.pick("beda, diketahui", "known")),
        Fared::Failed(_) => (BAD, language.pick("beda", "FAILED")),
    };
    let mut line =
        format!("{style}{word:<8}{style:#} {:<8} {QUIET}{}{QUIET:#} {}", case.id, case.on, case.title);
    let details: &[String] = match fared {
        Fared::Failed(differences) => differences,
        Fared::Known => case.known.as_slice(),
        Fared::Passed => &[],
    };
    for detail in details {
        line.push_str("\n         ");
        line.push_str(detail);
    }
    line
}

fn summary(passed: usize, known: usize, failed: usize, language: Language) -> String {
    let style = if failed == 0 { GOOD } else { BAD };
    let words = language.pick(
        format!("{passed} sesuai, {known} beda yang diketahui, {failed} beda"),
        format!("{passed} passed, {known} known differences, {failed} failed"),
    );
    format!("{style}{words}{style:#}")
}
