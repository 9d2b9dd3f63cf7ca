//! Officers' accounts: names, passwords (Argon2id), generated passwords.

use crate::{
    store::{Event, Store},
    vault::random,
};
use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Passwords checked at once: each takes 19 MiB and some tens of milliseconds.
const AT_ONCE: usize = 2;

/// Checks passwords beside the event loop, a few at a time.
pub struct Passwords(Arc<Semaphore>);

impl Default for Passwords {
    fn default() -> Passwords {
        Passwords(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Passwords {
    /// Whether a password fits a stored hash. Without an account a hash is computed all the same, so that the time
    /// does not tell which names exist.
    pub async fn check(&self, password: String, stored: Option<String>) -> bool {
        let Ok(_slot) = self.0.acquire().await else { return false };
        tokio::task::spawn_blocking(move || verify(&password, stored.as_deref())).await.unwrap_or(false)
    }
}

fn verify(password: &str, stored: Option<&str>) -> bool {
    let Some(stored) = stored else {
        let _ = hash(password);
        return false;
    };
    PasswordHash::new(stored)
        .is_ok_and(|stored| Argon2::default().verify_password(password.as_bytes(), &stored).is_ok())
}

fn hash(password: &str) -> Option<String> {
    Some(Argon2::default().hash_password(password.as_bytes()).ok()?.to_string())
}

/// Makes an account or sets its password; recorded in the audit trail.
pub async fn set_officer(store: &Store, name: &str, password: &str, at: &str) -> anyhow::Result<()> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    if !(1..=40).contains(&name.len()) || !name.bytes().all(fits) {
        anyhow::bail!("an officer's name has 1 to 40 letters, digits, dots or dashes");
    }
    if password.chars().count() < 12 {
        anyhow::bail!("a password has at least 12 characters");
    }
    let hash = hash(password).ok_or_else(|| anyhow::anyhow!("the password could not be hashed"))?;
    store.set_officer(name, &hash, at).await?;
    let event = Event { at, actor: "operator", action: "officer.set", subject: name, detail: "" };
    store.record(&event).await?;
    Ok(())
}

/// A password that can be read out: four groups of four, 78 bits.
pub fn random_password() -> Result<String, getrandom::Error> {
    const LETTERS: &[u8; 32] = b"23456789abcdefghjkmnpqrstuvwxyzA";
    let letters = random::<16>()?.map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(groups.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_of_an_account_fits() {
        let passwords = Passwords::default();
        let stored = hash("rahasia-yang-panjang").unwrap();
        assert!(stored.starts_with("$argon2id$"));
        assert!(passwords.check("rahasia-yang-panjang".into(), Some(stored.clone())).await);
        assert!(!passwords.check("rahasia-yang-panjanG".into(), Some(stored)).await);
        assert!(!passwords.check("rahasia-yang-panjang".into(), None).await);
        assert!(!passwords.check(String::new(), Some("no hash".into())).await);
    }

    #[test]
    fn generated_passwords_differ() {
        let (one, other) = (random_password().unwrap(), random_password().unwrap());
        assert_eq!(one.len(), 19);
        assert_ne!(one, other);
    }
}
