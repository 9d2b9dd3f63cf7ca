//! What the applicants of the browser tests know, as documents of the wire.

use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;

/// One who makes cassava chips at home and frozen nuggets.
pub fn two_products() -> Result<Value> {
    read("two-products.json")
}

/// A workshop that asks for machines through its joint business group.
pub fn motor_group() -> Result<Value> {
    read("motor-group.json")
}

fn read(name: &str) -> Result<Value> {
    let path = crate::corpus::root().join("tests/answers").join(name);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("in {}", path.display()))
}
