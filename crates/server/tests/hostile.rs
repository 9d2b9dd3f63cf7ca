//! Bad input over HTTP: clear answers, nothing stored, the server stays up.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be prepared must fail")]

mod running;

use running::{NIK, Server};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

const KEY: [(&str, &str); 1] = [("idempotency-key", "0123456789abcdef")];

/// Texts that break careless programs.
const HOSTILE: [&str; 22] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "'; DROP TABLE cases; --",
    "1' OR '1'='1",
    "=cmd|' /C calc'!A0",
    "+62 812; rm -rf /",
    "@SUM(1+1)*cmd",
    "{{7*7}}${7*7}<%= 7*7 %>",
    "../../../../etc/passwd",
    "%00%0d%0aSet-Cookie: a=b",
    "a\r\nX-Injected: 1",
    "\u{202e}gnp.exe",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!",
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "\u{feff}BOM",
    "\u{fffd}\u{fffe}\u{ffff}",
    "İstanbul ıI ß ﬀ",
    "NaN Infinity -0 1e400 null undefined",
    "data:text/html;base64,PHNjcmlwdD4=",
    "\u{7f}\u{85}\u{2028}\u{2029}",
    "]]><!--<![CDATA[&amp;&#x3c;",
];

#[tokio::test]
async fn hostile_texts_go_through_unchanged_and_harmless() {
    let server = Server::start().await;
    let cookie = server.log_in().await;
    for (number, text) in HOSTILE.into_iter().enumerate() {
        let mut document = server.submission();
        document["answers"]["owner.name"] = json!(text);
        document["answers"]["owner.note"] = json!(text);
        document["answers"]["product"][0]["product.name"] = json!(text);
        document["claim"]["verdicts"][0]["verdict"] = json!("<script>alert(2)</script>");
        let answer = server.submit(&format!("0123456789abcdef-{number}"), &document).await;
        assert_eq!(answer.status, 201, "{text:?}: {}", answer.text);
        let reference = answer.json()["reference"].as_str().unwrap().to_owned();
        let page = server.get(&format!("/officer/cases/{reference}"), &[("cookie", &cookie)]).await;
        assert_eq!(page.status, 200);
        for bad in ["<script>alert", "<img src=x", "<![CDATA["] {
            assert!(!page.text.contains(bad), "{text:?} is escaped");
        }
        let row = server.app.store.case(&reference).await.unwrap().unwrap();
        let open =
            layak_server::cases::open(&server.app, &row).unwrap_or_else(|problem| panic!("{}", problem.code));
        let stored: Value = serde_json::from_slice(&open.submission).unwrap();
        assert_eq!(stored["answers"]["owner.name"], text, "round trip");
    }
    let csv = server.form("/officer/export", &cookie, "pack=uji&reason=pemeriksaan+uji&bom=1".into()).await;
    assert_eq!(csv.status, 200);
    assert!(csv.text.starts_with('\u{feff}') && csv.text.contains(&format!("'{NIK}")));
    let cells = csv.text.split(['\n', ';']).map(|cell| cell.trim_start_matches('"'));
    assert_eq!(cells.filter(|cell| cell.starts_with(['=', '@', '+'])).count(), 0);
}

