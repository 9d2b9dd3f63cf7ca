//! A host page under a strict policy: script only from the form server and WebAssembly, no styles, Trusted Types.
//! The form works in it and raises no violation; and the policy is real.

use anyhow::{Result, ensure};
use layak_tests::{
    answers,
    browser::{DESK, PHONE, Screen, with},
    form::Form,
    server::Server,
};
use serde_json::json;

const TODAY: &str = "2026-11-22";

/// Counts violations from the first moment of every document.
const LISTEN: &str = r"
    globalThis.__violations = [];
    document.addEventListener('securitypolicyviolation', (event) =>
        __violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_form_raises_no_violation_on_a_phone() -> Result<()> {
    strict(PHONE).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_form_raises_no_violation_on_a_desk() -> Result<()> {
    strict(DESK).await
}

async fn strict(screen: Screen) -> Result<()> {
    let server = Server::start_on(TODAY).await?;
    let page = format!("{}/strict.html", server.partner);
    with(screen, |browser| async move {
        browser.pretend_today(TODAY).await?;
        browser.on_new_document(LISTEN).await?;
        browser.client.goto(&page).await?;
        let mut form = Form::on_page(&browser).await?;
        // The page itself has no styles at all, so its own links are small.
        form.judged = Some("layak-form");
        form.begin().await?;
        form.fill_to_review(&answers::two_products()?).await?;
        ensure!(form.verdict("Nugget ayam beku", "SPP-IRT").await?.badge.contains("MD"), "the verdict is another");
        let violations = form.script("return __violations", vec![]).await?;
        ensure!(violations == json!([]), "the policy was violated: {violations}");
        // The policy is in force: what it forbids is refused, and counted.
        form.script("document.body.setAttribute('style', 'color: red'); document.body.append(Object.assign(document.createElement('style'), { textContent: 'p{}' }))", vec![]).await?;
        browser.until("the policy to refuse a style", "return __violations.length > 0", vec![]).await?;
        form.clean()
    })
    .await?;
    server.stop().await
}
