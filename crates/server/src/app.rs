//! What all handlers share.

use crate::{
    clock::Clock,
    config::{Config, Origin},
    officer::{Passwords, Throttle},
    packs::Packs,
    store::Store,
    vault::{BlindIndex, KeyRing, SecretMaker, Vault},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use layak_revalidate::receipt::{KeySet, ReceiptSigner};
use std::path::PathBuf;

/// The running server's parts.
pub struct App {
    /// Cases, officers, audit.
    pub store: Store,
    /// Packs by id.
    pub packs: Packs,
    /// Seals cases.
    pub vault: Vault,
    /// Notices the same NIK.
    pub index: BlindIndex,
    /// Applicants' secrets.
    pub secrets: SecretMaker,
    /// Signs receipts.
    pub signer: ReceiptSigner,
    /// Checks receipts.
    pub receipt_keys: KeySet,
    /// The time.
    pub clock: Clock,
    /// The origin that people see.
    pub origin: String,
    /// Sites that may embed and call.
    pub allowed: Vec<Origin>,
    /// Folder with packs and widget.
    pub web: PathBuf,
    /// Checks officers' passwords, a few at a time.
    pub passwords: Passwords,
    /// Slows down guessing.
    pub throttle: Throttle,
    /// How long a session lasts, seconds.
    pub session_seconds: i64,
}

impl App {
    /// Puts the parts together. `origin` is the address that people see, `allowed` the checked allow list.
    pub async fn new(
        config: &Config,
        store: Store,
        packs: Packs,
        origin: String,
        allowed: Vec<Origin>,
    ) -> anyhow::Result<App> {
        let keys = KeyRing::read(&config.keys_folder())?;
        let signer = ReceiptSigner::new(keys.receipt.bytes());
        let clock = Clock::new(store.last_received().await?, config.pretended_day()?);
        Ok(App {
            receipt_keys: receipt_keys(&signer, &config.retired_receipt_keys)?,
            vault: Vault::new(&keys.wrap),
            index: BlindIndex::new(&keys.index),
            secrets: SecretMaker::new(&keys.secret),
            web: config.web.clone(),
            passwords: Passwords::default(),
            throttle: Throttle::default(),
            session_seconds: i64::from(config.session_hours) * 3600,
            store,
            packs,
            signer,
            clock,
            origin,
            allowed,
        })
    }

    /// Whether people reach the server by TLS, so that cookies may demand it.
    pub fn is_secure(&self) -> bool {
        self.origin.starts_with("https://")
    }
}

fn receipt_keys(signer: &ReceiptSigner, retired: &[String]) -> anyhow::Result<KeySet> {
    let mut keys = signer.key_set();
    for text in retired {
        let bytes: Option<[u8; 32]> =
            URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| bytes.try_into().ok());
        if !bytes.is_some_and(|bytes| keys.add_retired(&bytes)) {
            anyhow::bail!("retired_receipt_keys: `{text}` is no Ed25519 public key in base64url");
        }
    }
    Ok(keys)
}
