//! One case: what was answered, what was decided and why, what the browser claimed, the second opinion, notes, and who
//! looked at it. Opening it is itself recorded.

use super::{
    answers,
    guard::Officer,
    labels::Labels,
    list,
    office::{self, OpenDecision},
    rules, top,
    why::Why,
};
use crate::{
    app::App,
    cases::{self, OpenCase, StoredReport},
    pages::layout::Page,
    problem::Problem,
    store::{AuditEntry, CaseRow, Event, Note, STATES},
    vault::Reference,
    words,
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::Value;
use std::sync::Arc;

/// Characters of a note.
const LONGEST_NOTE: usize = 4_000;

/// A note with its words opened.
struct OpenNote {
    note: Note,
    text: String,
}

/// Everything that the page shows.
struct View {
    row: CaseRow,
    open: OpenCase,
    labels: Labels,
    why: Why,
    office: Vec<OpenDecision>,
    /// Why, with what the office added.
    office_why: Why,
    notes: Vec<OpenNote>,
    same_person: Vec<String>,
    trail: Vec<AuditEntry>,
}

/// The page of one case.
pub async fn page(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path(reference): Path<String>,
) -> Result<Response, Problem> {
    let row = find(&app, &reference).await?;
    show(&app, &officer, row, None).await
}

/// The page again, with what cannot be used of the office's facts.
pub(super) async fn refused(
    app: &App,
    officer: &Officer,
    row: CaseRow,
    fault: &str,
) -> Result<Response, Problem> {
    show(app, officer, row, Some(fault)).await
}

async fn show(app: &App, officer: &Officer, row: CaseRow, fault: Option<&str>) -> Result<Response, Problem> {
    let at = app.clock.text();
    // Recorded before anything is shown: if it cannot be recorded, nothing is.
    let (actor, subject) = (officer.name.as_str(), row.summary.reference.as_str());
    app.store.record(&Event { at: &at, actor, action: "case.read", subject, detail: "" }).await?;
    let view = view(app, row).await?;
    let title = format!("{} – Petugas", view.row.summary.reference);
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(Page::new("id", title, body(app, officer, &view, fault)).with_status(status).into_response())
}

pub(super) async fn find(app: &App, reference: &str) -> Result<CaseRow, Problem> {
    let unknown = || Problem::new("case-not-found");
    let reference = Reference::parse(reference).ok_or_else(unknown)?;
    app.store.case(reference.as_str()).await?.ok_or_else(unknown)
}

async fn view(app: &App, row: CaseRow) -> Result<View, Problem> {
    let key = app.vault.open_case(&row.summary.reference, &row.wrapped_key)?;
    let mut notes = Vec::new();
    for note in app.store.notes(row.id).await? {
        let text = String::from_utf8_lossy(&key.open("note", &note.body)?).into_owned();
        notes.push(OpenNote { note, text });
    }
    let open = cases::open(app, &row)?;
    let office = office::read(app, &row, &key).await?;
    let labels = Labels::of_case(app, &row, &open);
    let why = Why::of(&labels, None, &row.decided_on).await?;
    let office_facts = office.last().and_then(|newest| office::facts_of(labels.pack()?, newest));
    let office_why = match &office_facts {
        Some(facts) => Why::of(&labels, Some(facts), &row.decided_on).await?,
        None => Why::default(),
    };
    let same_person = app.store.same_person(row.id).await?;
    let trail = app.store.trail_of(&row.summary.reference).await?;
    Ok(View { row, open, labels, why, office, office_why, notes, same_person, trail })
}

fn body(app: &App, officer: &Officer, view: &View, fault: Option<&str>) -> Markup {
    let labels = &view.labels;
    let summary = &view.row.summary;
    let outcome: Value = serde_json::from_str(view.open.report.outcome.get()).unwrap_or(Value::Null);
    html! {
        (top(&officer.name))
        main #utama {
            p { a href="/officer" { "Kembali ke daftar" } }
            h1 { "Berkas " (summary.reference) }
            dl.facts {
                dt { "Diterima" } dd { (words::instant(&summary.received_at)) " " (list::time_zone(app, &summary.pack_id)) }
                dt { "Formulir" } dd { (list::title(app, &summary.pack_id)) " (" (view.row.pack_version) ")" }
                dt { "Diputuskan untuk tanggal" } dd { (words::day(&view.row.decided_on)) }
                dt { "Status" } dd { (words::state(&summary.state)) }
            }
            p { (list::flags(summary)) }
            (same_person(&view.same_person))
            (differences(labels, &view.open.report))
            (alarms(&view.open.report))
            h2 { "Putusan server" }
            (decisions(labels, &outcome, &view.why))
            h3 { "Bagaimana aturannya" }
            (rules::show(labels, &outcome, &view.row.decided_on))
            (office::section(labels, &summary.reference, &view.office, &view.office_why, fault))
            h2 { "Jawaban pemohon" }
            (answers::show(labels, &view.open))
            h2 { "Catatan dan status" }
            (notes(view))
            h2 { "Riwayat berkas" }
            (trail(&view.trail))
        }
    }
}

