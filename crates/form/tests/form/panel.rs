//! The live verdict panel.

use crate::{
    applicant::{Dice, fill_in, fill_in_place},
    packs::{self, SCHOLARSHIP, SMALL, enter},
};
use layak_form::{DecisionView, Form, Panel, Target, Tone};
use layak_rules::program::DecisionKind;
use proptest::prelude::*;
use serde_json::Value;

fn badges(panel: &Panel) -> Vec<(String, String)> {
    let views = panel.groups.iter().flat_map(|group| &group.decisions);
    views.map(|view| (view.key.clone(), view.badge.clone())).collect()
}

fn badge(form: &Form, key: &str) -> String {
    let found = badges(&form.verdicts()).into_iter().find(|(other, _)| other == key);
    found.map(|(_, badge)| badge).unwrap_or_else(|| panic!("no verdict {key}"))
}

fn two_products() -> Form {
    let mut form = packs::form(&SMALL);
    form.add_item(packs::products());
    enter(&mut form, "business.hasNib", "false");
    enter(&mut form, "product/0/product.name", "Keripik");
    enter(&mut form, "product/0/product.kind", "dry");
    enter(&mut form, "product/1/product.name", "Nugget");
    enter(&mut form, "product/1/product.kind", "frozen");
    form
}

#[test]
fn verdicts_come_as_answers_do() {
    let mut form = packs::form(&SMALL);
    assert_eq!(form.verdicts().hint, "Jawab pertanyaan untuk melihat hasilnya.");
    for key in ["nib", "food/0", "size", "aid"] {
        assert_eq!(badge(&form, key), "Belum bisa dipastikan", "{key}");
    }
    enter(&mut form, "business.hasNib", "false");
    assert_eq!(badge(&form, "nib"), "Wajib");
    enter(&mut form, "business.hasNib", "true");
    assert_eq!(badge(&form, "nib"), "Sudah ada");
    enter(&mut form, "product/0/product.kind", "frozen");
    assert_eq!(badge(&form, "food/0"), "Izin lain: MD");
    enter(&mut form, "business.annualSales", "450 juta");
    assert_eq!(badge(&form, "size"), "Mikro");
    enter(&mut form, "business.started", "1 Nov 2026");
    assert_eq!(badge(&form, "aid"), "Belum memenuhi syarat");
    enter(&mut form, "business.started", "1 Nov 2019");
    assert_eq!(badge(&form, "aid"), "Tanyakan ke kantor", "the register is the office's");
}

#[test]
fn verdicts_are_grouped_by_what_they_are_about() {
    let form = two_products();
    let panel = form.verdicts();
    let labels: Vec<&str> = panel.groups.iter().map(|group| group.label.as_str()).collect();
    assert_eq!(labels, ["Contoh", "Produk 1: Keripik", "Produk 2: Nugget"]);
    assert_eq!(panel.groups[1].decisions[0].badge, "Wajib");
    assert_eq!(panel.groups[2].decisions[0].badge, "Izin lain: MD");
    assert_eq!(panel.groups[1].decisions[0].after, ["NIB"]);
    assert_eq!(panel.groups[1].decisions[0].notes[0].text.as_deref(), Some("Tidak ada biaya."));
}

#[test]
fn reasons_carry_law_answers_and_what_to_mend() {
    let mut form = two_products();
    enter(&mut form, "business.annualSales", "450 juta");
    enter(&mut form, "business.started", "1 Nov 2026");
    let panel = form.verdicts();
    let aid = panel.groups[0].decisions.iter().find(|view| view.key == "aid").unwrap();
    assert_eq!((aid.tone, aid.met.as_deref()), (Tone::Bad, Some("1 dari 3 syarat terpenuhi")));
    assert_eq!(aid.sentence, "Ada syarat yang belum terpenuhi, tetapi dapat Anda perbaiki.");
    let [micro, old, registered] = aid.criteria.as_slice() else { panic!("three criteria") };
    assert_eq!(micro.text.as_deref(), Some("Omzet Anda paling banyak Rp2.000.000.000."));
    assert_eq!(micro.answers, ["Berapa omzet setahun: Rp450.000.000"]);
    assert_eq!(micro.citations[0].words, "UU 1/2020 Pasal 1");
    assert_eq!(micro.citations[0].url.as_deref(), Some("https://example.com/law"));
    assert_eq!(old.next.as_deref(), Some("Daftar lagi setelah dua tahun."));
    assert_eq!(
        (old.state_words.as_str(), old.standing.as_deref()),
        ("Belum terpenuhi, dapat Anda perbaiki", Some("Satu sumber."))
    );
    assert_eq!(registered.state_words, "Kantor yang memeriksa");
    assert_eq!(aid.office, ["Terdaftar di dinas"]);
}

