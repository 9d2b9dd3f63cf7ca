//! `layak find`: what every pack says to one short set of answers.

use crate::{
    End, Unusable, finder, input,
    language::Language,
    report,
    style::{BAD, GOOD, OPEN, QUIET, TITLE},
};
use layak_pack::explain::words;
use layak_rules::{Date, Mode, finder::Catalogue};
use serde_json::Value;
use std::{fmt::Write, path::PathBuf};

/// By which finder, on which day, over which answers.
#[derive(clap::Args)]
pub struct Options {
    /// The folder of the finder; it looks at the packs in the folders beside it.
    #[arg(value_name = "PACKDIR", default_value = "schemas/packs/finder")]
    folder: PathBuf,
    /// The date on which to decide, YYYY-MM-DD.
    #[arg(long, value_name = "DATE", value_parser = input::date)]
    on: Date,
    /// The answers to the finder's questions, a JSON object by fact id; `-` reads standard input.
    #[arg(long, value_name = "FILE")]
    answers: PathBuf,
    /// Print the document (schemas/meta/finder.schema.json).
    #[arg(long)]
    json: bool,
}

/// Finds and prints; answers that cannot be used are an error.
pub fn run(options: &Options, language: Language) -> Result<End, Unusable> {
    let compiled = input::compiled(&options.folder, language)?;
    let packs = finder::beside(&options.folder, language)?;
    let catalogue = finder::of(&compiled, &options.folder, &packs, language)?;
    let program = &compiled.program;
    let catalogue =
        Catalogue::load(&catalogue.to_bytes(), program).map_err(|error| Unusable(error.to_string()))?;
    let bytes = input::bytes(&options.answers, language)?;
    let name = options.answers.display().to_string();
    let answers = input::answers(program, &name, &bytes, Mode::Draft, language)?;
    super::decide::refuse_misfits(program, &answers.1, language)?;
    let document =
        layak_revalidate::finder::document(program, &catalogue.into(), &answers, options.on, |wanted| {
            let pack = packs.iter().find(|pack| pack.program.info().id() == wanted.id());
            pack.map(|pack| &pack.program)
        });
    let text = if options.json { pretty(&document)? } else { in_words(&document, language) };
    report::show(&text)?;
    Ok(End::Good)
}

fn pretty(document: &Value) -> Result<String, Unusable> {
    serde_json::to_string_pretty(document).map_err(|error| Unusable(error.to_string()))
}

fn in_words(document: &Value, language: Language) -> String {
    let mut out = String::new();
    for programme in document["programmes"].as_array().into_iter().flatten() {
        let words = |member: &str| programme[member][language.tag()].as_str();
        let (verdict, title) = (programme["verdict"].as_str(), words("title").unwrap_or_default());
        let Some(verdict) = verdict else {
            let _ = writeln!(out, "{TITLE}{title}{TITLE:#}");
            continue;
        };
        let style = match verdict {
            "eligible" => GOOD,
            "not-eligible" => BAD,
            _ => OPEN,
        };
        let said = words::verdict_of(verdict, language.wording());
        let part_of = words("partOf").map(|whole| format!(" ({whole})")).unwrap_or_default();
        let _ = writeln!(out, "{TITLE}{title}{TITLE:#}{part_of}: {style}{said}{style:#}");
        let open = programme["open"].as_u64().map(|open| {
            language.pick(format!("pertanyaan tersisa: {open}"), format!("questions left: {open}"))
        });
        let after: Vec<String> = words("window").map(str::to_owned).into_iter().chain(open).collect();
        let after =
            if after.is_empty() { String::new() } else { format!(" {QUIET}({}){QUIET:#}", after.join("; ")) };
        let _ = writeln!(out, "  {}{after}", words("reason").unwrap_or_default());
    }
    out.trim_end().to_owned()
}