#[tokio::test]
async fn unreadable_documents_are_refused_with_code_and_place() {
    let server = Server::start().await;
    let good = server.submission().to_string();
    let deep = format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000));
    let table = [
        (String::new(), "json-syntax", ""),
        ("null".into(), "wrong-shape", ""),
        (good.replacen("\"lang\":\"id\"", "\"lang\":\"id\",\"lang\":\"id\"", 1), "duplicate-key", "/lang"),
        (
            good.replacen("\"business.workers\":3", "\"business.workers\":3,\"business.workers\":4", 1),
            "duplicate-key",
            "/answers/business.workers",
        ),
        (good.replacen("120000000", "120000000.5", 1), "not-an-integer", "/answers"),
        (good.replacen("120000000", "1.2e8", 1), "not-an-integer", "/answers"),
        (good.replacen("120000000", "18446744073709551616", 1), "integer-too-large", "/answers"),
        (good.replacen("120000000", &deep, 1), "too-deep", "/answers"),
        (deep, "wrong-shape", ""),
        (good.replacen("business.workers", "business.boss", 1), "unknown-fact", "/answers/business.boss"),
        (good.replacen("\"product\":[", "\"product\":[7,", 1), "wrong-shape", "/answers/product/0"),
        (
            good.replacen("\"lang\":\"id\"", "\"lang\":\"id\",\"isAdmin\":true", 1),
            "unknown-member",
            "/isAdmin",
        ),
        (good.replacen("Keripik singkong", &"x".repeat(5_001), 1), "string-too-long", "/answers"),
        (good.replacen("Keripik singkong", "\\ud800", 1), "lone-surrogate", "/answers"),
        (good.replacen("Keripik singkong", "\\u0000", 1), "control-character", "/answers"),
    ];
    for (body, code, pointer) in table {
        let answer = server.post("/v1/submissions", &KEY, body).await;
        assert_eq!(answer.code(), code);
        assert!((400..500).contains(&answer.status));
        assert_eq!(answer.json()["pointer"], pointer, "{code}");
        assert!(!answer.text.contains(NIK), "an error never repeats what was sent");
    }
    let not_utf8 = server.post("/v1/submissions", &KEY, vec![b'{', b'"', 0xff, b'"']).await;
    assert_eq!(not_utf8.code(), "not-utf-8");
    assert_eq!(server.app.store.count_cases(&Default::default()).await.unwrap(), 0);
}

#[tokio::test]
async fn a_body_of_five_megabytes_is_answered_and_not_kept() {
    let server = Server::start().await;
    for size in [5 << 20, 400_000] {
        let body = format!("{{\"x\":\"{}\"}}", "x".repeat(size));
        let answer = server.post("/v1/submissions", &KEY, body).await;
        assert_eq!((answer.status, answer.code().as_str()), (413, "body-too-large"));
    }
    assert_eq!(server.submit("fedcba9876543210", &server.submission()).await.status, 201);
}

#[tokio::test]
async fn other_content_types_are_refused() {
    let server = Server::start().await;
    let body = server.submission().to_string();
    for kind in
        ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp", ""]
    {
        let headers = [("content-type", kind), KEY[0]];
        assert_eq!(server.post("/v1/submissions", &headers, body.clone()).await.code(), "not-json", "{kind}");
    }
    let charset = [("content-type", "application/json; charset=utf-8"), KEY[0]];
    assert_eq!(server.post("/v1/submissions", &charset, body).await.status, 201);
}

#[tokio::test]
async fn a_slow_header_is_cut_off_while_others_are_served() {
    let folder = tempfile::tempdir().unwrap();
    running::write_web(&folder.path().join("web"));
    let server = Server::start_in(std::sync::Arc::new(folder), 1).await;
    let host = server.address.trim_start_matches("http://").to_owned();
    let mut slow = Vec::new();
    for _ in 0..100 {
        let mut stream = TcpStream::connect(&host).await.unwrap();
        stream.write_all(b"POST /v1/submissions HTTP/1.1\r\nHost: x\r\nX-Slow: ").await.unwrap();
        slow.push(stream);
    }
    assert_eq!(server.get("/readyz", &[]).await.status, 200, "a good client is served meanwhile");
    let start = Instant::now();
    for mut stream in slow {
        let mut answer = Vec::new();
        let closed = tokio::time::timeout(Duration::from_secs(30), stream.read_to_end(&mut answer)).await;
        assert!(closed.is_ok(), "the connection is closed by the server");
    }
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[tokio::test]
async fn unknown_addresses_and_methods_have_problem_documents() {
    let server = Server::start().await;
    assert_eq!(server.get("/nothing", &[]).await.code(), "not-found");
    assert_eq!(server.get("/v1/submissions", &[]).await.code(), "method-not-allowed");
    assert_eq!(server.get("/packs/none", &[]).await.code(), "unknown-pack");
    assert_eq!(server.get("/forms/none", &[]).await.code(), "unknown-pack");
}