#[test]
fn what_is_missing_leads_to_its_field() {
    let form = packs::form(&SMALL);
    let panel = form.verdicts();
    let nib = &panel.groups[0].decisions[0];
    let has_nib = form.at("business.hasNib").unwrap();
    assert_eq!(nib.missing[0].target, Target::Field(has_nib));
    assert_eq!(
        (nib.missing[0].label.as_str(), nib.missing[0].place),
        ("Apakah Anda punya NIB?", Some(form.place()))
    );
    let food = &panel.groups[1].decisions[0];
    assert_eq!(food.missing[0].place, None, "the page of the product cannot be reached yet");
}

#[test]
fn the_plan_puts_first_what_comes_first() {
    let mut form = two_products();
    let plan = form.verdicts().plan;
    let steps: Vec<(&str, &str, &[String])> =
        plan.iter().map(|step| (step.title.as_str(), step.badge.as_str(), step.items.as_slice())).collect();
    assert_eq!(steps[0], ("NIB", "Wajib", [].as_slice()));
    assert_eq!(steps[1], ("SPP-IRT", "Wajib", ["Produk 1: Keripik".to_owned()].as_slice()));
    assert_eq!(steps[2], ("SPP-IRT", "Izin lain: MD", ["Produk 2: Nugget".to_owned()].as_slice()));
    assert_eq!(plan[1].after, ["NIB"]);
    enter(&mut form, "product/1/product.kind", "dry");
    let plan = form.verdicts().plan;
    assert_eq!(plan.len(), 2, "products with the same step share it");
    assert_eq!(plan[1].items, ["Produk 1: Keripik", "Produk 2: Nugget"]);
    enter(&mut form, "business.hasNib", "true");
    let plan = form.verdicts().plan;
    assert_eq!((plan.len(), plan[0].after.len()), (1, 0), "what is held is no step and nothing waits for it");
}

#[test]
fn another_day_gives_another_verdict() {
    let mut form = two_products();
    enter(&mut form, "business.annualSales", "450 juta");
    enter(&mut form, "business.started", "1 Des 2024");
    assert_eq!(badge(&form, "aid"), "Belum memenuhi syarat");
    form.set_on(layak_rules::Date::new(2026, 12, 1).unwrap());
    assert_eq!(badge(&form, "aid"), "Tanyakan ke kantor", "two years old on that day; the register is left");
}

#[test]
fn changes_are_said_once() {
    let mut form = two_products();
    let before = form.verdicts();
    enter(&mut form, "product/0/product.kind", "frozen");
    let after = form.verdicts();
    assert_eq!(after.changes(&before), ["Hasil berubah. SPP-IRT: Izin lain: MD."]);
    assert!(after.changes(&after).is_empty());
}

