//! `layak facts`: what a pack asks, with type, question and sensitivity.

use crate::{
    End, Unusable, input,
    language::Language,
    report,
    style::{OPEN, QUIET, TITLE},
};
use layak_rules::{
    Program,
    program::{AskedOf, Fact, FactKind, Sensitivity, TextId},
};
use serde_json::{Map, Value, json};
use std::path::PathBuf;

/// Which pack, and how to print.
#[derive(clap::Args)]
pub struct Options {
    /// A pack's folder or a compiled .layak file.
    pack: PathBuf,
    /// Print JSON, with the texts of all languages.
    #[arg(long)]
    json: bool,
}

/// Lists the facts in asking order.
pub fn run(options: &Options, language: Language) -> Result<End, Unusable> {
    let program = input::program(&options.pack, language)?;
    if options.json {
        let list: Vec<Value> = program.facts().iter().map(|fact| document(&program, fact)).collect();
        let text = serde_json::to_string_pretty(&list).map_err(|error| Unusable(error.to_string()))?;
        report::show(&text)?;
    } else {
        report::show(&table(&program, language))?;
    }
    Ok(End::Good)
}

fn table(program: &Program, language: Language) -> String {
    let index = program.language(language.tag());
    let wide = program.facts().iter().map(|fact| fact.id().len()).max().unwrap_or(0);
    let mut lines = vec![heading(program, language)];
    for fact in program.facts() {
        let (kind, level) = (kind(fact.kind(), language), sensitivity(fact.sensitivity(), language));
        let style = if fact.sensitivity() == Sensitivity::Open { QUIET } else { OPEN };
        let marks = marks(fact, language);
        let question = program.text(index, fact.question());
        lines
            .push(format!("{:<wide$}  {kind:<15}  {style}{level:<8}{style:#}  {question}{marks}", fact.id()));
        let choices: Vec<&str> = fact.options().iter().map(|option| option.value()).collect();
        if !choices.is_empty() {
            lines.push(format!("{:<wide$}  {QUIET}{}{QUIET:#}", "", shortened(&choices, language)));
        }
    }
    lines.join("\n")
}

fn heading(program: &Program, language: Language) -> String {
    let title = program.text(program.language(language.tag()), program.info().title());
    let (id, version, count) = (program.info().id(), program.info().version(), program.facts().len());
    let facts = language.pick("fakta", "facts");
    format!("{TITLE}{title}{TITLE:#} ({id} {version}), {count} {facts}\n")
}

/// The first options of a long list, and how many more there are.
fn shortened(choices: &[&str], language: Language) -> String {
    const SHOWN: usize = 8;
    let shown = choices.iter().take(SHOWN).copied().collect::<Vec<_>>().join(" | ");
    match choices.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} | … {more} {}", language.pick("lagi", "more")),
    }
}

fn marks(fact: Fact<'_>, language: Language) -> String {
    let mut marks = Vec::new();
    if fact.derived().is_some() {
        marks.push(language.pick("dihitung", "computed"));
    } else if fact.asked_of() == AskedOf::Office {
        marks.push(language.pick("dijawab kantor", "answered by the office"));
    } else if !fact.required() {
        marks.push(language.pick("tidak wajib", "optional"));
    }
    if fact.live().is_some() {
        marks.push(language.pick("bersyarat", "asked on a condition"));
    }
    if marks.is_empty() { String::new() } else { format!(" {QUIET}({}){QUIET:#}", marks.join(", ")) }
}

fn document(program: &Program, fact: Fact<'_>) -> Value {
    let subject =
        fact.subject().and_then(|id| program.subjects().get(usize::from(id))).map(|subject| subject.id());
    let options: Vec<Value> = fact
        .options()
        .iter()
        .map(|option| json!({"value": option.value(), "label": texts(program, option.label())}))
        .collect();
    json!({
        "id": fact.id(),
        "type": kind(fact.kind(), Language::En),
        "subject": subject,
        "sensitivity": sensitivity(fact.sensitivity(), Language::En),
        "askedOf": if fact.asked_of() == AskedOf::Office { "office" } else { "applicant" },
        "required": fact.required(),
        "conditional": fact.live().is_some(),
        "derived": fact.derived().is_some(),
        "question": texts(program, fact.question()),
        "hint": fact.hint().map(|hint| texts(program, hint)),
        "options": options,
    })
}

/// A text in every language of the pack.
fn texts(program: &Program, id: TextId) -> Value {
    let tags = program.languages().iter().enumerate();
    let all: Map<String, Value> =
        tags.map(|(index, tag)| (tag.to_owned(), program.text(index, id).into())).collect();
    Value::Object(all)
}

fn kind(kind: FactKind, language: Language) -> &'static str {
    match kind {
        FactKind::Boolean => language.pick("ya/tidak", "boolean"),
        FactKind::Integer => language.pick("bilangan bulat", "integer"),
        FactKind::Money => language.pick("rupiah", "money"),
        FactKind::Text => language.pick("teks", "text"),
        FactKind::Date => language.pick("tanggal", "date"),
        FactKind::Choice => language.pick("pilih satu", "choice"),
        FactKind::Choices => language.pick("pilih beberapa", "choices"),
        FactKind::Document => language.pick("dokumen", "document"),
    }
}

fn sensitivity(level: Sensitivity, language: Language) -> &'static str {
    match level {
        Sensitivity::Open => language.pick("terbuka", "open"),
        Sensitivity::Personal => language.pick("pribadi", "personal"),
        Sensitivity::Confidential => language.pick("rahasia", "confidential"),
    }
}
