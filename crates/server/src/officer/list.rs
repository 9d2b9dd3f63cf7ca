//! The list of cases: newest first, by state, pack and flags. Nothing on it is personal.

use super::{guard::Officer, labels::Labels, top};
use crate::{
    app::App,
    pages::layout::Page,
    problem::Problem,
    store::{CaseSummary, Filter, STATES},
    vault::Reference,
    words,
};
use axum::{
    extract::{Query, State},
    response::{IntoResponse as _, Response},
};
use layak_revalidate::receipt::StatedVerdict;
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;

/// Cases on one page.
const PAGE: i64 = 50;

/// The filter in the address.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    state: String,
    pack: String,
    flagged: String,
    reference: String,
    page: i64,
}

impl Asked {
    fn filter(&self) -> Filter {
        let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        Filter {
            state: some(&self.state).filter(|state| STATES.contains(&state.as_str())),
            pack: some(&self.pack),
            flagged: self.flagged == "1",
            reference: some(&self.reference)
                .map(|text| Reference::parse(&text).map_or(text, |found| found.as_str().to_owned())),
            skip: self.page.clamp(0, 1_000_000) * PAGE,
            limit: PAGE,
        }
    }

    fn address(&self, page: i64) -> String {
        let Asked { state, pack, flagged, .. } = self;
        let safe =
            |text: &str| text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>();
        format!("/officer?state={}&pack={}&flagged={}&page={page}", safe(state), safe(pack), safe(flagged))
    }
}

/// The list.
pub async fn page(
    State(app): State<Arc<App>>,
    officer: Officer,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let filter = asked.filter();
    let (cases, count) = (app.store.cases(&filter).await?, app.store.count_cases(&filter).await?);
    let body = html! {
        (top(&officer.name))
        main #utama {
            h1 { "Berkas masuk" }
            (filters(&app, &asked))
            p role="status" { (count) " berkas" }
            @if cases.is_empty() { p { "Tidak ada berkas dengan saringan ini." } } @else { (table(&app, &cases)) }
            nav aria-label="Halaman" {
                @if asked.page > 0 { a href=(asked.address(asked.page - 1)) { "Lebih baru" } " " }
                @if count > filter.skip + PAGE { a href=(asked.address(asked.page + 1)) { "Lebih lama" } }
            }
        }
    };
    Ok(Page::new("id", "Berkas masuk – Petugas", body).into_response())
}

fn filters(app: &App, asked: &Asked) -> Markup {
    html! {
        form.filters method="get" action="/officer" {
            div {
                label for="state" { "Status" }
                select #state name="state" {
                    option value="" { "Semua" }
                    @for code in STATES { option value=(code) selected[asked.state == code] { (words::state(code)) } }
                }
            }
            div {
                label for="pack" { "Formulir" }
                select #pack name="pack" {
                    option value="" { "Semua" }
                    @for pack in app.packs.registry.all() {
                        option value=(pack.id()) selected[asked.pack == pack.id()] { (title(app, pack.id())) }
                    }
                }
            }
            div {
                label for="reference" { "Nomor" }
                input #reference name="reference" value=(asked.reference) autocomplete="off" maxlength="12";
            }
            div {
                label { input type="checkbox" name="flagged" value="1" checked[asked.flagged == "1"]; "Perlu dilihat" }
            }
            div { button { "Saring" } }
        }
    }
}

fn table(app: &App, cases: &[CaseSummary]) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label="Daftar berkas" {
            table {
                thead { tr { th scope="col" { "Nomor" } th scope="col" { "Diterima" } th scope="col" { "Formulir" }
                    th scope="col" { "Putusan" } th scope="col" { "Status" } th scope="col" { "Perhatian" } } }
                tbody {
                    @for case in cases {
                        tr {
                            td { a href=(format!("/officer/cases/{}", case.reference)) { (case.reference) } }
                            td { (words::instant(&case.received_at)) }
                            td { (title(app, &case.pack_id)) }
                            td { (verdicts(app, case)) }
                            td { (words::state(&case.state)) }
                            td { (flags(case)) }
                        }
                    }
                }
            }
        }
    }
}

/// The first few verdicts as tags.
fn verdicts(app: &App, case: &CaseSummary) -> Markup {
    let newest = case.office_verdicts.as_ref().unwrap_or(&case.verdicts);
    let all: Vec<StatedVerdict> = serde_json::from_str(newest).unwrap_or_default();
    let labels = Labels::of_pack(app, &case.pack_id);
    html! {
        @for one in all.iter().take(4) {
            span class=(words::verdict_class(&one.verdict)) { (labels.decision(&one.decision, one.item)) ": " (words::verdict(&one.verdict)) } " "
        }
        @if all.len() > 4 { "+" (all.len() - 4) " " }
        @if case.office_verdicts.is_some() { "(dengan fakta kantor)" }
    }
}

/// Why somebody should look at a case.
pub(super) fn flags(case: &CaseSummary) -> Markup {
    html! {
        @if case.alarms > 0 { span.tag.bad { "Pendapat kedua berbeda" } " " }
        @if case.differences > 0 { span.tag.ask { "Klaim peramban berbeda" } " " }
        @if case.ignored > 0 { span.tag { "Ada jawaban diabaikan" } " " }
        @if case.same_person { span.tag.ask { "NIK sama" } }
    }
}

/// A pack's title, or its id if the pack is gone.
pub(super) fn title(app: &App, id: &str) -> String {
    app.packs.registry.current(id).map_or_else(
        || id.to_owned(),
        |pack| pack.program.text(pack.program.language("id"), pack.program.info().title()).to_owned(),
    )
}

/// The office's time zone, if the pack is still there.
pub(super) fn time_zone(app: &App, id: &str) -> String {
    app.packs.registry.current(id).map(|pack| pack.program.info().time_zone().to_owned()).unwrap_or_default()
}
