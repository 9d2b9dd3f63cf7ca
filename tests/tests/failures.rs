//! When the form cannot be shown, its place says what happened, what to do and where the form is too, with a code.

use anyhow::{Result, ensure};
use layak_tests::{
    browser::{Browser, PHONE, with},
    server::Server,
};
use serde_json::json;
use std::sync::Arc;

/// The message, once the code stands in it.
const SAYS: &str = r"
    const box = document.querySelector('layak-form').shadowRoot?.querySelector('[part=failure]');
    return box?.textContent.includes(arguments[0]) ? box.textContent : null";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_failure_says_what_to_do() -> Result<()> {
    let server = Server::start().await?;
    let page = format!("{}/inline.html", server.partner);
    with(PHONE, |browser| async move {
        browser.client.goto(&page).await?;
        browser
            .until(
                "the form",
                "return !!document.querySelector('layak-form').shadowRoot?.querySelector('[data-heading]')",
                vec![],
            )
            .await?;
        // What is said of this one is fetched, and there is no network.
        browser.set_offline(true).await?;
        let said = fail(&browser, "pack", "", "no-pack").await?;
        ensure!(
            said.contains("Formulir belum dapat diambil") && said.contains("Coba lagi"),
            "it says {said}"
        );
        let said = fail(&browser, "pack", "tidak-ada", "offline").await?;
        ensure!(said.contains("Tidak ada sambungan internet."), "it says {said}");
        browser.set_offline(false).await?;
        let said = fail(&browser, "pack", "tidak-ada-2", "no-such-pack").await?;
        ensure!(said.contains("Formulir yang diminta halaman ini tidak ada"), "it says {said}");
        let link = browser
            .script("return document.querySelector('layak-form').shadowRoot.querySelector('a').href", vec![])
            .await?;
        ensure!(
            link.as_str().is_some_and(|link| link.contains("/forms/tidak-ada-2?lang=id")),
            "it leads to {link}"
        );
        browser.script("document.querySelector('layak-form').lang = 'en'", vec![]).await?;
        let said = fail(&browser, "pack", "tidak-ada-3", "no-such-pack").await?;
        ensure!(said.contains("does not have the form"), "it says {said}");
        Ok(())
    })
    .await?;
    server.stop().await
}

/// Sets an attribute of the form, and gives the message with a code that follows.
async fn fail(browser: &Arc<Browser>, name: &str, value: &str, code: &str) -> Result<String> {
    browser
        .script(
            "document.querySelector('layak-form').setAttribute(arguments[0], arguments[1])",
            vec![json!(name), json!(value)],
        )
        .await?;
    let is_said = format!("return (() => {{ {SAYS} }})() !== null");
    browser.until(code, &is_said, vec![json!(code)]).await?;
    let said = browser.script(SAYS, vec![json!(code)]).await?;
    Ok(said.as_str().unwrap_or_default().to_owned())
}
