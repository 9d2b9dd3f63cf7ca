//! Point 4 of the main job: the very submission that the widget sent, sent again by hand and tampered with. The server
//! decides by itself, records the difference, and says so.

use anyhow::{Context, Result, ensure};
use layak_tests::{
    answers,
    browser::{Browser, DESK, with},
    form::Form,
    server::Server,
};
use serde_json::{Value, json};

const TODAY: &str = "2026-11-22";

/// Keeps the body of every submission that the page sends.
const CATCH: &str = r"
    globalThis.__sent = [];
    const real = globalThis.fetch;
    globalThis.fetch = (...asked) => {
        const request = new Request(...asked);
        if (request.method === 'POST') request.clone().text().then((body) => __sent.push(body));
        return real(request);
    };";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_tampered_with_is_decided_again_and_told() -> Result<()> {
    let server = Server::start_on(TODAY).await?;
    let page = format!("{}/forms/permits", server.form);
    let sent = with(DESK, |browser| async move { send_from(&browser, &page).await }).await?;
    let honest = submit(&server, "honest", &sent).await?;
    ensure!(honest["differences"] == json!([]), "the widget's own claim differs: {}", honest["differences"]);
    ensure!(honest["ignored"] == json!([]), "the widget sent what nobody asked: {}", honest["ignored"]);
    a_verdict_is_changed(&server, &sent, &honest).await?;
    a_hidden_field_is_set(&server, &sent, &honest).await?;
    a_threshold_is_crossed(&server, &sent).await?;
    server.stop().await
}

/// Fills in the form on the server's own page, sends it, and gives the document that went over the wire.
async fn send_from(browser: &Browser, page: &str) -> Result<Value> {
    browser.pretend_today(TODAY).await?;
    browser.on_new_document(CATCH).await?;
    browser.client.goto(page).await?;
    let mut form = Form::on_page(browser).await?;
    let answers = answers::two_products()?;
    form.begin().await?;
    form.fill_to_review(&answers).await?;
    form.fill(&answers).await?;
    form.next().await?;
    form.wait_for(".receipt .reference").await?;
    form.clean()?;
    let sent = form.script("return __sent", vec![]).await?;
    let body = sent.get(0).and_then(Value::as_str).context("the form sent nothing")?;
    Ok(serde_json::from_str(body)?)
}

async fn submit(server: &Server, key: &str, document: &Value) -> Result<Value> {
    let key = format!("test-of-tampering-{key}");
    let (status, body) =
        server.post("/v1/submissions", &[("idempotency-key", &key)], document.to_string()).await?;
    ensure!(status == 201, "{key}: {status} {body}");
    let reply: Value = serde_json::from_str(&body)?;
    ensure!(reply["receipt"].as_str().is_some_and(|jws| jws.split('.').count() == 3), "{key}: no receipt");
    Ok(reply)
}

/// The verdicts of an outcome, without what explains them.
fn verdicts(reply: &Value) -> Vec<Value> {
    let decisions = reply["outcome"]["decisions"].as_array().cloned().unwrap_or_default();
    decisions
        .iter()
        .map(|one| json!([one["decision"], one["item"], one["verdict"], one["permit"], one["value"]]))
        .collect()
}

async fn a_verdict_is_changed(server: &Server, sent: &Value, honest: &Value) -> Result<()> {
    let mut forged = sent.clone();
    let claims = forged.pointer_mut("/claim/verdicts").and_then(Value::as_array_mut).context("no claim")?;
    let claim = claims.iter_mut().find(|one| one["decision"] == "halal").context("no claim about halal")?;
    claim["verdict"] = json!("not-required");
    let reply = submit(server, "verdict", &forged).await?;
    ensure!(verdicts(&reply) == verdicts(honest), "a claim changed the verdict");
    let differences = reply["differences"].as_array().context("no differences")?;
    let told = differences.iter().any(|one| {
        one["decision"] == "halal"
            && one["claimed"].to_string().contains("not-required")
            && one["decided"].to_string().contains("required")
    });
    ensure!(told && differences.len() == 1, "the difference is not told: {differences:?}");
    Ok(())
}

async fn a_hidden_field_is_set(server: &Server, sent: &Value, honest: &Value) -> Result<()> {
    let mut forged = sent.clone();
    forged["answers"]["product"][1]["product.pirtNumber"] = json!("2067501010001-31");
    forged["answers"]["business.size"] = json!("large");
    let reply = submit(server, "hidden", &forged).await?;
    ensure!(verdicts(&reply) == verdicts(honest), "a hidden field changed a verdict");
    let ignored = reply["ignored"].as_array().context("no list of what was ignored")?;
    for pointer in ["/product/1/product.pirtNumber", "/business.size"] {
        ensure!(ignored.contains(&json!(pointer)), "{pointer} is not among {ignored:?}");
    }
    Ok(())
}

/// The claim still says micro, the figures do not.
async fn a_threshold_is_crossed(server: &Server, sent: &Value) -> Result<()> {
    let mut forged = sent.clone();
    forged["answers"]["business.annualSales"] = json!(60_000_000_000_i64);
    forged["answers"]["business.capital"] = json!(20_000_000_000_i64);
    let reply = submit(server, "threshold", &forged).await?;
    let differences = reply["differences"].as_array().context("no differences")?;
    let told = differences.iter().any(|one| one["decision"] == "spp-irt" && one["claimed"] != one["decided"]);
    ensure!(
        told,
        "the permit that is for micro businesses only is not among the differences: {differences:?}"
    );
    let size = verdicts(&reply).into_iter().find(|one| one[0] == "size").context("no size")?;
    ensure!(size[4] != "micro", "the size stayed {size}");
    Ok(())
}
