//! What browsers get: origins, caching, content policies, OpenAPI.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be prepared must fail")]

mod running;

use running::{PARTNER, Server};
use serde_json::Value;

/// Spellings of an allowed origin, and of others, that must not pass.
const STRANGERS: [&str; 40] = [
    "null",
    "",
    "*",
    "https://dinas.example/",
    "https://dinas.example.",
    "https://DINAS.example",
    "HTTPS://dinas.example",
    "https://dinas.example:443",
    "https://dinas.example:8443",
    "http://dinas.example",
    "https://dinas.example.evil.example",
    "https://evil-dinas.example",
    "https://evil.example",
    "https://dinas.example@evil.example",
    "https://evil.example#dinas.example",
    "https://evil.example/https://dinas.example",
    "https://sub.dinas.example",
    "https://xn--dinas-9za.example",
    "//dinas.example",
    "dinas.example",
    "https:dinas.example",
    "https:/dinas.example",
    "https://dinas.example ",
    "https://dinas.example, https://evil.example",
    "https://evil.example https://dinas.example",
    "file://",
    "data:",
    "blob:https://dinas.example",
    "https://dinas.examplé",
    "https://dinas%2eexample",
    "https://dinas.example?",
    "https://dinas.example#",
    "ftp://dinas.example",
    "https://user@dinas.example",
    "https://[::1]",
    "http://127.0.0.1",
    "http://localhost",
    "chrome-extension://abc",
    "https://dinas.example\t",
    "https://dinas_example",
];

#[tokio::test]
async fn only_exact_origins_may_write_and_read() {
    let server = Server::start().await;
    let body = server.submission().to_string();
    for (number, origin) in STRANGERS.into_iter().enumerate() {
        let key = format!("0123456789abcdef-{number}");
        let Ok(value) = reqwest::header::HeaderValue::from_bytes(origin.as_bytes()) else { continue };
        let request = server.client.post(format!("{}/v1/submissions", server.address));
        let request = request.header("content-type", "application/json").header("idempotency-key", key);
        // HTTP itself removes spaces around a value, so those spellings are the origin itself.
        if origin.trim() == PARTNER {
            continue;
        }
        let response = request.header("origin", value).body(body.clone()).send().await.unwrap();
        let answer = running::Answer::of(response).await;
        assert_eq!(answer.status, 403, "{origin:?}");
        assert_eq!(answer.code(), "origin-not-allowed");
        assert_eq!(answer.header("access-control-allow-origin"), "");
        assert!(answer.header("vary").contains("Origin"));
    }
    assert_eq!(server.app.store.count_cases(&Default::default()).await.unwrap(), 0);
    let headers = [("origin", PARTNER), ("idempotency-key", "0123456789abcdef")];
    let answer = server.post("/v1/submissions", &headers, body).await;
    assert_eq!(answer.status, 201);
    assert_eq!(answer.header("access-control-allow-origin"), PARTNER);
    assert_eq!(answer.header("access-control-allow-credentials"), "");
    assert_eq!(answer.header("set-cookie"), "");
}

#[tokio::test]
async fn preflights_allow_what_the_widget_needs() {
    let server = Server::start().await;
    let preflight = |origin: &'static str| {
        server
            .client
            .request(reqwest::Method::OPTIONS, format!("{}/v1/submissions", server.address))
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "content-type,idempotency-key")
            .send()
    };
    let allowed = running::Answer::of(preflight(PARTNER).await.unwrap()).await;
    assert_eq!(allowed.status, 204);
    assert_eq!(allowed.header("access-control-allow-origin"), PARTNER);
    assert!(allowed.header("access-control-allow-headers").contains("Idempotency-Key"));
    let refused = running::Answer::of(preflight("https://evil.example").await.unwrap()).await;
    assert_eq!(refused.header("access-control-allow-origin"), "");
}

