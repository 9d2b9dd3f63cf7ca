//! A whole server in this process: real SQLite files, real HTTP over loopback.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be prepared must fail")]
#![allow(dead_code, reason = "each test file uses a part")]

use layak_rules::Date;
use layak_server::{
    app::App,
    config::{Config, Origin},
    http::serve::{Bounds, serve},
    officer,
    packs::Packs,
    router::router,
    store::Store,
    vault::KeyRing,
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

/// The day that the test servers pretend.
pub const TODAY: &str = "2026-11-22";
/// The partner site that the test servers allow.
pub const PARTNER: &str = "https://dinas.example";
/// A canary: no real person's number.
pub const NIK: &str = "7501010101900001";
/// The officer of the test servers.
pub const OFFICER: (&str, &str) = ("petugas", "kata-sandi-untuk-uji");

const PACK: &str = include_str!("../pack.json");

/// Compiles the test pack and writes the folder that a server serves.
pub fn write_web(folder: &Path) {
    write_pack(folder, PACK);
    for (name, text) in [
        ("v1/layak.js", "// loader"),
        ("widget/layak.0123456789abcdef.js", "export const x = 1;"),
        ("widget/layak.0123456789abcdef.js.br", "compressed"),
        ("widget/layak.0123456789abcdef.wasm", "\0asm"),
        ("widget/plain.js", "not served"),
        ("widget.json", r#"{"frame":"/widget/frame.0123456789abcdef.js"}"#),
        ("widget/frame.0123456789abcdef.js", "// frame"),
        ("secret.txt", "not served"),
    ] {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// Publishes one pack.
pub fn write_pack(folder: &Path, source: &str) {
    let compiled = layak_pack::compile(&[(layak_pack::MAIN, source.as_bytes())])
        .unwrap_or_else(|faults| panic!("the test pack: {faults:?}"));
    let program = compiled.program.to_bytes();
    let hash = layak_pack::hex(&layak_pack::sha256(&program));
    let id = compiled.program.info().id();
    let name = format!("{id}.{}.layak", &hash[..16]);
    let manifest = json!({
        "id": id, "version": compiled.program.info().version(),
        "sha256": layak_pack::hex(&compiled.source.sha256()), "program": format!("/packs/{name}"),
    });
    let packs = folder.join("packs");
    fs::create_dir_all(&packs).unwrap();
    fs::write(packs.join(name), program).unwrap();
    fs::write(packs.join(format!("{id}.source.json")), compiled.source.canonical()).unwrap();
    fs::write(packs.join(format!("{id}.json")), manifest.to_string()).unwrap();
}

/// A running server and its folder.
pub struct Server {
    pub address: String,
    pub app: Arc<App>,
    pub folder: Arc<TempDir>,
    pub client: reqwest::Client,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

/// An answer: status, headers, body.
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
}

impl Answer {
    pub async fn of(response: reqwest::Response) -> Answer {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Answer { status, headers, text: response.text().await.unwrap() }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("not JSON: {} {}", self.status, self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn code(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.text);
        let json = self.json();
        for member in ["type", "title", "titleEn", "detail", "detailEn"] {
            assert!(json[member].as_str().is_some_and(|text| !text.is_empty()), "{member} in {json}");
        }
        assert_eq!(json["status"], self.status);
        json["code"].as_str().unwrap().to_owned()
    }
}

impl Server {
    /// A server with an empty database.
    pub async fn start() -> Server {
        let folder = tempfile::tempdir().unwrap();
        write_web(&folder.path().join("web"));
        Server::start_in(Arc::new(folder), 10).await
    }

    /// A server over an existing folder.
    pub async fn start_in(folder: Arc<TempDir>, header_seconds: u64) -> Server {
        Server::start_on(folder, header_seconds, TODAY).await
    }

    /// As [`Server::start_in`], on another day.
    pub async fn start_on(folder: Arc<TempDir>, header_seconds: u64, today: &str) -> Server {
        let config = Config {
            data: folder.path().join("data"),
            web: folder.path().join("web"),
            demo: true,
            today: Some(today.to_owned()),
            ..Config::default()
        };
        fs::create_dir_all(&config.data).unwrap();
        KeyRing::create_missing(&config.keys_folder()).unwrap();
        let store = Store::open(&database(&folder)).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let allowed = vec![Origin::parse(PARTNER).unwrap()];
        let packs = Packs::load(&config.web).unwrap();
        let app = App::new(&config, store, packs, address.clone(), allowed).await.unwrap();
        let app = Arc::new(app);
        if !app.store.has_officers().await.unwrap() {
            officer::set_officer(&app.store, OFFICER.0, OFFICER.1, "2026-11-22T00:00:00+00:00")
                .await
                .unwrap();
        }
        let (stop, stopped) = oneshot::channel();
        let bounds = Bounds { header: Duration::from_secs(header_seconds), connections: 256 };
        let router = router(Arc::clone(&app), Duration::from_secs(20));
        let task = tokio::spawn(serve(listener, router, bounds, async {
            let _ = stopped.await;
        }));
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Server { address, app, folder, client, stop, task }
    }

    /// Stops the server and gives its folder, to start another over it.
    pub async fn stop(self) -> Arc<TempDir> {
        let _ = self.stop.send(());
        self.task.await.unwrap();
        self.app.store.close().await;
        self.folder
    }

    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = self.client.get(format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::of(request.send().await.unwrap()).await
    }

    pub async fn post(&self, path: &str, headers: &[(&str, &str)], body: impl Into<reqwest::Body>) -> Answer {
        let mut request = self.client.post(format!("{}{path}", self.address)).body(body);
        if !headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header("content-type", "application/json");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::of(request.send().await.unwrap()).await
    }

    pub async fn submit(&self, key: &str, document: &Value) -> Answer {
        self.post("/v1/submissions", &[("idempotency-key", key)], document.to_string()).await
    }

    /// A submission that an honest form would send.
    pub fn submission(&self) -> Value {
        let sha256 = &self.app.packs.manifests["uji"].sha256;
        json!({
            "submission": 1, "pack": {"id": "uji", "sha256": sha256}, "on": TODAY, "lang": "id",
            "answers": answers(),
            "claim": {"verdicts": [
                {"decision": "size", "verdict": "classified"},
                {"decision": "aid", "verdict": "eligible"},
                {"decision": "permit", "item": 0, "verdict": "not-required"},
                {"decision": "permit", "item": 1, "verdict": "other-permit"},
            ]},
        })
    }

    /// Logs the officer in and gives the session cookie.
    pub async fn log_in(&self) -> String {
        let body = format!("name={}&password={}", OFFICER.0, OFFICER.1);
        let answer = self.form("/officer/login", "", body).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        answer.header("set-cookie").split(';').next().unwrap().to_owned()
    }

    /// Posts a form as a page of ours would.
    pub async fn form(&self, path: &str, cookie: &str, body: String) -> Answer {
        let headers = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("sec-fetch-site", "same-origin"),
            ("cookie", cookie),
        ];
        self.post(path, &headers, body).await
    }
}

/// Finished answers to the test pack.
pub fn answers() -> Value {
    json!({
        "business.sales": 120_000_000, "business.started": "2015-05-01", "business.workers": 3,
        "business.form": "person", "business.kbli": "10794",
        "owner.name": "Canarya Burungdara", "owner.nik": NIK, "declaration.truth": true,
        "product": [
            {"product.name": "Keripik singkong", "product.price": 15000, "product.cost": 9000, "product.kinds": ["dry"]},
            {"product.name": "Nugget", "product.price": 20000, "product.kinds": ["frozen"]},
        ],
    })
}

/// The database file in a server's folder.
pub fn database(folder: &TempDir) -> PathBuf {
    folder.path().join("data/layak.db")
}

/// A date of the tests.
pub fn today() -> Date {
    Date::parse(TODAY).unwrap()
}
