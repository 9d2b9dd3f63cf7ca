//! What a pack asks, as plain objects for a form that is not ours. They are written as JSON, by what writes documents, and
//! read by the browser: to build objects from here took 4 KiB of the download.

use layak_rules::{
    Program,
    members::Members,
    program::{Fact, FactKind, Sensitivity},
};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What a JSON text says.
    #[wasm_bindgen(js_namespace = JSON)]
    pub(crate) fn parse(text: &str) -> JsValue;
}

/// The facts that an applicant is asked for, as a JSON array.
pub(crate) fn all(program: &Program, language: &str) -> String {
    let language = program.language(language);
    let mut out = Members::default();
    out.mark('[');
    for fact in program.facts() {
        if fact.is_asked() {
            question(&mut out, program, language, fact);
        }
    }
    out.close("]");
    out.0
}

fn question(out: &mut Members, program: &Program, language: usize, fact: Fact<'_>) {
    out.string("{\"id\":", fact.id());
    out.string("\"type\":", kind(fact.kind()));
    out.string("\"question\":", program.text(language, fact.question()));
    if let Some(hint) = fact.hint() {
        out.string("\"hint\":", program.text(language, hint));
    }
    out.string("\"sensitivity\":", sensitivity(fact.sensitivity()));
    out.raw(if fact.required() { "\"required\":true," } else { "\"required\":false," });
    if let Some(subject) = fact.subject() {
        out.string("\"subject\":", program.subject(subject).id());
    }
    let options = out.open("\"options\":[");
    for option in fact.options() {
        out.string("{\"value\":", option.value());
        out.string("\"label\":", program.text(language, option.label()));
        out.close("},");
    }
    out.close_or_drop(options, "],");
    out.close("},");
}

/// The word of the pack format (`schemas/meta/pack.schema.json`).
fn kind(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Boolean => "boolean",
        FactKind::Integer => "integer",
        FactKind::Money => "money",
        FactKind::Text => "text",
        FactKind::Date => "date",
        FactKind::Choice => "choice",
        FactKind::Choices => "choices",
        FactKind::Document => "document",
    }
}

fn sensitivity(sensitivity: Sensitivity) -> &'static str {
    match sensitivity {
        Sensitivity::Open => "open",
        Sensitivity::Personal => "personal",
        Sensitivity::Confidential => "confidential",
    }
}
