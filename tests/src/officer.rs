//! An officer at her desk, in a browser: she logs in and opens a case.

use crate::{axe, browser::Browser};
use anyhow::Result;
use fantoccini::{Locator, key::Key};

/// Logs in on the officer's pages and waits for the list; login and list are checked for accessibility.
pub async fn log_in(browser: &Browser, form: &str, officer: &(String, String)) -> Result<()> {
    browser.client.goto(&format!("{form}/officer")).await?;
    axe::check(browser, "officer's login").await?;
    let by_id = |id: &'static str| browser.client.find(Locator::Id(id));
    by_id("name").await?.send_keys(&officer.0).await?;
    by_id("password").await?.send_keys(&format!("{}{}", officer.1, char::from(Key::Enter))).await?;
    let listed = "return document.querySelector('h1')?.textContent === 'Berkas masuk'";
    browser.until("the list of cases", listed, vec![]).await?;
    axe::check(browser, "officer's list").await
}

/// Opens a case from the list and waits for words of it.
pub async fn open(browser: &Browser, reference: &str, words: &str) -> Result<()> {
    browser.client.find(Locator::LinkText(reference)).await?.click().await?;
    let shown = "return document.body.textContent.includes(arguments[0])";
    browser.until("the case", shown, vec![words.into()]).await?;
    axe::check(browser, "officer's case").await
}
