//! The finder outside the browser: the command and the server give the same document, as its schema says.

use anyhow::{Context, Result, ensure};
use layak_tests::{built, corpus, server::Server};
use serde_json::{Value, json};
use std::{fs, process::Stdio};
use tokio::{io::AsyncWriteExt, process::Command};

const ON: &str = "2026-11-22";
const KEY: &str = "0123456789abcdef";

/// What a client would send if a finder were a form.
fn application() -> Result<String> {
    let finder = corpus::pack_by_id("finder")?.compiled;
    let pack = json!({"id": "finder", "sha256": layak_pack::hex(&finder.source.sha256())});
    Ok(json!({"submission": 1, "pack": pack, "on": ON, "lang": "id", "answers": {}}).to_string())
}

async fn by_command(answers: &Value) -> Result<Value> {
    let mut command = Command::new(built::command()?);
    command.arg("find").arg(corpus::root().join("schemas/packs/finder"));
    command.args(["--on", ON, "--answers", "-", "--json"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut process = command.spawn().context("cannot start `layak`")?;
    let mut input = process.stdin.take().context("`layak` takes no input")?;
    input.write_all(answers.to_string().as_bytes()).await?;
    drop(input);
    let output = process.wait_with_output().await?;
    ensure!(output.status.success(), "`layak find` ended with {}", output.status);
    Ok(serde_json::from_slice(&output.stdout)?)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_and_the_server_find_the_same() -> Result<()> {
    let schema: Value =
        serde_json::from_slice(&fs::read(corpus::root().join("schemas/meta/finder.schema.json"))?)?;
    let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&schema)?;
    let server = Server::start().await?;
    for answers in [
        json!({}),
        json!({"business.region": "82.71", "business.trade": "kiosk", "proposal.state": "none"}),
        json!({"business.region": "75.71", "business.annualSales": 150_000_000, "business.hasNib": true}),
    ] {
        let found = by_command(&answers).await?;
        let faults: Vec<String> = validator.iter_errors(&found).map(|error| error.to_string()).collect();
        ensure!(faults.is_empty(), "{faults:?}");
        let body = json!({"pack": "finder", "on": ON, "answers": answers}).to_string();
        let (status, text) = server.post("/v1/finder", &[], body).await?;
        ensure!(status == 200, "{status}: {text}");
        ensure!(serde_json::from_str::<Value>(&text)? == found, "the server finds otherwise over {answers}");
        ensure!(
            found["programmes"].as_array().is_some_and(|all| all.len() > 20),
            "few programmes over {answers}"
        );
    }
    let wrong = json!({"pack": "finder", "on": ON, "answers": {"business.region": "99.99"}}).to_string();
    let (_, text) = server.post("/v1/finder", &[], wrong).await?;
    let problems = serde_json::from_str::<Value>(&text)?["problems"].clone();
    ensure!(problems == json!([{"pointer": "/business.region", "code": "not-an-option"}]), "{problems}");
    let (status, _) =
        server.post("/v1/finder", &[], json!({"pack": "permits", "answers": {}}).to_string()).await?;
    ensure!(status == 404, "permits is no finder: {status}");
    let (status, text) = server.post("/v1/submissions", &[("idempotency-key", KEY)], application()?).await?;
    ensure!(status == 422 && text.contains("pack-decides-nothing"), "a finder takes no application: {text}");
    server.stop().await
}
