//! Random tokens, references and applicants' secrets.

use super::Key;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// `N` random bytes from the system.
pub fn random<const N: usize>() -> Result<[u8; N], getrandom::Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// A random token of 128 bits, base64url.
pub fn random_token() -> Result<String, getrandom::Error> {
    Ok(URL_SAFE_NO_PAD.encode(random::<16>()?))
}

/// HMAC-SHA-256 under a key. HMAC itself fills a short key with zeros up to its block.
pub(super) fn keyed(key: &Key) -> Hmac<Sha256> {
    let mut block = Zeroizing::new([0; 64]);
    block.iter_mut().zip(key.bytes()).for_each(|(place, byte)| *place = *byte);
    Hmac::new((&*block).into())
}

/// SHA-256 of the parts one after the other.
pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut digest = Sha256::new();
    parts.iter().for_each(|part| digest.update(part));
    digest.finalize().into()
}

/// A reference: names a case, authorises nothing. Eight characters without look-alikes, e.g. `K7MQ-2XHD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference(String);

impl Reference {
    /// No 0 and O, 1, I and L, U, Z: 29 characters that a person can read out over the telephone.
    pub const ALPHABET: &[u8; 29] = b"23456789ABCDEFGHJKMNPQRSTVWXY";

    /// A new random reference. Bytes that would favour some characters are drawn again.
    pub fn random() -> Result<Reference, getrandom::Error> {
        let mut text = String::with_capacity(9);
        while text.len() < 9 {
            for byte in random::<16>()? {
                push_character(&mut text, byte);
            }
        }
        text.truncate(9);
        Ok(Reference(text))
    }

    /// Reads a reference as a person may type it: lower case, with or without the dash, with spaces.
    pub fn parse(typed: &str) -> Option<Reference> {
        let mut text = String::with_capacity(9);
        for c in typed.trim().chars().filter(|c| !matches!(c, '-' | ' ')) {
            let upper = u8::try_from(c).ok()?.to_ascii_uppercase();
            if !Self::ALPHABET.contains(&upper) || text.len() > 8 {
                return None;
            }
            push_letter(&mut text, upper);
        }
        (text.len() == 9).then_some(Reference(text))
    }

    /// The text with its dash.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn push_character(text: &mut String, byte: u8) {
    let fair = u8::MAX - u8::MAX % 29;
    if byte < fair
        && text.len() < 9
        && let Some(letter) = Reference::ALPHABET.get(usize::from(byte % 29))
    {
        push_letter(text, *letter);
    }
}

fn push_letter(text: &mut String, letter: u8) {
    if text.len() == 4 {
        text.push('-');
    }
    text.push(char::from(letter));
}

/// Derives the applicant's secret of a case from the server's key and the client's idempotency key, so that sending
/// the same submission again gives the same secret although the database holds only its hash.
pub struct SecretMaker {
    mac: Hmac<Sha256>,
}

impl SecretMaker {
    /// A maker over its own key.
    pub fn new(key: &Key) -> SecretMaker {
        SecretMaker { mac: keyed(key) }
    }

    /// 128 bits, base64url.
    pub fn secret(&self, reference: &str, idempotency_key: &str) -> String {
        let mut mac = self.mac.clone();
        mac.update(format!("layak-secret-1\0{reference}\0{idempotency_key}").as_bytes());
        let bytes = mac.finalize().into_bytes();
        URL_SAFE_NO_PAD.encode(bytes.get(..16).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn references_have_one_form_and_hardly_ever_meet() {
        let all: HashSet<String> = (0..2000).map(|_| Reference::random().unwrap().0).collect();
        assert_eq!(all.len(), 2000);
        for text in &all {
            assert_eq!(text.len(), 9);
            assert_eq!(text.as_bytes()[4], b'-');
            assert_eq!(Reference::parse(&text.to_lowercase().replace('-', " ")).unwrap().0, *text);
        }
    }

    #[test]
    fn every_character_of_the_alphabet_turns_up() {
        let all: String = (0..500).map(|_| Reference::random().unwrap().0).collect();
        assert!(Reference::ALPHABET.iter().all(|letter| all.as_bytes().contains(letter)));
    }

    #[test]
    fn what_is_no_reference_is_refused() {
        for bad in
            ["", "K7MQ-2XH", "K7MQ-2XHDA", "K7MQ-2XH0", "K7MQ-2XHI", "K7MQ-2XHé", "'; drop table cases"]
        {
            assert_eq!(Reference::parse(bad), None, "{bad}");
        }
    }
}
