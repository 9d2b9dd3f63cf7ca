//! The programme finder by clicks and keys: the list follows the answers, only what they call for is fetched, and a
//! programme's form opens with them filled in.

use anyhow::{Context, Result, ensure};
use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    key::Key,
};
use layak_tests::{
    browser::{Browser, DESK, PHONE, Screen, with},
    form::Form,
    server::Server,
};
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};

const TODAY: &str = "2026-11-22";
const PLACE: &str = "Kota Samarinda, Kalimantan Timur";
/// Packs for other places: their programs must never be fetched for a business in Samarinda. (That of South Sumatra for
/// trade marks is not one of them: its letter for the fee is for everybody.)
const ELSEWHERE: [&str; 9] = [
    "gorontalo-ikm-2025",
    "gorontalo-motor",
    "kutim-halal",
    "malut-izin",
    "malut-ukm-2026",
    "sulteng-sentra",
    "sumsel-wub",
    "ternate-kios",
    "tidore-ukm",
];

async fn on_partner<F>(
    screen: Screen,
    test: impl FnOnce(Arc<Browser>, String) -> F + Send + 'static,
) -> Result<()>
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    let server = Server::start_on(TODAY).await?;
    let (page, form) = (format!("{}/cari-bantuan.html", server.partner), server.form.clone());
    with(screen, |browser| async move {
        browser.pretend_today(TODAY).await?;
        browser.client.goto(&page).await?;
        test(browser, form).await
    })
    .await?;
    server.stop().await
}

fn answers() -> Value {
    json!({
        "business.region": PLACE, "business.trade": "Penjahit, jahit baju pesanan", "business.annualSales": "150 juta",
        "business.workers": "3", "business.investment": "40 juta", "business.hasNib": true,
        "group.kind": "none", "proposal.state": "none",
    })
}

/// The packs in the list, each with the heading of its group.
async fn listed(form: &Form<'_>) -> Result<Vec<(String, String)>> {
    let script = r"
        return [...root.querySelectorAll('.found .verdict')].map((card) =>
            [card.dataset.pack, card.closest('ul').parentElement.querySelector('.badge').textContent]);";
    Ok(serde_json::from_value(form.script(script, vec![]).await?)?)
}

fn group_of<'l>(list: &'l [(String, String)], pack: &str) -> &'l str {
    list.iter().find(|(id, _)| id == pack).map_or("", |(_, group)| group)
}

/// The ids of the programs that this document fetched.
async fn fetched(form: &Form<'_>) -> Result<Vec<String>> {
    let script = r"
        return performance.getEntriesByType('resource').map((one) => one.name)
            .filter((name) => name.endsWith('.layak')).map((name) => name.split('/').pop().split('.')[0]);";
    Ok(serde_json::from_value(form.script(script, vec![]).await?)?)
}

/// Waits until no program is on its way.
async fn settled(browser: &Browser) -> Result<()> {
    let script = "const root = document.querySelector('layak-form').shadowRoot;
        return ![...root.querySelectorAll('.found .verdict')].some((card) => card.textContent.includes('Sedang diperiksa'));";
    browser.until("all programs to come", script, vec![]).await?;
    // A pause in typing is waited for before the list is said aloud.
    tokio::time::sleep(Duration::from_millis(1_000)).await;
    Ok(())
}

