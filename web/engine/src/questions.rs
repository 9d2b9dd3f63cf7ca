//! What a pack asks, as plain objects for a form that is not ours.

use layak_rules::{
    Program,
    program::{Fact, FactKind, Sensitivity},
};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

#[derive(Serialize)]
struct Question<'p> {
    id: &'p str,
    r#type: &'static str,
    question: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'p str>,
    sensitivity: &'static str,
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'p str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<Choice<'p>>,
}

#[derive(Serialize)]
struct Choice<'p> {
    value: &'p str,
    label: &'p str,
}

/// The facts that an applicant is asked for.
pub(crate) fn all(program: &Program, language: &str) -> Result<JsValue, JsValue> {
    let language = program.language(language);
    let asked = program.facts().iter().filter(|fact| fact.is_asked());
    let questions: Vec<Question<'_>> = asked.map(|fact| question(program, language, fact)).collect();
    Ok(questions.serialize(&Serializer::json_compatible())?)
}

fn question<'p>(program: &'p Program, language: usize, fact: Fact<'p>) -> Question<'p> {
    let subject = fact.subject().and_then(|subject| program.subjects().get(usize::from(subject)));
    let choice = |option: layak_rules::program::Choice<'p>| Choice {
        value: option.value(),
        label: program.text(language, option.label()),
    };
    Question {
        id: fact.id(),
        r#type: kind(fact.kind()),
        question: program.text(language, fact.question()),
        hint: fact.hint().map(|hint| program.text(language, hint)),
        sensitivity: sensitivity(fact.sensitivity()),
        required: fact.required(),
        subject: subject.map(|subject| subject.id()),
        options: fact.options().iter().map(choice).collect(),
    }
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
