//! The second half of point 2: the machine aid for a joint business group, in isolated mode with personal data. What
//! fails, what can be mended, what the office will check; the draft that comes back; nothing personal on the device.

use anyhow::{Context, Result, ensure};
use layak_rules::program::Sensitivity;
use layak_tests::{
    answers,
    browser::{Browser, DESK, PHONE, Screen, with},
    corpus,
    form::Form,
    server::Server,
};
use serde_json::{Value, json};

const TODAY: &str = "2026-11-22";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_group_applies_on_a_phone() -> Result<()> {
    group(PHONE).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_group_applies_on_a_desk() -> Result<()> {
    group(DESK).await
}

async fn group(screen: Screen) -> Result<()> {
    let server = Server::start_on(TODAY).await?;
    let page = format!("{}/bantuan-motor.html", server.partner);
    with(screen, |browser| async move {
        browser.pretend_today(TODAY).await?;
        apply(&browser, &page).await
    })
    .await?;
    server.stop().await
}

async fn apply(browser: &Browser, page: &str) -> Result<()> {
    let answers = answers::motor_group()?;
    browser.client.goto(page).await?;
    let mut form = Form::on_page(browser).await?;
    form.check("start").await?;
    form.begin().await?;
    form.fill(&answers).await?;
    form.next().await?;
    let (mut form, kept) = close_and_reopen(browser, page, form).await?;
    ensure!(kept.contains("motorcycle-modification"), "the draft does not hold the open answers: {kept}");
    form.fill_to_review(&answers).await?;
    nothing_sensitive_is_kept(browser, &answers).await?;
    form.open_reasons().await?;
    expect_the_criteria(&form).await?;
    form.check("review").await?;
    send(&mut form, &answers).await?;
    ensure!(stored(browser).await?.is_empty(), "the device still keeps {}", stored(browser).await?);
    form.leave().await
}

/// The page is left in mid-form and opened again: the draft is offered, and taken up where it was.
async fn close_and_reopen<'a>(
    browser: &'a Browser,
    page: &str,
    form: Form<'a>,
) -> Result<(Form<'a>, String)> {
    let before = form.heading().await?;
    browser.until("the draft", "return Object.keys(localStorage).length > 0", vec![]).await?;
    let kept = stored(browser).await?;
    form.clean()?;
    browser.client.goto("about:blank").await?;
    browser.client.goto(page).await?;
    let mut form = Form::on_page(browser).await?;
    form.wait_for(".note .button.main").await.context("no draft is offered")?;
    form.check("start, with a draft").await?;
    form.begin().await?;
    ensure!(!form.verdicts().await?.is_empty(), "the draft was not taken up");
    ensure!(before != form.heading().await? || form.has("form").await?, "the form is not shown");
    Ok((form, kept))
}

/// Everything that the browser keeps for the form server's origin, as one text.
async fn stored(browser: &Browser) -> Result<String> {
    let script = r"
        const done = arguments[0];
        (async () => {
            const all = [...Object.entries(localStorage), ...Object.entries(sessionStorage)].flat();
            all.push(document.cookie, location.href);
            for (const { name } of (await indexedDB.databases?.()) ?? []) all.push('database ' + name);
            for (const key of (await caches?.keys()) ?? []) all.push('cache ' + key);
            return all.filter((text) => text && text !== location.href).join('\n') +
                (location.hash || location.search.includes('jawaban') ? location.href : '');
        })().then(done, (error) => done(String(error)));";
    Ok(browser.script_async(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
}

/// No answer to a question that is not of class open lies readable in the browser.
async fn nothing_sensitive_is_kept(browser: &Browser, answers: &Value) -> Result<()> {
    let kept = stored(browser).await?;
    let sensitive = sensitive_answers(answers)?;
    ensure!(sensitive.len() > 5, "the test knows too few sensitive answers: {sensitive:?}");
    for answer in sensitive {
        ensure!(!kept.contains(&answer), "{answer:?} lies in the browser's storage");
    }
    Ok(())
}

fn sensitive_answers(answers: &Value) -> Result<Vec<String>> {
    let pack = corpus::pack_by_id("gorontalo-motor")?;
    let mut found = Vec::new();
    let members = answers["member"].as_array().cloned().unwrap_or_default();
    for fact in pack.compiled.program.facts().iter().filter(|fact| fact.sensitivity() != Sensitivity::Open) {
        let given = std::iter::once(answers).chain(&members).filter_map(|holder| holder.get(fact.id()));
        found.extend(given.filter_map(Value::as_str).map(str::to_owned));
    }
    Ok(found)
}

/// The verdict on the machines: not eligible, with what can be mended and what the office checks, each with its law.
async fn expect_the_criteria(form: &Form<'_>) -> Result<()> {
    let script = r"
        return [...root.querySelectorAll('.panel .reasons > li')].map((li) =>
            ({ state: li.className, text: li.textContent, law: li.querySelector('.law')?.textContent ?? '' }));";
    let criteria = form.script(script, vec![]).await?;
    let criteria = criteria.as_array().context("no criteria")?;
    let of = |state: &str| criteria.iter().filter(|one| one["state"] == state).collect::<Vec<_>>();
    for state in ["met", "unmet", "ask"] {
        ensure!(!of(state).is_empty(), "no criterion is {state}");
    }
    let unmet = of("unmet");
    let says =
        |words: &str| unmet.iter().any(|one| one["text"].as_str().is_some_and(|text| text.contains(words)));
    ensure!(says("proposal"), "the missing proposal is not named: {unmet:?}");
    ensure!(criteria.iter().all(|one| one["law"] != json!("")), "a criterion has no law");
    Ok(())
}

/// Sending is refused until the declarations are agreed to; then the receipt comes.
async fn send(form: &mut Form<'_>, answers: &Value) -> Result<()> {
    form.click("form .actions .button.main").await?;
    form.wait_for("[data-summary]").await.context("sending without the declarations was not refused")?;
    form.check("review, refused").await?;
    form.fill(answers).await?;
    form.next().await?;
    form.wait_for(".receipt .reference").await?;
    form.check("receipt").await
}
