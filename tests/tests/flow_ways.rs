//! Other ways through the form: by the keyboard alone, in the other language, inline in the host's page, without a
//! network, and with hostile texts.

use anyhow::{Context, Result, ensure};
use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    key::Key,
};
use layak_tests::{
    answers,
    browser::{Browser, DESK, PHONE, with},
    form::Form,
    server::Server,
};
use serde_json::{Value, json};
use std::sync::Arc;

const TODAY: &str = "2026-11-22";

/// Starts a server and a browser on a path of the partner's site.
async fn on_partner<F>(
    path: &'static str,
    screen: layak_tests::browser::Screen,
    test: impl FnOnce(Arc<Browser>) -> F + Send + 'static,
) -> Result<()>
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    let server = Server::start_on(TODAY).await?;
    let page = format!("{}{path}", server.partner);
    with(screen, |browser| async move {
        browser.pretend_today(TODAY).await?;
        browser.client.goto(&page).await?;
        test(browser).await
    })
    .await?;
    server.stop().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_language_changes_without_losing_an_answer() -> Result<()> {
    on_partner("/", PHONE, |browser| async move {
        let mut form = Form::on_page(&browser).await?;
        let answers = answers::two_products()?;
        form.begin().await?;
        form.fill(&answers).await?;
        let (indonesian, filled) = (form.heading().await?, values(&form).await?);
        form.click(".bar button[lang=en]").await?;
        form.wait_for(".layak[lang=en]").await?;
        ensure!(form.heading().await? != indonesian, "the heading stayed {indonesian}");
        ensure!(values(&form).await? == filled, "an answer was lost");
        form.check("first page, English").await?;
        form.fill_to_review(&answers).await?;
        ensure!(
            form.verdict("Nugget ayam beku", "SPP-IRT").await?.badge.contains("MD"),
            "another verdict in English"
        );
        ensure!(form.verdict("", "NIB").await?.badge.contains("equired"), "the badge is not English");
        form.check("review, English").await?;
        form.leave().await
    })
    .await
}

