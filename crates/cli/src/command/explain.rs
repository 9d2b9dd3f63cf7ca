//! `layak explain`: a decision in plain words with its law, as it reads on a date.

use crate::{End, Unusable, explanation, input, language::Language, report, style::TITLE};
use layak_pack::explain::Reading;
use layak_rules::{Date, Program};
use std::path::PathBuf;

/// Which decision of which pack, and on which day.
#[derive(clap::Args)]
pub struct Options {
    /// A pack's folder, or a compiled .layak file: that has no titles of lists, so they are named by their ids.
    pack: PathBuf,
    /// The decision's id; without it, all decisions of the pack.
    decision: Option<String>,
    /// The date on which the law is read, YYYY-MM-DD.
    #[arg(long, value_name = "DATE", value_parser = input::date)]
    on: Date,
}

/// Prints the decision; an id that the pack does not have is an error that names those it has.
pub fn run(options: &Options, language: Language) -> Result<End, Unusable> {
    let (program, source) = input::with_source(&options.pack, language)?;
    let untitled = Reading::on(&program, language.tag(), options.on);
    let reading = source.as_ref().map_or(untitled, |source| untitled.titled(source));
    let parts = match &options.decision {
        Some(id) => vec![reading.decision(id).ok_or_else(|| unknown(id, &reading, language))?],
        None => reading.decision_ids().filter_map(|id| reading.decision(id)).collect(),
    };
    let mut out = heading(&program, &reading, options.on);
    for part in reading.programme().iter().chain(&parts) {
        out.push('\n');
        out.push_str(&explanation::text(part));
    }
    report::show(out.trim_end())?;
    Ok(End::Good)
}

fn heading(program: &Program, reading: &Reading<'_>, on: Date) -> String {
    let info = program.info();
    let (title, day) = (reading.text(info.title()), reading.day(on));
    let law = reading.pick("aturan pada", "the law on");
    format!("{TITLE}{title}{TITLE:#} ({} {}), {law} {day}\n", info.id(), info.version())
}

fn unknown(id: &str, reading: &Reading<'_>, language: Language) -> Unusable {
    let known = reading.decision_ids().collect::<Vec<_>>().join(", ");
    Unusable(language.pick(
        format!("paket ini tidak punya keputusan `{id}`; yang ada: {known}"),
        format!("the pack has no decision `{id}`; it has: {known}"),
    ))
}
