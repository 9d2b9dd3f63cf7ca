//! The command line of `layak-server`.

use crate::{clock::Clock, config::Config, officer, run, store::Store, vault::KeyRing};
use anyhow::Context as _;
use clap::{Parser, Subcommand, ValueEnum};
use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    process::ExitCode,
};

/// Layak's form server: decides applications, stores them, gives signed receipts.
#[derive(Parser)]
#[command(name = "layak-server", version)]
struct Arguments {
    /// Settings in TOML; the environment (`LAYAK_SERVER_...`) and flags go before it.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Start a demonstration without any settings: own keys, an officer account, a partner site beside the server.
    #[arg(long)]
    demo: bool,
    /// Where the server listens.
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,
    /// Only the port of `--listen`; 0 takes a free one.
    #[arg(long, value_name = "PORT", conflicts_with = "listen")]
    port: Option<u16>,
    /// Where the demonstration's partner site listens.
    #[arg(long, value_name = "ADDRESS:PORT")]
    partner_listen: Option<SocketAddr>,
    /// Only the port of `--partner-listen`; 0 takes a free one.
    #[arg(long, value_name = "PORT", conflicts_with = "partner_listen")]
    partner_port: Option<u16>,
    /// Folder of the demonstration's partner site.
    #[arg(long, value_name = "DIR")]
    partner_site: Option<PathBuf>,
    /// Folder of packs and widget, as `cargo xtask web` writes it.
    #[arg(long, value_name = "DIR")]
    web: Option<PathBuf>,
    /// Folder of the database.
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// A date to pretend as today; with `--demo` only.
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<String>,
    /// Print the chosen addresses as one line of JSON instead of words.
    #[arg(long, value_enum, default_value = "text")]
    announce: Announce,
    #[command(subcommand)]
    task: Option<Task>,
}

/// How the start is announced on standard output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Announce {
    /// For people.
    Text,
    /// For programs.
    Json,
}

#[derive(Subcommand)]
enum Task {
    /// Make the key files that are missing, and the data folder. Existing keys are kept.
    Keys,
    /// Make an officer's account, or give it a new password; the password is printed once.
    Officer {
        /// The account's name.
        name: String,
    },
    /// Check the whole audit trail.
    Audit,
}

/// Runs the program.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.into()),
    };
    match runtime.block_on(start(arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error),
    }
}

fn failed(error: &anyhow::Error) -> ExitCode {
    eprintln!("layak-server: {error:#}");
    ExitCode::FAILURE
}

async fn start(arguments: Arguments) -> anyhow::Result<()> {
    let config = settings(&arguments)?;
    match &arguments.task {
        None => run::run(config, arguments.announce).await,
        Some(Task::Keys) => make_keys(&config),
        Some(Task::Officer { name }) => make_officer(&config, name).await,
        Some(Task::Audit) => check_audit(&config).await,
    }
}

fn settings(arguments: &Arguments) -> anyhow::Result<Config> {
    if arguments.config.is_none() && !arguments.demo && arguments.task.is_none() {
        anyhow::bail!("give --config FILE for an office, or --demo to try it");
    }
    let mut config = Config::read(arguments.config.as_deref())?;
    config.demo |= arguments.demo;
    set(&mut config.listen, arguments.listen, arguments.port);
    set(&mut config.partner_listen, arguments.partner_listen, arguments.partner_port);
    let folders = [
        (&mut config.web, &arguments.web),
        (&mut config.data, &arguments.data),
        (&mut config.partner_site, &arguments.partner_site),
    ];
    for (setting, given) in folders {
        if let Some(given) = given {
            setting.clone_from(given);
        }
    }
    if arguments.today.is_some() {
        config.today.clone_from(&arguments.today);
    }
    Ok(config)
}

fn set(setting: &mut SocketAddr, address: Option<SocketAddr>, port: Option<u16>) {
    let host: IpAddr = setting.ip();
    if let Some(given) = address.or_else(|| port.map(|port| SocketAddr::new(host, port))) {
        *setting = given;
    }
}

fn make_keys(config: &Config) -> anyhow::Result<()> {
    crate::vault::create_private_folder(&config.data).with_context(|| config.data.display().to_string())?;
    let folder = config.keys_folder();
    KeyRing::create_missing(&folder)?;
    KeyRing::read(&folder)?;
    println!(
        "Keys are in {}. Back them up apart from the database: without them no case can be read.",
        folder.display()
    );
    Ok(())
}

async fn make_officer(config: &Config, name: &str) -> anyhow::Result<()> {
    let store = Store::open(&run::database(config)).await?;
    let password = officer::random_password()?;
    officer::set_officer(&store, name, &password, &Clock::new(0, None).text()).await?;
    store.close().await;
    println!("{name}: {password}\nThe password is shown this once.");
    Ok(())
}

async fn check_audit(config: &Config) -> anyhow::Result<()> {
    let store = Store::open(&run::database(config)).await?;
    let entries = store.verify_audit().await??;
    println!("The audit trail is whole: {entries} entries.");
    Ok(())
}
