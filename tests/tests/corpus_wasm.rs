//! The corpus in WebAssembly in Chromium: the same outcome bytes as natively, case by case.

use anyhow::{Context, Result};
use layak_cli::case::Case;
use layak_tests::{
    browser::{DESK, with},
    corpus::{Ledger, Pack, ensure_built, packs, parting},
    server::Server,
};
use serde_json::{Value, json};

/// Loads the engine and a pack as a page does, and decides all cases; a refusal comes back as `!code`.
const DECIDE: &str = r"
    const [glue, wasm, program, cases, done] = arguments;
    (async () => {
        const { default: init, Engine } = await import(glue);
        await init({ module_or_path: fetch(wasm) });
        const bytes = new Uint8Array(await (await fetch(program)).arrayBuffer());
        const engine = new Engine(bytes);
        const asked = engine.questions('id').map(({ id, type, question }) => [id, type, question.length > 0]);
        const outcomes = cases.map(([answers, on, draft]) => {
            try { return engine.decide(answers, on, draft); } catch (code) { return '!' + code; }
        });
        return { asked, outcomes };
    })().then(done, (error) => done(String(error)));";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_case_gives_the_same_bytes_in_chromium() -> Result<()> {
    let packs = packs()?;
    ensure_built(&packs)?;
    let server = Server::start().await?;
    let (glue, wasm, form) =
        (server.widget("rules-glue")?, server.widget("rules-wasm")?, server.form.clone());
    let mut tasks = Vec::new();
    for pack in &packs {
        let case = |case: &Case| json!([case.answers.get(), case.on, case.mode.as_str() == "draft"]);
        let cases: Vec<Value> = pack.cases.iter().map(case).collect();
        tasks.push(vec![json!(glue), json!(wasm), json!(server.program(pack.id()).await?), json!(cases)]);
    }
    let outcomes = with(DESK, |browser| async move {
        browser.client.goto(&format!("{form}/forms/permits")).await?;
        let mut outcomes = Vec::new();
        for task in tasks {
            outcomes.push(browser.script_async(DECIDE, task).await?);
        }
        Ok(outcomes)
    });
    let mut ledger = Ledger::default();
    for (pack, outcomes) in packs.iter().zip(outcomes.await?) {
        compare(&mut ledger, pack, outcomes)?;
    }
    server.stop().await?;
    ledger.close()
}

fn compare(ledger: &mut Ledger, pack: &Pack, said: Value) -> Result<()> {
    let outcomes = said["outcomes"].as_array().with_context(|| format!("the page said {said}"))?;
    let facts = pack.compiled.program.facts.iter().filter(|fact| fact.is_asked());
    let asked: Vec<&str> = facts.map(|fact| fact.id.as_str()).collect();
    let told = said["asked"].as_array().context("no questions")?;
    let ids: Vec<&str> = told.iter().filter_map(|question| question[0].as_str()).collect();
    anyhow::ensure!(ids == asked, "{}: the engine asks {ids:?}", pack.id());
    let worded = told.iter().all(|question| question[1].is_string() && question[2] == true);
    anyhow::ensure!(worded, "{}: a question without type or words: {told:?}", pack.id());
    anyhow::ensure!(
        outcomes.len() == pack.cases.len(),
        "{} of {} cases came back",
        outcomes.len(),
        pack.cases.len()
    );
    for (case, other) in pack.cases.iter().zip(outcomes) {
        let on = layak_rules::Date::parse(&case.on).context("a case's date")?;
        let native = case.outcome(&pack.compiled.program, on).unwrap_or_else(|error| format!("!{error}"));
        let other = other.as_str().unwrap_or_default();
        match other == native {
            true => ledger.pass(),
            false => ledger.fail(pack.id(), case, &parting(&native, other)),
        }
    }
    Ok(())
}
