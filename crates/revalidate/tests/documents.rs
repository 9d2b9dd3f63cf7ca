//! Documents with the words of our vocabulary, figures of law and recursion; keywords about the answers as an object.
//! The independent judge must agree on every case.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be prepared must fail")]

mod compiled;

use layak_revalidate::{Pack, opinion::second_opinion};
use layak_rules::{
    Date, Mode, answers,
    evaluate::{Era, Evaluation, Truth},
};
use serde_json::{Value, json};

const PACK: &str = include_str!("documents.json");
const ON: &str = "2026-11-22";

fn truth(pack: &Pack, provision: &str, answers: &Value, mode: Mode) -> Truth {
    let on = Date::parse(ON).unwrap();
    let program = &pack.program;
    let (answers, problems) = answers::read(program, answers.to_string().as_bytes(), mode).unwrap();
    assert_eq!(problems, []);
    let id = program.provisions().iter().position(|known| known.id() == provision).unwrap();
    let era = Era::new(program, on);
    let evaluation = Evaluation::new(&era, &answers, mode);
    let truth = evaluation.provision_truth(u16::try_from(id).unwrap(), None).unwrap();
    if mode == Mode::Final {
        assert_eq!(second_opinion(pack, &answers, on), [], "{provision}");
    }
    truth
}

fn judge(provision: &str, cases: &[(Value, bool)]) {
    judge_in(&compiled::load(PACK), provision, cases);
}

/// The pack without some of its provisions.
fn without(provisions: &[&str]) -> Value {
    let mut pack: Value = serde_json::from_str(PACK).unwrap();
    for provision in provisions {
        pack["provisions"].as_object_mut().unwrap().shift_remove(*provision).unwrap();
    }
    let criteria = pack["decisions"][0]["criteria"].as_array_mut().unwrap();
    criteria.retain(|name| !provisions.contains(&name.as_str().unwrap()));
    pack
}

/// The pack without its document: a fact that only the office has would keep counts unknown.
fn without_document() -> Pack {
    let mut pack = without(&["WORDS", "TREE", "NAMED"]);
    pack["facts"].as_object_mut().unwrap().shift_remove("registry.extract").unwrap();
    compiled::load(&pack.to_string())
}

fn judge_in(pack: &Pack, provision: &str, cases: &[(Value, bool)]) {
    for (answers, holds) in cases {
        assert_eq!(
            truth(pack, provision, answers, Mode::Final),
            Truth::from(*holds),
            "{provision} {answers}"
        );
    }
}

fn extract(document: Value) -> Value {
    json!({"registry.extract": document, "business.sales": 100, "business.started": "2020-05-01"})
}

#[test]
fn words_judge_values_within_a_document() {
    judge(
        "WORDS",
        &[
            (
                extract(
                    json!({"issued": "2024-11-22", "kbli": "10794", "capital": 5, "since": "2020-05-01"}),
                ),
                true,
            ),
            (extract(json!({"issued": "2024-11-23"})), false),
            (extract(json!({"issued": 7, "kbli": [], "capital": "x"})), true),
            (extract(json!({"kbli": "10799"})), false),
            (extract(json!({"capital": 2_000_000_001_i64})), false),
            (extract(json!({"capital": 2_000_000_000.5})), false),
            (extract(json!({"capital": 1_999_999_999.5})), true),
            (extract(json!({"since": "2020-05-02"})), false),
            (extract(json!({"sales": 100.0})), true),
            (extract(json!({"sales": 100.5})), false),
            (extract(json!({"valid": "2026-11-23"})), true),
            (extract(json!({"valid": "2026-11-22"})), false),
            (extract(json!({"address": "https://oss.go.id/x", "email": "ibu@example.id"})), true),
            (extract(json!({"address": "oss.go.id"})), false),
        ],
    );
}

#[test]
fn schemas_may_be_recursive_and_named() {
    let node = |children: Value| json!({"name": "a", "owns": children});
    let cases = [
        (extract(node(json!([node(json!([]))]))), true),
        (extract(node(json!([node(json!([{"name": 1}]))]))), false),
        (extract(node(json!([{"owns": []}]))), false),
        (extract(json!("no object")), false),
    ];
    judge("TREE", &cases);
    // By its anchor alone, where nothing else leads to the definition.
    judge_in(&compiled::load(&without(&["TREE"]).to_string()), "NAMED", &cases);
}

