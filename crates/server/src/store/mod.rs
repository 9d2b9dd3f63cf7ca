//! The embedded store: SQLite with a write-ahead log, a full sync of each commit and foreign keys, all three read
//! back at start. One connection writes; a few read.

mod audit;
mod cases;
mod migrations;
mod notes;
mod office;
mod officers;

pub use audit::{AuditEntry, AuditFault, Event};
pub use cases::{Accepted, CaseRow, CaseSummary, Filter, NewCase};
pub use notes::Note;
pub use office::OfficeRow;

use sqlx::{
    Row as _, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{fs, os::unix::fs::OpenOptionsExt as _, path::Path, time::Duration};

/// The states of a case, in the order in which it usually passes them.
pub const STATES: [&str; 6] = ["received", "in-review", "needs-repair", "approved", "rejected", "done"];

/// Why the store failed. No message holds stored values.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or failed.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// A migration could not be applied; a database of a newer version is refused here too.
    #[error("database migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The database file could not be made.
    #[error("database file: {0}")]
    File(#[from] std::io::Error),
    /// A setting was not taken over.
    #[error("PRAGMA {name} is {found}, must be {wanted}: a receipt would not be safe against a power cut")]
    Pragma {
        /// The pragma.
        name: &'static str,
        /// What was read back.
        found: String,
        /// What it must be.
        wanted: &'static str,
    },
    /// The system gave no random bytes.
    #[error("no random bytes from the system: {0}")]
    Random(#[from] getrandom::Error),
    /// Eight new references in a row were taken.
    #[error("no free reference found")]
    NoReference,
}

/// The open database.
#[derive(Clone)]
pub struct Store {
    writer: SqlitePool,
    reader: SqlitePool,
}

impl Store {
    /// Opens or makes the database file, applies migrations, and checks the settings that durability rests on.
    pub async fn open(path: &Path) -> Result<Store, StoreError> {
        fs::OpenOptions::new().append(true).create(true).mode(0o600).open(path)?;
        let writer = pool(path, 1).await?;
        migrations::migrator().run(&writer).await?;
        let reader = pool(path, 4).await?;
        let store = Store { writer, reader };
        check_settings(&store.writer).await?;
        check_settings(&store.reader).await?;
        Ok(store)
    }

    /// Whether the database answers, for the readiness probe.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT count(*) FROM audit").fetch_one(&self.reader).await?;
        Ok(())
    }

    /// Writes the log back into the database file and closes both pools.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }
}

async fn pool(path: &Path, connections: u32) -> Result<SqlitePool, sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("secure_delete", "ON")
        .pragma("trusted_schema", "OFF")
        .busy_timeout(Duration::from_secs(10));
    SqlitePoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(15))
        .connect_with(options)
        .await
}

/// Reads the settings back: some builds and wrappers silently choose weaker ones.
async fn check_settings(pool: &SqlitePool) -> Result<(), StoreError> {
    let mut connection = pool.acquire().await?;
    for (name, query, wanted) in [
        ("journal_mode", "PRAGMA journal_mode", "wal"),
        ("synchronous", "PRAGMA synchronous", "2"),
        ("foreign_keys", "PRAGMA foreign_keys", "1"),
    ] {
        let row = sqlx::query(query).fetch_one(&mut *connection).await?;
        let found = row
            .try_get::<String, _>(0)
            .or_else(|_| row.try_get::<i64, _>(0).map(|number| number.to_string()))?;
        if found != wanted {
            return Err(StoreError::Pragma { name, found, wanted });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_weaker_setting_is_refused() {
        let temp = tempfile::tempdir().unwrap();
        let options = SqliteConnectOptions::new()
            .filename(temp.path().join("weak.db"))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal);
        let weak = SqlitePoolOptions::new().connect_with(options).await.unwrap();
        let error = check_settings(&weak).await.unwrap_err();
        assert!(matches!(error, StoreError::Pragma { name: "synchronous", wanted: "2", .. }), "{error}");
    }

    #[tokio::test]
    async fn the_file_is_private_and_opens_twice() {
        use std::os::unix::fs::PermissionsExt as _;
        let temp = tempfile::tempdir().unwrap();
        let path = temp.path().join("layak.db");
        Store::open(&path).await.unwrap().close().await;
        Store::open(&path).await.unwrap().ping().await.unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[tokio::test]
    async fn a_database_of_a_newer_version_is_refused() {
        let temp = tempfile::tempdir().unwrap();
        let path = temp.path().join("layak.db");
        let store = Store::open(&path).await.unwrap();
        sqlx::query("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', 1, x'00', 0)")
            .execute(&store.writer).await.unwrap();
        store.close().await;
        assert!(matches!(Store::open(&path).await, Err(StoreError::Migration(_))));
    }
}
