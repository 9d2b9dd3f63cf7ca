//! Hostile and broken packs: bounded, told, and never a panic.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use layak_pack::{Code, MAIN, compile, diagnostic::Diagnostic};
use serde_json::{Value, json};

const SMALL: &str = include_str!("valid/small.json");

fn faults(text: &str) -> Vec<Diagnostic> {
    compile(&[(MAIN, text.as_bytes())]).map_or_else(|faults| faults, |compiled| compiled.warnings)
}

fn has(faults: &[Diagnostic], code: Code) -> bool {
    faults.iter().any(|fault| fault.code == code)
}

#[test]
fn more_subjects_than_a_program_can_number_are_refused() {
    let mut pack: Value = serde_json::from_str(SMALL).unwrap();
    let subjects = pack["subjects"].as_object_mut().unwrap();
    let more = subjects["product"].clone();
    for index in 0..260 {
        let mut subject = more.clone();
        subject.as_object_mut().unwrap().shift_remove("label");
        subjects.insert(format!("thing{index}"), subject);
    }
    assert!(has(&faults(&pack.to_string()), Code::TooMany));
}

#[test]
fn a_deep_predicate_is_refused() {
    let mut pack: Value = serde_json::from_str(SMALL).unwrap();
    let definitions = pack["$defs"].as_object_mut().unwrap();
    for index in 0..200 {
        definitions.insert(format!("d{index}"), json!({"not": {"$ref": format!("#/$defs/d{}", index + 1)}}));
    }
    definitions.insert("d200".to_owned(), json!({"required": ["business.sales"]}));
    pack["provisions"]["MICRO"]["predicate"]["$ref"] = json!("#/$defs/d0");
    assert!(has(&faults(&pack.to_string()), Code::PredicateTooLarge));
}

#[test]
fn cut_off_anywhere_it_is_a_syntax_fault() {
    let end = SMALL.trim_end().len();
    for at in (0..end).filter(|&at| SMALL.is_char_boundary(at)).step_by(97) {
        let found = faults(&SMALL[..at]);
        assert!(has(&found, Code::Syntax), "cut at {at}: {found:?}");
    }
}

#[test]
fn files_that_are_not_packs_are_told() {
    for (text, code) in [
        ("[]", Code::WrongType),
        ("null", Code::WrongType),
        ("{}", Code::MissingMember),
        ("\u{feff}{}", Code::Syntax),
        ("", Code::Syntax),
    ] {
        assert!(has(&faults(text), code), "{text:?}");
    }
    let none = compile(&[]).unwrap_err();
    assert!(has(&none, Code::MissingPart));
}
