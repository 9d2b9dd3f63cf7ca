//! Submissions over HTTP: the server decides by itself, records what the client claimed, and never gives two receipts.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be prepared must fail")]

mod running;

use running::{NIK, Server, TODAY, answers};
use serde_json::{Value, json};

const KEY: &str = "0123456789abcdef-key";

fn changed(document: &Value, pointer: &str, value: Value) -> Value {
    let mut document = document.clone();
    *document.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
    document
}

fn with_answer(document: &Value, id: &str, value: Value) -> Value {
    let mut document = document.clone();
    document["answers"][id] = value;
    document
}

fn verdict_of<'a>(reply: &'a Value, decision: &str, item: Option<u64>) -> &'a str {
    let decisions = reply["outcome"]["decisions"].as_array().unwrap();
    let found = decisions.iter().find(|d| d["decision"] == decision && d["item"].as_u64() == item).unwrap();
    found["verdict"].as_str().unwrap()
}

#[tokio::test]
async fn an_honest_submission_is_stored_and_gets_a_receipt_that_checks() {
    let server = Server::start().await;
    let answer = server.submit(KEY, &server.submission()).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let reply = answer.json();
    assert_eq!(reply["differences"], json!([]), "{reply}");
    assert_eq!(reply["ignored"], json!([]));
    assert_eq!(reply["timeZone"], "WITA");
    assert!(reply["receivedAt"].as_str().unwrap().ends_with("+08:00"));
    assert_eq!(reply["reference"].as_str().unwrap().len(), 9);
    assert!(reply["secret"].as_str().unwrap().len() >= 22, "128 bits in base64url");
    assert_eq!(verdict_of(&reply, "permit", Some(1)), "other-permit");

    let check =
        server.post("/v1/receipts/check", &[], json!({"receipt": reply["receipt"]}).to_string()).await.json();
    assert_eq!(check["valid"], true, "{check}");
    assert_eq!(check["reference"], reply["reference"]);
    assert_eq!(check["on"], TODAY);
    assert!(!answer.text.contains("canary") && !check.to_string().contains(NIK));

    let status = json!({"reference": reply["reference"], "secret": reply["secret"]}).to_string();
    assert_eq!(server.post("/v1/status", &[], status).await.json()["state"], "received");
    let guess = json!({"reference": reply["reference"], "secret": "AAAAAAAAAAAAAAAAAAAAAA"}).to_string();
    assert_eq!(server.post("/v1/status", &[], guess).await.code(), "case-not-found");
}

