//! Drafts: what is kept, what never is, and what becomes of it in another version of the pack.

use crate::{
    applicant::{self, Dice, candidates},
    cards::{boxes, said},
    packs::{self, SMALL, at, enter},
};
use layak_form::{Change, DraftFault, Form, Kind, Place, Typed};
use layak_rules::{Date, FactAt, Program, program::FactKind};
use proptest::prelude::*;
use std::sync::Arc;

fn expiry() -> Date {
    Date::new(2026, 12, 22).unwrap()
}

fn taken_up(program: &Arc<Program>, draft: &str) -> Form {
    let mut form = packs::form(program);
    form.restore(draft, packs::today()).unwrap();
    form
}

#[test]
fn a_draft_brings_back_texts_language_and_place() {
    let mut form = packs::form(&SMALL);
    enter(&mut form, "business.trade", "Bu \"Rina\" \\ 🍠\u{0}");
    enter(&mut form, "business.annualSales", "1,500,000");
    form.set_language("en");
    form.enter(at(&form, "business.started"), Typed::date(["31".into(), "Feb".into(), String::new()]));
    let draft = form.draft(expiry());
    let mut other = packs::form(&SMALL);
    let restored = other.restore(&draft, packs::today()).unwrap();
    assert_eq!(restored.expires, expiry());
    assert_eq!((restored.changes.len(), restored.other_version.as_deref()), (0, None));
    assert_eq!(other.language_tag(), "en");
    assert_eq!(
        other.typed(at(&other, "business.annualSales")),
        &Typed::from("1,500,000"),
        "even what is no answer yet"
    );
    assert_eq!(other.field(at(&other, "business.started")).date_parts(), ["31", "Feb", ""]);
    assert_eq!(other.typed(at(&other, "business.trade")), &Typed::from("Bu \"Rina\" \\ 🍠\u{0}"));
    assert_eq!(other.place(), form.place());
}

#[test]
fn a_draft_is_refused_after_its_last_day_and_by_another_pack() {
    let form = packs::form(&SMALL);
    let draft = form.draft(expiry());
    let mut other = packs::form(&SMALL);
    assert!(other.restore(&draft, expiry()).is_ok());
    assert_eq!(other.restore(&draft, Date::new(2026, 12, 23).unwrap()), Err(DraftFault::Expired(expiry())));
    let mut permits = packs::form(&packs::PERMITS);
    assert_eq!(permits.restore(&draft, packs::today()), Err(DraftFault::OtherPack("small".into())));
}

#[test]
fn what_is_no_draft_is_refused_and_changes_nothing() {
    let mut form = packs::form(&SMALL);
    enter(&mut form, "business.trade", "Bu Rina");
    let before = form.draft(expiry());
    let long = before.replace("Bu Rina", &"x".repeat(4 << 20));
    for draft in [
        "",
        "{}",
        "layak-draft\t1\n",
        "layak-draft\t2\nexpires\t2026-12-22\nend\n",
        "layak-draft\t1\nend\n",
        "layak-draft\t1\nexpires\tsoon\nend\n",
        long.as_str(),
        &before[..before.len() - 1],
    ] {
        assert_eq!(form.restore(draft, packs::today()), Err(DraftFault::Unreadable));
    }
    assert_eq!(form.draft(expiry()), before);
}

#[test]
fn another_version_of_the_pack_keeps_what_fits_and_says_what_does_not() {
    let mut form = packs::form(&SMALL);
    enter(&mut form, "business.trade", "Bu Rina");
    enter(&mut form, "business.workers", "3");
    enter(&mut form, "product/0/product.name", "Nugget");
    enter(&mut form, "product/0/product.kind", "frozen");
    let draft = form.draft(expiry());

    let mut changed = SMALL.to_author();
    changed.head.info.version = "2".into();
    changed.head.info.source_sha256 = [7; 32];
    let fact = |id: &str| usize::from(SMALL.fact_by_id(id).unwrap());
    changed.facts[fact("business.workers")].id = "business.staff".into();
    changed.facts[fact("product.kind")].options[1].value = "chilled".into();
    let changed = Arc::new(Program::load(&changed.to_bytes()).unwrap());
    let mut form = packs::form(&changed);
    let restored = form.restore(&draft, packs::today()).unwrap();
    assert_eq!(restored.other_version.as_deref(), Some("1"));
    let kind = at(&form, "product/0/product.kind");
    assert_eq!(restored.changes, [Change::FactGone("business.workers".into()), Change::OptionGone(kind)]);
    assert_eq!(restored.kept, 2);
    assert_eq!(form.typed(at(&form, "product/0/product.name")), &Typed::from("Nugget"));
    let words = restored.words(&form);
    assert!(words[1].contains("business.workers, Jenis produk"), "{words:?}");
}

