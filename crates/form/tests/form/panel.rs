//! The live verdict panel.

use crate::{
    applicant::{Dice, fill_in, fill_in_place},
    cards::{boxes, card, listed, panel, said},
    packs::{self, SCHOLARSHIP, SMALL, enter},
};
use layak_form::{Form, Kind, Panel, Row, Shown, Tone, Word};
use layak_rules::program::DecisionKind;
use proptest::prelude::*;
use serde_json::Value;

fn badge(form: &Form, key: &str) -> String {
    let shown = form.verdicts(&[]).verdicts.into_iter().find(|shown| shown.key == key);
    shown.map(|shown| shown.badge).unwrap_or_else(|| panic!("no verdict {key}"))
}

fn plan(form: &Form) -> Vec<Vec<String>> {
    let panel = form.verdicts(&[]);
    let steps = boxes(&panel.rows[panel.plan], |kind| kind == Kind::Entry);
    steps.into_iter().map(|(_, step)| said(step).into_iter().map(str::to_owned).collect()).collect()
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
    let panel = form.verdicts(&[]);
    assert_eq!(said(&panel.rows)[..2], ["Hasil sementara", "Jawab pertanyaan untuk melihat hasilnya."]);
    assert_eq!(panel.summary, "Belum bisa dipastikan 4", "a classification is not counted");
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
    let panel = panel(&two_products());
    let headings = panel.rows.iter().filter(|row| row.kind == Kind::Heading(2));
    let labels: Vec<&str> = headings.map(|row| row.text.as_str()).collect();
    assert_eq!(labels, ["Urutan langkah Anda", "Contoh", "Produk 1: Keripik", "Produk 2: Nugget"]);
    let food: Vec<&Shown> = panel.verdicts.iter().filter(|shown| shown.key.starts_with("food/")).collect();
    assert_eq!((food[0].badge.as_str(), food[0].label.as_str()), ("Wajib", "Produk 1: Keripik"));
    assert_eq!((food[1].badge.as_str(), food[1].label.as_str()), ("Izin lain: MD", "Produk 2: Nugget"));
    assert!(said(card(&panel, "food/0")).contains(&"Tidak ada biaya."));
}

#[test]
fn reasons_carry_law_answers_and_what_to_mend() {
    let mut form = two_products();
    enter(&mut form, "business.annualSales", "450 juta");
    enter(&mut form, "business.started", "1 Nov 2026");
    let panel = panel(&form);
    let aid = card(&panel, "aid");
    assert_eq!(panel.verdicts.iter().find(|shown| shown.key == "aid").unwrap().tone, Tone::Bad);
    assert_eq!(
        said(aid)[2..4],
        ["Ada syarat yang belum terpenuhi, tetapi dapat Anda perbaiki.", "1 dari 3 syarat terpenuhi"]
    );
    let criteria = boxes(aid, |kind| matches!(kind, Kind::Criterion(_)));
    let [(_, micro), (_, old), (_, registered)] = criteria.as_slice() else { panic!("three criteria") };
    assert!(said(micro).contains(&"Omzet Anda paling banyak Rp2.000.000.000."));
    assert!(said(micro).contains(&"Berapa omzet setahun: Rp450.000.000"));
    let law = micro.iter().find(|row| row.kind == Kind::Link).unwrap();
    assert_eq!((law.text.as_str(), law.about.as_str()), ("UU 1/2020 Pasal 1", "https://example.com/law"));
    for words in ["Belum terpenuhi, dapat Anda perbaiki", "Daftar lagi setelah dua tahun.", "Satu sumber."] {
        assert!(said(old).contains(&words), "{words}");
    }
    assert!(said(registered).contains(&"Kantor yang memeriksa"));
    assert_eq!(listed(aid, "Kantor akan memeriksa ini."), ["Terdaftar di dinas"]);
}

