//! How the rules of a case read in words, as of the date on which it was decided: one closed section for each decision.

use super::labels::Labels;
use layak_pack::explain::{
    Reading,
    html::{self, Style},
};
use layak_rules::Date;
use maud::{Markup, html};
use serde_json::Value;

/// The decisions of an outcome, each once; nothing if the pack's version is not loaded any more.
pub fn show(labels: &Labels, outcome: &Value, decided_on: &str) -> Markup {
    let Some((pack, on)) = labels.pack().zip(Date::parse(decided_on)) else {
        return html! { p { "Versi paket ini tidak dimuat lagi, jadi aturannya tidak dapat ditampilkan." } };
    };
    let reading = Reading::on(&pack.program, "id", on).titled(&pack.source);
    let style = Style { level: 4, linked: false };
    html! {
        p { "Aturan seperti yang berlaku pada " (reading.day(on)) "." }
        @for id in decided(outcome) {
            @if let Some(part) = reading.decision(id) {
                details.law {
                    summary { (part.heading) }
                    (html::body(&part, style))
                    @for smaller in &part.parts { (html::part(smaller, "", style)) }
                }
            }
        }
    }
}

/// The ids of the decisions, each once, in order.
fn decided(outcome: &Value) -> Vec<&str> {
    let mut ids = Vec::new();
    for decided in outcome["decisions"].as_array().into_iter().flatten() {
        let id = decided["decision"].as_str().unwrap_or_default();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}
