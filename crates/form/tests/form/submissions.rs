//! Whole forms, filled in as people would, and the document that is sent.

use crate::{
    applicant::{self, Dice},
    cards::of_kind,
    packs::{self, SMALL, enter},
};
use layak_form::{Form, Kind, Place};
use layak_rules::{Date, Mode, Program, answers, decide};
use proptest::prelude::*;
use serde_json::Value;
use std::sync::Arc;

fn filled(program: &Arc<Program>, seed: u64) -> Form {
    let mut form = packs::form(program);
    let mut dice = Dice::new(seed);
    applicant::fill_in(&mut form, &mut dice);
    applicant::agree(&mut form);
    form
}

/// What a server does with the document.
fn decided_again(program: &Program, document: &Value) -> Vec<Value> {
    let bytes = document["answers"].to_string();
    let (answers, problems) = answers::read(program, bytes.as_bytes(), Mode::Final).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    let on = Date::parse(document["on"].as_str().unwrap()).unwrap();
    let outcome = decide(program, &answers, on, Mode::Final);
    assert!(
        outcome.problems.is_empty(),
        "{:?}",
        outcome.problems.iter().map(|problem| problem.pointer(program)).collect::<Vec<String>>()
    );
    assert!(outcome.ignored.is_empty(), "nothing hidden is sent");
    let verdict = |decided: &layak_rules::outcome::Decided| {
        let mut verdict = serde_json::json!({"decision": program.decision(decided.decision).id(), "verdict": decided.verdict.as_str()});
        if let Some(item) = decided.item {
            verdict["item"] = item.into();
        }
        verdict
    };
    outcome.decisions.iter().map(verdict).collect()
}

#[test]
fn the_document_is_as_agreed() {
    let mut form = filled(&SMALL, 3);
    let document: Value = serde_json::from_str(&form.submission_json().unwrap()).unwrap();
    assert_eq!(document["submission"], 1);
    assert_eq!(document["pack"]["id"], "small");
    assert_eq!(document["pack"]["sha256"].as_str().map(str::len), Some(64));
    assert_eq!((document["on"].as_str(), document["lang"].as_str()), (Some("2026-11-22"), Some("id")));
    assert_eq!(document["answers"]["declaration.truth"], true);
    assert_eq!(document["answers"]["owner.phone"], "6281234567890");
}

#[test]
fn what_is_hidden_is_not_sent() {
    let mut form = filled(&SMALL, 3);
    enter(&mut form, "business.hasNib", "true");
    enter(&mut form, "business.nib", "1234567890123");
    enter(&mut form, "business.hasNib", "false");
    let document: Value = serde_json::from_str(&form.submission_json().unwrap()).unwrap();
    assert_eq!(document["answers"].get("business.nib"), None);
}

#[test]
fn nothing_is_sent_that_is_unseen_wrong_or_not_agreed_to() {
    let mut empty = packs::form(&SMALL);
    assert!(empty.submission_json().is_err());
    let mut form = filled(&SMALL, 3);
    let agreed = crate::cards::fields(&form)[0].at;
    form.enter(agreed, false);
    let refused = form.submission_json().unwrap_err();
    assert_eq!(refused[0].message, "Semua jawaban saya benar. Beri tanda setuju untuk dapat mengirim.");
    assert_eq!(form.problems_shown(), refused);
    form.enter(agreed, true);
    assert!(form.submission_json().is_ok());
    enter(&mut form, "owner.nik", "12");
    let refused = form.submission_json().unwrap_err();
    assert_eq!(refused[0].place.key(form.program()), "owner");
    assert!(form.go(refused[0].place));
}

#[test]
fn a_new_item_must_be_filled_in_before_sending() {
    let mut form = filled(&SMALL, 3);
    if form.add_item(packs::products()).is_none() {
        form.remove_item(packs::products(), 0);
        form.add_item(packs::products());
    }
    assert!(form.submission_json().is_err());
    assert!(!form.go(Place::Review));
}

