//! A pack's page of cases: date, facts in words, the expected answer, where it was published.

use super::{
    frame::{Page, name, pick, reading},
    source::Source,
};
use layak_cli::case::{Case, CaseMode, Expected};
use layak_pack::explain::{Reading, words};
use layak_rules::Date;
use maud::{Markup, html};
use serde_json::Value;

/// The page's name without language and extension.
pub fn stem(id: &str) -> String {
    format!("{id}.cases")
}

/// The page of a pack's cases.
pub fn page(source: &Source, tag: &str) -> String {
    let program = &source.compiled.program;
    let cases = Cases { reading: reading(source, tag), source, tag };
    let title = format!("{}: {}", pick(tag, "Kasus", "Cases"), cases.reading.text(program.info.title));
    let body = html! {
        p { (pick(tag,
            "Kasus yang diterbitkan, dan kasus batas yang ditulis dari aturannya. Mesin diuji dengan semuanya.",
            "Published cases, and edge cases written from the rules. The engine is tested with all of them.")) }
        @for case in &source.cases { (cases.case(case)) }
    };
    let links = vec![(source.id().to_owned(), pick(tag, "Aturan", "Rules"))];
    Page { stem: &stem(source.id()), tag, title: &title, links, body }.write()
}

struct Cases<'a> {
    reading: Reading<'a>,
    source: &'a Source,
    tag: &'a str,
}

impl Cases<'_> {
    fn case(&self, case: &Case) -> Markup {
        let on = Date::parse(&case.on).map_or_else(|| case.on.clone(), |on| self.reading.day(on));
        let answers: Value = serde_json::from_str(case.answers.get()).unwrap_or_default();
        html! {
            section.case id={ "c-" (case.id) } {
                h2 lang="en" { (case.title) " " code { (case.id) } }
                p {
                    (pick(self.tag, "Pada", "On")) " " (on)
                    @if case.mode == CaseMode::Draft { ", " (pick(self.tag, "jawaban belum selesai", "answers unfinished")) }
                    "."
                }
                h3 { (pick(self.tag, "Jawaban", "Answers")) }
                (self.answers(&answers))
                h3 { (pick(self.tag, "Yang seharusnya keluar", "What must come out")) }
                ul { @for expected in &case.expect { li { (self.expected(expected)) } } }
                @if let Some(known) = &case.known { p.warn { strong { (pick(self.tag, "Perbedaan yang diketahui", "A known difference")) ": " } span lang="en" { (known) } } }
                p.quiet { (pick(self.tag, "Sumber", "Source")) ": " (linked(&case.source)) @if let Some(grade) = &case.grade { " (" (grade) ")" } }
            }
        }
    }

    fn answers(&self, answers: &Value) -> Markup {
        html! {
            @if let Some(all) = answers.as_object().filter(|all| !all.is_empty()) {
                dl.answers { @for (id, value) in all { (self.answer(id, value)) } }
            } @else { p { (pick(self.tag, "Tidak ada jawaban.", "No answers.")) } }
        }
    }

    fn answer(&self, id: &str, value: &Value) -> Markup {
        let items = value.as_array().filter(|all| all.iter().any(Value::is_object));
        html! {
            div {
                dt { (self.reading.question_of(id)) }
                " "
                dd {
                    @if let Some(items) = items { ol { @for item in items { li { (self.answers(item)) } } } }
                    @else { (self.reading.answer(id, value)) }
                }
            }
        }
    }

    fn expected(&self, expected: &Expected) -> Markup {
        let language = self.reading.language();
        html! {
            @if let Some(id) = &expected.decision {
                a href={ (name(self.source.id(), self.tag)) "#d-" (id) } { (self.reading.title_of(id)) }
                @if let Some(item) = expected.item { " (" (item + 1) ")" }
                ": "
            }
            @if let Some(verdict) = &expected.verdict { strong { (words::verdict_of(verdict, language)) } " " }
            @if let Some(permit) = &expected.permit { (permit) " " }
            @if let Some(value) = &expected.value { strong { (self.reading.class_of(value)) } " " }
            @if let Some(state) = &expected.programme { (pick(self.tag, "Keadaan program", "State of the programme")) ": " strong { (words::programme_of(state, language)) } " " }
            @for (kind, date) in &expected.dates { (words::date_of(kind, language)) ": " (self.day(date)) ". " }
            @for problem in &expected.problems { (pick(self.tag, "Jawaban perlu diperbaiki", "An answer must be mended")) ": " code { (problem.pointer) " " (problem.code) } " " }
            (self.provisions(pick(self.tag, "karena", "because"), &expected.because))
            (self.provisions(pick(self.tag, "tidak terpenuhi", "not met"), &expected.unmet))
            (self.provisions(pick(self.tag, "tidak muncul", "does not appear"), &expected.absent))
            @for phrase in &expected.says { (pick(self.tag, "pemohon membaca", "the applicant reads")) ": " q lang="id" { (phrase) } ". " }
            @for pointer in &expected.ignored { (pick(self.tag, "tidak ikut dinilai", "takes no part")) ": " code { (pointer) } ". " }
            @for id in &expected.undecided { (pick(self.tag, "tidak diputus", "not decided")) ": " code { (id) } ". " }
        }
    }

    fn provisions(&self, lead: &str, ids: &[String]) -> Markup {
        html! {
            @if !ids.is_empty() {
                span { (lead) ": " @for (index, id) in ids.iter().enumerate() { @if index > 0 { ", " } a href={ (name(self.source.id(), self.tag)) "#p-" (id) } { (id) } } ". " }
            }
        }
    }

    fn day(&self, date: &Value) -> String {
        let text = date.as_str().unwrap_or_default();
        Date::parse(text).map_or_else(|| text.to_owned(), |date| self.reading.day(date))
    }
}

/// A source as it was written, with its addresses as links.
fn linked(source: &str) -> Markup {
    html! {
        @for (index, word) in source.split(' ').enumerate() {
            @if index > 0 { " " }
            @let address = word.trim_end_matches([';', ',', ')']);
            @if address.starts_with("https://") || address.starts_with("http://") {
                a href=(address) rel="external" { (address) } (word.get(address.len()..).unwrap_or_default())
            } @else { (word) }
        }
    }
}