#[tokio::test]
async fn the_reply_and_receipt_fit_the_published_schemas() {
    let server = Server::start().await;
    let reply = server.submit(KEY, &server.submission()).await.json();
    let meta = |name: &str| -> Value {
        let path = format!("{}/../../schemas/meta/{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
        serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
    };
    let mut registry = jsonschema::Registry::new();
    for name in ["submission", "outcome", "receipt"] {
        let schema = meta(name);
        let id = schema["$id"].as_str().unwrap().to_owned();
        registry = registry.add(id, schema).unwrap();
    }
    let registry = registry.prepare().unwrap();
    let check = |schema: &str, document: &Value| {
        let schema = json!({"$ref": schema});
        let validator = jsonschema::options().with_registry(&registry).build(&schema).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(document).map(|e| format!("{} at {}", e, e.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new(), "{document}");
    };
    check("urn:layak:schema:submission:1", &server.submission());
    check("urn:layak:schema:receipt:1#/$defs/reply", &reply);
    let statement = server.app.receipt_keys.check(reply["receipt"].as_str().unwrap()).unwrap();
    check("urn:layak:schema:receipt:1", &serde_json::to_value(statement).unwrap());
}

#[tokio::test]
async fn tampered_submissions_change_nothing_but_the_record() {
    let server = Server::start().await;
    let honest = server.submission();
    let outcome = server.submit("honest-0123456789", &honest).await.json()["outcome"].clone();

    // The verdict changed.
    let claim = changed(&honest, "/claim/verdicts/1/verdict", json!("not-eligible"));
    let reply = server.submit("claim-0123456789a", &claim).await.json();
    assert_eq!(reply["outcome"], outcome);
    let difference = json!([{"decision": "aid", "claimed": "not-eligible", "decided": "eligible"}]);
    assert_eq!(reply["differences"], difference);

    // Hidden, computed and office facts set.
    for (id, value, number) in [
        ("business.hasPartner", json!(true), 1),
        ("business.size", json!("other"), 2),
        ("office.listed", json!(true), 3),
    ] {
        let tampered = with_answer(&honest, id, value);
        let reply = server.submit(&format!("hidden-0123456789-{number}"), &tampered).await.json();
        assert_eq!(reply["ignored"], json!([format!("/{id}")]), "{reply}");
        assert_eq!(reply["outcome"]["decisions"], outcome["decisions"], "{id} decides nothing");
    }

    // A threshold crossed in the answers while the claim stays.
    let crossed = changed(&honest, "/answers/business.sales", json!(2_000_000_001_i64));
    let reply = server.submit("crossed-0123456789", &crossed).await.json();
    assert_eq!(verdict_of(&reply, "aid", None), "not-eligible");
    let difference = json!({"decision": "aid", "claimed": "eligible", "decided": "not-eligible"});
    assert!(reply["differences"].as_array().unwrap().contains(&difference), "{reply}");

    // An older date, to be judged by older law.
    let backdated = changed(&honest, "/on", json!("2020-01-01"));
    let reply = server.submit("backdated-0123456789", &backdated).await.json();
    assert_eq!(reply["outcome"]["on"], TODAY);
}

#[tokio::test]
async fn the_same_key_and_body_give_the_same_bytes_also_after_a_restart() {
    let server = Server::start().await;
    let document = server.submission();
    let first = server.submit(KEY, &document).await;
    assert_eq!(first.status, 201);
    for _ in 0..3 {
        assert_eq!(server.submit(KEY, &document).await.text, first.text);
    }
    let other = changed(&document, "/answers/business.sales", json!(1));
    assert_eq!(server.submit(KEY, &other).await.code(), "idempotency-key-reused");
    let folder = server.stop().await;
    let server = Server::start_in(folder, 10).await;
    let mut again = server.submit(KEY, &document).await.json();
    let mut before = first.json();
    // Another port is another address for the check; the rest is the same.
    assert!(again["checkUrl"].take() != before["checkUrl"].take());
    assert!(again["checkQr"].take() != before["checkQr"].take(), "the QR code is that of the address");
    assert_eq!(again, before);
    assert_eq!(server.app.store.count_cases(&Default::default()).await.unwrap(), 1);
    assert_eq!(server.app.store.verify_audit().await.unwrap().map(|entries| entries > 0), Ok(true));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_at_once_with_one_key_make_one_case() {
    let server = std::sync::Arc::new(Server::start().await);
    let document = server.submission();
    let sends: Vec<_> = (0..50)
        .map(|_| {
            let (server, document) = (std::sync::Arc::clone(&server), document.clone());
            tokio::spawn(async move { server.submit(KEY, &document).await.text })
        })
        .collect();
    let mut texts = std::collections::HashSet::new();
    for send in sends {
        texts.insert(send.await.unwrap());
    }
    assert_eq!(texts.len(), 1, "{texts:#?}");
    assert_eq!(server.app.store.count_cases(&Default::default()).await.unwrap(), 1);
}

#[tokio::test]
async fn a_missing_or_poor_key_is_refused() {
    let server = Server::start().await;
    let body = server.submission().to_string();
    assert_eq!(server.post("/v1/submissions", &[], body.clone()).await.code(), "idempotency-key-missing");
    for key in ["short", "0123456789 abcdef", &"x".repeat(129)] {
        let answer = server.post("/v1/submissions", &[("idempotency-key", key)], body.clone()).await;
        assert_eq!(answer.code(), "idempotency-key-missing", "{key}");
    }
}

#[tokio::test]
async fn unfinished_answers_are_listed_and_nothing_is_stored() {
    let server = Server::start().await;
    let mut document = server.submission();
    let given = document["answers"].as_object_mut().unwrap();
    given.remove("business.sales");
    given.insert("owner.nik".into(), json!("12"));
    given.insert("declaration.truth".into(), json!(false));
    given.insert("business.workers".into(), json!("three"));
    given.insert("business.started".into(), json!("2015-02-30"));
    let answer = server.submit(KEY, &document).await;
    assert_eq!(answer.code(), "answers-not-complete");
    let problems = answer.json()["problems"].clone();
    for (pointer, code) in [
        ("/business.sales", "missing"),
        ("/owner.nik", "format"),
        ("/declaration.truth", "not-agreed"),
        ("/business.workers", "wrong-type"),
        ("/business.started", "no-such-date"),
    ] {
        let expected = json!({"pointer": pointer, "code": code});
        assert!(problems.as_array().unwrap().contains(&expected), "{expected} in {problems}");
    }
    assert_eq!(server.app.store.count_cases(&Default::default()).await.unwrap(), 0);
    assert_eq!(server.submit(KEY, &server.submission()).await.status, 201, "the key is still free");
}

#[tokio::test]
async fn an_unknown_or_outdated_pack_is_refused() {
    let server = Server::start().await;
    let document = server.submission();
    let unknown = changed(&document, "/pack/sha256", json!("00".repeat(32)));
    assert_eq!(server.submit(KEY, &unknown).await.code(), "unknown-pack-version");
    let unknown = changed(&document, "/pack/id", json!("lain"));
    assert_eq!(server.submit(KEY, &unknown).await.code(), "unknown-pack");
}

#[tokio::test]
async fn decisions_are_stateless_and_equal_the_rules_crate() {
    let server = Server::start().await;
    let pack = server.app.packs.registry.current("uji").unwrap();
    for mode in ["final", "draft"] {
        let body = json!({"pack": "uji", "on": TODAY, "mode": mode, "answers": answers()});
        let answer = server.post("/v1/decisions", &[], body.to_string()).await;
        let native = layak_rules::outcome::decide_document(
            &pack.program,
            answers().to_string().as_bytes(),
            running::today(),
            if mode == "draft" { layak_rules::Mode::Draft } else { layak_rules::Mode::Final },
        );
        assert_eq!(answer.text, native.unwrap());
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    assert_eq!(server.app.store.count_cases(&Default::default()).await.unwrap(), 0);
}
