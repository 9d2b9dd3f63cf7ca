//! The export of one pack's cases as CSV: one row a case, one column an answer. It needs a reason and is recorded.

use super::{
    csv::{Cell, Style, write},
    guard::Officer,
    list, top,
};
use crate::{
    app::App,
    cases,
    pages::layout::Page,
    problem::Problem,
    store::{CaseSummary, Event, Filter},
    words,
};
use axum::{
    Form,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use layak_revalidate::receipt::StatedVerdict;
use maud::html;
use serde::Deserialize;
use serde_json::Value;
use std::{collections::BTreeMap, sync::Arc};

/// Cases in one file.
const MOST: i64 = 20_000;

/// What the form sends.
#[derive(Deserialize)]
pub struct Wanted {
    pack: String,
    reason: String,
    #[serde(default)]
    separator: String,
    #[serde(default)]
    bom: String,
}

/// The export form.
pub async fn page(State(app): State<Arc<App>>, officer: Officer) -> Response {
    show(&app, &officer, None)
}

fn show(app: &App, officer: &Officer, fault: Option<&str>) -> Response {
    let body = html! {
        (top(&officer.name))
        main #utama {
            h1 { "Ekspor CSV" }
            @if let Some(fault) = fault { div.box.bad role="alert" { p { (fault) } } }
            p { "Berkas ini memuat data pribadi. Simpan di tempat aman dan hapus setelah dipakai. Ekspor dicatat." }
            form method="post" action="/officer/export" {
                label for="pack" { "Formulir" }
                select #pack name="pack" {
                    @for pack in app.packs.registry.all() { option value=(pack.id()) { (list::title(app, pack.id())) } }
                }
                label for="reason" { "Alasan ekspor (tanpa data pribadi)" }
                input #reason name="reason" required minlength="8" maxlength="200";
                label for="separator" { "Pemisah kolom" }
                select #separator name="separator" {
                    option value=";" { "Titik koma ; (Excel Indonesia)" }
                    option value="," { "Koma ," }
                }
                label { input type="checkbox" name="bom" value="1" checked; "Tanda UTF-8 untuk Excel (BOM)" }
                button { "Unduh CSV" }
            }
        }
    };
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Page::new("id", "Ekspor – Petugas", body).with_status(status).into_response()
}

/// The file.
pub async fn download(
    State(app): State<Arc<App>>,
    officer: Officer,
    Form(wanted): Form<Wanted>,
) -> Result<Response, Problem> {
    let reason: String = wanted.reason.trim().chars().take(200).collect();
    if reason.chars().count() < 8 {
        return Ok(show(&app, &officer, Some("Tulis alasan ekspor, paling sedikit 8 huruf.")));
    }
    let filter = Filter { pack: Some(wanted.pack.clone()), limit: MOST, ..Filter::default() };
    let summaries = app.store.cases(&filter).await?;
    let at = app.clock.text();
    let detail = format!("{} cases: {reason}", summaries.len());
    let (actor, subject) = (officer.name.as_str(), wanted.pack.as_str());
    app.store.record(&Event { at: &at, actor, action: "export", subject, detail: &detail }).await?;
    let mut rows = Vec::new();
    for summary in summaries {
        rows.push(read_row(&app, summary).await?);
    }
    let separator = if wanted.separator == "," { ',' } else { ';' };
    let text = write(&table(&rows), Style { separator, bom: wanted.bom == "1" });
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"layak.csv\""),
    ];
    Ok((headers, text).into_response())
}

/// A case as named cells: those of every case first, then verdicts and answers by id.
struct Row {
    fixed: Vec<Cell>,
    named: BTreeMap<String, Cell>,
}

const FIXED: [&str; 7] =
    ["nomor", "diterima", "versi paket", "status", "klaim berbeda", "pendapat kedua berbeda", "NIK sama"];

async fn read_row(app: &App, summary: CaseSummary) -> Result<Row, Problem> {
    let row = app.store.case(&summary.reference).await?.ok_or_else(|| Problem::new("case-not-found"))?;
    let open = cases::open(app, &row)?;
    let document: Value =
        serde_json::from_slice(&open.submission).map_err(|error| Problem::internal(&error))?;
    let mut named = BTreeMap::new();
    let office = summary.office_verdicts.as_deref().unwrap_or_default();
    for (whose, verdicts) in [("putusan", summary.verdicts.as_str()), ("putusan kantor", office)] {
        for stated in serde_json::from_str::<Vec<StatedVerdict>>(verdicts).unwrap_or_default() {
            let name = format!("{whose} {}", words::place(&stated.decision, stated.item));
            named.insert(name, Cell::Text(words::verdict(&stated.verdict).to_owned()));
        }
    }
    flatten("", &document["answers"], &mut named);
    let text = |text: &str| Cell::Text(text.to_owned());
    let fixed = vec![
        text(&summary.reference),
        text(&summary.received_at),
        text(&row.pack_version),
        text(words::state(&summary.state)),
        Cell::Number(summary.differences),
        Cell::Number(summary.alarms),
        text(if summary.same_person { "ya" } else { "tidak" }),
    ];
    Ok(Row { fixed, named })
}

/// Answers by fact id; those of items with their number in front: `2 product.name`.
fn flatten(prefix: &str, answers: &Value, named: &mut BTreeMap<String, Cell>) {
    for (id, value) in answers.as_object().into_iter().flatten() {
        let name = format!("{prefix}{id}");
        match value {
            Value::Array(items) if items.iter().any(Value::is_object) => {
                for (number, item) in (1..).zip(items) {
                    flatten(&format!("{number} "), item, named);
                }
            }
            Value::Array(choices) => {
                let choices: Vec<&str> = choices.iter().filter_map(Value::as_str).collect();
                named.insert(name, Cell::Text(choices.join(", ")));
            }
            Value::Bool(yes) => {
                named.insert(name, Cell::Text(if *yes { "ya" } else { "tidak" }.to_owned()));
            }
            Value::Number(number) => {
                named.insert(name, number.as_i64().map_or(Cell::Empty, Cell::Number));
            }
            Value::String(text) => {
                named.insert(name, Cell::Text(text.clone()));
            }
            Value::Null | Value::Object(_) => {}
        }
    }
}

/// The head with every column that any case has, then the cases.
fn table(rows: &[Row]) -> Vec<Vec<Cell>> {
    let names: std::collections::BTreeSet<&String> = rows.iter().flat_map(|row| row.named.keys()).collect();
    let head = FIXED.iter().map(|name| (*name).to_owned()).chain(names.iter().map(|name| (*name).clone()));
    let mut table = vec![head.map(Cell::Text).collect::<Vec<_>>()];
    for row in rows {
        let named = names.iter().map(|name| row.named.get(*name).cloned().unwrap_or(Cell::Empty));
        table.push(row.fixed.iter().cloned().chain(named).collect());
    }
    table
}