#[test]
fn a_fact_that_became_sensitive_takes_nothing_from_the_device() {
    let mut form = packs::form(&SMALL);
    enter(&mut form, "business.trade", "Bu Rina");
    let draft = form.draft(expiry());
    let mut changed = SMALL.to_author();
    changed.facts[usize::from(SMALL.fact_by_id("business.trade").unwrap())].sensitivity =
        layak_rules::program::Sensitivity::Personal;
    let form = taken_up(&Arc::new(Program::load(&changed.to_bytes()).unwrap()), &draft);
    assert!(form.typed(at(&form, "business.trade")).is_blank());
}

#[test]
fn the_applicant_stands_where_the_draft_was_left() {
    let mut form = packs::form(&SMALL);
    applicant::fill_in_place(&mut form, &mut Dice::new(1));
    form.next().unwrap();
    let draft = form.draft(expiry());
    let other = taken_up(&SMALL, &draft);
    assert_eq!(other.place().key(&SMALL), "remarks");
    let forged = draft.replace("place\tremarks\n", "place\t+review\n");
    assert_ne!(forged, draft);
    assert_ne!(taken_up(&SMALL, &forged).place(), Place::Review, "a draft skips nothing");
}

#[test]
fn the_way_to_the_review_leads_by_what_a_draft_could_not_keep() {
    let mut form = packs::form(&SMALL);
    let mut dice = Dice::new(11);
    applicant::fill_in(&mut form, &mut dice);
    let mut other = taken_up(&SMALL, &form.draft(expiry()));
    assert_eq!(other.place(), Place::Review);
    assert!(other.go(Place::from_key(&SMALL, "business").unwrap()));
    let sensitive = other.next().unwrap().key(&SMALL);
    assert!(sensitive == "owner" || sensitive.starts_with("members"), "{sensitive}");
    assert!(other.problems_shown().is_empty(), "blank fields are not blamed on arrival");
    applicant::fill_in(&mut other, &mut dice);
    applicant::agree(&mut other);
    assert!(other.submission_json().is_ok());
}

const HOSTILE: [&str; 20] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'; DROP TABLE cases; --",
    "{{constructor.constructor('x')()}}",
    "${jndi:ldap://example.com/a}",
    "../../../../etc/passwd",
    "%00%0d%0aSet-Cookie: a=b",
    "a\0b",
    "\u{202e}gnirts desrever",
    "\u{200b}\u{200d}\u{feff}",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}",
    "🏳️‍🌈👨‍👩‍👧‍👦",
    "\u{10ffff}\u{fffe}",
    "\u{85}\u{2028}\u{2029}",
    "\\\"\\u0000\\ud800",
    "=cmd|' /C calc'!A0",
    "NaN",
    "-9223372036854775809",
    "__proto__",
    "{\"draft\":1}",
];

#[test]
fn hostile_texts_in_every_field_stay_what_they_are_and_break_nothing() {
    for program in packs::all() {
        let mut form = packs::form(&program);
        let fields: Vec<FactAt> = form.answers().places(&program).collect();
        // A choice is no text: what is none of its options is dropped when a draft is taken up.
        let is_line = |at: &FactAt| {
            let fact = program.fact(at.fact);
            fact.is_asked() && fact.options().is_empty() && fact.kind() != FactKind::Boolean
        };
        let asked: Vec<FactAt> = fields.into_iter().filter(is_line).collect();
        let long = "panjang ".repeat(10_000);
        for hostile in HOSTILE.into_iter().chain([long.as_str()]) {
            for &at in &asked {
                assert!(form.enter(at, hostile));
                assert_eq!(form.typed(at), &Typed::from(hostile));
            }
            let draft = form.draft(expiry());
            let other = taken_up(&program, &draft);
            assert_eq!(other.draft(expiry()), draft, "{hostile}");
            let answers = layak_rules::answers::write(&program, form.answers(), |_, _| true);
            let (read, problems) =
                layak_rules::answers::read(&program, answers.as_bytes(), layak_rules::Mode::Draft).unwrap();
            assert!(problems.is_empty());
            assert!(asked.iter().all(|&at| read.get(&program, at) == form.answers().get(&program, at)));
            let _ = (form.page(), form.verdicts(&[]), form.submission_json());
        }
    }
}

