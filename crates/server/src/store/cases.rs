//! Cases: accepted once per idempotency key, listed, read, moved between states.

use super::{Event, Store, StoreError, audit};
use crate::vault::Reference;
use sqlx::{QueryBuilder, Row as _, Sqlite, Transaction, sqlite::SqliteRow};

/// A case as it goes into the store; sealed values are sealed already.
pub struct NewCase {
    /// The reference.
    pub reference: Reference,
    /// Seconds since 1970.
    pub received_unix: i64,
    /// RFC 3339 with the office's offset.
    pub received_at: String,
    /// Pack id.
    pub pack_id: String,
    /// Pack version.
    pub pack_version: String,
    /// SHA-256 of the pack's source, hex.
    pub pack_sha256: String,
    /// The date that was decided on.
    pub decided_on: String,
    /// Language of the form.
    pub lang: String,
    /// Verdict codes as JSON; no personal data.
    pub verdicts: String,
    /// How many verdicts the client claimed differently.
    pub differences: i64,
    /// How many answers were ignored.
    pub ignored: i64,
    /// How many provisions the second opinion judged differently.
    pub alarms: i64,
    /// Hash of the applicant's secret.
    pub secret_hash: [u8; 32],
    /// Id of the master key.
    pub key_id: String,
    /// The case key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// The canonical submission, sealed.
    pub submission: Vec<u8>,
    /// Outcome, differences, ignored and second opinion, sealed.
    pub report: Vec<u8>,
    /// The signed receipt.
    pub receipt: String,
    /// Blind tags of the NIKs in the answers.
    pub tags: Vec<Vec<u8>>,
}

/// What became of a submission.
pub enum Accepted {
    /// A new case; durable now.
    New,
    /// The same key and body were accepted before.
    Before(Box<CaseRow>),
    /// The same key was used with another body.
    OtherBody,
    /// The reference is taken; make another.
    ReferenceTaken,
}

/// A stored case.
#[derive(Clone, Debug)]
pub struct CaseRow {
    /// Row id.
    pub id: i64,
    /// What a list shows.
    pub summary: CaseSummary,
    /// Version of the pack.
    pub pack_version: String,
    /// SHA-256 of the pack's source, hex.
    pub pack_sha256: String,
    /// The date that was decided on.
    pub decided_on: String,
    /// Language of the form.
    pub lang: String,
    /// Hash of the applicant's secret.
    pub secret_hash: Vec<u8>,
    /// The case key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// Sealed submission.
    pub submission: Vec<u8>,
    /// Sealed report.
    pub report: Vec<u8>,
    /// The signed receipt.
    pub receipt: String,
}

/// One line of the list; nothing in it is personal.
#[derive(Clone, Debug)]
pub struct CaseSummary {
    /// The reference.
    pub reference: String,
    /// RFC 3339 with offset.
    pub received_at: String,
    /// Pack id.
    pub pack_id: String,
    /// State, one of [`super::STATES`].
    pub state: String,
    /// Verdict codes as JSON.
    pub verdicts: String,
    /// Verdict codes of the newest decision with the office's facts, as JSON, if there is one.
    pub office_verdicts: Option<String>,
    /// Count of differences from the claim.
    pub differences: i64,
    /// Count of ignored answers.
    pub ignored: i64,
    /// Count of second-opinion alarms.
    pub alarms: i64,
    /// Whether another case of the pack has the same NIK tag.
    pub same_person: bool,
}

/// Which cases a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only this state.
    pub state: Option<String>,
    /// Only this pack.
    pub pack: Option<String>,
    /// Only cases that need a look: differences, alarms or the same NIK.
    pub flagged: bool,
    /// Only this reference.
    pub reference: Option<String>,
    /// How many newer cases to skip.
    pub skip: i64,
    /// How many to show.
    pub limit: i64,
}

impl Store {
    /// The case that an idempotency key led to before, if any.
    pub async fn accepted_before(
        &self,
        key_hash: &[u8],
        body_hash: &[u8],
    ) -> Result<Option<Accepted>, StoreError> {
        let mut transaction = self.reader.begin().await?;
        Ok(before(&mut transaction, key_hash, body_hash).await?)
    }

