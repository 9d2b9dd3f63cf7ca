//! A browser through its driver: started for one test, at one screen size, ended whatever happens. Chromium unless a test
//! asks for another engine.

mod engine;

pub use engine::Engine;

use anyhow::{Context, Result, anyhow, bail};
use fantoccini::{
    Client, ClientBuilder,
    elements::{Element, ElementRef},
};
use serde_json::{Value, json};
use std::{future::Future, sync::Arc, time::Duration};
use tempfile::TempDir;
use tokio::time::{Instant, sleep};

/// How long anything on a page may take; generous, since many tests share two cores.
pub const PATIENCE: Duration = Duration::from_secs(40);
/// The key of an element's reference in WebDriver.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
const POLL: Duration = Duration::from_millis(50);

/// A screen to test on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// CSS pixels.
    pub width: u32,
    /// CSS pixels.
    pub height: u32,
    /// With touch and a phone's layout.
    pub phone: bool,
}

/// A cheap phone.
pub const PHONE: Screen = Screen { width: 360, height: 740, phone: true };
/// An office's desk.
pub const DESK: Screen = Screen { width: 1280, height: 900, phone: false };

/// A browser with one window.
pub struct Browser {
    /// The WebDriver session.
    pub client: Client,
    _driver: engine::Driver,
    _profile: TempDir,
}

impl Browser {
    /// Starts an engine with an empty profile.
    pub async fn start(engine: Engine, screen: Screen) -> Result<Self> {
        let profile = tempfile::tempdir()?;
        let driver = engine.drive(screen).await?;
        let client = ClientBuilder::new(connector())
            .capabilities(engine.capabilities(screen, &profile))
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .with_context(|| format!("{engine:?} does not open; is its package installed?"))?;
        if engine == Engine::WebKit {
            // MiniBrowser takes no size when it starts.
            client.set_window_size(screen.width, screen.height).await?;
        }
        Ok(Self { client, _driver: driver, _profile: profile })
    }

    /// The browser's version, as it says itself.
    pub fn version(&self) -> String {
        let said = self.client.capabilities().and_then(|all| all.get("browserVersion"));
        said.and_then(Value::as_str).unwrap_or("of unknown version").to_owned()
    }

    /// Runs a script in the current frame and gives what it returns.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.client.execute(script, arguments).await.with_context(|| format!("in the script {script}"))
    }

    /// Runs a script whose last argument is the function to call with the result.
    pub async fn script_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.client.execute_async(script, arguments).await.with_context(|| format!("in the script {script}"))
    }

    /// The element that a script returns, as soon as it returns one.
    pub async fn element(&self, script: &str, arguments: Vec<Value>) -> Result<Element> {
        let until = Instant::now() + PATIENCE;
        loop {
            let found = self.script(script, arguments.clone()).await?;
            if let Some(id) = found.get(ELEMENT).and_then(Value::as_str) {
                return Ok(Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned())));
            }
            if Instant::now() > until {
                bail!("no element by `{script}` with {arguments:?}");
            }
            sleep(POLL).await;
        }
    }

    /// Waits until a script returns true.
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) -> Result<()> {
        let until = Instant::now() + PATIENCE;
        while self.script(script, arguments.clone()).await? != Value::Bool(true) {
            if Instant::now() > until {
                bail!("waited in vain for: {what}");
            }
            sleep(POLL).await;
        }
        Ok(())
    }

    /// Lets every page opened from now on take this day, at noon in Gorontalo, for the moment at which it was opened.
    pub async fn pretend_today(&self, today: &str) -> Result<()> {
        let script = format!(
            "(() => {{ const shift = Date.parse('{today}T12:00:00+08:00') - Date.now(), real = Date.now.bind(Date);
               class Shifted extends Date {{
                   constructor(...parts) {{ if (parts.length) super(...parts); else super(real() + shift); }}
                   static now() {{ return real() + shift; }} }}
               globalThis.Date = Shifted; }})()"
        );
        self.on_new_document(&script).await
    }

    /// Runs a script before anything else in every document opened from now on.
    pub async fn on_new_document(&self, script: &str) -> Result<()> {
        let command = Devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
        self.client.issue_cmd(command).await.context("cannot add a script to new documents")?;
        Ok(())
    }

    /// Goes offline, or back online, as a phone that loses its signal.
    pub async fn set_offline(&self, offline: bool) -> Result<()> {
        self.client.issue_cmd(Devtools("Network.enable", json!({}))).await?;
        let conditions =
            json!({"offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
        self.client
            .issue_cmd(Devtools("Network.emulateNetworkConditions", conditions))
            .await
            .context("cannot cut the network")?;
        Ok(())
    }

    /// What the page wrote to the console and what the browser complained of, as `LEVEL message`.
    pub async fn log(&self) -> Result<Vec<String>> {
        let entries = self.client.issue_cmd(Log).await.context("chromedriver gave no log")?;
        let entries = entries.as_array().cloned().unwrap_or_default();
        Ok(entries.iter().map(|entry| format!("{} {}", entry["level"], entry["message"])).collect())
    }
}

/// Chromedriver's own command for the browser's console.
#[derive(Debug)]
struct Log;

impl fantoccini::wd::WebDriverCompatibleCommand for Log {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({"type": "browser"}).to_string()))
    }
}

/// A command of Chromium's own protocol, by way of chromedriver.
#[derive(Debug)]
struct Devtools(&'static str, Value);

impl fantoccini::wd::WebDriverCompatibleCommand for Devtools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({"cmd": self.0, "params": self.1}).to_string()))
    }
}

/// Runs a test in Chromium and closes it also when the test fails.
pub async fn with<F, T>(screen: Screen, test: impl FnOnce(Arc<Browser>) -> F) -> Result<T>
where
    F: Future<Output = Result<T>> + Send + 'static,
    T: Send + 'static,
{
    with_engine(Engine::Chromium, screen, test).await
}

/// As [`with`], in any engine.
pub async fn with_engine<F, T>(
    engine: Engine,
    screen: Screen,
    test: impl FnOnce(Arc<Browser>) -> F,
) -> Result<T>
where
    F: Future<Output = Result<T>> + Send + 'static,
    T: Send + 'static,
{
    let browser = Arc::new(Browser::start(engine, screen).await?);
    // The driver must outlive the test: without it nobody ends the browser.
    let kept = Arc::clone(&browser);
    let ended = tokio::spawn(test(browser)).await;
    let _ = kept.client.clone().close().await;
    match ended {
        Ok(result) => result,
        Err(panic) => Err(anyhow!("the test panicked: {panic}")),
    }
}

fn connector() -> hyper_util::client::legacy::connect::HttpConnector {
    hyper_util::client::legacy::connect::HttpConnector::new()
}
