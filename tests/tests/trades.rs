//! An applicant's own words for her trade lead to its code in both editions of KBLI, or to the office where the sources are
//! not sure of one.

use anyhow::{Context, Result, ensure};
use layak_form::{Book, Form, search};
use layak_rules::{Date, Mode, outcome::decide_document};
use layak_tests::corpus;
use serde_json::{Value, json};
use std::sync::Arc;

/// What is typed, the trade that comes first, its code in KBLI 2020 and in KBLI 2025.
const WORDS: [(&str, &str, Option<&str>, Option<&str>); 6] = [
    ("bikin keripik", "food.chips", Some("10794"), Some("10794")),
    ("bengkel las", "welding", Some("25920"), None),
    ("penjahit", "clothing.tailor", Some("14120"), Some("14120")),
    ("membatik", "textile.batik", Some("13134"), Some("13133")),
    ("mebel rotan", "rattan.furniture", None, Some("31012")),
    ("servis hp", "phone-repair", None, Some("95102")),
];

#[test]
fn words_for_a_trade_lead_to_its_codes() -> Result<()> {
    let program = Arc::new(corpus::pack_by_id("permits")?.compiled.program);
    let on = Date::parse("2026-11-22").context("a date")?;
    let form = Form::new(Arc::clone(&program), Book::built_in(), on, "id");
    let options = form.field(form.at("business.trade").context("the permits ask for the trade")?).options;
    for (typed, trade, code_2020, code_2025) in WORDS {
        let found = search(&options, typed, 1).first().map(|index| options[*index].value.clone());
        ensure!(found.as_deref() == Some(trade), "{typed:?} finds {found:?}");
        let answers = json!({ "business.trade": trade }).to_string();
        let outcome = decide_document(&program, answers.as_bytes(), on, Mode::Draft)?;
        let outcome: Value = serde_json::from_str(&outcome)?;
        for (decision, code) in [("kbli-2020", code_2020), ("kbli-2025", code_2025)] {
            let mut decided = outcome["decisions"].as_array().into_iter().flatten();
            let decided = decided.find(|one| one["decision"] == decision).context("the codes are decided")?;
            let verdict = if code.is_some() { "classified" } else { "ask-the-office" };
            ensure!(decided["verdict"] == verdict, "{typed:?} {decision}: {}", decided["verdict"]);
            ensure!(decided["value"].as_str() == code, "{typed:?} {decision}: {}", decided["value"]);
        }
    }
    Ok(())
}
