//! Invented packs: a few facts of every type, random predicates over them, one decision of each kind.

mod predicate;

use crate::generate::Dice;
use predicate::Inventor;
use serde_json::{Map, Value, json};

/// Provisions about the whole, and as many about each item.
const PROVISIONS: usize = 4;

/// The source of the pack of a seed.
pub fn source(seed: u64) -> Value {
    let mut inventor = Inventor::new(Dice::new(seed));
    let mut provisions = Map::new();
    for number in 0..PROVISIONS {
        provisions.insert(format!("WHOLE-{number}"), provision(inventor.whole(3), None));
        provisions.insert(format!("ITEM-{number}"), provision(inventor.item(2), Some("item")));
    }
    json!({
        "id": format!("invented-{seed}"), "version": "1", "languages": ["id"],
        "title": words("Rekaan"), "summary": words("Pak rekaan."), "office": words("Dinas."),
        "askNext": words("Tanyakan ke dinas."), "timeZone": {"name": "WITA", "utcOffsetMinutes": 480},
        "subjects": {"item": {"title": words("Barang"), "add": words("Tambah"), "minItems": 0, "maxItems": 5,
            "label": "item.kind"}},
        "facts": facts(),
        "provisions": provisions,
        "decisions": [
            {"id": "aid", "kind": "eligibility", "title": words("Bantuan"), "criteria": ["WHOLE-0", "WHOLE-1"]},
            permit("permit", None, "WHOLE"),
            {"id": "item-aid", "kind": "eligibility", "subject": "item", "title": words("Barang"),
                "criteria": ["ITEM-0", "ITEM-1"]},
            permit("item-permit", Some("item"), "ITEM"),
        ],
        "pages": [
            {"id": "whole", "title": words("Semua"), "facts": names("whole")},
            {"id": "items", "subject": "item", "title": words("Barang"), "facts": names("item")},
        ],
    })
}

/// The facts' names after the subject, and their types.
const KINDS: [(&str, &str); 8] = [
    ("flag", "boolean"),
    ("kind", "choice"),
    ("kinds", "choices"),
    ("count", "integer"),
    ("most", "integer"),
    ("day", "date"),
    ("end", "date"),
    ("name", "text"),
];

/// The options of the choices.
const OPTIONS: [&str; 3] = ["a", "b", "c"];

fn names(subject: &str) -> Vec<String> {
    KINDS.iter().map(|(name, _)| format!("{subject}.{name}")).collect()
}

fn facts() -> Map<String, Value> {
    let mut facts = Map::new();
    for subject in ["whole", "item"] {
        for (name, kind) in KINDS {
            let mut fact = json!({"type": kind, "question": words("Berapa?"), "sensitivity": "open",
                "required": false});
            if kind.starts_with("choice") {
                let option = |value: &str| json!({"value": value, "label": words(value)});
                fact["options"] = OPTIONS.map(option).into();
            }
            facts.insert(format!("{subject}.{name}"), fact);
        }
    }
    facts
}

fn provision(predicate: Value, subject: Option<&str>) -> Value {
    let mut provision = json!({
        "from": "2020-01-01", "standing": "confirmed", "predicate": predicate,
        "citation": [{"law": "Perda 1/2020"}], "title": words("Syarat"), "met": words("Terpenuhi."),
        "unmet": words("Belum terpenuhi."), "next": words("Ajukan lagi."),
    });
    if let Some(subject) = subject {
        provision["subject"] = json!(subject);
    }
    provision
}

fn permit(id: &str, subject: Option<&str>, provisions: &str) -> Value {
    let name = |number: usize| format!("{provisions}-{number}");
    let next = json!([words("Ajukan izin.")]);
    let mut permit = json!({"id": id, "kind": "permit", "title": words("Izin"), "arms": [
        {"id": "free", "all": [name(0)], "none": [name(2)], "verdict": "not-required",
            "reason": words("Cukup."), "next": next},
        {"id": "other", "any": [name(1), name(3)], "verdict": "other-permit", "permit": "MD", "next": next},
        {"id": "otherwise", "verdict": "required", "reason": words("Perlu izin."), "next": next},
    ]});
    if let Some(subject) = subject {
        permit["subject"] = json!(subject);
    }
    permit
}

fn words(text: &str) -> Value {
    json!({ "id": text })
}
