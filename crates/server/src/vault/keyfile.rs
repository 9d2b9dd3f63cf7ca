//! Key files: one key each, readable by the server's user only, and labelled so that keys cannot be swapped.

use super::token::{random, sha256};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use std::{
    fs,
    io::{self, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// What a key is for; also the name of its file and part of its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Wraps the key of each case.
    Wrap,
    /// Blind index of NIK.
    Index,
    /// Derives the applicant's secret.
    Secret,
    /// Signs receipts (Ed25519 seed).
    Receipt,
}

impl Purpose {
    /// Every purpose, in the order in which files are made.
    pub const ALL: [Purpose; 4] = [Purpose::Wrap, Purpose::Index, Purpose::Secret, Purpose::Receipt];

    fn name(self) -> &'static str {
        match self {
            Purpose::Wrap => "wrap",
            Purpose::Index => "index",
            Purpose::Secret => "secret",
            Purpose::Receipt => "receipt",
        }
    }

    fn path(self, folder: &Path) -> PathBuf {
        folder.join(format!("{}.key", self.name()))
    }
}

/// Why a key file cannot be used. No message holds key material.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// The file or folder cannot be read or written.
    #[error("key file {path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Others than the owner may read it.
    #[error("{path} has mode {mode:o}; others can read it. Run: chmod {wanted:o} {path}")]
    Mode {
        /// The file or folder.
        path: PathBuf,
        /// Its mode.
        mode: u32,
        /// The mode it must have.
        wanted: u32,
    },
    /// The text is not a key of this purpose.
    #[error("{path} is not a key for `{purpose}`; restore it from your backup, do not make a new one")]
    Content {
        /// The file.
        path: PathBuf,
        /// The purpose expected.
        purpose: &'static str,
    },
}

/// 256 secret bits. Wiped on drop; `Debug` prints the key id only.
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    /// The key's bytes, for the primitive that uses them.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A public name of the key: the first 8 bytes of a digest of it, in hex.
    pub fn id(&self) -> String {
        let digest = sha256(&[b"layak key id", self.0.as_slice()]);
        digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Key({})", self.id())
    }
}

/// The server's keys.
#[derive(Debug)]
pub struct KeyRing {
    /// Wraps case keys.
    pub wrap: Key,
    /// Blind index.
    pub index: Key,
    /// Applicants' secrets.
    pub secret: Key,
    /// Receipts.
    pub receipt: Key,
}

impl KeyRing {
    /// Reads the keys of a folder; refuses a folder or file that others can read.
    pub fn read(folder: &Path) -> Result<KeyRing, KeyFileError> {
        check_mode(folder, 0o700)?;
        Ok(KeyRing {
            wrap: read_key(folder, Purpose::Wrap)?,
            index: read_key(folder, Purpose::Index)?,
            secret: read_key(folder, Purpose::Secret)?,
            receipt: read_key(folder, Purpose::Receipt)?,
        })
    }

    /// Makes the folder and every key that is not there yet; never replaces one.
    pub fn create_missing(folder: &Path) -> Result<(), KeyFileError> {
        create_private_folder(folder)
            .map_err(|source| KeyFileError::Io { path: folder.to_owned(), source })?;
        Purpose::ALL.into_iter().try_for_each(|purpose| create_key(folder, purpose))
    }
}

/// Makes a folder (and its parents) that only its owner may enter.
pub(crate) fn create_private_folder(folder: &Path) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

fn create_key(folder: &Path, purpose: Purpose) -> Result<(), KeyFileError> {
    let path = purpose.path(folder);
    let line = Zeroizing::new(format!(
        "layak-key {} {}\n",
        purpose.name(),
        URL_SAFE_NO_PAD.encode(random::<32>().map_err(|error| io_error(&path, io::Error::other(error)))?)
    ));
    match fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
        Ok(mut file) => {
            file.write_all(line.as_bytes()).and_then(|()| file.sync_all()).map_err(|e| io_error(&path, e))
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(io_error(&path, error)),
    }
}

fn read_key(folder: &Path, purpose: Purpose) -> Result<Key, KeyFileError> {
    let path = purpose.path(folder);
    let text = Zeroizing::new(fs::read_to_string(&path).map_err(|error| io_error(&path, error))?);
    check_mode(&path, 0o600)?;
    parse(&text, purpose).ok_or(KeyFileError::Content { path, purpose: purpose.name() })
}

fn parse(text: &str, purpose: Purpose) -> Option<Key> {
    let mut words = text.split_whitespace();
    let label = (words.next()?, words.next()?);
    let encoded = words.next()?;
    if label != ("layak-key", purpose.name()) || words.next().is_some() {
        return None;
    }
    let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(encoded).ok()?);
    Some(Key(Zeroizing::new(bytes.as_slice().try_into().ok()?)))
}

fn check_mode(path: &Path, wanted: u32) -> Result<(), KeyFileError> {
    let meta = fs::metadata(path).map_err(|error| io_error(path, error))?;
    let mode = meta.permissions().mode() & 0o777;
    if mode & 0o077 == 0 { Ok(()) } else { Err(KeyFileError::Mode { path: path.to_owned(), mode, wanted }) }
}

fn io_error(path: &Path, source: io::Error) -> KeyFileError {
    KeyFileError::Io { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> (tempfile::TempDir, PathBuf) {
        let temp = tempfile::tempdir().unwrap();
        let keys = temp.path().join("keys");
        KeyRing::create_missing(&keys).unwrap();
        (temp, keys)
    }

    #[test]
    fn keys_survive_a_second_creation() {
        let (_temp, keys) = folder();
        let first = KeyRing::read(&keys).unwrap();
        KeyRing::create_missing(&keys).unwrap();
        assert_eq!(first.wrap.id(), KeyRing::read(&keys).unwrap().wrap.id());
        assert_ne!(first.wrap.id(), first.index.id());
    }

    #[test]
    fn a_file_that_others_can_read_is_refused() {
        let (_temp, keys) = folder();
        fs::set_permissions(keys.join("wrap.key"), fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(KeyRing::read(&keys), Err(KeyFileError::Mode { mode: 0o640, .. })));
    }

    #[test]
    fn a_folder_that_others_can_enter_is_refused() {
        let (_temp, keys) = folder();
        fs::set_permissions(&keys, fs::Permissions::from_mode(0o755)).unwrap();
        assert!(matches!(KeyRing::read(&keys), Err(KeyFileError::Mode { wanted: 0o700, .. })));
    }

    #[test]
    fn swapped_or_cut_keys_are_refused() {
        let (_temp, keys) = folder();
        fs::copy(keys.join("index.key"), keys.join("wrap.key")).unwrap();
        assert!(matches!(KeyRing::read(&keys), Err(KeyFileError::Content { purpose: "wrap", .. })));
        fs::write(keys.join("wrap.key"), "layak-key wrap AAAA\n").unwrap();
        assert!(matches!(KeyRing::read(&keys), Err(KeyFileError::Content { purpose: "wrap", .. })));
    }

    #[test]
    fn debug_shows_no_key_material() {
        let (_temp, keys) = folder();
        let ring = KeyRing::read(&keys).unwrap();
        let text = fs::read_to_string(keys.join("wrap.key")).unwrap();
        let encoded = text.split_whitespace().nth(2).unwrap();
        assert!(!format!("{ring:?}").contains(encoded));
    }
}