#[tokio::test]
async fn files_have_their_types_caches_and_compressed_copies() {
    let server = Server::start().await;
    let loader = server.get("/v1/layak.js", &[]).await;
    assert_eq!(loader.header("cache-control"), "public, max-age=300");
    assert!(loader.header("content-type").starts_with("text/javascript"));
    let wasm = server.get("/widget/layak.0123456789abcdef.wasm", &[("origin", PARTNER)]).await;
    assert_eq!(wasm.header("content-type"), "application/wasm");
    assert!(wasm.header("cache-control").contains("immutable"));
    assert_eq!(wasm.header("cross-origin-resource-policy"), "cross-origin");
    assert_eq!(wasm.header("access-control-allow-origin"), PARTNER);
    let compressed = server.get("/widget/layak.0123456789abcdef.js", &[("accept-encoding", "br")]).await;
    assert_eq!((compressed.header("content-encoding"), compressed.text.as_str()), ("br", "compressed"));
    assert!(compressed.headers.get_all("vary").iter().any(|vary| vary == "Accept-Encoding"));
    for path in [
        "/widget/plain.js",
        "/widget/../secret.txt",
        "/widget/%2e%2e%2fsecret.txt",
        "/widget/..%2fpacks%2fuji.json",
        "/packs/uji.source.json",
        "/packs/uji.json",
        "/widget/none.0123456789abcdef.js",
    ] {
        assert_eq!(server.get(path, &[]).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn the_manifest_leads_to_the_program_and_is_asked_again() {
    let server = Server::start().await;
    let manifest = server.get("/packs/uji", &[]).await;
    assert_eq!(manifest.header("cache-control"), "no-cache");
    let tag = manifest.header("etag").to_owned();
    assert_eq!(server.get("/packs/uji", &[("if-none-match", &tag)]).await.status, 304);
    let program = server.get(manifest.json()["program"].as_str().unwrap(), &[]).await;
    assert_eq!(program.status, 200);
    assert!(program.header("cache-control").contains("immutable"));
}

#[tokio::test]
async fn the_form_page_has_a_strict_policy_and_a_plain_fallback() {
    let server = Server::start().await;
    let page = server.get("/forms/uji?lang=id&embed=1", &[]).await;
    let policy = page.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "require-trusted-types-for 'script'",
        &format!("frame-ancestors 'self' {PARTNER}"),
    ] {
        assert!(policy.contains(part), "{part} in {policy}");
    }
    for part in [
        "<html lang=\"id\">",
        "<layak-form pack=\"uji\"",
        "<noscript>",
        "/widget/frame.0123456789abcdef.js",
        "Dinas Perindustrian.",
    ] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
    assert!(!page.text.contains("style=") && !page.text.contains("<style"));
    let english = server.get("/forms/uji?lang=en", &[]).await.text;
    assert!(english.contains("<html lang=\"en\">") && english.contains("Small aid"));
    let style = english.split("href=\"").find(|part| part.starts_with("/assets/")).unwrap();
    let style = server.get(style.split('"').next().unwrap(), &[]).await;
    assert!(style.status == 200 && style.header("cache-control").contains("immutable"));
}

#[tokio::test]
async fn pages_of_the_server_are_never_framed_and_answers_never_stored() {
    let server = Server::start().await;
    for path in ["/receipts", "/officer/login", "/"] {
        let page = server.get(path, &[]).await;
        assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("referrer-policy"), "no-referrer");
    }
}

#[tokio::test]
async fn every_public_route_is_in_the_openapi_document() {
    let server = Server::start().await;
    let document = server.get("/openapi.json", &[]).await.json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let paths: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
    for path in [
        "/v1/decisions",
        "/v1/submissions",
        "/v1/status",
        "/v1/receipts/check",
        "/.well-known/jwks.json",
        "/packs/{name}",
        "/v1/layak.js",
        "/widget/{name}",
        "/livez",
        "/readyz",
    ] {
        assert!(paths.iter().any(|known| *known == path), "{path} in {paths:?}");
        let address = path.replace("{name}", "uji");
        let status = server.get(&address, &[]).await.status;
        assert!([200, 404, 405].contains(&status), "{path} answers {status}");
    }
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let mut references = Vec::new();
    collect(&document, &mut references);
    for name in references {
        assert!(schemas.contains_key(&name), "{name} is described");
    }
}

fn collect(value: &Value, references: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            let reference = members.get("$ref").and_then(Value::as_str);
            references
                .extend(reference.and_then(|r| r.strip_prefix("#/components/schemas/")).map(str::to_owned));
            members.values().for_each(|member| collect(member, references));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, references)),
        _ => {}
    }
}

#[tokio::test]
async fn health_and_keys() {
    let server = Server::start().await;
    assert_eq!(server.get("/livez", &[]).await.text, "ok\n");
    assert_eq!(server.get("/readyz", &[]).await.json()["packs"], 1);
    let keys = server.get("/.well-known/jwks.json", &[]).await.json();
    assert_eq!(keys["keys"][0]["crv"], "Ed25519");
    assert_eq!(keys["keys"][0]["d"], Value::Null, "no private part");
}

#[tokio::test]
async fn the_rule_book_is_served_or_its_absence_is_told() {
    let server = Server::start().await;
    let absent = server.get("/book/", &[]).await;
    assert_eq!(absent.status, 404);
    for words in ["Buku aturan belum dibuat", "The rule book has not been written", "cargo xtask book"] {
        assert!(absent.text.contains(words), "{words}: {}", absent.text);
    }
    let folder = server.app.web.join("book");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("index.html"), "<h1>Buku</h1>").unwrap();
    std::fs::write(folder.join("book.css"), "p{}").unwrap();
    std::fs::write(folder.join("secret.json"), "{}").unwrap();
    for (path, kind, text) in [
        ("/book/", "text/html; charset=utf-8", "<h1>Buku</h1>"),
        ("/book/index.html", "text/html; charset=utf-8", "<h1>Buku</h1>"),
        ("/book/book.css", "text/css; charset=utf-8", "p{}"),
    ] {
        let answer = server.get(path, &[]).await;
        assert_eq!((answer.status, answer.text.as_str()), (200, text), "{path}");
        assert_eq!((answer.header("content-type"), answer.header("cache-control")), (kind, "no-cache"));
        assert!(answer.header("content-security-policy").contains("style-src 'self'"));
        let again = server.get(path, &[("if-modified-since", answer.header("last-modified"))]).await;
        assert_eq!((again.status, again.text.as_str()), (304, ""), "{path}");
    }
    for path in
        ["/book/none.html", "/book/secret.json", "/book/..%2Fwidget.json", "/book/%2e%2e%2fpacks", "/book/x"]
    {
        assert_eq!(server.get(path, &[]).await.code(), "not-found", "{path}");
    }
    assert!(server.get("/", &[]).await.text.contains("href=\"/book/\""));
}
