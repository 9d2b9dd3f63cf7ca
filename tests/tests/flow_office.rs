//! What the browser cannot know: an applicant is told to ask the office; the officer enters what the registers say, and the
//! server decides the case again: eligible. The applicant's receipt stays.

use anyhow::{Context, Result, ensure};
use layak_tests::{
    browser::{Browser, DESK, with},
    corpus::{self, Pack},
    form::Form,
    officer,
    server::Server,
    walks::{self, Side, Walk},
};

/// The motorcycle workshops' aid: a visit, the register of earlier aid and the budget are known to the office only.
const PACK: &str = "gorontalo-motor";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_office_decides_what_the_browser_cannot() -> Result<()> {
    let pack = corpus::pack_by_id(PACK)?;
    let [(_, walk), _] = walks::of(&pack)?;
    ensure!(!walk.is(Side::Favourable) && walk.verdicts.contains(&"ask-the-office"), "{:?}", walk.verdicts);
    let server = Server::start_on(&walk.on).await?;
    let (address, officer) = (server.form.clone(), server.officer()?);
    with(DESK, |browser| async move {
        browser.pretend_today(&walk.on).await?;
        let reference = apply(&browser, &address, &pack, &walk).await?;
        officer::log_in(&browser, &address, &officer).await?;
        officer::open(&browser, &reference, "Tanya kantor").await?;
        decide(&browser).await
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

/// Says yes to everything that only the office knows, and reads the new decision.
async fn decide(browser: &Browser) -> Result<()> {
    let script = r"
        const form = document.querySelector('form[action$=\u0022/office\u0022]');
        const asked = [...form.querySelectorAll('select')];
        for (const one of asked) one.value = 'true';
        form.querySelector('button').click();
        return asked.map((one) => form.querySelector(`label[for='${one.id}']`).textContent);";
    let asked = browser.script(script, vec![]).await?;
    ensure!(asked.as_array().context("no facts are asked for")?.len() >= 3, "the office is asked {asked}");
    let decided = r"
        const heading = document.getElementById('kantor');
        const said = [];
        for (let part = heading?.nextElementSibling; part && part.tagName !== 'FORM'; part = part.nextElementSibling)
            said.push(part.textContent);
        const text = said.join('\n');
        return text.includes('Diputuskan lagi oleh') && text.includes('Memenuhi syarat') && !text.includes('Tanya kantor');";
    browser.until("the new decision", decided, vec![]).await?;
    layak_tests::axe::check(browser, "officer's case, decided again").await
}
