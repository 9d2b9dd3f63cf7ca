//! What only the office knows about a case: the form for its facts, and the case decided again with them, by the pack and
//! on the day of the submission. Every entry is kept; the submission and its receipt stay as they are.

use super::{
    answers::in_words,
    case::{self, decisions},
    guard::Officer,
    labels::Labels,
    why::Why,
};
use crate::{
    app::App,
    cases::{self, OpenCase},
    problem::Problem,
    store::{CaseRow, OfficeRow},
    vault::CaseKey,
    words,
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse as _, Redirect, Response},
};
use layak_revalidate::{
    OfficeReport, Pack, Submission, claim::Claimed, decide_with_office, office::office_places,
    receipt::StatedVerdict,
};
use layak_rules::{
    Answers, Date, FactAt, Mode, Slot,
    answers::{self, slot_of_text},
    program::{Fact, FactKind},
};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use serde_json::{Value, value::RawValue};
use std::sync::Arc;

/// The column that sealed decisions are bound to.
const OFFICE: &str = "office";

const NOT_LOADED: &str = "Versi paket ini tidak dimuat lagi, jadi berkas tidak dapat diputuskan lagi.";

/// What is kept of a decision with the office's facts, sealed.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// The facts, in the shape of answers.
    facts: Box<RawValue>,
    /// The outcome document, byte for byte.
    outcome: Box<RawValue>,
}

/// A kept decision, opened.
pub struct OpenDecision {
    row: OfficeRow,
    kept: Kept,
}

/// The kept decisions of a case, oldest first.
pub async fn read(app: &App, row: &CaseRow, key: &CaseKey) -> Result<Vec<OpenDecision>, Problem> {
    let mut open = Vec::new();
    for decision in app.store.office_decisions(row.id).await? {
        let kept = serde_json::from_slice(&key.open(OFFICE, &decision.body)?)
            .map_err(|error| Problem::internal(&error))?;
        open.push(OpenDecision { row: decision, kept });
    }
    Ok(open)
}

/// The newest decision with its reasons, the earlier ones by name, and the form.
pub fn section(
    labels: &Labels,
    reference: &str,
    kept: &[OpenDecision],
    why: &Why,
    fault: Option<&str>,
) -> Markup {
    let asked = labels.readable().map(|(pack, given)| (pack, office_places(&pack.program, given)));
    let asked = asked.filter(|(_, places)| !places.is_empty());
    html! {
        @if asked.is_some() || !kept.is_empty() {
            h2 #kantor { "Fakta yang hanya diketahui kantor" }
            @if let Some(fault) = fault { div.box.bad role="alert" { p { (fault) } } }
            @if let Some((newest, earlier)) = kept.split_last() {
                @let outcome: Value = serde_json::from_str(newest.kept.outcome.get()).unwrap_or(Value::Null);
                p { "Diputuskan lagi oleh " (newest.row.officer) ", " (words::instant(&newest.row.decided_at)) ". Bukti terima pemohon tetap." }
                @if newest.row.alarms > 0 { div.box.bad role="alert" { p { "Pendapat kedua berbeda. Jangan pakai putusan ini sebelum pengelola memeriksanya." } } }
                (decisions(labels, &outcome, why))
                @if !earlier.is_empty() {
                    p { "Putusan sebelumnya:" }
                    ul { @for one in earlier.iter().rev() { li { (one.row.officer) ", " (words::instant(&one.row.decided_at)) ": " (verdict_words(labels, &one.row.verdicts)) } } }
                }
            }
            @if let Some((pack, places)) = asked {
                p { "Isi yang sudah diperiksa. Aturan dan hari putusan tetap seperti saat berkas diterima." }
                form method="post" action=(format!("/officer/cases/{reference}/office")) {
                    @let known = kept.last().and_then(|one| facts_of(pack, one));
                    @for at in places { (field(labels, pack, at, known.as_ref())) }
                    button { "Putuskan lagi" }
                }
            }
        }
    }
}

