//! The schema, embedded in the binary; forward only.

use sqlx::{
    AssertSqlSafe, SqlSafeStr as _,
    migrate::{Migration, MigrationType, Migrator},
};
use std::borrow::Cow;

/// Each migration once: version, description, statements. Never change one that was released.
const MIGRATIONS: [(i64, &str, &str); 3] = [
    (1, "cases", include_str!("../../migrations/0001_cases.sql")),
    (2, "audit", include_str!("../../migrations/0002_audit.sql")),
    (3, "office", include_str!("../../migrations/0003_office.sql")),
];

/// The migrations, ready to run.
pub fn migrator() -> Migrator {
    let migrations = MIGRATIONS
        .into_iter()
        .map(|(version, description, sql)| {
            let sql = AssertSqlSafe(sql).into_sql_str();
            Migration::new(version, Cow::Borrowed(description), MigrationType::Simple, sql, false)
        })
        .collect();
    Migrator::with_migrations(migrations)
}
