//! Starting the server: check, open, announce, serve, stop.

use crate::{
    app::App,
    cli::Announce,
    config::{Config, Origin},
    http::serve::{Bounds, serve},
    officer,
    packs::Packs,
    partner,
    router::router,
    store::Store,
    vault::{KeyRing, create_private_folder},
};
use anyhow::Context as _;
use std::{net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::watch};

/// The account that the demonstration makes.
const DEMO_OFFICER: &str = "petugas";

/// The database file.
pub fn database(config: &Config) -> PathBuf {
    config.data.join("layak.db")
}

/// Runs the server until it is told to stop (Ctrl-C or SIGTERM).
pub async fn run(config: Config, announce: Announce) -> anyhow::Result<()> {
    start_log();
    let mut allowed = config.check()?;
    create_private_folder(&config.data)
        .with_context(|| format!("cannot make the data folder {}", config.data.display()))?;
    if config.demo {
        KeyRing::create_missing(&config.keys_folder())?;
    }
    let packs = Packs::load(&config.web)?;
    let store = Store::open(&database(&config)).await?;
    let listener = listen(config.listen).await?;
    let origin = config.own_origin(listener.local_addr()?);
    let partner = if config.demo { Some(listen(config.partner_listen).await?) } else { None };
    if let Some(partner) = &partner {
        allowed.extend(partner_origins(partner.local_addr()?)?);
    }
    let app = Arc::new(App::new(&config, store.clone(), packs, origin.clone(), allowed).await?);
    let password = if config.demo { demo_officer(&app).await? } else { None };
    say(announce, &origin, partner.as_ref(), password.as_deref())?;
    serve_all(&config, &app, listener, partner).await;
    store.close().await;
    Ok(())
}

/// The partner site may be reached by both names of this machine.
fn partner_origins(address: SocketAddr) -> anyhow::Result<Vec<Origin>> {
    let spellings = [format!("http://{address}"), format!("http://localhost:{}", address.port())];
    Ok(spellings.iter().map(|text| Origin::parse(text)).collect::<Result<_, _>>()?)
}

async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| {
        format!("cannot listen on {address}; is another server running? Choose another with --port")
    })
}

/// Makes the demonstration's account when the database has none; gives its password, which is shown this once.
async fn demo_officer(app: &App) -> anyhow::Result<Option<String>> {
    if app.store.has_officers().await? {
        return Ok(None);
    }
    let password = officer::random_password()?;
    officer::set_officer(&app.store, DEMO_OFFICER, &password, &app.clock.text()).await?;
    Ok(Some(password))
}

fn say(
    announce: Announce,
    form: &str,
    partner: Option<&TcpListener>,
    password: Option<&str>,
) -> anyhow::Result<()> {
    let partner = partner.map(|listener| listener.local_addr()).transpose()?;
    let partner = partner.map(|address| format!("http://{address}"));
    if announce == Announce::Json {
        let officer =
            password.map(|password| serde_json::json!({ "name": DEMO_OFFICER, "password": password }));
        println!("{}", serde_json::json!({ "form": form, "partner": partner, "officer": officer }));
        return Ok(());
    }
    println!("Form server:   {form}");
    if let Some(partner) = partner {
        println!("Partner site:  {partner}   <- open this page");
    }
    println!("Officer pages: {form}/officer");
    if let Some(password) = password {
        println!("               name {DEMO_OFFICER}, password {password} (shown this once)");
    }
    Ok(())
}

async fn serve_all(config: &Config, app: &Arc<App>, listener: TcpListener, partner: Option<TcpListener>) {
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(async move {
        wait_for_signal().await;
        let _ = stop.send(true);
    });
    let told = |mut stopped: watch::Receiver<bool>| async move {
        let _ = stopped.wait_for(|stopped| *stopped).await;
    };
    let bounds = Bounds {
        header: Duration::from_secs(u64::from(config.header_seconds)),
        connections: usize::from(config.connections),
    };
    let longest = Duration::from_secs(u64::from(config.request_seconds));
    let forms = serve(listener, router(Arc::clone(app), longest), bounds, told(stopped.clone()));
    let site = partner::Site { folder: config.partner_site.clone(), form_origin: app.origin.clone() };
    match partner {
        Some(listener) => {
            let partner = serve(listener, partner::router(site), bounds, told(stopped));
            tokio::join!(forms, partner);
        }
        None => forms.await,
    }
}

async fn wait_for_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupt = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = interrupt.await;
        }
    }
}

/// JSON lines on standard error; `RUST_LOG` chooses how much. A second start in one process keeps the first log.
fn start_log() {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let _ = tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_current_span(false)
        .try_init();
}
