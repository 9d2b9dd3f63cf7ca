//! `/forms/{pack}`: the form on the server's own origin, at the top level or inside a frame of an allowed site. And `/`:
//! the list of forms.

use super::layout::{Page, script};
use crate::{app::App, http::headers::form_policy, problem::Problem};
use axum::{
    extract::{Path, Query, State},
    http::HeaderValue,
    response::{IntoResponse as _, Response},
};
use layak_revalidate::Pack;
use maud::{Markup, html};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};

/// What the address may say. Anything else in it is left alone.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    lang: String,
    embed: String,
}

struct Words {
    lang: &'static str,
    skip: &'static str,
    loading: &'static str,
    without: &'static str,
    ask: &'static str,
    forms: &'static str,
    receipts: &'static str,
    book: &'static str,
    book_address: &'static str,
}

const ID: Words = Words {
    lang: "id",
    skip: "Lewati ke formulir",
    loading: "Formulir sedang dimuat.",
    without: "Formulir ini memerlukan JavaScript. Nyalakan JavaScript di peramban Anda, atau datang ke kantor.",
    ask: "Hubungi kantor:",
    forms: "Formulir",
    receipts: "Periksa bukti terima",
    book: "Buku aturan",
    book_address: "/book/",
};
const EN: Words = Words {
    lang: "en",
    skip: "Skip to the form",
    loading: "The form is loading.",
    without: "This form needs JavaScript. Switch it on in your browser, or come to the office.",
    ask: "Ask the office:",
    forms: "Forms",
    receipts: "Check a receipt",
    book: "Rule book",
    book_address: "/book/index.en.html",
};

fn words(tag: &str) -> &'static Words {
    if tag == "en" { &EN } else { &ID }
}

/// The form's page.
pub async fn page(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let pack = app.packs.registry.current(&id).ok_or_else(|| Problem::new("unknown-pack"))?;
    let (words, embed) = (words(&asked.lang), asked.embed == "1");
    let mut page =
        Page::new(words.lang, text(pack, words, pack.program.info().title()), body(pack, words, embed));
    page.class = if embed { "embed" } else { "" };
    page.head = html! {
        (script("/v1/layak.js", false))
        @if embed && let Some(frame) = widget_part(&app, "frame") { (script(&frame, true)) }
    };
    page.policy = form_policy(&app.allowed);
    let mut response = page.into_response();
    response.headers_mut().insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    Ok(response)
}

/// The list of forms.
pub async fn index(State(app): State<Arc<App>>, Query(asked): Query<Asked>) -> Response {
    let words = words(&asked.lang);
    let list = html! {
        header.top { strong { "Layak" } nav { a href=(words.book_address) { (words.book) } a href="/receipts" { (words.receipts) } } }
        main {
            h1 { (words.forms) }
            @for pack in app.packs.registry.all() {
                h2 { a href=(format!("/forms/{}?lang={}", pack.id(), words.lang)) { (text(pack, words, pack.program.info().title())) } }
                p { (text(pack, words, pack.program.info().summary())) }
            }
        }
    };
    Page::new(words.lang, words.forms, list).into_response()
}

fn body(pack: &Pack, words: &Words, embed: bool) -> Markup {
    let level = if embed { "2" } else { "1" };
    html! {
        @if !embed {
            a.skip href="#formulir" { (words.skip) }
            header.top {
                strong { "Layak" }
                nav { a href="/" { (words.forms) } a href="/receipts" { (words.receipts) } }
            }
        }
        // In a host's page the host's own landmark is around the frame; a second one would be a landmark in a landmark.
        @if embed { div.form #formulir { (element(pack, words, level)) } } @else { main.form #formulir { (element(pack, words, level)) } }
    }
}

/// The form itself, with what stands in its place while it loads and where it cannot run.
fn element(pack: &Pack, words: &Words, level: &str) -> Markup {
    html! {
        layak-form pack=(pack.id()) mode="inline" lang=(words.lang) heading-level=(level) {
            p { (words.loading) }
            noscript {
                div.box.ask {
                    p { (words.without) }
                    p { (words.ask) " " (text(pack, words, pack.program.info().office())) }
                }
            }
        }
    }
}

fn text<'p>(pack: &'p Pack, words: &Words, id: layak_rules::program::TextId) -> &'p str {
    pack.program.text(pack.program.language(words.lang), id)
}

/// The address of a part of the widget, from the list that `cargo xtask web` wrote. Read each time: it is small, and a
/// widget built anew is then served without a restart.
fn widget_part(app: &App, part: &str) -> Option<String> {
    let list = std::fs::read(app.web.join("widget.json")).ok()?;
    let list: BTreeMap<String, String> = serde_json::from_slice(&list).ok()?;
    list.get(part).filter(|address| address.starts_with("/widget/")).cloned()
}
