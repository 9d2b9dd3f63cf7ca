//! What the office added to a case, and what was decided with it: kept entry by entry, never changed.

use super::{Event, Store, StoreError, audit};
use sqlx::Row as _;

/// One decision with the office's facts as stored; facts and outcome are sealed.
#[derive(Clone, Debug)]
pub struct OfficeRow {
    /// When, RFC 3339.
    pub decided_at: String,
    /// Who.
    pub officer: String,
    /// Verdict codes as JSON; no personal data.
    pub verdicts: String,
    /// How many provisions the second opinion judged differently.
    pub alarms: i64,
    /// The sealed facts and outcome.
    pub body: Vec<u8>,
}

impl Store {
    /// Keeps a decision with the office's facts, with its audit entry, in one transaction. The submission, its report
    /// and its receipt stay as they are.
    pub async fn add_office_decision(
        &self,
        case_id: i64,
        reference: &str,
        row: &OfficeRow,
    ) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query(
            "INSERT INTO office_decisions (case_id, decided_at, officer, verdicts, alarms, body)
             VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(case_id)
        .bind(&row.decided_at)
        .bind(&row.officer)
        .bind(&row.verdicts)
        .bind(row.alarms)
        .bind(&row.body)
        .execute(&mut *transaction)
        .await?;
        sqlx::query("UPDATE cases SET office_verdicts = ?, alarms = max(alarms, ?) WHERE id = ?")
            .bind(&row.verdicts)
            .bind(row.alarms)
            .bind(case_id)
            .execute(&mut *transaction)
            .await?;
        let action = if row.alarms > 0 { "case.decide.alarm" } else { "case.decide" };
        let (at, actor) = (row.decided_at.as_str(), row.officer.as_str());
        let event = Event { at, actor, action, subject: reference, detail: "" };
        audit::append(&mut transaction, &event).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The decisions of a case with the office's facts, oldest first.
    pub async fn office_decisions(&self, case_id: i64) -> Result<Vec<OfficeRow>, StoreError> {
        let rows = sqlx::query("SELECT * FROM office_decisions WHERE case_id = ? ORDER BY id")
            .bind(case_id)
            .fetch_all(&self.reader)
            .await?;
        let read = |row: &sqlx::sqlite::SqliteRow| {
            Ok::<_, sqlx::Error>(OfficeRow {
                decided_at: row.try_get("decided_at")?,
                officer: row.try_get("officer")?,
                verdicts: row.try_get("verdicts")?,
                alarms: row.try_get("alarms")?,
                body: row.try_get("body")?,
            })
        };
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }
}
