//! Receipts: compact JWS (RFC 7515) signed with Ed25519 (RFC 8037). A receipt says which submission, pack, date and
//! verdicts; it holds digests and codes, no personal data.

use crate::claim::Claimed;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Longer receipts are not looked at.
const LONGEST: usize = 32 * 1024;

/// What a receipt states. Fields stand in canonical (sorted) order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Statement {
    /// The verdicts.
    pub decisions: Vec<StatedVerdict>,
    /// The date decided on, `YYYY-MM-DD`.
    pub on: String,
    /// SHA-256 of the outcome document, hex.
    pub outcome: String,
    /// The pack.
    pub pack: StatedPack,
    /// Version of this form: 1.
    pub receipt: u8,
    /// When the case was durable, RFC 3339 with the office's offset.
    pub received_at: String,
    /// The reference: names the case, authorises nothing.
    pub reference: String,
    /// SHA-256 of the canonical submission, hex.
    pub submission: String,
    /// Abbreviation of the office's time zone (WIB, WITA, WIT).
    pub time_zone: String,
}

/// One verdict of a [`Statement`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatedVerdict {
    /// The decision's id.
    pub decision: String,
    /// The item, for decisions about a repeating subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<u16>,
    /// The verdict's word.
    pub verdict: String,
}

/// The pack of a [`Statement`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatedPack {
    /// Id.
    pub id: String,
    /// SHA-256 of the canonical source, hex.
    pub sha256: String,
    /// The author's version.
    pub version: String,
}

impl From<Claimed> for StatedVerdict {
    fn from(claimed: Claimed) -> StatedVerdict {
        StatedVerdict { decision: claimed.decision, item: claimed.item, verdict: claimed.verdict }
    }
}

/// Why a receipt is not valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptFault {
    /// Not a compact JWS, or not a receipt.
    #[error("this is not a receipt")]
    Form,
    /// Signed with a key that is not this office's.
    #[error("the receipt is not signed by a key of this office")]
    UnknownKey,
    /// The signature does not fit: something was changed.
    #[error("the receipt was changed after it was given")]
    Signature,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    kid: String,
    typ: String,
}

const ALGORITHM: &str = "EdDSA";
const KIND: &str = "layak-receipt+jws";

/// The public keys that receipts are checked with: the current one and retired ones.
#[derive(Clone, Debug, Default)]
pub struct KeySet {
    keys: Vec<(String, VerifyingKey)>,
}

/// Signs receipts.
pub struct ReceiptSigner {
    key: SigningKey,
    kid: String,
}

impl ReceiptSigner {
    /// A signer from the 32 bytes of an Ed25519 seed.
    pub fn new(seed: &[u8; 32]) -> ReceiptSigner {
        let key = SigningKey::from_bytes(seed);
        let kid = key_id(&key.verifying_key());
        ReceiptSigner { key, kid }
    }

    /// The key id: the RFC 7638 thumbprint of the public key.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The key set with this key alone.
    pub fn key_set(&self) -> KeySet {
        KeySet { keys: vec![(self.kid.clone(), self.key.verifying_key())] }
    }

    /// Signs a statement.
    ///
    /// # Errors
    /// Only if the statement cannot be written as JSON, which its types exclude.
    pub fn sign(&self, statement: &Statement) -> Result<String, serde_json::Error> {
        let header = Header { alg: ALGORITHM.to_owned(), kid: self.kid.clone(), typ: KIND.to_owned() };
        let signed = format!(
            "{}.{}",
            URL_SAFE_NO_PAD.encode(serde_json::to_vec(&header)?),
            URL_SAFE_NO_PAD.encode(serde_json::to_vec(statement)?)
        );
        let signature: Signature = self.key.sign(signed.as_bytes());
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes())))
    }
}

impl KeySet {
    /// Adds a retired public key (32 bytes), so that its receipts still check. False if it is no Ed25519 key.
    pub fn add_retired(&mut self, key: &[u8; 32]) -> bool {
        let Ok(key) = VerifyingKey::from_bytes(key) else { return false };
        self.keys.push((key_id(&key), key));
        true
    }