/// What stands in the text boxes, and which options are chosen. What a search box shows is in the language of the form.
async fn values(form: &Form<'_>) -> Result<Value> {
    let script = "return [...root.querySelectorAll('form input, form textarea')].map((one) => one.type === 'radio' || one.type === 'checkbox' ? one.checked : one.getAttribute('role') === 'combobox' ? one.value !== '' : one.value)";
    form.script(script, vec![]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_keyboard_alone_goes_through_the_first_pages() -> Result<()> {
    on_partner("/", DESK, |browser| async move {
        let form = Form::on_page(&browser).await?;
        form.click("[data-heading]").await?;
        reach(&browser, &form, ".button.main").await?;
        press(&browser, Key::Enter.into()).await?;
        form.wait_for("form .field").await?;
        let answers = answers::two_products()?;
        type_the_page(&browser, &form, &answers).await?;
        let before = form.heading().await?;
        reach(&browser, &form, "form .button.main").await?;
        press(&browser, Key::Enter.into()).await?;
        let script = "const root = document.querySelector('layak-form').shadowRoot; return root.querySelector('[data-heading]').textContent !== arguments[0]";
        browser.until("the next page", script, vec![json!(before)]).await?;
        Ok(())
    })
    .await
}

/// Presses Tab until the focus is on what matches, and checks on the way that it is always visible.
async fn reach(browser: &Browser, form: &Form<'_>, selector: &str) -> Result<()> {
    let script = r"
        const active = root.activeElement;
        const box = active?.getBoundingClientRect();
        return [active?.matches(arguments[0]) ?? false, !active || (box.width > 0 && box.height > 0)];";
    for _ in 0..60 {
        let state = form.script(script, vec![json!(selector)]).await?;
        ensure!(state[1] == json!(true), "the focus is on something that cannot be seen");
        if state[0] == json!(true) {
            return Ok(());
        }
        press(browser, Key::Tab.into()).await?;
    }
    anyhow::bail!("Tab does not lead to {selector}")
}

async fn press(browser: &Browser, value: char) -> Result<()> {
    let keys =
        KeyActions::new("keyboard".into()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
    browser.client.perform_actions(keys).await.context("cannot press a key")
}

async fn write(browser: &Browser, text: &str) -> Result<()> {
    for value in text.chars() {
        press(browser, value).await?;
    }
    Ok(())
}

/// What an applicant types to find her trade.
const TRADE: &str = "bikin keripik";

/// Answers the fields of the page in the order in which Tab visits them.
async fn type_the_page(browser: &Browser, form: &Form<'_>, answers: &Value) -> Result<()> {
    let script = r"
        const one = root.activeElement;
        if (!one || !one.closest('form .field')) return null;
        return { id: one.id.replace(/^layak\d+-/, ''), type: one.getAttribute('role') ?? one.type,
                 options: [...one.closest('.field').querySelectorAll('input[type=radio]')].map((radio) => radio.value) };";
    for _ in 0..40 {
        press(browser, Key::Tab.into()).await?;
        if form.script("return root.activeElement?.matches('form .button.main') ?? false", vec![]).await?
            == json!(true)
        {
            return Ok(());
        }
        let active = form.script(script, vec![]).await?;
        let Some(id) = active["id"].as_str() else { continue };
        match (active["type"].as_str(), part_of_date(id, answers)) {
            (Some("radio"), _) => {
                let options: Vec<String> = serde_json::from_value(active["options"].clone())?;
                let answer = answers.pointer(&format!("/{id}")).context("an option without an answer")?;
                let wanted = answer.as_str().map_or_else(|| answer.to_string(), str::to_owned);
                let steps = options.iter().position(|option| *option == wanted).context("no such option")?;
                press(browser, ' ').await?;
                for _ in 0..steps {
                    press(browser, Key::Down.into()).await?;
                }
            }
            (Some("combobox"), _) => {
                write(browser, TRADE).await?;
                press(browser, Key::Down.into()).await?;
                press(browser, Key::Enter.into()).await?;
            }
            (_, Some(part)) => write(browser, &part).await?,
            (_, None) => {
                let Some(answer) = answers.pointer(&format!("/{id}")) else { continue };
                write(browser, &answer.as_str().map_or_else(|| answer.to_string(), str::to_owned)).await?;
            }
        }
    }
    anyhow::bail!("the page has no end")
}

/// The part of a date that a box takes: `business.started`, `business.started-month`, `business.started-year`.
fn part_of_date(id: &str, answers: &Value) -> Option<String> {
    let (key, index) = match id.rsplit_once('-') {
        Some((key, "month")) => (key, 1),
        Some((key, "year")) => (key, 0),
        _ => (id, 2),
    };
    let date = answers.pointer(&format!("/{key}"))?.as_str()?;
    let parts: Vec<&str> = date.split('-').collect();
    (parts.len() == 3 && date.len() == 10).then(|| parts.get(index).copied().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inline_asks_nothing_sensitive_and_leads_to_the_office() -> Result<()> {
    let server = Server::start_on(TODAY).await?;
    let page = format!("{}/inline.html", server.partner);
    let (form_server, swap) =
        (server.form.clone(), "document.querySelector('layak-form').setAttribute('pack', 'gorontalo-motor')");
    with(PHONE, |browser| async move {
        browser.pretend_today(TODAY).await?;
        browser.client.goto(&page).await?;
        Form::on_page(&browser).await?;
        browser.script(swap, vec![]).await?;
        let script = "return document.querySelector('layak-form').shadowRoot.querySelector('[data-heading]')?.textContent.includes('bengkel') ?? false";
        browser.until("the other pack", script, vec![]).await?;
        let mut form = Form::on_page(&browser).await?;
        let answers = answers::motor_group()?;
        form.begin().await?;
        let mut asked = Vec::new();
        let link = "a.button.main, .actions a[href*='/forms/']";
        for _ in 0..30 {
            if form.has(link).await? {
                break;
            }
            asked.extend(keys(&form).await?);
            form.fill(&answers).await?;
            form.check("inline").await?;
            form.next().await?;
        }
        ensure!(asked.iter().all(|key| !is_sensitive(key)), "inline asked {asked:?}");
        let address = form.script("return root.querySelector(arguments[0])?.href", vec![json!(link)]).await?;
        let address = address.as_str().context("nothing leads to the form server")?.to_owned();
        ensure!(address.starts_with(&format!("{form_server}/forms/gorontalo-motor")), "it leads to {address}");
        form.clean()?;
        browser.client.goto("about:blank").await?;
        browser.client.goto(&address).await?;
        let form = Form::on_page(&browser).await?;
        form.wait_for("form").await?;
        let hash = browser.script("return location.hash", vec![]).await?;
        ensure!(hash == json!(""), "the answers stay in the address: {hash}");
        ensure!(form.verdicts().await?.iter().any(|shown| shown.text.contains("proposal")), "the answers did not come along");
        Ok(())
    })
    .await?;
    server.stop().await
}

async fn keys(form: &Form<'_>) -> Result<Vec<String>> {
    let script =
        "return [...root.querySelectorAll('form [id]')].map((one) => one.id.replace(/^layak\\d+-/, ''))";
    Ok(serde_json::from_value(form.script(script, vec![]).await?)?)
}

fn is_sensitive(key: &str) -> bool {
    ["owner.", "member.name", "member.nik", "business.name", "business.nib", "group.name"]
        .iter()
        .any(|part| key.contains(part))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_network_the_form_decides_and_sends_once_it_is_back() -> Result<()> {
    let server = Server::start_on(TODAY).await?;
    let page = format!("{}/forms/permits", server.form);
    let reference = with(PHONE, |browser| async move {
        browser.pretend_today(TODAY).await?;
        browser.client.goto(&page).await?;
        let mut form = Form::on_page(&browser).await?;
        let answers = answers::two_products()?;
        form.begin().await?;
        browser.set_offline(true).await?;
        form.fill_to_review(&answers).await?;
        ensure!(
            form.verdict("Keripik singkong", "SPP-IRT").await?.badge.contains("Wajib"),
            "no verdict offline"
        );
        form.fill(&answers).await?;
        form.next().await?;
        form.wait_for(".queue").await?;
        form.check("waiting for the network").await?;
        browser.set_offline(false).await?;
        form.wait_for(".receipt .reference").await.context("the submission was not sent again")?;
        form.clean()?;
        form.text(".receipt .reference").await
    })
    .await?;
    ensure!(reference.trim().len() == 9, "the reference is {reference}");
    server.stop().await
}

/// Twenty texts that have broken forms, databases, terminals and spreadsheets.
const HOSTILE: [&str; 20] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'; DROP TABLE cases; --",
    "=HYPERLINK(\"http://evil.example\",\"klik\")",
    "+1+1|cmd",
    "@SUM(A1:A9)",
    "{{7*7}} ${7*7} #{7*7}",
    "%00%0a%0d../../etc/passwd",
    "\\u0000 \\x00 \\n \\",
    "ﷺ \u{202e}gnp.exe \u{202d}",
    "\u{200b}\u{feff}\u{2028}\u{2029}x",
    "Z\u{0351}\u{036b}\u{0343}\u{036a}a\u{0314}\u{0352}l\u{0360}go",
    "👩‍👩‍👧‍👦🇮🇩",
    "ك ب م د ש ל ו ם",
    "田中さんにあげて下さい",
    "NaN null undefined true []",
    "1e999 -0 0x10 Infinity",
    "a]]>&lt;&amp;&#x41;",
    "' OR '1'='1",
    "\u{e000}\u{fffd}\u{1f4a9}",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_texts_stay_texts() -> Result<()> {
    on_partner("/", DESK, |browser| async move {
        let form = Form::on_page(&browser).await?;
        form.begin().await?;
        let set = r"
            const [key, text] = arguments;
            const box = root.querySelector(`[id$='-${key}']`);
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, text);
            box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));";
        for text in HOSTILE {
            form.script(set, vec![json!("business.trade"), json!(text)]).await?;
            form.script(set, vec![json!("business.annualSales"), json!(text)]).await?;
            let kept =
                form.script("return root.querySelector(\"[id$='-business.trade']\").value", vec![]).await?;
            ensure!(kept == json!(text), "{text:?} became {kept}");
            ensure!(!form.verdicts().await?.is_empty(), "the form stopped at {text:?}");
        }
        let made = "return root.querySelectorAll('form script, form img, form style, [style]').length";
        ensure!(form.script(made, vec![]).await? == json!(0), "a text became an element");
        let errors: Vec<String> =
            browser.log().await?.into_iter().filter(|line| line.contains("panicked")).collect();
        ensure!(errors.is_empty(), "{errors:?}");
        Ok(())
    })
    .await
}
