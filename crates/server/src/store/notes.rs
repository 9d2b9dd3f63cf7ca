//! What officers write about a case, and the state that they set with it.

use super::{Event, Store, StoreError, audit};
use sqlx::Row as _;

/// One note as stored; the words are sealed.
#[derive(Clone, Debug)]
pub struct Note {
    /// When, RFC 3339.
    pub written_at: String,
    /// Who.
    pub officer: String,
    /// The state set with it.
    pub state: String,
    /// The sealed words.
    pub body: Vec<u8>,
}

impl Store {
    /// Sets the state of a case and keeps the sealed note, with its audit entry, in one transaction.
    pub async fn add_note(&self, case_id: i64, reference: &str, note: &Note) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query("UPDATE cases SET state = ? WHERE id = ?")
            .bind(&note.state)
            .bind(case_id)
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "INSERT INTO case_notes (case_id, written_at, officer, state, body) VALUES (?, ?, ?, ?, ?)",
        )
        .bind(case_id)
        .bind(&note.written_at)
        .bind(&note.officer)
        .bind(&note.state)
        .bind(&note.body)
        .execute(&mut *transaction)
        .await?;
        let (at, actor, detail) = (note.written_at.as_str(), note.officer.as_str(), note.state.as_str());
        let event = Event { at, actor, action: "case.note", subject: reference, detail };
        audit::append(&mut transaction, &event).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The notes of a case, oldest first.
    pub async fn notes(&self, case_id: i64) -> Result<Vec<Note>, StoreError> {
        let rows = sqlx::query("SELECT * FROM case_notes WHERE case_id = ? ORDER BY id")
            .bind(case_id)
            .fetch_all(&self.reader)
            .await?;
        let note = |row: &sqlx::sqlite::SqliteRow| {
            Ok::<_, sqlx::Error>(Note {
                written_at: row.try_get("written_at")?,
                officer: row.try_get("officer")?,
                state: row.try_get("state")?,
                body: row.try_get("body")?,
            })
        };
        Ok(rows.iter().map(note).collect::<Result<_, _>>()?)
    }
}
