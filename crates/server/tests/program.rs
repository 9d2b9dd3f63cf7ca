//! The program itself, as an operator starts it: demonstration, refusals, kill -9, and personal data that must not lie
//! readable anywhere.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be prepared must fail")]

mod running;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use running::{NIK, answers};
use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Output, Stdio},
};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_layak-server");

/// A demonstration server in a folder of its own, logging to a file in it.
struct Demo {
    process: Child,
    announced: Value,
}

impl Demo {
    fn start(folder: &Path) -> Demo {
        let log = fs::OpenOptions::new().append(true).create(true).open(folder.join("log")).unwrap();
        let mut process = Command::new(PROGRAM)
            .args([
                "--demo",
                "--announce",
                "json",
                "--port",
                "0",
                "--partner-port",
                "0",
                "--today",
                running::TODAY,
            ])
            .arg("--data")
            .arg(folder.join("data"))
            .arg("--web")
            .arg(folder.join("web"))
            .arg("--partner-site")
            .arg(folder.join("site"))
            .env("RUST_LOG", "trace")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let announced = serde_json::from_str(&line).unwrap_or_else(|_| panic!("announcement: {line:?}"));
        Demo { process, announced }
    }

    fn address(&self, name: &str) -> String {
        self.announced[name].as_str().unwrap().to_owned()
    }

    fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.process.kill();
    }
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    running::write_web(&folder.path().join("web"));
    let site = folder.path().join("site");
    fs::create_dir(&site).unwrap();
    fs::write(site.join("index.html"), "<layak-form server=\"%FORM_ORIGIN%\">").unwrap();
    fs::write(site.join("strict.html"), "<script src=\"%FORM_ORIGIN%/v1/layak.js\">").unwrap();
    folder
}

fn submission(folder: &Path) -> Value {
    let manifest: Value =
        serde_json::from_slice(&fs::read(folder.join("web/packs/uji.json")).unwrap()).unwrap();
    json!({"submission": 1, "pack": {"id": "uji", "sha256": manifest["sha256"]}, "on": running::TODAY, "lang": "id", "answers": answers()})
}

async fn submit(address: &str, key: &str, document: &Value) -> (u16, Value) {
    let request = reqwest::Client::new().post(format!("{address}/v1/submissions"));
    let request = request.header("content-type", "application/json").header("idempotency-key", key);
    let response = request.body(document.to_string()).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

#[tokio::test]
async fn the_demonstration_starts_from_nothing_and_prints_the_password_once() {
    let folder = folder();
    let demo = Demo::start(folder.path());
    assert_eq!(demo.announced["officer"]["name"], "petugas");
    assert!(demo.announced["officer"]["password"].as_str().unwrap().len() >= 16);
    let (form, partner) = (demo.address("form"), demo.address("partner"));
    let index = reqwest::get(&partner).await.unwrap().text().await.unwrap();
    assert_eq!(index, format!("<layak-form server=\"{form}\">"));
    let strict = reqwest::get(format!("{partner}/strict.html")).await.unwrap();
    let policy = strict.headers()["content-security-policy"].to_str().unwrap().to_owned();
    for part in [
        "style-src 'none'",
        "require-trusted-types-for 'script'",
        &format!("script-src {form} 'wasm-unsafe-eval'"),
    ] {
        assert!(policy.contains(part), "{part} in {policy}");
    }
    for bad in ["/none.html", "/..%2fdata%2flayak.db", "/.hidden"] {
        assert_eq!(reqwest::get(format!("{partner}{bad}")).await.unwrap().status(), 404, "{bad}");
    }
    let page = reqwest::get(format!("{form}/forms/uji")).await.unwrap();
    let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains(&partner), "the partner site may frame the form: {policy}");
    demo.kill();
    let again = Demo::start(folder.path());
    assert_eq!(again.announced["officer"], Value::Null);
    again.kill();
}

#[tokio::test]
async fn personal_data_lies_nowhere_readable() {
    let folder = folder();
    let demo = Demo::start(folder.path());
    let form = demo.address("form");
    let document = submission(folder.path());
    assert_eq!(submit(&form, "canary-0123456789abcdef", &document).await.0, 201);
    let mut unfinished = document.clone();
    unfinished["answers"]["owner.nik"] = json!(format!("{NIK}9"));
    assert_eq!(submit(&form, "canary-0123456789abcdeg", &unfinished).await.0, 422);
    unfinished["answers"]["unknown"] = json!(NIK);
    assert_eq!(submit(&form, "canary-0123456789abcdeh", &unfinished).await.0, 422);
    let stateless = json!({"pack": "uji", "answers": answers()}).to_string();
    let request = reqwest::Client::new().post(format!("{form}/v1/decisions"));
    assert_eq!(
        request.header("content-type", "application/json").body(stateless).send().await.unwrap().status(),
        200
    );
    // Killed, so that the write-ahead log is still there.
    demo.kill();
    assert!(fs::metadata(folder.path().join("data/layak.db-wal")).unwrap().len() > 0);
    let mut scanned = 0;
    scan(folder.path(), &needles(), &mut scanned);
    assert!(scanned > 4, "database, log, write-ahead log and keys were looked at");
}