#[test]
fn an_inline_form_sends_nothing_while_it_withholds_questions() {
    let mut form = packs::form(&SMALL);
    form.set_inline(true);
    applicant::fill_in(&mut form, &mut Dice::new(5));
    applicant::agree(&mut form);
    let refused = form.submission_json().unwrap_err();
    assert!(
        refused.iter().all(|problem| problem.message.ends_with("Jawab di halaman kantor yang aman.")),
        "{refused:?}"
    );
    let rows = form.page();
    assert_eq!(of_kind(&rows, Kind::Next), ["Lanjut di halaman kantor"]);
    assert_eq!(of_kind(&rows, Kind::Advice).len(), 1, "said why");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Every form that is filled in to the end is taken by the server's reader without a problem, and the claim is what
    /// the server decides.
    #[test]
    fn a_filled_form_is_a_valid_submission(seed in any::<u64>()) {
        for program in packs::all() {
            let mut form = filled(&program, seed);
            let json = match form.submission_json() {
                Ok(json) => json,
                Err(problems) => panic!("{problems:?}"),
            };
            let document: Value = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(&Value::Array(decided_again(&program, &document)), &document["claim"]["verdicts"]);
            prop_assert!(!json.contains("Infinity") && !json.contains(".0,"));
        }
    }

    /// A verdict that the panel gave while answers were missing still stands when the form is sent.
    #[test]
    fn what_the_panel_said_for_certain_stands_at_the_end(seed in any::<u64>()) {
        for program in packs::all() {
            let mut form = packs::form(&program);
            let mut dice = Dice::new(seed);
            let mut said = Vec::new();
            for _ in 0..6 {
                applicant::fill_in_place(&mut form, &mut dice);
                let _ = form.next();
                for decided in &form.outcome().decisions {
                    if decided.verdict != layak_rules::Verdict::CannotTellYet {
                        said.push((decided.decision, decided.item, decided.verdict));
                    }
                }
            }
            applicant::fill_in(&mut form, &mut dice);
            for (decision, item, verdict) in said {
                let now = form.outcome().decisions.iter().find(|decided| (decided.decision, decided.item) == (decision, item));
                if let Some(now) = now {
                    prop_assert_eq!(now.verdict, verdict, "{} {:?}", program.decision(decision).id(), item);
                }
            }
        }
    }
}

/// The panel's verdicts by decision and item, as a claim has them.
fn shown(form: &Form) -> Vec<(String, &'static str)> {
    let verdicts = form.verdicts(&[]).verdicts.into_iter();
    let mut shown: Vec<(String, &'static str)> =
        verdicts.map(|shown| (shown.key, shown.verdict.as_str())).collect();
    shown.sort_unstable();
    shown
}

#[test]
fn the_review_shows_what_will_be_sent() {
    let mut differing = 0;
    for program in &packs::all() {
        for seed in 0..12 {
            let mut form = packs::form(program);
            applicant::fill_in(&mut form, &mut Dice::new(seed));
            assert_eq!(form.place(), Place::Review);
            let on_review = shown(&form);
            let draft = form.outcome().decisions.iter().map(|decided| decided.verdict.as_str());
            let mut draft: Vec<&str> = draft.collect();
            applicant::agree(&mut form);
            let document: Value = serde_json::from_str(&form.submission_json().unwrap()).unwrap();
            let mut claimed: Vec<(String, String)> = Vec::new();
            for one in document["claim"]["verdicts"].as_array().unwrap() {
                let decision = one["decision"].as_str().unwrap();
                let key =
                    one["item"].as_u64().map_or(decision.to_owned(), |item| format!("{decision}/{item}"));
                claimed.push((key, one["verdict"].as_str().unwrap().to_owned()));
            }
            claimed.sort_unstable();
            let on_review: Vec<(String, String)> =
                on_review.into_iter().map(|(key, verdict)| (key, verdict.to_owned())).collect();
            assert_eq!(on_review, claimed, "{} {seed}", program.info().id());
            let mut sent: Vec<&str> = claimed.iter().map(|(_, verdict)| verdict.as_str()).collect();
            draft.sort_unstable();
            sent.sort_unstable();
            differing += usize::from(draft != sent);
        }
    }
    assert!(differing > 0, "no form left a question open, so nothing was tested");
}
