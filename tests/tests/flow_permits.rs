//! Point 2 and 3 of the main job, by clicks and keys in Chromium: a partner's page, two products, verdicts with their
//! law while the answers come in, review, sending, receipt. At a phone's and at a desk's width, axe-core on every screen.

use anyhow::{Context, Result, ensure};
use layak_tests::{
    answers,
    browser::{Browser, DESK, PHONE, Screen, with},
    form::Form,
    officer, permits,
    server::Server,
};
use serde_json::{Value, json};

/// The day of the test: the halal duty for food of small makers has begun.
const TODAY: &str = "2026-11-22";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_products_on_a_phone() -> Result<()> {
    two_products(PHONE).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_products_on_a_desk() -> Result<()> {
    two_products(DESK).await
}

async fn two_products(screen: Screen) -> Result<()> {
    let server = Server::start_on(TODAY).await?;
    let (partner, form, officer) = (server.partner.clone(), server.form.clone(), server.officer()?);
    with(screen, |browser| async move {
        browser.pretend_today(TODAY).await?;
        let reference = apply(&browser, &partner).await?;
        // The office sees the case behind its login, and the answers as they were given.
        officer::log_in(&browser, &form, &officer).await?;
        officer::open(&browser, &reference, "Keripik singkong").await
    })
    .await?;
    server.stop().await
}

/// From the partner's page to the receipt; gives the reference.
async fn apply(browser: &Browser, partner: &str) -> Result<String> {
    browser.client.goto(partner).await?;
    let host_before = host(browser).await?;
    let mut form = Form::on_page(browser).await?;
    form.check("start").await?;
    form.begin().await?;
    form.check("first page, empty").await?;
    refuse_an_empty_page(&mut form).await?;
    let answers = answers::two_products()?;
    permits::first_verdict(&form, &answers).await?;
    form.fill_to_review(&answers).await?;
    open_the_panel(&mut form).await?;
    expect_the_verdicts(&form).await?;
    form.check("review").await?;
    let reference = send(&mut form, &answers).await?;
    form.leave().await?;
    let (before, after) = (host_before, host(browser).await?);
    let new: Vec<&String> = after.iter().filter(|line| !before.contains(line)).collect();
    ensure!(new.is_empty() && before.len() == after.len(), "the host page was touched: {new:?}");
    // The example site has no icon.
    let counts = |line: &String| line.contains("SEVERE") && !line.contains("/favicon.ico");
    let errors: Vec<String> = browser.log().await?.into_iter().filter(counts).collect();
    ensure!(errors.is_empty(), "the console tells of errors: {errors:?}");
    Ok(reference)
}

/// Going on without answers shows an error summary that has the focus; its first line leads to the first field.
async fn refuse_an_empty_page(form: &mut Form<'_>) -> Result<()> {
    form.click("form .actions .button.main").await?;
    form.wait_for("[data-summary]").await?;
    form.check("first page, refused").await?;
    let focused = "return root.activeElement?.hasAttribute('data-summary') ?? false";
    ensure!(form.script(focused, vec![]).await? == json!(true), "the error summary does not have the focus");
    form.click("[data-summary] a").await?;
    let led = "return [root.activeElement?.tagName, root.activeElement?.getAttribute('aria-invalid')]";
    ensure!(
        form.script(led, vec![]).await? == json!(["INPUT", "true"]),
        "the summary does not lead to the field"
    );
    Ok(())
}

/// The verdicts of the issue's story, with their law and their order.
async fn expect_the_verdicts(form: &Form<'_>) -> Result<()> {
    let expect = async |group: &str, title: &str, badge: &str, inside: &[&str]| {
        let shown = form.verdict(group, title).await?;
        ensure!(shown.badge.contains(badge), "{group} {title}: {}", shown.badge);
        for words in inside {
            ensure!(shown.text.contains(words), "{group} {title} does not say {words:?}: {}", shown.text);
        }
        Ok(())
    };
    expect("", "NIB", "Wajib", &["oss.go.id"]).await?;
    expect("Keripik singkong", "SPP-IRT", "Wajib", &[]).await?;
    expect("Nugget ayam beku", "SPP-IRT", "MD", &["BPOM"]).await?;
    for product in ["Keripik singkong", "Nugget ayam beku"] {
        expect(product, "Sertifikat halal", "Wajib", &["18 Oktober 2026", "PP 42/2024"]).await?;
    }
    let plan = form
        .script("return [...root.querySelectorAll('.panel ol > li')].map((li) => li.textContent)", vec![])
        .await?;
    let plan: Vec<String> = serde_json::from_value(plan)?;
    let place = |words: &str| {
        plan.iter().position(|step| step.contains(words)).with_context(|| format!("{words} in {plan:?}"))
    };
    ensure!(
        place("NIB")? < place("SPP-IRT")? && place("SPP-IRT")? < place("halal")?,
        "the order of steps is {plan:?}"
    );
    Ok(())
}

/// On a phone the result is folded; unfolded it is looked at too.
async fn open_the_panel(form: &mut Form<'_>) -> Result<()> {
    let folded = "return root.querySelector('.panel .body').checkVisibility() === false";
    if form.script(folded, vec![]).await? == json!(true) {
        form.click(".panel .fold").await?;
    }
    form.open_reasons().await?;
    form.check("result, unfolded").await
}

/// Sends, and reads the receipt: reference, time with zone, verdicts, QR code.
async fn send(form: &mut Form<'_>, answers: &Value) -> Result<String> {
    form.fill(answers).await?;
    form.next().await?;
    form.wait_for(".receipt .reference").await?;
    form.check("receipt").await?;
    let reference = form.text(".receipt .reference").await?.trim().to_owned();
    let receipt = form.text(".receipt").await?;
    ensure!(
        reference.len() == 9 && reference.as_bytes().get(4) == Some(&b'-'),
        "the reference is {reference}"
    );
    ensure!(["WIB", "WITA", "WIT"].iter().any(|zone| receipt.contains(zone)), "no time zone: {receipt}");
    ensure!(form.has(".page svg[role=img]").await?, "there is no QR code");
    ensure!(form.has(".page .verdict").await?, "the receipt shows no verdicts");
    Ok(reference)
}

/// What a form must leave alone in the page that holds it, a line each: address, title, history, globals, elements.
async fn host(browser: &Browser) -> Result<Vec<String>> {
    let script = r"
        const drivers = ['axe', 'ret_nodes', 'se_exportedFunctionSymbol'];
        const globals = Object.keys(globalThis).filter((name) => !drivers.includes(name) && !name.startsWith('cdc_'));
        const outside = [...document.querySelectorAll('*')].filter((one) => !one.closest('layak-form') && !one.querySelector('layak-form'));
        return [location.href, document.title, `history ${history.length}`, ...globals.map((name) => `global ${name}`),
                ...outside.map((one) => one.outerHTML)];";
    Ok(serde_json::from_value(browser.script(script, vec![]).await?)?)
}
