//! The audit trail: append-only, each entry hashed over the one before it. Reading a case is an event, not only
//! changing one. Entries name cases, officers and fields; they never hold what an applicant wrote.

use super::{Store, StoreError};
use crate::vault::sha256;
use sqlx::{Row as _, Sqlite, SqliteConnection, Transaction, sqlite::SqliteRow};

/// Something worth remembering.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// When, RFC 3339.
    pub at: &'a str,
    /// The officer's name, or `public` or `operator`.
    pub actor: &'a str,
    /// What was done: `case.receive`, `case.read`, `case.note`, `case.decide`, `export`, `login`, `login.refused`, ...
    pub action: &'a str,
    /// The reference or account that it was done to.
    pub subject: &'a str,
    /// Codes and counts; no personal data.
    pub detail: &'a str,
}

/// One entry as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Position, from 1, without gaps.
    pub seq: i64,
    /// See [`Event::at`].
    pub at: String,
    /// See [`Event::actor`].
    pub actor: String,
    /// See [`Event::action`].
    pub action: String,
    /// See [`Event::subject`].
    pub subject: String,
    /// See [`Event::detail`].
    pub detail: String,
}

/// Where the chain is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuditFault {
    /// The entry with this number is missing or out of place.
    #[error("audit entry {0} is missing")]
    Missing(i64),
    /// The entry does not continue the one before it.
    #[error("audit entry {0} does not follow the entry before it")]
    Broken(i64),
    /// The entry's words were changed.
    #[error("audit entry {0} was changed")]
    Changed(i64),
}

