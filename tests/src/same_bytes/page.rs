//! The engine module on a page, loaded as any page loads it, and asked by the driver.

use super::Submission;
use crate::{browser::Browser, server::Server};
use anyhow::{Context, Result, bail};
use layak_pack::{hex, sha256};
use serde_json::{Value, json};
use std::sync::Arc;

/// Loads the engine and the program once for the page, then answers; a refusal comes back as `!code`, and the digest is over all
/// outcomes, one on a line.
const ASK: &str = r"
    const [glue, wasm, program, what, submissions, done] = arguments;
    const bytes = async () => program.startsWith('http')
        ? new Uint8Array(await (await fetch(program)).arrayBuffer())
        : Uint8Array.from(program.match(/../g), (byte) => parseInt(byte, 16));
    const decide = (engine) => submissions.map(([answers, on, draft]) => {
        try {
            return engine.decide(answers, on, draft);
        } catch (code) { return '!' + code; }
    });
    const digest = async (outcomes) => {
        const said = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(outcomes.join('\n')));
        return [...new Uint8Array(said)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    };
    (async () => {
        const { default: init, Engine } = await import(glue);
        const kept = globalThis.layakKept ??= { ready: init({ module_or_path: fetch(wasm) }), engines: new Map() };
        await kept.ready;
        if (!kept.engines.has(program)) kept.engines.set(program, new Engine(await bytes()));
        const engine = kept.engines.get(program);
        switch (what) {
            case 'questions':
                return engine.questions('id').map(({ id, type, question }) => [id, type, question.length > 0]);
            case 'outcomes': return decide(engine);
            case 'digest': return digest(decide(engine));
        }
    })().then((said) => done({ said }), (error) => done({ error: String(error) }));";

/// A page on which the engine decides.
pub struct Page {
    browser: Arc<Browser>,
    glue: String,
    wasm: String,
}

impl Page {
    /// Opens a page of the form server.
    pub async fn open(browser: Arc<Browser>, server: &Server) -> Result<Page> {
        browser.client.goto(&format!("{}/forms/permits", server.form)).await?;
        Ok(Page { browser, glue: server.widget("rules-glue")?, wasm: server.widget("rules-wasm")? })
    }

    /// What the engine says a pack asks: id, type, and whether there are words.
    pub async fn questions(&self, program: &str) -> Result<Vec<(String, String, bool)>> {
        Ok(serde_json::from_value(self.ask(program, "questions", &[]).await?)?)
    }

    /// The outcome document or refusal of each.
    pub(super) async fn outcomes(&self, program: &str, submissions: &[Submission]) -> Result<Vec<String>> {
        Ok(serde_json::from_value(self.ask(program, "outcomes", submissions).await?)?)
    }

    /// As [`digest`], made on the page.
    pub(super) async fn digest(&self, program: &str, submissions: &[Submission]) -> Result<String> {
        Ok(serde_json::from_value(self.ask(program, "digest", submissions).await?)?)
    }

    async fn ask(&self, program: &str, what: &str, submissions: &[Submission]) -> Result<Value> {
        let submissions: Vec<Value> = submissions.iter().map(Submission::arguments).collect();
        let arguments =
            vec![json!(self.glue), json!(self.wasm), json!(program), json!(what), json!(submissions)];
        let answer = self.browser.client.execute_async(ASK, arguments).await;
        let mut answer = answer.with_context(|| format!("asking the engine for {what}"))?;
        match answer.get_mut("said") {
            Some(said) => Ok(said.take()),
            None => bail!("asking the engine for {what}: {answer}"),
        }
    }
}

/// The SHA-256 of all outcomes, one on a line.
pub(super) fn digest(outcomes: &[String]) -> String {
    hex(&sha256(outcomes.join("\n").as_bytes()))
}
