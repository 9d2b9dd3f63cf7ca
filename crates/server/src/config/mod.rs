//! Configuration: defaults, then a TOML file, then the environment (`LAYAK_SERVER_...`), then flags. What is not safe is
//! refused at the start, with the reason and what to do.

mod origin;

pub use origin::{Origin, OriginError};

use figment::{
    Figment,
    providers::{Env, Format as _, Serialized, Toml},
};
use layak_rules::Date;
use serde::{Deserialize, Serialize};
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
};

/// The settings, as written by the operator.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where the form server listens; put a TLS proxy in front of it.
    pub listen: SocketAddr,
    /// The address that people see, e.g. `https://form.dinas.example`. Empty: the listening address (loopback only).
    pub public_url: String,
    /// Folder of the database.
    pub data: PathBuf,
    /// Folder of the key files; `keys` inside `data` when empty.
    pub keys: PathBuf,
    /// Folder that `cargo xtask web` wrote: packs and widget.
    pub web: PathBuf,
    /// Sites that may embed the form and call the API, each as an exact origin.
    pub allow_origins: Vec<String>,
    /// Public keys (base64url, 32 bytes) of earlier receipt keys, so that old receipts still check.
    pub retired_receipt_keys: Vec<String>,
    /// Hours after which an officer must log in again.
    pub session_hours: u16,
    /// Seconds that a client may take to send its header.
    pub header_seconds: u16,
    /// Seconds that a request may take in all.
    pub request_seconds: u16,
    /// Connections served at once.
    pub connections: u16,
    /// A date (`YYYY-MM-DD`) to pretend as today; only for demonstrations and tests.
    pub today: Option<String>,
    /// Demonstration mode: a partner site beside the server, keys and an account made at the start.
    pub demo: bool,
    /// Where the demonstration's partner site listens.
    pub partner_listen: SocketAddr,
    /// Folder of the partner site.
    pub partner_site: PathBuf,
}

impl Default for Config {
    fn default() -> Config {
        let loopback = |port| SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port);
        Config {
            listen: loopback(8080),
            public_url: String::new(),
            data: "data".into(),
            keys: PathBuf::new(),
            web: "target/web".into(),
            allow_origins: Vec::new(),
            retired_receipt_keys: Vec::new(),
            session_hours: 8,
            header_seconds: 10,
            request_seconds: 30,
            connections: 1024,
            today: None,
            demo: false,
            partner_listen: loopback(8081),
            partner_site: "web/demo".into(),
        }
    }
}

/// Why a configuration is refused.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file or environment cannot be understood.
    #[error("configuration: {0}")]
    Read(#[from] Box<figment::Error>),
    /// An origin of the allow list is not exact.
    #[error("allow_origins: `{given}` {reason}")]
    Origin {
        /// What was written.
        given: String,
        /// What is wrong and what to write.
        reason: OriginError,
    },
    /// Anything else that is not safe.
    #[error("configuration: {0}")]
    Refused(String),
}

impl Config {
    /// Reads the settings: the file if there is one, then `LAYAK_SERVER_LISTEN`, `LAYAK_SERVER_PUBLIC_URL` and so on.
    pub fn read(file: Option<&Path>) -> Result<Config, ConfigError> {
        let mut figment = Figment::from(Serialized::defaults(Config::default()));
        if let Some(file) = file {
            if !file.is_file() {
                let file = file.display();
                return Err(ConfigError::Refused(format!("there is no file {file}; give it with --config")));
            }
            figment = figment.merge(Toml::file_exact(file));
        }
        let config = figment.merge(Env::prefixed("LAYAK_SERVER_")).extract();
        config.map_err(|error| ConfigError::Read(Box::new(error)))
    }

    /// The folder of the keys.
    pub fn keys_folder(&self) -> PathBuf {
        if self.keys.as_os_str().is_empty() { self.data.join("keys") } else { self.keys.clone() }
    }

    /// The day to pretend, if any.
    pub fn pretended_day(&self) -> Result<Option<Date>, ConfigError> {
        let Some(text) = &self.today else { return Ok(None) };
        if !self.demo {
            return Err(refused("`today` is for --demo only: a real office decides on its own day"));
        }
        Date::parse(text).map(Some).ok_or_else(|| refused("`today` must be a date YYYY-MM-DD"))
    }

    /// Refuses what is not safe, and gives the allow list as exact origins.
    pub fn check(&self) -> Result<Vec<Origin>, ConfigError> {
        self.pretended_day()?;
        if !self.listen.ip().is_loopback() && self.public_url.is_empty() {
            return Err(refused("`public_url` is missing: write the https:// address that people see"));
        }
        if !self.public_url.is_empty() {
            Origin::parse(&self.public_url)
                .map_err(|reason| refused(&format!("public_url: `{}` {reason}", self.public_url)))?;
        }
        if self.demo && !(self.listen.ip().is_loopback() && self.partner_listen.ip().is_loopback()) {
            return Err(refused("--demo listens on 127.0.0.1 only; for an office, write a layak.toml"));
        }
        for (name, value) in [
            ("header_seconds", self.header_seconds),
            ("request_seconds", self.request_seconds),
            ("connections", self.connections),
            ("session_hours", self.session_hours),
        ] {
            if value == 0 {
                return Err(refused(&format!("`{name}` must be at least 1")));
            }
        }
        let origin = |given: &String| {
            Origin::parse(given).map_err(|reason| ConfigError::Origin { given: given.clone(), reason })
        };
        self.allow_origins.iter().map(origin).collect()
    }

    /// The origin that people see, once the listening address is known.
    pub fn own_origin(&self, listening: SocketAddr) -> String {
        if self.public_url.is_empty() { format!("http://{listening}") } else { self.public_url.clone() }
    }
}

fn refused(text: &str) -> ConfigError {
    ConfigError::Refused(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(toml: &str) -> Result<Vec<Origin>, ConfigError> {
        let temp = tempfile::tempdir().unwrap();
        let file = temp.path().join("layak.toml");
        std::fs::write(&file, toml).unwrap();
        Config::read(Some(&file))?.check()
    }

    #[test]
    fn a_plain_configuration_is_taken() {
        let origins = read(
            "listen = '0.0.0.0:8080'\npublic_url = 'https://form.example'\nallow_origins = ['https://dinas.example']",
        );
        assert_eq!(origins.unwrap()[0].as_str(), "https://dinas.example");
    }

    #[test]
    fn the_example_is_taken() {
        let origins = read(include_str!("../../layak.example.toml")).unwrap();
        assert_eq!(origins.len(), 2);
    }

    #[test]
    fn what_is_not_safe_is_refused_with_a_reason() {
        for (toml, reason) in [
            ("listen = '0.0.0.0:8080'", "public_url"),
            ("public_url = 'http://form.example'", "https"),
            ("allow_origins = ['*']", "exact"),
            ("allow_origins = ['https://*.example']", "exact"),
            ("allow_origins = ['null']", "exact"),
            ("allow_all = true", "allow_all"),
            ("today = '2026-11-22'", "--demo"),
            ("connections = 0", "connections"),
            ("demo = true\nlisten = '0.0.0.0:1'\npublic_url = 'https://a.example'", "127.0.0.1"),
        ] {
            let error = read(toml).unwrap_err().to_string();
            assert!(error.contains(reason), "{toml}: {error}");
        }
        assert!(Config::read(Some(Path::new("/nonexistent.toml"))).is_err());
    }
}