impl Store {
    /// Appends an event in a transaction of its own, durable when this returns.
    pub async fn record(&self, event: &Event<'_>) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        append(&mut transaction, event).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The entries about one subject, oldest first.
    pub async fn trail_of(&self, subject: &str) -> Result<Vec<AuditEntry>, StoreError> {
        let rows = sqlx::query("SELECT * FROM audit WHERE subject = ? ORDER BY seq")
            .bind(subject)
            .fetch_all(&self.reader)
            .await?;
        rows.iter().map(|row| entry(row).map_err(StoreError::from)).collect()
    }

    /// Checks the whole chain. Returns the number of entries, or the first fault.
    pub async fn verify_audit(&self) -> Result<Result<i64, AuditFault>, StoreError> {
        let mut connection = self.reader.acquire().await?;
        let (mut seq, mut previous) = (0, [0; 32].to_vec());
        loop {
            let rows = page_after(&mut connection, seq).await?;
            if rows.is_empty() {
                return Ok(Ok(seq));
            }
            for row in &rows {
                seq += 1;
                match check(row, seq, &previous)? {
                    Ok(hash) => previous = hash,
                    Err(fault) => return Ok(Err(fault)),
                }
            }
        }
    }
}

/// Appends an event within the transaction that makes it true.
pub(super) async fn append(
    transaction: &mut Transaction<'_, Sqlite>,
    event: &Event<'_>,
) -> Result<(), sqlx::Error> {
    let last = sqlx::query("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
        .fetch_optional(&mut **transaction)
        .await?;
    let (seq, previous) = match last {
        Some(row) => (row.try_get::<i64, _>("seq")? + 1, row.try_get::<Vec<u8>, _>("hash")?),
        None => (1, [0; 32].to_vec()),
    };
    let words = [event.at, event.actor, event.action, event.subject, event.detail];
    let hash = hash(seq, &previous, words);
    sqlx::query("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(seq)
        .bind(event.at)
        .bind(event.actor)
        .bind(event.action)
        .bind(event.subject)
        .bind(event.detail)
        .bind(previous)
        .bind(hash.as_slice())
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// Lengths stand before the words, so that no two entries share a byte string.
fn hash(seq: i64, previous: &[u8], words: [&str; 5]) -> [u8; 32] {
    let mut bytes = [b"layak-audit-1".as_slice(), &seq.to_be_bytes(), previous].concat();
    for word in words {
        bytes.extend_from_slice(&(word.len() as u64).to_be_bytes());
        bytes.extend_from_slice(word.as_bytes());
    }
    sha256(&[&bytes])
}

async fn page_after(connection: &mut SqliteConnection, seq: i64) -> Result<Vec<SqliteRow>, sqlx::Error> {
    sqlx::query("SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT 4096")
        .bind(seq)
        .fetch_all(connection)
        .await
}

fn check(row: &SqliteRow, seq: i64, previous: &[u8]) -> Result<Result<Vec<u8>, AuditFault>, StoreError> {
    let found = entry(row)?;
    let stored: Vec<u8> = row.try_get("hash")?;
    if found.seq != seq {
        return Ok(Err(AuditFault::Missing(seq)));
    }
    if row.try_get::<Vec<u8>, _>("previous")? != previous {
        return Ok(Err(AuditFault::Broken(seq)));
    }
    let words = [&found.at, &found.actor, &found.action, &found.subject, &found.detail].map(String::as_str);
    Ok(if hash(seq, previous, words).as_slice() == stored {
        Ok(stored)
    } else {
        Err(AuditFault::Changed(seq))
    })
}

fn entry(row: &SqliteRow) -> Result<AuditEntry, sqlx::Error> {
    Ok(AuditEntry {
        seq: row.try_get("seq")?,
        at: row.try_get("at")?,
        actor: row.try_get("actor")?,
        action: row.try_get("action")?,
        subject: row.try_get("subject")?,
        detail: row.try_get("detail")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn store() -> (tempfile::TempDir, Store) {
        let temp = tempfile::tempdir().unwrap();
        let store = Store::open(&temp.path().join("layak.db")).await.unwrap();
        for subject in ["A", "B", "C", "A"] {
            let event = Event {
                at: "2026-11-22T14:03:11+08:00",
                actor: "petugas",
                action: "case.read",
                subject,
                detail: "",
            };
            store.record(&event).await.unwrap();
        }
        (temp, store)
    }

    /// Alters the trail as somebody with the file could: triggers do not stop them.
    async fn alter(store: &Store, sql: &'static str) -> Result<i64, AuditFault> {
        for statement in ["DROP TRIGGER audit_is_not_changed", "DROP TRIGGER audit_is_not_deleted", sql] {
            sqlx::query(statement).execute(&store.writer).await.unwrap();
        }
        store.verify_audit().await.unwrap()
    }

    #[tokio::test]
    async fn an_untouched_trail_verifies() {
        let (_temp, store) = store().await;
        assert_eq!(store.verify_audit().await.unwrap(), Ok(4));
        assert_eq!(store.trail_of("A").await.unwrap().iter().map(|e| e.seq).collect::<Vec<_>>(), [1, 4]);
    }

    #[tokio::test]
    async fn the_program_itself_cannot_change_or_delete() {
        let (_temp, store) = store().await;
        assert!(sqlx::query("UPDATE audit SET actor = 'x'").execute(&store.writer).await.is_err());
        assert!(sqlx::query("DELETE FROM audit").execute(&store.writer).await.is_err());
    }

    #[tokio::test]
    async fn changed_deleted_and_swapped_entries_are_found() {
        for (sql, fault) in [
            ("UPDATE audit SET actor = 'x' WHERE seq = 2", AuditFault::Changed(2)),
            ("DELETE FROM audit WHERE seq = 2", AuditFault::Missing(2)),
            ("UPDATE audit SET previous = zeroblob(32) WHERE seq = 3", AuditFault::Broken(3)),
            ("UPDATE audit SET seq = seq + 10 WHERE seq = 1", AuditFault::Missing(1)),
            ("UPDATE audit SET hash = zeroblob(32) WHERE seq = 4", AuditFault::Changed(4)),
        ] {
            let (_temp, store) = store().await;
            assert_eq!(alter(&store, sql).await, Err(fault), "{sql}");
        }
    }
}