/// A text that can only come from the field at a place.
fn canary(at: FactAt) -> String {
    format!("canary{}x{}", at.fact, at.item.map_or(99, |item| item + 1))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    /// Type a canary, a valid answer or both in turn into every field of every pack: no sensitive one is in the draft,
    /// in any shape, while every open one is.
    #[test]
    fn a_draft_never_holds_a_sensitive_answer(seed in any::<u64>(), items in 1_usize..4) {
        for program in packs::all() {
            let mut form = packs::form(&program);
            let mut dice = Dice::new(seed);
            for subject in 0..u8::try_from(program.subjects().len()).unwrap() {
                for _ in 0..items { form.add_item(subject); }
            }
            let asked: Vec<_> = form.answers().places(&program).filter(|at| program.fact(at.fact).is_asked()).collect();
            let mut secret = Vec::new();
            for &at in &asked {
                let sensitive = program.fact(at.fact).is_sensitive();
                let canary = canary(at);
                let typed = match dice.roll(3) {
                    0 => Typed::from(canary.as_str()),
                    1 => Typed::date([canary.clone(), canary.clone(), canary.clone()]),
                    _ => Typed::many(vec![canary.clone()]),
                };
                form.enter(at, typed);
                if sensitive { secret.push((at, canary)); }
                else { prop_assert!(form.draft(expiry()).contains(&canary)); }
            }
            let draft = form.draft(expiry());
            for (at, canary) in &secret {
                prop_assert!(!draft.contains(canary), "{canary}");
                let id = program.fact(at.fact).id();
                prop_assert!(!draft.contains(id), "{id}");
            }
            // And with answers that the form takes.
            for &(at, _) in &secret {
                let field = form.field(at);
                form.enter(at, candidates(&field, &mut dice).swap_remove(0));
            }
            prop_assert_eq!(form.draft(expiry()), draft, "valid answers leave no trace either");
        }
    }

    /// A form taken up from its draft is the same form, but for sensitive answers.
    #[test]
    fn taking_up_a_draft_gives_the_same_form(seed in any::<u64>(), steps in 0_usize..24) {
        for program in packs::all() {
            let mut form = packs::form(&program);
            let mut dice = Dice::new(seed);
            for _ in 0..steps {
                applicant::fill_in_place(&mut form, &mut dice);
                let _ = form.next();
            }
            let draft = form.draft(expiry());
            let mut other = taken_up(&program, &draft);
            prop_assert_eq!(other.draft(expiry()), draft);
            for at in form.answers().places(&program) {
                let sensitive = program.fact(at.fact).is_sensitive();
                let nothing = layak_rules::Slot::Absent;
                let wanted = if sensitive { &nothing } else { form.answers().get(&program, at) };
                prop_assert_eq!(other.answers().get(&program, at), wanted);
                if sensitive && program.fact(at.fact).is_asked() {
                    other.enter(at, form.typed(at).clone());
                }
            }
            prop_assert_eq!(other.outcome(), form.outcome());
            prop_assert_eq!(other.places(), form.places());
            prop_assert_eq!(other.place(), form.place());
// What was refused before is no part of a draft, so the error summary may differ.
            let screens = [other.page(), form.page()];
            let [ours, theirs] = screens.each_ref().map(|rows| said(boxes(rows, |kind| kind == Kind::Form)[0].1));
            prop_assert_eq!(ours, theirs);
        }
    }

    /// No text whatever makes reading a draft fail in another way than by refusing.
    #[test]
    fn damaged_drafts_never_panic(cut in 0_usize..2_000, junk in "\\PC{0,6}") {
        let mut form = packs::form(&SMALL);
        enter(&mut form, "business.trade", "Bu Rina");
        let mut draft = form.draft(expiry());
        let cut = (0..=cut.min(draft.len())).rev().find(|&index| draft.is_char_boundary(index)).unwrap_or(0);
        draft.insert_str(cut, &junk);
        let _ = form.restore(&draft, packs::today());
        let _ = form.carry_over(&draft, packs::today());
        let _ = form.page();
    }
}