fn verdict_words(labels: &Labels, verdicts: &str) -> String {
    let stated: Vec<StatedVerdict> = serde_json::from_str(verdicts).unwrap_or_default();
    let word = |one: &StatedVerdict| {
        format!("{}: {}", labels.decision(&one.decision, one.item), words::verdict(&one.verdict))
    };
    stated.iter().map(word).collect::<Vec<_>>().join("; ")
}

/// What the office knew then.
pub(super) fn facts_of(pack: &Pack, decision: &OpenDecision) -> Option<Answers> {
    Some(answers::read(&pack.program, decision.kept.facts.get().as_bytes(), Mode::Draft).ok()?.0)
}

/// One fact: its question, the control for its type, and what was entered last.
fn field(labels: &Labels, pack: &Pack, at: FactAt, known: Option<&Answers>) -> Markup {
    let program = &pack.program;
    let Some(fact) = program.facts().get(usize::from(at.fact)) else { return html! {} };
    let (name, language) = (at.pointer(program), program.language("id"));
    let id = name.replace(['/', '.'], "-");
    let slot = known.map_or(&Slot::Absent, |known| known.get(program, at));
    let of = fact.subject().zip(at.item).and_then(|(subject, item)| labels.item(subject, item));
    html! {
        label for=(id) { (program.text(language, fact.question())) @if let Some(of) = of { " (" (of) ")" } }
        @match fact.kind() {
            FactKind::Boolean => {
                select id=(id) name=(name) {
                    option value="" { "Belum diperiksa" }
                    @for (value, word) in [(true, "Ya"), (false, "Tidak")] {
                        option value=(value) selected[*slot == Slot::Boolean(value)] { (word) }
                    }
                }
            }
            FactKind::Choice | FactKind::Choices => {
                select id=(id) name=(name) multiple[fact.kind() == FactKind::Choices] {
                    @if fact.kind() == FactKind::Choice { option value="" { "Belum diperiksa" } }
                    @for (index, choice) in (0..).zip(fact.options()) {
                        @let chosen = *slot == Slot::Choice(index) || matches!(slot, Slot::Choices(all) if all.contains(&index));
                        option value=(choice.value()) selected[chosen] { (program.text(language, choice.label())) }
                    }
                }
            }
            FactKind::Date => { input id=(id) name=(name) type="date" value=[entered(pack, fact, slot)]; }
            FactKind::Integer | FactKind::Money => {
                input id=(id) name=(name) inputmode="numeric" autocomplete="off" maxlength="20" value=[entered(pack, fact, slot)];
            }
            FactKind::Text | FactKind::Document => { input id=(id) name=(name) autocomplete="off" maxlength="400" value=[entered(pack, fact, slot)]; }
        }
    }
}

/// A slot as a text field has it.
fn entered(pack: &Pack, fact: Fact<'_>, slot: &Slot) -> Option<String> {
    match slot {
        Slot::Absent => None,
        Slot::Date(date) => Some(date.to_string()),
        Slot::Integer(number) => Some(number.to_string()),
        other => Some(in_words(pack, fact, other)),
    }
}

/// Decides a case again with what the form holds, and keeps it.
pub async fn decide(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path(reference): Path<String>,
    Form(entries): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let row = case::find(&app, &reference).await?;
    let open = cases::open(&app, &row)?;
    let labels = Labels::of_case(&app, &row, &open);
    let (Some(pack), Some((_, given))) = (labels.pack(), labels.readable()) else {
        return case::refused(&app, &officer, row, NOT_LOADED).await;
    };
    let report = match read_facts(pack, given, &entries) {
        Ok(facts) => again(pack, open, facts, &row.decided_on).await?,
        Err(at) => return case::refused(&app, &officer, row, &fault(pack, at)).await,
    };
    if let Some(&(at, _)) = report.problems.first() {
        return case::refused(&app, &officer, row, &fault(pack, at)).await;
    }
    let key = app.vault.open_case(&row.summary.reference, &row.wrapped_key)?;
    let kept = office_row(pack, &report, &key, &app.clock.text(), officer)?;
    app.store.add_office_decision(row.id, &row.summary.reference, &kept).await?;
    Ok(Redirect::to(&format!("/officer/cases/{}#kantor", row.summary.reference)).into_response())
}

