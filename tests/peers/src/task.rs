//! What is to be done, as `cargo xtask bench` writes it: a form in every dialect, and its submissions.

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A form with its submissions.
#[derive(Deserialize)]
pub struct Task {
    /// Our compiled program of the form.
    pub program: PathBuf,
    /// The day on which it is decided, as `YYYY-MM-DD`.
    pub on: String,
    /// JSON texts whose form is in order.
    pub submissions: Vec<String>,
    /// JSON texts whose form is not.
    pub faulty: Vec<String>,
    /// The form for the peers.
    pub dialects: Dialects,
}

/// The form and its criteria in every dialect.
#[derive(Deserialize)]
pub struct Dialects {
    /// The criteria: those about the whole, then those about an item.
    pub names: Vec<String>,
    /// The key of the items.
    pub subject: String,
    /// The check of the form, as JSON Schema.
    pub form: Value,
    /// JSON Schema: a document for each criterion.
    pub schema: Criteria<Value>,
    /// JsonLogic.
    pub jsonlogic: Criteria<Value>,
    /// The Common Expression Language.
    pub cel: Criteria<String>,
    /// ZEN expressions.
    pub zen: Criteria<String>,
}

/// The criteria in one dialect.
#[derive(Clone, Deserialize)]
pub struct Criteria<T> {
    /// About the whole.
    pub criteria: Vec<T>,
    /// About each item.
    pub items: Vec<T>,
}

impl Task {
    /// Reads the file that `cargo xtask bench` wrote.
    pub fn read(path: &Path) -> Result<Task> {
        let text = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        serde_json::from_slice(&text).with_context(|| format!("in {}", path.display()))
    }
}

impl<T> Criteria<T> {
    /// The place of a criterion about an item among all verdicts.
    pub fn place(&self, item: usize, criterion: usize) -> usize {
        self.criteria.len() + item * self.items.len() + criterion
    }

    /// All of them, each with what it gives: one verdict, or one for each item.
    pub fn all(&self) -> impl Iterator<Item = &T> {
        self.criteria.iter().chain(&self.items)
    }
}
