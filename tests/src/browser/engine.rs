//! The browser engines: how each is driven, started and told of a screen. All come as Debian's packages, Firefox's driver
//! from the crate registry.

use super::Screen;
use crate::built;
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};
use std::{
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    process::Stdio,
};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines},
    net::TcpStream,
    process::{Child, ChildStdout, Command},
    time::{sleep, timeout},
};

/// An engine that pages run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium by chromedriver.
    Chromium,
    /// Firefox by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser by WebKitWebDriver, on a virtual display.
    WebKit,
}

/// Processes that must live as long as their browser; dropped, they end.
pub(super) struct Driver {
    /// Where the driver listens on this machine.
    pub(super) port: u16,
    _processes: Vec<Child>,
}

impl Engine {
    /// Every engine.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// Starts the engine's driver on a free port.
    pub(super) async fn drive(self, screen: Screen) -> Result<Driver> {
        match self {
            Engine::Chromium => chromedriver().await,
            Engine::Firefox => geckodriver().await,
            Engine::WebKit => webkit_driver(screen).await,
        }
        .with_context(|| {
            format!("{self:?}'s driver did not start; `cargo xtask test` installs what is missing")
        })
    }

    /// What a driver is asked for.
    pub(super) fn capabilities(self, screen: Screen, profile: &TempDir) -> Map<String, Value> {
        let all = match self {
            Engine::Chromium => chromium(screen, profile),
            Engine::Firefox => firefox(screen),
            Engine::WebKit => webkit(),
        };
        all.as_object().cloned().unwrap_or_default()
    }
}

fn chromium(screen: Screen, profile: &TempDir) -> Value {
    let mut arguments: Vec<String> = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=id",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--user-data-dir={}", profile.path().display()));
    arguments.push(format!("--window-size={},{}", screen.width, screen.height));
    let mut options = json!({ "args": arguments });
    if screen.phone {
        options["mobileEmulation"] = json!({"deviceMetrics": {"width": screen.width, "height": screen.height, "pixelRatio": 2, "touch": true}});
    }
    json!({"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}})
}

fn firefox(screen: Screen) -> Value {
    let (width, height) = (screen.width.to_string(), screen.height.to_string());
    let mut options = json!({
        "args": ["-headless", "--width", width, "--height", height],
        "prefs": {"intl.accept_languages": "id"},
    });
    // The driver itself only knows the name `firefox`.
    if let Some(program) = in_path("firefox-esr") {
        options["binary"] = json!(program);
    }
    json!({ "moz:firefoxOptions": options })
}

fn webkit() -> Value {
    json!({"webkitgtk:browserOptions": {"binary": mini_browser(), "args": ["--automation"]}})
}

/// Debian keeps MiniBrowser beside the library, in a folder that names the processor.
fn mini_browser() -> PathBuf {
    let folder = format!("/usr/lib/{}-linux-gnu/webkit2gtk-4.1", std::env::consts::ARCH);
    Path::new(&folder).join("MiniBrowser")
}

fn in_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// How often chromedriver is started: it takes a free port and then wants the same one of IPv6, where another driver may have
/// taken it meanwhile; it ends then.
const STARTS: usize = 5;

async fn chromedriver() -> Result<Driver> {
    let mut command = Command::new("chromedriver");
    command.arg("--port=0");
    let announcement = "started successfully on port ";
    let mut started = says(&mut command, announcement).await;
    for _ in 1..STARTS {
        if started.is_err() {
            started = says(&mut command, announcement).await;
        }
    }
    let (process, port) = started?;
    Ok(Driver { port: port.trim_end_matches('.').parse()?, _processes: vec![process] })
}

async fn geckodriver() -> Result<Driver> {
    let own = built::geckodriver();
    let mut command = Command::new(if own.is_file() { own } else { PathBuf::from("geckodriver") });
    // The second port is one for all drivers of a machine unless it is left open too.
    command.args(["--port", "0", "--websocket-port", "0"]);
    let (process, port) = says(&mut command, "Listening on 127.0.0.1:").await?;
    Ok(Driver { port: port.parse()?, _processes: vec![process] })
}

/// WebKitWebDriver tells nobody which port it took, so one is found for it.
async fn webkit_driver(screen: Screen) -> Result<Driver> {
    let mut display = Command::new("Xvfb");
    let size = format!("{}x{}x24", screen.width, screen.height);
    display.args(["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp"]);
    let (display, number) = says(&mut display, "").await?;
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let mut command = Command::new("WebKitWebDriver");
    command.arg(format!("--port={port}")).env("DISPLAY", format!(":{number}")).env("GDK_BACKEND", "x11");
    let process = quiet(&mut command).spawn().context("cannot start WebKitWebDriver")?;
    let answers = async {
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.is_err() {
            sleep(super::POLL).await;
        }
    };
    timeout(super::PATIENCE, answers).await.context("WebKitWebDriver does not listen")?;
    Ok(Driver { port, _processes: vec![process, display] })
}

/// Starts a program and waits for the line that contains `announcement`; gives what follows it.
async fn says(command: &mut Command, announcement: &str) -> Result<(Child, String)> {
    let name = command.as_std().get_program().to_string_lossy().into_owned();
    let mut process =
        quiet(command).stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {name}"))?;
    let mut lines = BufReader::new(process.stdout.take().context("no output")?).lines();
    let found = timeout(super::PATIENCE, after(&mut lines, announcement)).await;
    let found = found.with_context(|| format!("{name} did not become ready"))??;
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    Ok((process, found))
}

async fn after(lines: &mut Lines<BufReader<ChildStdout>>, announcement: &str) -> Result<String> {
    let mut said = String::new();
    while let Some(line) = lines.next_line().await? {
        if let Some((_, rest)) = line.split_once(announcement) {
            return Ok(rest.trim().to_owned());
        }
        said = [said, line].join("\n");
    }
    bail!("it ended at once, after it said:{said}")
}

fn quiet(command: &mut Command) -> &mut Command {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true)
}
