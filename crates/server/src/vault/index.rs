//! The blind index: a keyed tag of a NIK, so that the same NIK is noticed twice without being readable.
//!
//! What a tag tells a thief of the database: which cases of one pack share a NIK. With the key, which is not in the
//! database, every NIK could be tried; so a tag has 40 bits only and is never proof, just a flag for the officer.

use super::{Key, token::keyed};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

/// Makes tags.
pub struct BlindIndex {
    mac: Hmac<Sha256>,
}

impl BlindIndex {
    /// Bytes of a tag.
    pub const TAG: usize = 5;

    /// An index over its own key.
    pub fn new(key: &Key) -> BlindIndex {
        BlindIndex { mac: keyed(key) }
    }

    /// The tag of a NIK within one pack. Only digits count, so that spaces and dots make no difference.
    pub fn nik(&self, pack: &str, nik: &str) -> Vec<u8> {
        let digits: String = nik.chars().filter(char::is_ascii_digit).collect();
        let mut mac = self.mac.clone();
        mac.update(format!("layak-nik-1\0{pack}\0{digits}").as_bytes());
        mac.finalize().into_bytes().iter().copied().take(Self::TAG).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::KeyRing;

    fn index() -> BlindIndex {
        let temp = tempfile::tempdir().unwrap();
        let keys = temp.path().join("keys");
        KeyRing::create_missing(&keys).unwrap();
        BlindIndex::new(&KeyRing::read(&keys).unwrap().index)
    }

    #[test]
    fn the_same_nik_has_the_same_tag_in_one_pack_only() {
        let index = index();
        let tag = index.nik("motor", "7501010101900001");
        assert_eq!(tag, index.nik("motor", "7501 0101 0190 0001"));
        assert_eq!(tag.len(), BlindIndex::TAG);
        assert_ne!(tag, index.nik("permits", "7501010101900001"));
        assert_ne!(tag, index.nik("motor", "7501010101900002"));
    }

    #[test]
    fn another_key_gives_another_tag() {
        assert_ne!(index().nik("motor", "7501010101900001"), index().nik("motor", "7501010101900001"));
    }
}
