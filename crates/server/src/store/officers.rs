//! Officers' accounts and sessions. Passwords and session tokens are stored hashed.

use super::{Store, StoreError};
use sqlx::Row as _;

impl Store {
    /// Makes an account, or sets the password of an existing one and ends its sessions.
    pub async fn set_officer(&self, name: &str, password_hash: &str, at: &str) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query(
            "INSERT INTO officers VALUES (?, ?, ?)
             ON CONFLICT (name) DO UPDATE SET password_hash = excluded.password_hash",
        )
        .bind(name)
        .bind(password_hash)
        .bind(at)
        .execute(&mut *transaction)
        .await?;
        sqlx::query("DELETE FROM sessions WHERE officer = ?").bind(name).execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Whether any account exists.
    pub async fn has_officers(&self) -> Result<bool, StoreError> {
        Ok(sqlx::query("SELECT 1 FROM officers LIMIT 1").fetch_optional(&self.reader).await?.is_some())
    }

    /// The password hash of an account.
    pub async fn password_hash(&self, name: &str) -> Result<Option<String>, StoreError> {
        let row = sqlx::query("SELECT password_hash FROM officers WHERE name = ?")
            .bind(name)
            .fetch_optional(&self.reader)
            .await?;
        Ok(row.map(|row| row.try_get(0)).transpose()?)
    }

    /// Starts a session; forgets those that have ended.
    pub async fn start_session(
        &self,
        token_hash: &[u8],
        officer: &str,
        now: i64,
        expires: i64,
    ) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query("DELETE FROM sessions WHERE expires_unix <= ?")
            .bind(now)
            .execute(&mut *transaction)
            .await?;
        sqlx::query("INSERT INTO sessions VALUES (?, ?, ?)")
            .bind(token_hash)
            .bind(officer)
            .bind(expires)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The officer of a running session.
    pub async fn session(&self, token_hash: &[u8], now: i64) -> Result<Option<String>, StoreError> {
        let row = sqlx::query("SELECT officer FROM sessions WHERE token_hash = ? AND expires_unix > ?")
            .bind(token_hash)
            .bind(now)
            .fetch_optional(&self.reader)
            .await?;
        Ok(row.map(|row| row.try_get(0)).transpose()?)
    }

    /// Ends a session.
    pub async fn end_session(&self, token_hash: &[u8]) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM sessions WHERE token_hash = ?")
            .bind(token_hash)
            .execute(&self.writer)
            .await?;
        Ok(())
    }
}
