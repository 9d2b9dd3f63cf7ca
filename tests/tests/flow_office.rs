//! What the browser cannot know: where a pack's form says *eligible* to nobody, an applicant is told to ask the office; the
//! officer enters what the registers say, and the server decides the case again: eligible. The applicant's receipt stays.

use anyhow::{Result, ensure};
use layak_tests::{
    browser::{Browser, DESK, with},
    corpus::{self, Pack},
    form::Form,
    officer,
    server::Server,
    walks::{self, OfficeWalk, Walk},
};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_office_decides_what_the_browser_cannot() -> Result<()> {
    let mut tried = 0;
    for pack in corpus::packs()? {
        if let Some(office) = walks::by_office(&pack)? {
            println!("{}: {} on {}", pack.id(), office.walk.case, office.walk.on);
            tried += 1;
            decided_by_office(pack, office).await?;
        }
    }
    ensure!(tried > 0, "no pack hangs on what only the office knows");
    Ok(())
}

async fn decided_by_office(pack: Pack, office: OfficeWalk) -> Result<()> {
    let server = Server::start_on(&office.walk.on).await?;
    let (address, officer) = (server.form.clone(), server.officer()?);
    with(DESK, |browser| async move {
        browser.pretend_today(&office.walk.on).await?;
        let reference = apply(&browser, &address, &pack, &office.walk).await?;
        officer::log_in(&browser, &address, &officer).await?;
        officer::open(&browser, &reference, "Tanya kantor").await?;
        decide(&browser, &office.facts).await
    })
    .await?;
    server.stop().await
}

/// Applies, and gives the reference of the receipt.
async fn apply(browser: &Browser, address: &str, pack: &Pack, walk: &Walk) -> Result<String> {
    browser.client.goto(&format!("{address}/forms/{}", pack.id())).await?;
    let mut form = Form::on_page(browser).await?;
    form.begin().await?;
    let typed = walk.typed(&pack.compiled.program);
    form.walk_to_review(&typed).await?;
    form.fill(&typed).await?;
    form.next().await?;
    form.wait_for(".receipt .reference").await?;
    Ok(form.text(".receipt .reference").await?.trim().to_owned())
}

/// Enters what only the office knows, and reads the new decision.
async fn decide(browser: &Browser, facts: &Value) -> Result<()> {
    let script = r"
        const form = document.querySelector('form[action$=\u0022/office\u0022]');
        const enter = (name, value) => {
            const control = form.elements[name];
            const values = [value].flat().map(String);
            if (control.multiple) for (const option of control.options) option.selected = values.includes(option.value);
            else [control.value] = values;
        };
        for (const [name, value] of arguments[0]) enter(name, value);
        form.querySelector('button').click();";
    browser.script(script, vec![json!(entries(facts))]).await?;
    let decided = r"
        const heading = document.getElementById('kantor');
        const said = [];
        for (let part = heading?.nextElementSibling; part && part.tagName !== 'FORM'; part = part.nextElementSibling)
            said.push(part.textContent);
        const text = said.join('\n');
        return text.includes('Diputuskan lagi oleh') && text.includes('Memenuhi syarat');";
    browser.until("the new decision", decided, vec![]).await?;
    layak_tests::axe::check(browser, "officer's case, decided again").await
}

/// Each fact under the name of its control: the pointer to it in the answers.
fn entries(facts: &Value) -> Vec<(String, &Value)> {
    let mut entries = Vec::new();
    for (id, value) in facts.as_object().into_iter().flatten() {
        match value.as_array() {
            Some(items) if items.iter().any(Value::is_object) => {
                for (item, answers) in items.iter().enumerate() {
                    let own = answers.as_object().into_iter().flatten();
                    entries.extend(own.map(|(fact, value)| (format!("/{id}/{item}/{fact}"), value)));
                }
            }
            _ => entries.push((format!("/{id}"), value)),
        }
    }
    entries
}
