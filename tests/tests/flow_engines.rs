//! The form in every engine: from a partner's page over the first verdict and the review to the receipt, framed and in
//! the host's own page.

use anyhow::{Context, Result, ensure};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use layak_tests::{
    answers,
    browser::{Browser, DESK, Engine, Screen, with_engine},
    form::Form,
    permits,
    server::Server,
};
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};

/// WebKit's driver clicks where an element stands and does not scroll the page around a frame of another origin.
const TALL: Screen = Screen { width: 1280, height: 6000, phone: false };

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn chromium() -> Result<()> {
    apply(Engine::Chromium).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn firefox() -> Result<()> {
    apply(Engine::Firefox).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn webkit() -> Result<()> {
    apply(Engine::WebKit).await
}

/// No day is pretended: nothing below depends on it.
async fn apply(engine: Engine) -> Result<()> {
    let screen = if engine == Engine::WebKit { TALL } else { DESK };
    let server = Server::start().await?;
    let partner = server.partner.clone();
    with_engine(engine, screen, |browser| async move {
        let answers = answers::two_products()?;
        framed(&browser, &partner, &answers).await?;
        inline(&browser, &partner, &answers).await
    })
    .await?;
    server.stop().await
}

async fn framed(browser: &Arc<Browser>, partner: &str, answers: &Value) -> Result<()> {
    browser.client.goto(partner).await?;
    let mut form = Form::on_page(browser).await?;
    begin_slowly(browser, &form).await?;
    permits::first_verdict(&form, answers).await?;
    form.walk_to_review(answers).await?;
    let nugget = form.verdict("Nugget ayam beku", "SPP-IRT").await?;
    ensure!(nugget.badge.contains("MD"), "the nugget is {}", nugget.badge);
    form.fill(answers).await?;
    form.next().await?;
    form.wait_for(".receipt .reference").await?;
    browser.client.enter_parent_frame().await?;
    Ok(())
}

/// Begins with a press as long as a person's, at the lower edge of the screen: the page must not move under it.
async fn begin_slowly(browser: &Browser, form: &Form<'_>) -> Result<()> {
    const BEGIN: &str = ".actions .button.main";
    form.wait_for(BEGIN).await?;
    let top = form
        .script("return root.querySelector(arguments[0]).getBoundingClientRect().top", vec![json!(BEGIN)]);
    let top = top.await?;
    on_host(browser, TO_THE_EDGE, vec![top]).await?;
    let begin = form.wait_for(BEGIN).await?;
    let press = MouseActions::new("mouse".into())
        .then(PointerAction::MoveToElement { element: begin, duration: None, x: 0.0, y: 0.0 })
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(PointerAction::Pause { duration: Duration::from_millis(300) })
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    browser.client.perform_actions(press).await?;
    form.wait_for("form .field").await.context("the press was lost")?;
    on_host(browser, "document.body.style.paddingTop = '0'", vec![]).await
}

/// Runs a script on the page around the form, and enters the form's frame again.
async fn on_host(browser: &Browser, script: &str, arguments: Vec<Value>) -> Result<()> {
    browser.client.enter_parent_frame().await?;
    browser.script(script, arguments).await?;
    let frame = "return document.querySelector('layak-form').shadowRoot.querySelector('iframe')";
    Ok(browser.element(frame, vec![]).await?.enter_frame().await?)
}

/// Pushes the form down until what is so far from its top stands just above the lower edge of the screen.
const TO_THE_EDGE: &str = r"
    const frame = document.querySelector('layak-form').shadowRoot.querySelector('iframe');
    document.body.style.paddingTop = `${innerHeight - 60 - arguments[0] - frame.getBoundingClientRect().top}px`;";

async fn inline(browser: &Arc<Browser>, partner: &str, answers: &Value) -> Result<()> {
    browser.client.goto(&format!("{partner}/inline.html")).await?;
    let form = Form::on_page(browser).await?;
    form.begin().await?;
    permits::first_verdict(&form, answers).await
}
