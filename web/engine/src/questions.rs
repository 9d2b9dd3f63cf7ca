//! What a pack asks, as plain objects for a form that is not ours. They are written as JSON, by what writes documents, and
//! read by the browser: to build objects from here took 4 KiB of the download.

use layak_rules::{
    Program,
    answers::json::write_string,
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
    let mut out = String::from("[");
    for fact in program.facts() {
        if fact.is_asked() {
            if out.len() > 1 {
                out.push(',');
            }
            question(&mut out, program, language, fact);
        }
    }
    out.push(']');
    out
}

fn question(out: &mut String, program: &Program, language: usize, fact: Fact<'_>) {
    member(out, "{\"id\":", fact.id());
    member(out, ",\"type\":", kind(fact.kind()));
    member(out, ",\"question\":", program.text(language, fact.question()));
    if let Some(hint) = fact.hint() {
        member(out, ",\"hint\":", program.text(language, hint));
    }
    member(out, ",\"sensitivity\":", sensitivity(fact.sensitivity()));
    out.push_str(if fact.required() { ",\"required\":true" } else { ",\"required\":false" });
    if let Some(subject) = fact.subject().and_then(|subject| program.subjects().get(subject)) {
        member(out, ",\"subject\":", subject.id());
    }
    options(out, program, language, fact);
    out.push('}');
}

fn options(out: &mut String, program: &Program, language: usize, fact: Fact<'_>) {
    let mut before = ",\"options\":[";
    for option in fact.options() {
        out.push_str(before);
        before = ",";
        member(out, "{\"value\":", option.value());
        member(out, ",\"label\":", program.text(language, option.label()));
        out.push('}');
    }
    if before == "," {
        out.push(']');
    }
}

fn member(out: &mut String, key: &str, text: &str) {
    out.push_str(key);
    write_string(out, text);
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