    /// Checks a receipt offline and gives what it states.
    pub fn check(&self, receipt: &str) -> Result<Statement, ReceiptFault> {
        if receipt.len() > LONGEST {
            return Err(ReceiptFault::Form);
        }
        let (signed, signature) = receipt.rsplit_once('.').ok_or(ReceiptFault::Form)?;
        let (header, payload) = signed.split_once('.').ok_or(ReceiptFault::Form)?;
        let header: Header = part(header)?;
        if header.alg != ALGORITHM || header.typ != KIND {
            return Err(ReceiptFault::Form);
        }
        let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| ReceiptFault::Form)?;
        let signature = Signature::from_slice(&signature).map_err(|_| ReceiptFault::Form)?;
        let (_, key) =
            self.keys.iter().find(|(kid, _)| *kid == header.kid).ok_or(ReceiptFault::UnknownKey)?;
        key.verify_strict(signed.as_bytes(), &signature).map_err(|_| ReceiptFault::Signature)?;
        part(payload)
    }

    /// The keys as a JSON Web Key Set.
    pub fn jwks(&self) -> String {
        let key = |(kid, key): &(String, VerifyingKey)| {
            let x = URL_SAFE_NO_PAD.encode(key.as_bytes());
            format!(r#"{{"alg":"EdDSA","crv":"Ed25519","kid":"{kid}","kty":"OKP","use":"sig","x":"{x}"}}"#)
        };
        format!("{{\"keys\":[{}]}}", self.keys.iter().map(key).collect::<Vec<_>>().join(","))
    }
}

fn part<T: serde::de::DeserializeOwned>(encoded: &str) -> Result<T, ReceiptFault> {
    let bytes = URL_SAFE_NO_PAD.decode(encoded).map_err(|_| ReceiptFault::Form)?;
    serde_json::from_slice(&bytes).map_err(|_| ReceiptFault::Form)
}

/// RFC 7638 over the required members of an OKP key.
fn key_id(key: &VerifyingKey) -> String {
    let x = URL_SAFE_NO_PAD.encode(key.as_bytes());
    let thumbprint = Sha256::digest(format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#));
    URL_SAFE_NO_PAD.encode(thumbprint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement() -> Statement {
        Statement {
            decisions: vec![StatedVerdict {
                decision: "halal".into(),
                item: Some(0),
                verdict: "required".into(),
            }],
            on: "2026-11-22".into(),
            outcome: "00".repeat(32),
            pack: StatedPack { id: "permits".into(), sha256: "11".repeat(32), version: "2026.11.1".into() },
            receipt: 1,
            received_at: "2026-11-22T14:03:11+08:00".into(),
            reference: "K7MQ-2XHD".into(),
            submission: "22".repeat(32),
            time_zone: "WITA".into(),
        }
    }

    #[test]
    fn a_receipt_checks_and_its_payload_is_canonical() {
        let signer = ReceiptSigner::new(&[7; 32]);
        let receipt = signer.sign(&statement()).unwrap();
        assert_eq!(signer.key_set().check(&receipt).unwrap(), statement());
        let payload = URL_SAFE_NO_PAD.decode(receipt.split('.').nth(1).unwrap()).unwrap();
        let sorted: std::collections::BTreeMap<String, serde_json::Value> =
            serde_json::from_slice(&payload).unwrap();
        assert_eq!(serde_json::to_vec(&sorted).unwrap(), payload);
    }

    #[test]
    fn every_flipped_bit_is_noticed() {
        let signer = ReceiptSigner::new(&[7; 32]);
        let receipt = signer.sign(&statement()).unwrap().into_bytes();
        let keys = signer.key_set();
        for bit in 0..receipt.len() * 8 {
            let mut bad = receipt.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            let bad = String::from_utf8_lossy(&bad);
            assert!(keys.check(&bad).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn a_retired_key_still_checks_and_a_strange_one_does_not() {
        let (old, new) = (ReceiptSigner::new(&[1; 32]), ReceiptSigner::new(&[2; 32]));
        let receipt = old.sign(&statement()).unwrap();
        let mut keys = new.key_set();
        assert_eq!(keys.check(&receipt), Err(ReceiptFault::UnknownKey));
        assert!(keys.add_retired(old.key.verifying_key().as_bytes()));
        assert_eq!(keys.check(&receipt).unwrap(), statement());
        assert!(keys.jwks().contains(old.kid()) && keys.jwks().contains(new.kid()));
    }

    #[test]
    fn other_algorithms_are_refused() {
        let signer = ReceiptSigner::new(&[7; 32]);
        let receipt = signer.sign(&statement()).unwrap();
        let (_, rest) = receipt.split_once('.').unwrap();
        for header in [
            format!(r#"{{"alg":"none","kid":"{}","typ":"{KIND}"}}"#, signer.kid()),
            format!(r#"{{"alg":"HS256","kid":"{}","typ":"{KIND}"}}"#, signer.kid()),
            format!(r#"{{"alg":"EdDSA","kid":"{}","typ":"JWT"}}"#, signer.kid()),
        ] {
            let forged = format!("{}.{rest}", URL_SAFE_NO_PAD.encode(header));
            assert_eq!(signer.key_set().check(&forged), Err(ReceiptFault::Form));
        }
        for junk in ["", ".", "..", "a.b.c", &"x".repeat(LONGEST + 1)] {
            assert_eq!(signer.key_set().check(junk), Err(ReceiptFault::Form));
        }
    }
}