fn same_person(references: &[String]) -> Markup {
    html! {
        @if !references.is_empty() {
            div.box.ask {
                h2 { "NIK yang sama" }
                p { "NIK di berkas ini juga tampak di berkas lain. Bandingkan sebelum memutuskan; tanda ini bukan bukti." }
                ul { @for other in references { li { a href=(format!("/officer/cases/{other}")) { (other) } } } }
            }
        }
    }
}

fn differences(labels: &Labels, report: &StoredReport) -> Markup {
    let (claimed, silent): (Vec<_>, Vec<_>) =
        report.differences.iter().partition(|one| one.claimed.is_some());
    html! {
        @if !report.differences.is_empty() || !report.ignored.is_empty() || report.claimed_on.is_some() {
            div.box.ask {
                h2 { "Yang dikirim peramban berbeda" }
                p { "Server memutuskan sendiri. Klaim peramban tidak dipakai, hanya dicatat." }
                ul {
                    @if let Some(day) = &report.claimed_on { li { "Tanggal di peramban: " (words::day(day)) } }
                    @for one in claimed {
                        li { (labels.decision(&one.decision, one.item)) ": peramban " (claim_word(one.claimed.as_deref())) ", server " (claim_word(one.decided.as_deref())) }
                    }
                    @if !silent.is_empty() { li { (silent.len()) " putusan tidak disebut peramban" } }
                    @for pointer in &report.ignored { li { "Jawaban diabaikan: " code { (pointer) } } }
                }
            }
        }
    }
}

/// A verdict's word; what is no verdict is quoted as it came.
fn claim_word(code: Option<&str>) -> String {
    match (code, code.map(words::verdict)) {
        (None, _) => "tidak ada".to_owned(),
        (Some(code), Some("Tidak dikenal")) => format!("“{code}”"),
        (_, word) => word.unwrap_or_default().to_owned(),
    }
}

fn alarms(report: &StoredReport) -> Markup {
    html! {
        @if report.alarms.is_empty() {
            p { "Pendapat kedua (JSON Schema) sama untuk setiap aturan." }
        } @else {
            div.box.bad role="alert" {
                h2 { "Pendapat kedua berbeda" }
                p { "Dua mesin tidak sepakat. Jangan pakai putusan ini sebelum pengelola memeriksanya." }
                ul {
                    @for alarm in &report.alarms {
                        li { (words::place(&alarm.provision, alarm.item)) ": mesin aturan " (alarm.rules) ", penilai kedua " (alarm.second) }
                    }
                }
            }
        }
    }
}

