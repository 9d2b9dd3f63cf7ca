//! The second opinion over generated answers and dates: two judges made apart agree on every word of the vocabulary.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be prepared must fail")]

mod compiled;

use layak_revalidate::{Pack, opinion::second_opinion};
use layak_rules::{Date, Mode, answers};
use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::{select, subsequence},
    test_runner::{Config, TestRunner},
};
use serde_json::{Map, Value, json};

const WORDS: &str = include_str!("words.json");

/// Few values, close to each other and to the edges of the pack, so that equality and edges are hit often.
fn dates() -> impl Strategy<Value = Value> {
    select(vec![
        "2024-11-21",
        "2024-11-22",
        "2024-11-23",
        "2025-02-28",
        "2024-02-29",
        "2026-05-21",
        "2026-05-22",
        "2026-05-23",
        "2026-10-17",
        "2026-10-18",
        "2026-11-22",
        "2026-11-30",
        "2026-12-01",
        "2027-05-21",
        "2027-05-22",
        "2027-05-23",
    ])
    .prop_map(|date| json!(date))
}

fn numbers() -> impl Strategy<Value = Value> {
    (0_i64..6).prop_map(|number| json!(number))
}

fn texts(texts: Vec<&'static str>) -> impl Strategy<Value = Value> {
    select(texts).prop_map(|text| json!(text))
}

/// An object of the members that are given.
fn object(members: Vec<(&'static str, BoxedStrategy<Value>)>) -> impl Strategy<Value = Value> {
    let members: Vec<_> = members
        .into_iter()
        .map(|(id, value)| option::weighted(0.8, value).prop_map(move |value| value.map(|value| (id, value))))
        .collect();
    members.prop_map(|members| {
        Value::Object(
            members.into_iter().flatten().map(|(id, value)| (id.to_owned(), value)).collect::<Map<_, _>>(),
        )
    })
}

fn items() -> impl Strategy<Value = Value> {
    let kinds = subsequence(vec!["dry", "frozen"], 0..=2).prop_map(|kinds| json!(kinds));
    let item = object(vec![
        ("product.name", texts(vec!["a", "b"]).boxed()),
        ("product.price", numbers().boxed()),
        ("product.cost", numbers().boxed()),
        ("product.kinds", kinds.boxed()),
        ("product.number", texts(vec!["2157501010123-26", "1157501010123-24"]).boxed()),
        ("product.start", dates().boxed()),
        ("product.end", dates().boxed()),
    ]);
    vec(item, 0..4).prop_map(Value::Array)
}

fn answer_documents() -> impl Strategy<Value = Value> {
    object(vec![
        (
            "business.sales",
            select(vec![0, 299_999_999, 300_000_000, 2_000_000_000, 2_000_000_001_i64])
                .prop_map(|n| json!(n))
                .boxed(),
        ),
        ("business.started", dates().boxed()),
        ("business.ended", dates().boxed()),
        ("business.workers", numbers().boxed()),
        ("business.most", numbers().boxed()),
        ("business.form", texts(vec!["person", "company"]).boxed()),
        ("business.hasPartner", any::<bool>().prop_map(|yes| json!(yes)).boxed()),
        ("business.kbli", texts(vec!["10710", "10794", "10720", "99999", "10799"]).boxed()),
        ("office.listed", any::<bool>().prop_map(|yes| json!(yes)).boxed()),
        ("product", items().boxed()),
    ])
}

#[test]
fn the_judges_agree_on_generated_answers() {
    let pack = compiled::load(WORDS);
    // A few dates only: a judge is made for each.
    let days = ["2019-06-30", "2021-02-01", "2025-02-28", "2026-10-18", "2026-11-22"];
    let days: Vec<Date> = days.iter().map(|day| Date::parse(day).unwrap()).collect();
    let mut runner = TestRunner::new(Config { cases: 600, failure_persistence: None, ..Config::default() });
    let checked = runner.run(&(answer_documents(), select(days)), |(document, on)| {
        prop_assert_eq!(alarms(&pack, &document, on), vec![], "{} on {}", document, on);
        Ok(())
    });
    checked.unwrap_or_else(|fault| panic!("{fault}"));
}

fn alarms(pack: &Pack, document: &Value, on: Date) -> Vec<layak_revalidate::opinion::Alarm> {
    let (answers, problems) =
        answers::read(&pack.program, document.to_string().as_bytes(), Mode::Final).unwrap();
    assert_eq!(problems, []);
    second_opinion(pack, &answers, on)
}