#[test]
fn answers_are_judged_as_an_object() {
    let pack = without_document();
    let judge = |provision, cases: &[(Value, bool)]| judge_in(&pack, provision, cases);
    let a = json!({"business.sales": 1});
    let b = json!({"business.sales": 1, "business.started": "2020-05-01"});
    let c = json!({"business.started": "2020-05-01", "business.nib": "1234567890123"});
    let none = json!({});
    judge(
        "FEW",
        &[
            (none.clone(), false),
            (a.clone(), true),
            (b.clone(), true),
            (
                json!({"business.sales": 1, "business.started": "2020-05-01", "business.nib": "1234567890123"}),
                false,
            ),
        ],
    );
    judge("NEEDS", &[(none.clone(), true), (a.clone(), false), (b.clone(), true), (c.clone(), true)]);
    judge(
        "LARGE",
        &[
            (none.clone(), true),
            (b.clone(), true),
            (json!({"business.sales": 11, "business.started": "2020-05-01"}), false),
            (json!({"business.sales": 11}), true),
        ],
    );
    judge("PATTERN", &[(none.clone(), true), (b.clone(), true), (c.clone(), false)]);
    judge("ONLY", &[(none.clone(), true), (a.clone(), true), (c.clone(), false)]);
    judge("LEFT", &[(none, true), (a, true), (b, true), (c, false)]);
}

#[test]
fn an_absent_document_is_unknown() {
    let pack = compiled::load(PACK);
    for mode in [Mode::Draft, Mode::Final] {
        assert_eq!(truth(&pack, "TREE", &json!({}), mode), Truth::Unknown);
    }
    assert_eq!(truth(&pack, "TREE", &extract(json!({"name": 1})), Mode::Draft), Truth::No);
}

#[test]
fn numbers_keep_every_digit_from_answer_to_view() {
    let pack = compiled::load(PACK);
    let text = r#"{"registry.extract":{"a":1e-7,"b":123456789012345678901234567890.5,"c":-0.0,"d":1E+2}}"#;
    let (answers, problems) = answers::read(&pack.program, text.as_bytes(), Mode::Final).unwrap();
    assert_eq!(problems, []);
    let written = answers::write(&pack.program, &answers, |_, _| true);
    assert_eq!(
        written,
        r#"{"registry.extract":{"a":1e-7,"b":1.234567890123456789012345678905e+29,"c":0,"d":100}}"#
    );
    let (again, _) = answers::read(&pack.program, written.as_bytes(), Mode::Final).unwrap();
    assert_eq!(again, answers);
}

#[test]
fn what_needs_too_many_levels_or_steps_is_left_to_the_office() {
    let mut pack: Value = serde_json::from_str(PACK).unwrap();
    let definitions = pack["$defs"].as_object_mut().unwrap();
    for level in 0..500 {
        let next = json!({"$ref": format!("#/$defs/deep{}", level + 1)});
        definitions.insert(format!("deep{level}"), json!({"allOf": [next, {"type": "object"}]}));
    }
    definitions.insert("deep500".to_owned(), json!(true));
    // Each level doubles the steps.
    for level in 0..40 {
        let next = json!({"$ref": format!("#/$defs/wide{}", level + 1)});
        definitions.insert(format!("wide{level}"), json!({"allOf": [next, next]}));
    }
    definitions.insert("wide40".to_owned(), json!(true));
    for start in ["deep0", "wide0"] {
        pack["provisions"]["TREE"]["predicate"]["properties"]["registry.extract"]["$ref"] =
            json!(format!("#/$defs/{start}"));
        let compiled = layak_pack::compile(&[(layak_pack::MAIN, pack.to_string().as_bytes())]).unwrap();
        let program = layak_rules::Program::load(&compiled.program.to_bytes()).unwrap();
        let (answers, _) =
            answers::read(&program, extract(json!({})).to_string().as_bytes(), Mode::Final).unwrap();
        let on = Date::parse(ON).unwrap();
        let id = program.provisions().iter().position(|known| known.id() == "TREE").unwrap();
        let era = Era::new(&program, on);
        let evaluation = Evaluation::new(&era, &answers, Mode::Final);
        let truth = evaluation.provision_truth(u16::try_from(id).unwrap(), None);
        assert_eq!(truth, Some(Truth::Unknown), "{start}");
    }
}
