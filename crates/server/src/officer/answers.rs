//! The answers of a case as the applicant saw the questions: page by page, in words.

use super::labels::Labels;
use crate::cases::OpenCase;
use layak_revalidate::Pack;
use layak_rules::{
    Answers, FactAt, Slot,
    program::{Fact, FactId, FactKind, Page},
    wording,
};
use maud::{Markup, html};
use serde_json::Value;

/// The answers; by fact id if the pack's version is not loaded any more.
pub fn show(labels: &Labels, open: &OpenCase) -> Markup {
    match labels.readable() {
        Some((pack, answers)) => by_page(labels, pack, answers),
        None => by_id(&open.submission),
    }
}

fn by_page(labels: &Labels, pack: &Pack, answers: &Answers) -> Markup {
    let program = &pack.program;
    let language = program.language("id");
    html! {
        @for page in program.pages() {
            h3 { (program.text(language, page.title())) }
            @match page.subject() {
                None => { (facts(pack, answers, page, None)) }
                Some(subject) => {
                    @for item in 0..answers.items(subject) {
                        p { strong { (u32::from(item) + 1) ". " (labels.item(subject, item).unwrap_or_default()) } }
                        (facts(pack, answers, page, Some(item)))
                    }
                }
            }
        }
        (ignored_elsewhere(pack, answers))
    }
}

fn facts(pack: &Pack, answers: &Answers, page: Page<'_>, item: Option<u16>) -> Markup {
    html! {
        dl.facts { @for fact in page.facts() { (answer(pack, answers, FactAt { fact, item })) } }
    }
}

fn answer(pack: &Pack, answers: &Answers, at: FactAt) -> Markup {
    let program = &pack.program;
    let (Some(fact), slot) = (program.facts().get(usize::from(at.fact)), answers.get(program, at)) else {
        return html! {};
    };
    html! {
        @if *slot != Slot::Absent {
            dt { (program.text(program.language("id"), fact.question())) }
            dd.pre { (in_words(pack, fact, slot)) }
        }
    }
}

/// Answers to facts that stand on no page (computed ones that a client sent all the same).
fn ignored_elsewhere(pack: &Pack, answers: &Answers) -> Markup {
    let program = &pack.program;
    let on_page = |fact: FactId| program.pages().iter().any(|page| page.facts().contains(&fact));
    let others: Vec<FactAt> = answers.places(program).filter(|at| !on_page(at.fact)).collect();
    let given = |at: &FactAt| *answers.get(program, *at) != Slot::Absent;
    html! {
        @if others.iter().any(given) {
            h3 { "Dikirim tanpa ditanya" }
            dl.facts { @for at in others { (answer(pack, answers, at)) } }
        }
    }
}

/// An answer as people read it.
pub(super) fn in_words(pack: &Pack, fact: Fact<'_>, slot: &Slot) -> String {
    let (program, indonesian) = (&pack.program, wording::Language::of_tag("id"));
    let label = |index: u16| {
        let choice = fact.options().get(usize::from(index));
        choice.map_or("", |choice| program.text(program.language("id"), choice.label())).to_owned()
    };
    match slot {
        Slot::Absent => String::new(),
        Slot::Boolean(true) => "Ya".to_owned(),
        Slot::Boolean(false) => "Tidak".to_owned(),
        Slot::Integer(number) if fact.kind() == FactKind::Money => wording::money(*number, indonesian),
        Slot::Integer(number) => wording::grouped(*number, indonesian),
        Slot::Text(text) => text.clone(),
        Slot::Document(document) => document.to_text(),
        Slot::Date(date) => wording::date(*date, indonesian),
        Slot::Choice(index) => label(*index),
        Slot::Choices(indices) => indices.iter().map(|&index| label(index)).collect::<Vec<_>>().join(", "),
    }
}

fn by_id(submission: &[u8]) -> Markup {
    let document: Value = serde_json::from_slice(submission).unwrap_or(Value::Null);
    html! {
        p { "Versi paket ini tidak dimuat lagi, jadi jawaban ditampilkan dengan kode pertanyaannya." }
        dl.facts {
            @for (id, value) in document["answers"].as_object().into_iter().flatten() {
                dt { code { (id) } } dd.pre { (value) }
            }
        }
    }
}
