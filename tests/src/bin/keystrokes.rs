//! `cargo xtask bench`: from a keystroke to the last change of the document that it causes, in Chromium.

use anyhow::{Context, Result};
use layak_tests::{
    answers,
    browser::{Browser, DESK, with},
    form::Form,
    server::Server,
};
use serde_json::Value;

/// Types into one box two hundred times. The clock starts before the event; it stops at the last change that a
/// `MutationObserver` sees before the page is idle again. The page's clock steps by 0.1 ms, hence the mean as well.
const TYPE: &str = r"
    const done = arguments[0];
    const root = document.querySelector('layak-form').shadowRoot;
    const box = root.querySelector(`[id$='-business.annualSales']`);
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const idle = () => new Promise((next) => { const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => next(); port2.postMessage(0); });
    (async () => {
        const times = [];
        for (let turn = 0; turn < 220; turn++) {
            let last = 0;
            const observer = new MutationObserver(() => { last = performance.now(); });
            observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
            write.call(box, String(120000000 + turn * 25000000));
            const start = performance.now();
            box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
            for (let i = 0; i < 4; i++) await idle();
            observer.disconnect();
            if (turn >= 20) times.push(last === 0 ? NaN : last - start);
            await new Promise((next) => setTimeout(next, 5));
        }
        return times;
    })().then(done, (error) => done(String(error)));";

#[tokio::main]
async fn main() -> Result<()> {
    let server = Server::start().await?;
    let page = format!("{}/forms/permits", server.form);
    let times = with(DESK, |browser| async move { measure(&browser, &page).await }).await?;
    server.stop().await?;
    println!("{}", words(times)?);
    Ok(())
}

/// Types on the first page of the permits pack, with all answers of that page given.
async fn measure(browser: &Browser, page: &str) -> Result<Value> {
    browser.client.goto(page).await?;
    let form = Form::on_page(browser).await?;
    form.begin().await?;
    form.fill(&answers::two_products()?).await?;
    browser.script_async(TYPE, vec![]).await
}

fn words(times: Value) -> Result<String> {
    let list = times.as_array().with_context(|| format!("the page said {times}"))?;
    // Microseconds; a keystroke without any change counts as missing.
    let mut micros: Vec<u64> = list.iter().filter_map(microseconds).collect();
    anyhow::ensure!(
        micros.len() * 2 > list.len(),
        "only {} of {} keystrokes changed anything",
        micros.len(),
        list.len()
    );
    micros.sort_unstable();
    let at = |percent: usize| micros.get((micros.len() - 1) * percent / 100).copied().unwrap_or(0);
    let mean = micros.iter().sum::<u64>() / micros.len() as u64;
    let count = micros.len();
    Ok(format!(
        "  {count} keystrokes to the last change of the document: median {} us, mean {mean} us, 95 of 100 within {} us",
        at(50),
        at(95)
    ))
}

/// The page's milliseconds, to the microsecond, without floating point: `0.30000000447` is 300.
fn microseconds(time: &Value) -> Option<u64> {
    let text = time.as_number()?.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, "0"));
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    Some(whole.parse::<u64>().ok()? * 1000 + digits.parse::<u64>().ok()?)
}
