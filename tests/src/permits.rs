//! What every walk through the permits' form sees.

use crate::form::Form;
use anyhow::{Result, ensure};
use serde_json::{Value, json};

/// The verdict on the NIB stands as soon as the one answer that it needs is there.
pub async fn first_verdict(form: &Form<'_>, answers: &Value) -> Result<()> {
    let before = form.verdict("", "NIB").await?;
    form.fill(&json!({"business.hasNib": answers["business.hasNib"]})).await?;
    let after = form.verdict("", "NIB").await?;
    ensure!(before.badge != after.badge, "the verdict on the NIB stayed {}", before.badge);
    ensure!(after.badge.to_lowercase().contains("wajib"), "the NIB is {}", after.badge);
    Ok(())
}
