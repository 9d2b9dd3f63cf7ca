//! A file of submissions: every line answered, in order, whatever stands in it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be prepared must fail")]

mod compiled;

use layak_revalidate::{
    Registry,
    batch::{Options, Progress, Summary, run},
};
use layak_rules::{Date, Mode, outcome::decide_document};
use serde_json::{Value, json};

fn registry() -> (Registry, String) {
    let mut registry = Registry::default();
    let pack = registry.add(compiled::load(include_str!("words.json")));
    (registry, pack.sha256.clone())
}

fn line(sha256: &str, sales: i64) -> Value {
    json!({
        "submission": 1, "pack": {"id": "words", "sha256": sha256}, "on": "2026-11-22", "lang": "id",
        "answers": {"business.sales": sales, "business.started": "2015-05-01"},
        "claim": {"verdicts": [{"decision": "size", "verdict": "eligible"}]},
    })
}

fn batch(registry: &Registry, input: &[u8], options: Options) -> (Vec<Value>, Summary, Vec<Progress>) {
    let (mut output, mut seen) = (Vec::new(), Vec::new());
    let summary = run(registry, input, &mut output, options, |progress| seen.push(progress)).unwrap();
    let lines = output.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    (lines.map(|line| serde_json::from_slice(line).unwrap()).collect(), summary, seen)
}

#[test]
fn thousands_of_lines_come_out_in_order_and_as_if_decided_alone() {
    let (registry, sha256) = registry();
    let documents: Vec<Value> = (0..5_000).map(|number| line(&sha256, number * 1_000_000)).collect();
    let input: String = documents.iter().map(|document| format!("{document}\n")).collect();
    let (lines, summary, seen) = batch(&registry, input.as_bytes(), Options::default());
    assert_eq!(summary, Summary { decided: 5_000, refused: 0, different: 5_000, alarms: 0 });
    assert_eq!(seen.last(), Some(&Progress { bytes: input.len() as u64, lines: 5_000 }));
    assert!(seen.len() > 1, "progress is told on the way");
    let program = &registry.current("words").unwrap().program;
    let on = Date::parse("2026-11-22").unwrap();
    for (index, (document, result)) in documents.iter().zip(&lines).enumerate() {
        assert_eq!(result["line"], index + 1);
        if index % 500 == 0 {
            let alone = decide_document(program, document["answers"].to_string().as_bytes(), on, Mode::Final)
                .unwrap();
            assert_eq!(result["outcome"], serde_json::from_str::<Value>(&alone).unwrap());
        }
    }
}

#[test]
fn bad_lines_are_answered_and_the_rest_goes_on() {
    let (registry, sha256) = registry();
    let good = line(&sha256, 1).to_string();
    let lines = [
        good.clone(),
        "{not json".into(),
        String::new(),
        good.replace("\"words\"", "\"other\""),
        good.replace(&sha256, &"0".repeat(64)),
        good.replace("\"business.sales\":1", "\"business.sales\":1.5"),
        format!("{{\"x\":\"{}\"}}", "y".repeat(1_000_000)),
        "[".repeat(100_000),
        good,
    ];
    let (results, summary, _) = batch(&registry, lines.join("\n").as_bytes(), Options::default());
    let told: Vec<(u64, &str)> = results
        .iter()
        .map(|r| (r["line"].as_u64().unwrap(), r["error"]["code"].as_str().unwrap_or("decided")))
        .collect();
    assert_eq!(
        told,
        [
            (1, "decided"),
            (2, "json-syntax"),
            (4, "unknown-pack"),
            (5, "unknown-pack-version"),
            (6, "not-an-integer"),
            (7, "too-large"),
            (8, "wrong-shape"),
            (9, "decided"),
        ]
    );
    assert_eq!((summary.decided, summary.refused), (2, 6));
}

#[test]
fn one_date_can_be_set_for_all() {
    let (registry, sha256) = registry();
    let input = line(&sha256, 1_000_000_000).to_string();
    let (own, ..) = batch(&registry, input.as_bytes(), Options::default());
    let on = Date::parse("2019-01-01");
    let (set, ..) = batch(&registry, input.as_bytes(), Options { on });
    assert_eq!(
        (&own[0]["outcome"]["on"], &set[0]["outcome"]["on"]),
        (&json!("2026-11-22"), &json!("2019-01-01"))
    );
    assert_ne!(
        own[0]["outcome"]["decisions"], set[0]["outcome"]["decisions"],
        "the law of 2019 had another figure"
    );
}
