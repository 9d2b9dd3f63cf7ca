//! `/receipts`: anybody can check a receipt. It shows whether it is valid, the reference, the office's time and the
//! verdict codes; never more than the receipt itself states.

use super::{
    assets::RECEIPTS,
    layout::{Page, script},
};
use crate::{api::receipt_fault_code, app::App, words};
use axum::{
    Form,
    extract::State,
    response::{IntoResponse as _, Response},
};
use layak_revalidate::receipt::{ReceiptFault, Statement};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;

/// What the form sends.
#[derive(Deserialize)]
pub struct Sent {
    receipt: String,
}

/// The empty page; its script takes a receipt from the address' fragment.
pub async fn page() -> Response {
    show("", None)
}

/// The page with the answer.
pub async fn check(State(app): State<Arc<App>>, Form(sent): Form<Sent>) -> Response {
    let receipt = sent.receipt.trim();
    show(receipt, Some((&app.receipt_keys.check(receipt), &app)))
}

fn show(receipt: &str, result: Option<(&Result<Statement, ReceiptFault>, &App)>) -> Response {
    let body = html! {
        header.top { strong { "Layak" } nav { a href="/" { "Formulir" } } }
        main {
            h1 { "Periksa bukti terima" }
            @if let Some((result, app)) = result { (answer(result, app)) }
            p { "Tempel teks bukti terima, atau pindai kode QR-nya. Pemeriksaan memakai tanda tangan digital; tidak ada data pribadi di dalamnya." }
            form method="post" action="/receipts" {
                label for="receipt" { "Bukti terima" }
                textarea.code #receipt name="receipt" required autocomplete="off" spellcheck="false" { (receipt) }
                button { "Periksa" }
            }
            p lang="en" { "Paste the text of a receipt, or scan its QR code, to see whether this office gave it." }
        }
    };
    let mut page = Page::new("id", "Periksa bukti terima", body);
    page.head = script(&RECEIPTS.address, true);
    page.into_response()
}

fn answer(result: &Result<Statement, ReceiptFault>, app: &App) -> Markup {
    match result {
        Ok(statement) => html! {
            div.box.good role="status" data-result="valid" {
                h2 { "Bukti terima ini asli" }
                dl.facts {
                    dt { "Nomor" } dd { (statement.reference) }
                    dt { "Diterima" } dd { (words::instant(&statement.received_at)) " " (statement.time_zone) }
                    dt { "Formulir" } dd { (pack_title(app, statement)) " (" (statement.pack.version) ")" }
                    dt { "Diputuskan untuk tanggal" } dd { (words::day(&statement.on)) }
                    @for decided in &statement.decisions {
                        dt { (words::place(&decision_title(app, statement, &decided.decision), decided.item)) }
                        dd { (words::verdict(&decided.verdict)) }
                    }
                }
            }
        },
        Err(fault) => html! {
            div.box.bad role="alert" data-result=(receipt_fault_code(*fault)) {
                h2 { "Bukti terima ini tidak sah" }
                p { (match fault {
                    ReceiptFault::Form => "Teksnya tidak utuh atau bukan bukti terima. Salin lagi seluruhnya.",
                    ReceiptFault::UnknownKey => "Bukti ini tidak ditandatangani oleh kantor ini. Periksa di situs kantor yang memberinya.",
                    ReceiptFault::Signature => "Isinya berubah setelah diberikan. Minta bukti baru ke kantor.",
                }) }
            }
        },
    }
}

fn pack_title(app: &App, statement: &Statement) -> String {
    let pack = app.packs.registry.current(&statement.pack.id);
    pack.map_or_else(
        || statement.pack.id.clone(),
        |pack| pack.program.text(pack.program.language("id"), pack.program.info().title()).to_owned(),
    )
}

fn decision_title(app: &App, statement: &Statement, id: &str) -> String {
    let title = app.packs.registry.current(&statement.pack.id).and_then(|pack| {
        let decision = pack.program.decisions().iter().find(|decision| decision.id() == id)?;
        Some(pack.program.text(pack.program.language("id"), decision.title()).to_owned())
    });
    title.unwrap_or_else(|| id.to_owned())
}