    /// Stores a case, its tags, its idempotency key and its audit entry in one transaction. Durable on return.
    pub async fn accept(
        &self,
        key_hash: &[u8],
        body_hash: &[u8],
        case: &NewCase,
    ) -> Result<Accepted, StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        if let Some(earlier) = before(&mut transaction, key_hash, body_hash).await? {
            return Ok(earlier);
        }
        let Some(id) = insert(&mut transaction, case).await? else { return Ok(Accepted::ReferenceTaken) };
        insert_tags(&mut transaction, id, &case.tags).await?;
        sqlx::query("INSERT INTO idempotency VALUES (?, ?, ?, ?)")
            .bind(key_hash)
            .bind(body_hash)
            .bind(id)
            .bind(case.received_unix)
            .execute(&mut *transaction)
            .await?;
        audit::append(&mut transaction, &received(case)).await?;
        transaction.commit().await?;
        Ok(Accepted::New)
    }

    /// One case by its reference.
    pub async fn case(&self, reference: &str) -> Result<Option<CaseRow>, StoreError> {
        let row = sqlx::query(
            "SELECT c.*, EXISTS (SELECT 1 FROM person_tags t JOIN person_tags o ON o.tag = t.tag
                 WHERE t.case_id = c.id AND o.case_id <> c.id) AS same_person
             FROM cases c WHERE reference = ?",
        )
        .bind(reference)
        .fetch_optional(&self.reader)
        .await?;
        Ok(row.as_ref().map(case_row).transpose()?)
    }

    /// The references of other cases of the pack with a NIK of this case.
    pub async fn same_person(&self, case_id: i64) -> Result<Vec<String>, StoreError> {
        let rows = sqlx::query(
            "SELECT DISTINCT c.reference FROM person_tags t JOIN person_tags o ON o.tag = t.tag
             JOIN cases c ON c.id = o.case_id WHERE t.case_id = ? AND o.case_id <> t.case_id
             ORDER BY c.received_unix",
        )
        .bind(case_id)
        .fetch_all(&self.reader)
        .await?;
        Ok(rows.iter().map(|row| row.try_get("reference")).collect::<Result<_, _>>()?)
    }

    /// Summaries that pass the filter, newest first.
    pub async fn cases(&self, filter: &Filter) -> Result<Vec<CaseSummary>, StoreError> {
        let mut query = QueryBuilder::<Sqlite>::new(
            "SELECT * FROM (SELECT c.*, EXISTS (SELECT 1 FROM person_tags t JOIN person_tags o ON o.tag = t.tag
                 WHERE t.case_id = c.id AND o.case_id <> c.id) AS same_person FROM cases c)",
        );
        conditions(&mut query, filter);
        query.push(" ORDER BY received_unix DESC, id DESC LIMIT ");
        query.push_bind(filter.limit).push(" OFFSET ").push_bind(filter.skip);
        let rows = query.build().fetch_all(&self.reader).await?;
        Ok(rows.iter().map(summary).collect::<Result<_, _>>()?)
    }

    /// How many cases pass the filter.
    pub async fn count_cases(&self, filter: &Filter) -> Result<i64, StoreError> {
        let mut query = QueryBuilder::<Sqlite>::new(
            "SELECT count(*) FROM (SELECT c.*, EXISTS (SELECT 1 FROM person_tags t JOIN person_tags o ON o.tag = t.tag
                 WHERE t.case_id = c.id AND o.case_id <> c.id) AS same_person FROM cases c)",
        );
        conditions(&mut query, filter);
        Ok(query.build().fetch_one(&self.reader).await?.try_get(0)?)
    }

    /// The latest time at which a case was received, for the monotonic guard of the clock.
    pub async fn last_received(&self) -> Result<i64, StoreError> {
        let row =
            sqlx::query("SELECT coalesce(max(received_unix), 0) FROM cases").fetch_one(&self.reader).await?;
        Ok(row.try_get(0)?)
    }
}

