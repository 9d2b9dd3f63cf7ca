//! axe-core on every screen state: nothing may be found, and there is no list of exceptions.

use crate::{browser::Browser, built};
use anyhow::{Result, bail};
use serde_json::{Value, json};

/// Every rule of WCAG 2.0 to 2.2, A and AA, and the best practices.
const TAGS: [&str; 7] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

const RUN: &str = r"
    const [within, tags, done] = arguments;
    axe.run(within ?? document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], iframes: true })
       .then((results) => done(results.violations.map((v) => ({
           rule: v.id, help: v.help, nodes: v.nodes.map((n) => `${JSON.stringify(n.target)} ${n.failureSummary}`) }))))
       .catch((error) => done([{ rule: 'axe-failed', help: String(error), nodes: [] }]));";

/// Puts axe-core into the document of the current frame. All frames of a page must have it to be looked at together;
/// the driver's scripts are not subject to the page's security policy, so this works under the strictest one.
pub async fn inject(browser: &Browser) -> Result<()> {
    if browser.script("return typeof axe === 'undefined'", vec![]).await? == json!(true) {
        browser.script(&built::axe()?, vec![]).await?;
        browser.script("axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] })", vec![]).await?;
    }
    Ok(())
}

/// Checks the document of the current frame, with shadow roots and frames inside. `state` names the screen in the error.
pub async fn check(browser: &Browser, state: &str) -> Result<()> {
    check_within(browser, None, state).await
}

/// As [`check`], only within what matches a selector.
pub async fn check_within(browser: &Browser, within: Option<&str>, state: &str) -> Result<()> {
    inject(browser).await?;
    let found = browser.script_async(RUN, vec![json!(within), json!(TAGS)]).await?;
    let Value::Array(violations) = found else { bail!("axe-core gave {found}") };
    if violations.is_empty() {
        return Ok(());
    }
    bail!("{} accessibility violations on the screen {state}:\n{}", violations.len(), words(&violations))
}

fn words(violations: &[Value]) -> String {
    let mut lines = Vec::new();
    for violation in violations {
        lines.push(format!("  {}: {}", violation["rule"], violation["help"]));
        for node in violation["nodes"].as_array().into_iter().flatten().take(5) {
            lines.push(format!("    {}", node.as_str().unwrap_or_default()));
        }
    }
    lines.join("\n")
}