fn fault(pack: &Pack, at: FactAt) -> String {
    let program = &pack.program;
    let fact = program.facts().get(usize::from(at.fact));
    let question = fact.map_or("", |fact| program.text(program.language("id"), fact.question()));
    format!("Isian untuk “{question}” tidak dapat dipakai. Perbaiki, lalu simpan lagi.")
}

/// The facts that the form holds; blank ones are left out. The place of the first one that cannot be read.
fn read_facts(
    pack: &Pack,
    given: &Answers,
    entries: &[(String, String)],
) -> Result<Vec<(FactAt, Slot)>, FactAt> {
    let program = &pack.program;
    let mut facts = Vec::new();
    for at in office_places(program, given) {
        let Some(fact) = program.facts().get(usize::from(at.fact)) else { continue };
        let name = at.pointer(program);
        let values = entries.iter().filter(|(entry, value)| *entry == name && !value.trim().is_empty());
        let values: Vec<&str> = values.map(|(_, value)| value.trim()).collect();
        if !values.is_empty() {
            facts.push((at, slot(fact, &values).ok_or(at)?));
        }
    }
    Ok(facts)
}

fn slot(fact: Fact<'_>, values: &[&str]) -> Option<Slot> {
    let only = values.first()?;
    match fact.kind() {
        FactKind::Boolean => only.parse().ok().map(Slot::Boolean),
        FactKind::Integer | FactKind::Money => only.replace(['.', ' '], "").parse().ok().map(Slot::Integer),
        FactKind::Choices => {
            let index = |value: &&str| fact.options().iter().position(|option| option.value() == *value);
            let mut chosen: Vec<u16> =
                values.iter().map(|value| u16::try_from(index(value)?).ok()).collect::<Option<_>>()?;
            chosen.sort_unstable();
            chosen.dedup();
            Some(Slot::Choices(chosen))
        }
        FactKind::Text | FactKind::Date | FactKind::Choice => slot_of_text(fact, only),
        FactKind::Document => None,
    }
}

/// Deciding takes milliseconds of processor time, so it runs beside the event loop.
async fn again(
    pack: &Arc<Pack>,
    open: OpenCase,
    facts: Vec<(FactAt, Slot)>,
    decided_on: &str,
) -> Result<OfficeReport, Problem> {
    let pack = Arc::clone(pack);
    let on = Date::parse(decided_on).ok_or_else(|| Problem::internal(&"a stored date is none"))?;
    let work = move || {
        let submission = Submission::read(&open.submission)?;
        Ok(decide_with_office(&pack, &submission, &facts, on)?)
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| Problem::internal(&error))?
}

fn office_row(
    pack: &Pack,
    report: &OfficeReport,
    key: &CaseKey,
    at: &str,
    officer: Officer,
) -> Result<OfficeRow, Problem> {
    let raw = |text: &str| RawValue::from_string(text.to_owned()).map_err(|error| Problem::internal(&error));
    let kept = Kept { facts: raw(&report.facts_json)?, outcome: raw(&report.outcome_json)? };
    let body = serde_json::to_vec(&kept).map_err(|error| Problem::internal(&error))?;
    let stated = report.verdicts(pack).into_iter().map(|(decision, item, verdict)| {
        let verdict = verdict.as_str().to_owned();
        StatedVerdict::from(Claimed { decision: decision.to_owned(), item, verdict })
    });
    Ok(OfficeRow {
        decided_at: at.to_owned(),
        officer: officer.name,
        verdicts: serde_json::to_string(&stated.collect::<Vec<_>>())
            .map_err(|error| Problem::internal(&error))?,
        alarms: i64::try_from(report.alarms.len()).unwrap_or(i64::MAX),
        body: key.seal(OFFICE, &body)?,
    })
}
