//! The published packs and their cases through the whole of revalidation: the independent judge must agree on every
//! provision of every case.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be prepared must fail")]

mod compiled;

use layak_revalidate::{Submission, opinion::second_opinion, revalidate};
use layak_rules::{Date, Mode, answers};
use serde_json::Value;

fn cases(pack: &str) -> Vec<Value> {
    let folder = compiled::packs().join(pack).join("cases");
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let value: Value = serde_json::from_slice(&std::fs::read(entry.unwrap().path()).unwrap()).unwrap();
        match value {
            Value::Array(cases) => all.extend(cases),
            case => all.push(case),
        }
    }
    all
}

#[test]
fn the_second_opinion_agrees_on_every_case() {
    for id in ["permits", "gorontalo-motor"] {
        let pack = compiled::pack(id);
        let cases = cases(id);
        assert!(cases.len() > 10, "{id} has cases");
        for case in cases {
            let bytes = case["answers"].to_string();
            let on = Date::parse(case["on"].as_str().unwrap()).unwrap();
            let read = answers::read(&pack.program, bytes.as_bytes(), Mode::Draft);
            let (answers, _) = read.unwrap_or_else(|error| panic!("{}: {error}", case["id"]));
            assert_eq!(second_opinion(&pack, &answers, on), [], "{id} {}", case["id"]);
        }
    }
}

#[test]
fn a_submission_is_decided_by_itself() {
    let pack = compiled::pack("permits");
    let text = format!(
        r#"{{"submission":1,"pack":{{"id":"permits","sha256":"{}"}},"on":"2026-11-22","lang":"id","answers":{{}},
            "claim":{{"verdicts":[{{"decision":"nib","verdict":"held"}}]}}}}"#,
        pack.sha256
    );
    let submission = Submission::read(text.as_bytes()).unwrap();
    let report = revalidate(&pack, &submission, Date::parse("2026-11-22").unwrap()).unwrap();
    let nib = report.differences.iter().find(|difference| difference.decision == "nib").unwrap();
    assert_eq!(nib.claimed.as_deref(), Some("held"));
    assert_ne!(nib.decided.as_deref(), Some("held"));
    assert!(!report.problems(&pack).is_empty(), "empty answers are not a finished submission");
}