/// Every decision of an outcome document with its criteria, and why each was made as it was.
pub(super) fn decisions(labels: &Labels, outcome: &Value, why: &Why) -> Markup {
    html! {
        @for decided in array(&outcome["decisions"]) {
            @let (id, verdict) = (text(&decided["decision"]), text(&decided["verdict"]));
            @let item = decided["item"].as_u64().and_then(|item| u16::try_from(item).ok());
            h3 { (labels.decision(id, item)) }
            p {
                span class=(words::verdict_class(verdict)) { (words::verdict(verdict)) }
                @if let Some(permit) = decided["permit"].as_str() { " " (permit) }
                @if let Some(value) = decided["value"].as_str() { " " (labels.value(id, value)) }
            }
            @if decided["reason"].is_object() { p { (local(&decided["reason"])) } }
            (why.settled(id, item))
            ul {
                @for criterion in array(&decided["criteria"]) {
                    (criterion_line(criterion, &why.failed(id, item, text(&criterion["provision"]))))
                }
            }
        }
    }
}

fn criterion_line(criterion: &Value, failed: &Markup) -> Markup {
    html! {
        li {
            strong { (words::criterion(text(&criterion["state"]))) } ": " (local(&criterion["title"])) ". "
            (local(&criterion["text"])) " "
            @for citation in array(&criterion["citations"]) {
                @let article = text(&citation["article"]);
                span.cite { (text(&citation["law"])) @if !article.is_empty() { ", " (article) } ". " }
            }
            (failed)
        }
    }
}

fn notes(view: &View) -> Markup {
    let current = view.row.summary.state.as_str();
    html! {
        @for open in &view.notes {
            div.box {
                p { strong { (words::state(&open.note.state)) } " – " (open.note.officer) ", " (words::instant(&open.note.written_at)) }
                @if !open.text.is_empty() { p.pre { (open.text) } }
            }
        }
        form method="post" action=(format!("/officer/cases/{}", view.row.summary.reference)) {
            label for="state" { "Status baru" }
            select #state name="state" {
                @for code in STATES { option value=(code) selected[code == current] { (words::state(code)) } }
            }
            label for="note" { "Catatan (terlihat petugas saja)" }
            textarea #note name="note" maxlength=(LONGEST_NOTE) {}
            button { "Simpan" }
        }
    }
}

fn trail(entries: &[AuditEntry]) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label="Riwayat berkas" {
            table {
                caption { "Waktu UTC untuk tindakan petugas" }
                thead { tr { th scope="col" { "Waktu" } th scope="col" { "Siapa" } th scope="col" { "Tindakan" } } }
                tbody { @for entry in entries { tr { td { (words::instant(&entry.at)) } td { (entry.actor) } td { (words::action(&entry.action)) } } } }
            }
        }
    }
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The Indonesian text of an object of texts, else any.
fn local(texts: &Value) -> &str {
    let any = || texts.as_object().and_then(|texts| texts.values().next()).and_then(Value::as_str);
    texts["id"].as_str().or_else(any).unwrap_or_default()
}

/// What the note form sends.
#[derive(Deserialize)]
pub struct Entry {
    state: String,
    note: String,
}

/// Keeps a note and sets the state.
pub async fn note(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path(reference): Path<String>,
    Form(entry): Form<Entry>,
) -> Result<Response, Problem> {
    let row = find(&app, &reference).await?;
    if !STATES.contains(&entry.state.as_str()) {
        return Err(Problem::new("wrong-value").at("/state"));
    }
    let text: String = entry.note.trim().chars().take(LONGEST_NOTE).collect();
    let key = app.vault.open_case(&row.summary.reference, &row.wrapped_key)?;
    let note = Note {
        written_at: app.clock.text(),
        officer: officer.name,
        state: entry.state,
        body: key.seal("note", text.as_bytes())?,
    };
    app.store.add_note(row.id, &row.summary.reference, &note).await?;
    Ok(Redirect::to(&format!("/officer/cases/{}", row.summary.reference)).into_response())
}
