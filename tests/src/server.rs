//! A server of its own for each test: own ports, own data folder, ended with the test.

use crate::built;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::{process::Stdio, time::Duration};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
    time::timeout,
};

/// How long a server may take to say where it listens; generous, since debug builds share two cores with browsers.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running server.
pub struct Server {
    /// The form server's address, without a slash at the end.
    pub form: String,
    /// The partner site's address, without a slash at the end.
    pub partner: String,
    /// What the server said about itself when it was ready.
    pub announced: Value,
    process: Child,
    _data: TempDir,
}

impl Server {
    /// Starts the demo on free ports with an empty data folder.
    pub async fn start() -> Result<Self> {
        Self::start_with(&[]).await
    }

    /// As [`Server::start`], on a day that the server takes for today.
    pub async fn start_on(today: &str) -> Result<Self> {
        Self::start_with(&["--today", today]).await
    }

    async fn start_with(more: &[&str]) -> Result<Self> {
        let data = tempfile::tempdir()?;
        let mut command = Command::new(built::server()?);
        command.args([
            "--demo",
            "--announce",
            "json",
            "--listen",
            "127.0.0.1:0",
            "--partner-listen",
            "127.0.0.1:0",
        ]);
        command.arg("--web").arg(built::web()?).arg("--data").arg(data.path());
        command.args(more).env("RUST_LOG", "warn");
        command
            .current_dir(crate::corpus::root())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true);
        let mut process = command.spawn().context("cannot start the server")?;
        let output = process.stdout.take().context("the server has no output")?;
        let announced =
            timeout(PATIENCE, announcement(output)).await.context("the server did not become ready")??;
        let address = |name: &str| {
            let address =
                announced.get(name).and_then(Value::as_str).map(|text| text.trim_end_matches('/').to_owned());
            address.with_context(|| format!("the server's announcement has no {name}: {announced}"))
        };
        Ok(Self {
            form: address("form")?,
            partner: address("partner")?,
            announced: announced.clone(),
            process,
            _data: data,
        })
    }

    /// Name and password of the demonstration's officer.
    pub fn officer(&self) -> Result<(String, String)> {
        let part = |name: &str| self.announced.pointer(&format!("/officer/{name}")).and_then(Value::as_str);
        part("name")
            .zip(part("password"))
            .map(|(name, password)| (name.to_owned(), password.to_owned()))
            .context("no officer")
    }

    /// Ends the server and waits until it has gone.
    pub async fn stop(mut self) -> Result<()> {
        self.process.kill().await.context("cannot end the server")
    }

    /// The address of a part of the built widget (`glue`, `element`, ...), as `cargo xtask web` listed it.
    pub fn widget(&self, part: &str) -> Result<String> {
        let list: Value = serde_json::from_slice(&std::fs::read(built::web()?.join("widget.json"))?)?;
        let path =
            list.get(part).and_then(Value::as_str).with_context(|| format!("widget.json has no {part}"))?;
        Ok(format!("{}{path}", self.form))
    }

    /// The address of a pack's compiled program, by its manifest.
    pub async fn program(&self, pack: &str) -> Result<String> {
        let manifest: Value = serde_json::from_str(&self.get(&format!("/packs/{pack}")).await?.1)?;
        let path = manifest.get("program").and_then(Value::as_str);
        Ok(format!(
            "{}{}",
            self.form,
            path.with_context(|| format!("the manifest of {pack} names no program"))?
        ))
    }

    /// Gets a page and gives status and body.
    pub async fn get(&self, path: &str) -> Result<(u16, String)> {
        let response =
            reqwest::get(format!("{}{path}", self.form)).await.context("the server does not answer")?;
        Ok((response.status().as_u16(), response.text().await?))
    }

    /// Posts a JSON text and gives status and body.
    pub async fn post(&self, path: &str, headers: &[(&str, &str)], body: String) -> Result<(u16, String)> {
        let mut request = reqwest::Client::new().post(format!("{}{path}", self.form));
        request = request.header("content-type", "application/json").body(body);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.send().await.context("the server does not answer")?;
        Ok((response.status().as_u16(), response.text().await?))
    }
}

/// Reads lines until the one that is JSON; the rest of the output is drained so that the server never blocks on it.
async fn announcement(output: tokio::process::ChildStdout) -> Result<Value> {
    let mut lines = BufReader::new(output).lines();
    while let Some(line) = lines.next_line().await? {
        if let Ok(value @ Value::Object(_)) = serde_json::from_str(&line) {
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok(value);
        }
    }
    bail!("the server ended before it was ready; its messages are above")
}