async fn before(
    transaction: &mut Transaction<'_, Sqlite>,
    key_hash: &[u8],
    body_hash: &[u8],
) -> Result<Option<Accepted>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT c.*, 0 AS same_person, i.body_hash FROM idempotency i JOIN cases c ON c.id = i.case_id
         WHERE i.key_hash = ?",
    )
    .bind(key_hash)
    .fetch_optional(&mut **transaction)
    .await?;
    let Some(row) = row else { return Ok(None) };
    if row.try_get::<Vec<u8>, _>("body_hash")? != body_hash {
        return Ok(Some(Accepted::OtherBody));
    }
    Ok(Some(Accepted::Before(Box::new(case_row(&row)?))))
}

/// Inserts the row; none if its reference is taken.
async fn insert(
    transaction: &mut Transaction<'_, Sqlite>,
    case: &NewCase,
) -> Result<Option<i64>, sqlx::Error> {
    let row = sqlx::query(
        "INSERT INTO cases (reference, received_unix, received_at, pack_id, pack_version, pack_sha256, decided_on,
             lang, verdicts, differences, ignored, alarms, secret_hash, key_id, wrapped_key, submission, report, receipt)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (reference) DO NOTHING RETURNING id",
    )
    .bind(case.reference.as_str())
    .bind(case.received_unix)
    .bind(&case.received_at)
    .bind(&case.pack_id)
    .bind(&case.pack_version)
    .bind(&case.pack_sha256)
    .bind(&case.decided_on)
    .bind(&case.lang)
    .bind(&case.verdicts)
    .bind(case.differences)
    .bind(case.ignored)
    .bind(case.alarms)
    .bind(case.secret_hash.as_slice())
    .bind(&case.key_id)
    .bind(&case.wrapped_key)
    .bind(&case.submission)
    .bind(&case.report)
    .bind(&case.receipt)
    .fetch_optional(&mut **transaction)
    .await?;
    row.map(|row| row.try_get("id")).transpose()
}

async fn insert_tags(
    transaction: &mut Transaction<'_, Sqlite>,
    case_id: i64,
    tags: &[Vec<u8>],
) -> Result<(), sqlx::Error> {
    for tag in tags {
        sqlx::query("INSERT OR IGNORE INTO person_tags VALUES (?, ?)")
            .bind(tag)
            .bind(case_id)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}

fn received(case: &NewCase) -> Event<'_> {
    let action = if case.alarms > 0 { "case.receive.alarm" } else { "case.receive" };
    let (actor, subject, detail) = ("public", case.reference.as_str(), case.pack_sha256.as_str());
    Event { at: &case.received_at, actor, action, subject, detail }
}

fn conditions(query: &mut QueryBuilder<Sqlite>, filter: &Filter) {
    query.push(" WHERE 1 = 1");
    for (column, value) in
        [("state", &filter.state), ("pack_id", &filter.pack), ("reference", &filter.reference)]
    {
        if let Some(value) = value {
            query.push(" AND ").push(column).push(" = ").push_bind(value.clone());
        }
    }
    if filter.flagged {
        query.push(" AND (differences > 0 OR alarms > 0 OR same_person)");
    }
}

fn case_row(row: &SqliteRow) -> Result<CaseRow, sqlx::Error> {
    Ok(CaseRow {
        id: row.try_get("id")?,
        summary: summary(row)?,
        pack_version: row.try_get("pack_version")?,
        pack_sha256: row.try_get("pack_sha256")?,
        decided_on: row.try_get("decided_on")?,
        lang: row.try_get("lang")?,
        secret_hash: row.try_get("secret_hash")?,
        wrapped_key: row.try_get("wrapped_key")?,
        submission: row.try_get("submission")?,
        report: row.try_get("report")?,
        receipt: row.try_get("receipt")?,
    })
}

fn summary(row: &SqliteRow) -> Result<CaseSummary, sqlx::Error> {
    Ok(CaseSummary {
        reference: row.try_get("reference")?,
        received_at: row.try_get("received_at")?,
        pack_id: row.try_get("pack_id")?,
        state: row.try_get("state")?,
        verdicts: row.try_get("verdicts")?,
        office_verdicts: row.try_get("office_verdicts")?,
        differences: row.try_get("differences")?,
        ignored: row.try_get("ignored")?,
        alarms: row.try_get("alarms")?,
        same_person: row.try_get::<i64, _>("same_person")? != 0,
    })
}