#[test]
fn reasons_are_written_where_they_are_asked_for() {
    let form = two_products();
    let criteria = |panel: &Panel, key| boxes(card(panel, key), |kind| kind == Kind::Criteria).len();
    let panel = form.verdicts(&["food/0".to_owned()]);
    assert_eq!((criteria(&panel, "food/0"), criteria(&panel, "food/1")), (1, 0));
    let button = |key| card(&panel, key).iter().find(|row| matches!(row.kind, Kind::Reasons(_))).unwrap();
    assert_eq!((button("food/0").kind, button("food/1").kind), (Kind::Reasons(true), Kind::Reasons(false)));
    assert_eq!(button("food/1").about, "food/1");
}

#[test]
fn what_is_missing_leads_to_its_field() {
    let form = packs::form(&SMALL);
    let panel = form.verdicts(&[]);
    let open = |key| boxes(card(&panel, key), |kind| kind == Kind::Choices)[0].1;
    let nib: &Row = &open("nib")[0];
    assert_eq!((nib.kind, nib.text.as_str()), (Kind::Answer, "Apakah Anda punya NIB?"));
    assert_eq!(nib.about, "business.hasNib");
    assert_eq!(open("food/0")[0].kind, Kind::Item, "the page of the product cannot be reached yet");
}

#[test]
fn the_plan_puts_first_what_comes_first() {
    let mut form = two_products();
    assert_eq!(
        plan(&form),
        [
            vec!["NIB", ": Wajib."],
            vec!["SPP-IRT", ": Wajib.", "Untuk Produk 1: Keripik", "Setelah NIB"],
            vec!["SPP-IRT", ": Izin lain: MD.", "Untuk Produk 2: Nugget", "Setelah NIB"],
        ]
    );
    enter(&mut form, "product/1/product.kind", "dry");
    let shared = plan(&form);
    assert_eq!(shared.len(), 2, "products with the same step share it");
    assert_eq!(shared[1][2], "Untuk Produk 1: Keripik, Produk 2: Nugget");
    enter(&mut form, "business.hasNib", "true");
    assert_eq!(
        plan(&form),
        [["SPP-IRT", ": Wajib.", &shared[1][2]]],
        "what is held is no step and nothing waits"
    );
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
    let before = form.verdicts(&[]);
    enter(&mut form, "product/0/product.kind", "frozen");
    let after = form.verdicts(&[]);
    assert_eq!(after.changes(&before), ["Hasil berubah. SPP-IRT: Izin lain: MD."]);
    assert!(after.changes(&after).is_empty());
}

#[test]
fn the_panel_speaks_both_languages() {
    let mut form = two_products();
    form.set_language("en");
    let panel = form.verdicts(&[]);
    assert_eq!(panel.rows[0].text, "Result so far");
    let md = panel.verdicts.iter().find(|shown| shown.key == "food/1").unwrap();
    assert_eq!(md.label, "Product 2: Nugget");
    assert!(said(card(&panel, "food/1")).contains(&"For this you must get another permit: MD."));
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
            let panel = panel(&form);
            let decisions = document["decisions"].as_array().unwrap();
            prop_assert_eq!(panel.verdicts.len(), decisions.len());
            for decided in decisions {
                let item = decided.get("item").map(|item| format!("/{item}")).unwrap_or_default();
                let key = format!("{}{item}", decided["decision"].as_str().unwrap());
                let shown = panel.verdicts.iter().find(|shown| shown.key == key).unwrap();
                let decision = program.decisions().iter().find(|decision| decided["decision"] == decision.id()).unwrap();
                let permit = matches!(decision.kind(), DecisionKind::Permit { .. });
                prop_assert_eq!(Some(shown.verdict.as_str()), decided["verdict"].as_str());
                says_the_same(&form, permit, card(&panel, &key), decided);
            }
        }
    }
}