#[test]
fn the_panel_speaks_both_languages() {
    let mut form = two_products();
    form.set_language("en");
    let panel = form.verdicts();
    assert_eq!(panel.heading, "Result so far");
    assert_eq!(panel.groups[2].label, "Product 2: Nugget");
    assert_eq!(panel.groups[2].decisions[0].sentence, "For this you must get another permit: MD.");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// The panel tells the same as the outcome document that the server writes, in the language of the form.
    #[test]
    fn the_panel_says_what_the_outcome_document_says(seed in any::<u64>(), steps in 0_usize..12) {
        for program in packs::all() {
            let mut form = packs::form(&program);
            let mut dice = Dice::new(seed);
            form.set_language(["id", "en"][dice.roll(2)]);
            for _ in 0..steps {
                fill_in_place(&mut form, &mut dice);
                let _ = form.next();
            }
            let document: Value = serde_json::from_str(&form.outcome_shown().to_json(&program)).unwrap();
            let panel = form.verdicts();
            let views: Vec<_> = panel.groups.iter().flat_map(|group| &group.decisions).collect();
            let decisions = document["decisions"].as_array().unwrap();
            prop_assert_eq!(views.len(), decisions.len());
            for decided in decisions {
                let item = decided.get("item").map(|item| format!("/{item}")).unwrap_or_default();
                let key = format!("{}{item}", decided["decision"].as_str().unwrap());
                let view = views.iter().find(|view| view.key == key).unwrap();
                let decision = program.decisions.iter().find(|decision| decided["decision"] == decision.id.as_str()).unwrap();
                let permit = matches!(decision.kind, DecisionKind::Permit { .. });
                says_the_same(form.language_tag(), permit, view, decided);
            }
        }
    }
}

fn says_the_same(language: &str, permit: bool, view: &DecisionView, decided: &Value) {
    let text = |value: &Value| value.get(language).and_then(Value::as_str).map(str::to_owned);
    let list = |name: &str| decided.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    assert_eq!(Some(view.verdict.as_str()), decided["verdict"].as_str());
    assert_eq!(Some(view.title.clone()), text(&decided["title"]));
    assert_eq!(view.reason, text(&decided["reason"]));
    assert_eq!(view.next, list("next").iter().filter_map(text).collect::<Vec<String>>());
    assert_eq!(view.missing.len(), list("missing").len());
    assert_eq!(view.office.len(), list("office").len());
    assert_eq!(view.notes.len(), list("notes").len());
    assert_eq!(view.dates.len(), decided["dates"].as_object().map_or(0, serde_json::Map::len));
    // What only might decide a permit is left out while it does not.
    let might = |criterion: &Value| {
        permit && criterion["state"] == "unknown" && decided["verdict"] == "cannot-tell-yet"
    };
    let mut told = list("criteria");
    told.retain(|criterion| !might(criterion));
    assert_eq!(view.criteria.len(), told.len());
    for (reason, criterion) in view.criteria.iter().zip(told) {
        assert_eq!(Some(reason.provision.as_str()), criterion["provision"].as_str());
        assert_eq!(Some(reason.state.as_str()), criterion["state"].as_str());
        assert_eq!(reason.text, text(&criterion["text"]));
        assert_eq!(reason.next, text(&criterion["next"]));
        assert_eq!(Some(reason.citations.len()), criterion["citations"].as_array().map(Vec::len));
    }
}

#[test]
fn no_text_on_any_screen_is_blank_or_unfilled() {
    for program in packs::all() {
        for language in ["id", "en"] {
            let mut form = packs::form(&program);
            form.set_language(language);
            fill_in(&mut form, &mut Dice::new(7));
            let shown = format!("{:?} {:?}", form.verdicts(), form.review());
            assert!(
                !shown.contains("{0}") && !shown.contains("label: \"\"") && !shown.contains("title: \"\""),
                "{shown}"
            );
        }
    }
}

#[test]
fn a_window_says_since_when_and_until_when() {
    let days = |day: &str, tag: &str| {
        let mut form = packs::form(&SCHOLARSHIP);
        form.set_language(tag);
        form.set_on(layak_rules::Date::parse(day).unwrap());
        form.verdicts().programme.unwrap().days.unwrap()
    };
    assert_eq!(days("2006-05-01", "id"), "sampai 31 Desember 2006");
    assert_eq!(days("2010-05-01", "id"), "1 Januari 2007 sampai 31 Desember 2019");
    assert_eq!(days("2026-11-22", "id"), "sejak 1 Januari 2020");
    assert_eq!(days("2026-11-22", "en"), "since 1 January 2020");
}
