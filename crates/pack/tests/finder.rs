//! A finder is checked against the packs beside it: every fault with its place and what to do.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use layak_pack::{
    Compiled, Diagnostic,
    finder::{Found, catalogue},
};
use serde_json::{Value, json};

fn two(text: &str) -> Value {
    json!({"id": text, "en": text})
}

fn compile(id: &str, facts: &Value, reads: Option<&str>) -> Compiled {
    let citation = json!([{"law": "UU 1/2026", "article": "Pasal 1", "source": "s"}]);
    let names: Vec<&String> = facts.as_object().unwrap().keys().collect();
    let mut pack = json!({
        "id": id, "version": "1", "languages": ["id", "en"], "title": two(id), "summary": two("Ringkas."),
        "office": two("Dinas."), "askNext": two("Tanyakan."), "timeZone": {"name": "WIT", "utcOffsetMinutes": 540},
        "facts": facts, "pages": [{"id": "all", "title": two("Semua"), "facts": names}],
    });
    if let Some(fact) = reads {
        pack["sources"] = json!({"s": {"title": "UU", "url": "https://example.com/"}});
        pack["provisions"] = json!({"R": {
            "standing": "confirmed", "citation": citation, "title": two("Syarat"), "met": two("Ya."), "unmet": two("Bukan."),
            "next": two("Tanyakan."), "repairable": false,
            "predicate": {"properties": {fact: {"const": true}}, "required": [fact]},
        }});
        pack["decisions"] =
            json!([{"id": "aid", "kind": "eligibility", "criteria": ["R"], "title": two("Bantuan")}]);
    }
    layak_pack::compile(&[("pack.json", serde_json::to_string_pretty(&pack).unwrap().as_bytes())])
        .unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn yes(sensitivity: &str) -> Value {
    json!({"type": "boolean", "sensitivity": sensitivity, "question": two("Benar?")})
}

fn faults(finder: &Value) -> Vec<Diagnostic> {
    let finder = compile("finder", finder, None);
    assert!(finder.is_finder());
    let aid = compile(
        "aid",
        &json!({"business.hasNib": yes("open"), "owner.sure": yes("personal")}),
        Some("business.hasNib"),
    );
    assert!(!aid.is_finder());
    let aid = Found { program: aid.program, address: "/packs/aid".into() };
    catalogue(&finder, &[aid]).map_or_else(|faults| faults, |(_, warnings)| warnings)
}

#[test]
fn a_finder_that_fits_has_no_faults() {
    assert_eq!(faults(&json!({"business.hasNib": yes("open")})), []);
}

#[test]
fn each_question_that_does_not_fit_is_named_at_its_place() {
    let text = json!({"type": "text", "sensitivity": "open", "question": two("NIB?")});
    for (facts, code, pointer) in [
        (json!({"business.hasNibb": yes("open")}), "finder-unread", "/facts/business.hasNibb"),
        (json!({"business.hasNib": text}), "finder-differs", "/facts/business.hasNib"),
        (json!({"owner.sure": yes("personal")}), "finder-personal", "/facts/owner.sure"),
    ] {
        let found = faults(&facts);
        let fault =
            found.iter().find(|fault| fault.code.name() == code).unwrap_or_else(|| panic!("{found:#?}"));
        assert_eq!((fault.file.as_str(), fault.pointer.as_str()), ("pack.json", pointer));
        assert!(fault.line.is_some_and(|line| line > 1) && !fault.fix_en.is_empty(), "{fault:#?}");
    }
    let misspelt = &faults(&json!({"business.hasNibb": yes("open")}))[0];
    assert_eq!(misspelt.fix_en, "Perhaps you mean `business.hasNib`. Or remove the question.");
}
