//! Sealing: one random key per case (XChaCha20-Poly1305), itself wrapped by the master key. Each sealed value is
//! bound to its case, column and schema version, so that a ciphertext cannot be moved. Deleting the wrapped key
//! makes the case unreadable for good.

use super::{Key, token::random};
use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use zeroize::Zeroizing;

const NONCE: usize = 24;
/// Version of the layout of sealed values; part of what each is bound to.
const SCHEMA: &str = "layak-case-1";

/// Why a value could not be sealed or opened. Says nothing about the value.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SealError {
    /// The system gave no random bytes.
    #[error("no random bytes from the system")]
    Random,
    /// Wrong key, moved or damaged bytes.
    #[error("a sealed value does not open: wrong key file, or the database was altered")]
    Open,
}

/// Wraps and unwraps case keys.
pub struct Vault {
    cipher: XChaCha20Poly1305,
    key_id: String,
}

/// The key of one case.
pub struct CaseKey {
    cipher: XChaCha20Poly1305,
    case: String,
}

impl Vault {
    /// A vault over the master key.
    pub fn new(wrap: &Key) -> Vault {
        Vault { cipher: XChaCha20Poly1305::new(wrap.bytes().into()), key_id: wrap.id() }
    }

    /// The id of the master key, stored beside each wrapped key.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// A new key for the case with this reference, and its wrapped form to store.
    pub fn new_case(&self, case: &str) -> Result<(CaseKey, Vec<u8>), SealError> {
        let key = Zeroizing::new(random::<32>().map_err(|_| SealError::Random)?);
        let wrapped = seal(&self.cipher, &bound_to(case, "key"), key.as_slice())?;
        Ok((CaseKey::new(&key, case), wrapped))
    }

    /// The key of a stored case.
    pub fn open_case(&self, case: &str, wrapped: &[u8]) -> Result<CaseKey, SealError> {
        let key = Zeroizing::new(open(&self.cipher, &bound_to(case, "key"), wrapped)?);
        let key: &[u8; 32] = key.as_slice().try_into().map_err(|_| SealError::Open)?;
        Ok(CaseKey::new(key, case))
    }
}

impl CaseKey {
    fn new(key: &[u8; 32], case: &str) -> CaseKey {
        CaseKey { cipher: XChaCha20Poly1305::new(key.into()), case: case.to_owned() }
    }

    /// Seals a value for one column of this case.
    pub fn seal(&self, column: &str, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        seal(&self.cipher, &bound_to(&self.case, column), plain)
    }

    /// Opens what [`CaseKey::seal`] made for the same case and column.
    pub fn open(&self, column: &str, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        open(&self.cipher, &bound_to(&self.case, column), sealed)
    }
}

/// Associated data; parts are ended by a zero byte, which none of them holds.
fn bound_to(case: &str, column: &str) -> Vec<u8> {
    format!("{SCHEMA}\0{case}\0{column}\0").into_bytes()
}

fn seal(cipher: &XChaCha20Poly1305, aad: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealError> {
    let nonce = random::<NONCE>().map_err(|_| SealError::Random)?;
    let sealed =
        cipher.encrypt(&XNonce::from(nonce), Payload { msg: plain, aad }).map_err(|_| SealError::Open)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

fn open(cipher: &XChaCha20Poly1305, aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, SealError> {
    let (nonce, msg) = sealed.split_first_chunk::<NONCE>().ok_or(SealError::Open)?;
    cipher.decrypt(&XNonce::from(*nonce), Payload { msg, aad }).map_err(|_| SealError::Open)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::KeyRing;

    fn vault() -> Vault {
        let temp = tempfile::tempdir().unwrap();
        let keys = temp.path().join("keys");
        KeyRing::create_missing(&keys).unwrap();
        Vault::new(&KeyRing::read(&keys).unwrap().wrap)
    }

    #[test]
    fn what_is_sealed_opens_again() {
        let vault = vault();
        let (key, wrapped) = vault.new_case("K7MQ-2XHD").unwrap();
        let sealed = key.seal("submission", b"7501010101900001").unwrap();
        let again = vault.open_case("K7MQ-2XHD", &wrapped).unwrap();
        assert_eq!(again.open("submission", &sealed).unwrap(), b"7501010101900001");
        assert!(!sealed.windows(8).any(|part| b"7501010101900001".windows(8).any(|plain| plain == part)));
    }

    #[test]
    fn a_moved_value_does_not_open() {
        let vault = vault();
        let (key, wrapped) = vault.new_case("K7MQ-2XHD").unwrap();
        let (other, _) = vault.new_case("AAAA-2XHD").unwrap();
        let sealed = key.seal("submission", b"x").unwrap();
        assert_eq!(key.open("outcome", &sealed), Err(SealError::Open));
        assert_eq!(other.open("submission", &sealed), Err(SealError::Open));
        assert!(vault.open_case("AAAA-2XHD", &wrapped).is_err());
    }

    #[test]
    fn every_flipped_bit_is_noticed() {
        let (key, _) = vault().new_case("K7MQ-2XHD").unwrap();
        let sealed = key.seal("submission", b"{}").unwrap();
        for bit in 0..sealed.len() * 8 {
            let mut bad = sealed.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(key.open("submission", &bad), Err(SealError::Open), "bit {bit}");
        }
        assert_eq!(key.open("submission", &sealed[..10]), Err(SealError::Open));
    }

    #[test]
    fn another_master_key_opens_nothing() {
        let (_, wrapped) = vault().new_case("K7MQ-2XHD").unwrap();
        assert!(vault().open_case("K7MQ-2XHD", &wrapped).is_err());
    }
}