async fn through(browser: Arc<Browser>, server: String) -> Result<()> {
    let mut form = Form::on_page(&browser).await?;
    form.check("start").await?;
    form.begin().await?;
    ensure!(fetched(&form).await? == ["finder"], "something was fetched before any answer");
    ensure!(!listed(&form).await?.is_empty(), "the list is there from the beginning");
    form.fill(&answers()).await?;
    settled(&browser).await?;
    let first = listed(&form).await?;
    ensure!(group_of(&first, "gorontalo-motor").contains("Tidak memenuhi"), "{first:?}");
    ensure!(group_of(&first, "kaltim-peralatan-2024").contains("Belum bisa"), "{first:?}");
    ensure!(
        form.text("[role=status]").await?.contains("Tidak memenuhi syarat"),
        "the change is not said aloud"
    );
    form.check("place").await?;
    form.next().await?;
    form.fill(&answers()).await?;
    settled(&browser).await?;
    ensure!(listed(&form).await? != first, "the list did not follow the answers");
    form.check("business").await?;
    form.next().await?;
    form.fill(&answers()).await?;
    form.next().await?;
    settled(&browser).await?;
    form.wait_for(".found").await?;
    form.check("programmes").await?;
    let list = listed(&form).await?;
    ensure!(group_of(&list, "permits").contains("Periksa juga"), "{list:?}");
    let programs = fetched(&form).await?;
    let stray: Vec<&String> = programs.iter().filter(|id| ELSEWHERE.contains(&id.as_str())).collect();
    ensure!(stray.is_empty(), "programs of other places were fetched: {stray:?}");
    ensure!(programs.iter().any(|id| id == "kaltim-peralatan-2024"), "{programs:?}");
    let mut once = programs.clone();
    once.sort_unstable();
    once.dedup();
    ensure!(once.len() == programs.len(), "a program was fetched twice: {programs:?}");
    form.clean()?;
    open(&browser, &form, &server).await
}

/// Follows the link of a programme; its form has the answers, and the address has not.
async fn open(browser: &Browser, form: &Form<'_>, server: &str) -> Result<()> {
    form.click(".verdict[data-pack=kaltim-peralatan-2024] a.button").await?;
    browser.client.enter_parent_frame().await?;
    let path = format!("{server}/forms/kaltim-peralatan-2024");
    browser
        .until("the programme's form", "return location.href.startsWith(arguments[0])", vec![json!(path)])
        .await?;
    let form = Form::on_page(browser).await?;
    let filled = "return [...root.querySelectorAll('form input')].some((one) => one.value === arguments[0])";
    form.wait_for("form .field").await?;
    ensure!(form.script(filled, vec![json!(PLACE)]).await? == json!(true), "the place is not carried over");
    let address = browser.script("return location.href", vec![]).await?;
    ensure!(!address.as_str().context("an address")?.contains('#'), "answers stay in the address: {address}");
    ensure!(
        form.text("[role=status]").await?.contains("sudah terisi"),
        "nothing says that answers came along"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_finder_leads_to_a_form_on_a_phone() -> Result<()> {
    on_partner(PHONE, through).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_finder_leads_to_a_form_on_a_desk() -> Result<()> {
    on_partner(DESK, through).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_host_may_open_the_form_itself_in_its_page() -> Result<()> {
    on_partner(DESK, |browser, _| async move {
        let inline = r"
            const form = document.querySelector('layak-form');
            form.mode = 'inline';
            form.addEventListener('layak-open', (event) => {
                event.preventDefault(); window.opened = event.detail; form.pack = event.detail.pack; });";
        browser.script(inline, vec![]).await?;
        browser.until("the form in the page", "return document.querySelector('layak-form').shadowRoot.querySelector('[data-heading]') !== null", vec![]).await?;
        let mut form = Form::on_page(&browser).await?;
        form.begin().await?;
        form.fill(&answers()).await?;
        settled(&browser).await?;
        form.check("place, inline").await?;
        // By keys alone: to the first link of the list, and into it.
        for _ in 0..80 {
            press(&browser, Key::Tab.into()).await?;
            if form.script("return root.activeElement?.matches('.found a.button') ?? false", vec![]).await? == json!(true) {
                break;
            }
        }
        let pack = form.script("return root.activeElement.closest('.verdict').dataset.pack", vec![]).await?;
        press(&browser, Key::Enter.into()).await?;
        let script = "return window.opened?.pack === arguments[0] && document.querySelector('layak-form').pack === arguments[0]";
        browser.until("the host to open the form", script, vec![pack.clone()]).await?;
        let told = browser.script("return JSON.stringify(window.opened)", vec![]).await?;
        ensure!(told == json!(json!({"pack": pack}).to_string()), "the event tells more than the pack: {told}");
        form.clean()
    })
    .await
}

async fn press(browser: &Browser, value: char) -> Result<()> {
    let keys =
        KeyActions::new("keyboard".into()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
    browser.client.perform_actions(keys).await.context("cannot press a key")
}