fn says_the_same(form: &Form, permit: bool, card: &[Row], decided: &Value) {
    let text = |value: &Value| value.get(form.language_tag()).and_then(Value::as_str).map(str::to_owned);
    let list = |name: &str| decided.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let under = |word| listed(card, form.book().say(word, form.language()));
    assert_eq!(Some(card[0].text.clone()), text(&decided["title"]));
    let (sentence, reason) = (&card[2].text, &card[3]);
    let wanted = text(&decided["reason"]).filter(|reason| reason != sentence);
    assert_eq!((reason.kind == Kind::Text).then(|| reason.text.clone()), wanted);
    assert_eq!(under(Word::NextHeading), list("next").iter().filter_map(text).collect::<Vec<String>>());
    let missing = under(Word::MissingHeading);
    let more = missing.get(4).map_or(0, |more| more.trim_start_matches("+ ").parse().unwrap());
    assert_eq!(missing.len().min(4) + more, list("missing").len());
    assert_eq!(under(Word::OfficeChecks).len(), list("office").len());
    let before_reasons = card.split(|row| matches!(row.kind, Kind::Reasons(_))).next().unwrap();
    let dates = before_reasons.iter().filter(|row| row.kind == Kind::Line).count();
    assert_eq!(dates, decided["dates"].as_object().map_or(0, serde_json::Map::len));
    assert_eq!(boxes(card, |kind| kind == Kind::Entry).len(), list("notes").len());
    // What only might decide a permit is left out while it does not.
    let might = |criterion: &Value| {
        permit && criterion["state"] == "unknown" && decided["verdict"] == "cannot-tell-yet"
    };
    let mut told = list("criteria");
    told.retain(|criterion| !might(criterion));
    let criteria = boxes(card, |kind| matches!(kind, Kind::Criterion(_)));
    assert_eq!(criteria.len(), told.len());
    for ((kind, rows), criterion) in criteria.into_iter().zip(told) {
        let Kind::Criterion(state) = kind else { panic!("{kind:?}") };
        assert_eq!(Some(state.as_str()), criterion["state"].as_str());
        assert_eq!(Some(rows[1].text.clone()), text(&criterion["title"]));
        let words = |row: &Row| (row.kind == Kind::Text).then(|| row.text.clone());
        assert_eq!((words(&rows[5]), words(&rows[6])), (text(&criterion["text"]), text(&criterion["next"])));
        // A heading, then a mark and a citation each.
        let law = boxes(rows, |kind| kind == Kind::Law).first().map_or(0, |(_, law)| law.len() / 2);
        assert_eq!(Some(law), criterion["citations"].as_array().map(Vec::len));
    }
}

#[test]
fn no_text_on_any_screen_is_blank_or_unfilled() {
    for program in packs::all() {
        for language in ["id", "en"] {
            let mut form = packs::form(&program);
            form.set_language(language);
            fill_in(&mut form, &mut Dice::new(7));
            let rows = [panel(&form).rows, form.page()].concat();
            let shown = format!("{rows:?}");
            assert!(!shown.contains("{0}"), "{shown}");
            let blank = |row: &&Row| {
                row.text.is_empty()
                    && !row.kind.is_box()
                    && !matches!(
                        row.kind,
                        Kind::End | Kind::Gap | Kind::Step(_) | Kind::Field(_) | Kind::Another
                    )
            };
            assert!(rows.iter().find(blank).is_none(), "{shown}");
        }
    }
}

#[test]
fn a_window_says_since_when_and_until_when() {
    let days = |day: &str, tag: &str| {
        let mut form = packs::form(&SCHOLARSHIP);
        form.set_language(tag);
        form.set_on(layak_rules::Date::parse(day).unwrap());
        let panel = form.verdicts(&[]);
        let state = boxes(&panel.rows, |kind| kind == Kind::Guide)[0].1;
        state.iter().find(|row| row.kind == Kind::Words).unwrap().text.clone()
    };
    assert_eq!(days("2006-05-01", "id"), " (sampai 31 Desember 2006)");
    assert_eq!(days("2010-05-01", "id"), " (1 Januari 2007 sampai 31 Desember 2019)");
    assert_eq!(days("2026-11-22", "id"), " (sejak 1 Januari 2020)");
    assert_eq!(days("2026-11-22", "en"), " (since 1 January 2020)");
}