/// The canaries in the spellings in which data leaks.
fn needles() -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for canary in [NIK, "Burungdara"] {
        all.push(canary.as_bytes().to_vec());
        all.push(canary.encode_utf16().flat_map(u16::to_le_bytes).collect());
        all.push(canary.bytes().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect());
        // Base64 of the middle, whatever stands before it.
        for shift in 0..3 {
            let encoded = STANDARD.encode([&b"xxx"[..shift], canary.as_bytes()].concat());
            all.push(encoded.as_bytes()[4..encoded.len() - 4].to_vec());
        }
    }
    all
}

fn scan(folder: &Path, needles: &[Vec<u8>], scanned: &mut usize) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            scan(&path, needles, scanned);
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        *scanned += 1;
        for needle in needles {
            let found = bytes.windows(needle.len()).any(|part| part == needle);
            assert!(!found, "{} holds {:?}", path.display(), String::from_utf8_lossy(needle));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_receipt_given_survives_kill_9() {
    let folder = folder();
    let document = submission(folder.path());
    let mut given: Vec<(String, Value)> = Vec::new();
    for round in 0..4 {
        let demo = Demo::start(folder.path());
        let form = demo.address("form");
        for (key, reply) in &given {
            let (status, again) = submit(&form, key, &document).await;
            assert_eq!((status, &again["receipt"]), (201, &reply["receipt"]), "round {round}, {key}");
        }
        let sends = (0..8).map(|number| {
            let (form, document, key) =
                (form.clone(), document.clone(), format!("kill-round-{round}-number-{number}"));
            tokio::spawn(async move {
                let request = reqwest::Client::new().post(format!("{form}/v1/submissions"));
                let request =
                    request.header("content-type", "application/json").header("idempotency-key", &key);
                let response = request.body(document.to_string()).send().await.ok()?;
                Some((key, response.json::<Value>().await.ok()?))
            })
        });
        let mut sends: Vec<_> = sends.collect();
        // One answer has come, the others are on their way.
        let first = sends.swap_remove(round).await.unwrap();
        demo.kill();
        given.extend(first.filter(|(_, reply)| reply["receipt"].is_string()));
        for send in sends {
            given.extend(send.await.unwrap().filter(|(_, reply)| reply["receipt"].is_string()));
        }
    }
    assert!(given.len() >= 4, "a receipt was given in every round");
    let output = operator(folder.path(), &["audit"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn operator(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(PROGRAM).args(arguments).arg("--data").arg(folder.join("data")).output().unwrap()
}

#[test]
fn what_is_not_safe_does_not_start() {
    let folder = folder();
    let refused = |arguments: &[&str], reason: &str| {
        let output = operator(folder.path(), arguments);
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && text.contains(reason), "{arguments:?}: {text}");
    };
    refused(&[], "--config FILE");
    refused(&["--demo", "--listen", "0.0.0.0:0"], "public_url");
    refused(&["--demo", "--today", "tomorrow", "--port", "0"], "YYYY-MM-DD");
    refused(&["--demo", "--web", "/nonexistent", "--port", "0"], "cargo xtask web");
    let web = folder.path().join("web");
    let web = web.to_str().unwrap();
    assert!(operator(folder.path(), &["keys"]).status.success());
    use std::os::unix::fs::PermissionsExt as _;
    let key = folder.path().join("data/keys/wrap.key");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    refused(&["--demo", "--web", web, "--port", "0", "--partner-port", "0"], "chmod 600");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    let program = fs::read_dir(folder.path().join("web/packs")).unwrap().map(|entry| entry.unwrap().path());
    let program = program.into_iter().find(|path| path.extension().is_some_and(|e| e == "layak")).unwrap();
    let mut bytes = fs::read(&program).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&program, bytes).unwrap();
    refused(&["--demo", "--web", web, "--port", "0", "--partner-port", "0"], "build the packs again");
}

#[test]
fn settings_come_from_the_environment_too() {
    let folder = folder();
    let mut command = Command::new(PROGRAM);
    // Another program's variable is left alone; ours counts.
    command.args(["--demo", "--port", "0"]).env("LAYAK_LANG", "en").env("LAYAK_SERVER_TODAY", "tomorrow");
    let output = command.arg("--data").arg(folder.path().join("data")).output().unwrap();
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(text.contains("YYYY-MM-DD"), "{text}");
}

#[test]
fn an_officer_gets_a_password_from_the_command_line() {
    let folder = folder();
    assert!(operator(folder.path(), &["keys"]).status.success());
    let output = operator(folder.path(), &["officer", "sri.wahyuni"]);
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("sri.wahyuni: "), "{output:?}");
    assert!(!operator(folder.path(), &["officer", "<script>"]).status.success());
}
