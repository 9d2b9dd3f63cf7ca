//! `layak check`: everything that is wrong with a pack, each with its place.

use crate::{
    End, Unusable, finder, findings, input,
    language::Language,
    report,
    style::{BAD, GOOD},
};
use layak_pack::{Compiled, Diagnostic, Severity};
use std::path::{Path, PathBuf};

/// What to check.
#[derive(clap::Args)]
pub struct Options {
    /// The folder of the pack.
    #[arg(value_name = "PACKDIR")]
    folder: PathBuf,
    /// Print the findings as JSON on standard output, for editors (schemas/meta/check.schema.json).
    #[arg(long)]
    json: bool,
}

/// Checks a pack; errors give [`End::Faults`], warnings do not.
pub fn run(options: &Options, language: Language) -> Result<End, Unusable> {
    let files = input::folder(&options.folder, language)?;
    let result = match files.compile() {
        Ok(compiled) if compiled.is_finder() => beside(compiled, &options.folder, language)?,
        other => other,
    };
    let found = match &result {
        Ok(compiled) => &compiled.warnings,
        Err(faults) => faults,
    };
    let end = if result.is_ok() { End::Good } else { End::Faults };
    if options.json {
        report::show(&findings::document(result.is_ok(), found, &files)?)?;
        return Ok(end);
    }
    input::explain(&files, found, language);
    report::show(&summary(result.as_ref().ok(), found, language))?;
    Ok(end)
}

/// A finder must fit the packs beside it, too.
fn beside(
    finder: Compiled,
    folder: &Path,
    language: Language,
) -> Result<Result<Compiled, Vec<Diagnostic>>, Unusable> {
    Ok(finder::faults(&finder, folder, language)?.map(|warnings| {
        let all = finder.warnings.iter().cloned().chain(warnings).collect();
        Compiled { warnings: all, ..finder }
    }))
}

fn summary(compiled: Option<&Compiled>, found: &[Diagnostic], language: Language) -> String {
    let errors = found.iter().filter(|fault| fault.severity == Severity::Error).count();
    let warnings = found.len() - errors;
    let Some(compiled) = compiled else {
        return language.pick(
            format!("{BAD}Paket ini tidak dapat dipakai{BAD:#}: {errors} kesalahan, {warnings} peringatan."),
            format!(
                "{BAD}The pack cannot be used{BAD:#}: {}, {}.",
                counted(errors, "error"),
                counted(warnings, "warning")
            ),
        );
    };
    let program = &compiled.program;
    let (id, version) = (&program.info.id, &program.info.version);
    let (facts, provisions) = (program.facts.len(), program.provisions.len());
    let (figures, decisions) = (program.parameters.len(), program.decisions.len());
    language.pick(
        format!(
            "{GOOD}Paket {id} {version} dapat dipakai{GOOD:#}: {facts} fakta, {provisions} ketentuan, {figures} angka, {decisions} keputusan, {warnings} peringatan."
        ),
        format!(
            "{GOOD}The pack {id} {version} can be used{GOOD:#}: {}, {}, {}, {}, {}.",
            counted(facts, "fact"),
            counted(provisions, "provision"),
            counted(figures, "figure"),
            counted(decisions, "decision"),
            counted(warnings, "warning")
        ),
    )
}

/// `1 error`, `2 errors`.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
