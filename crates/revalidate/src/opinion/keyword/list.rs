//! Membership in the version of a list that is in force: the exact code, or a code that the value starts with. A list
//! without a version on the date has no test: the judge cannot judge.

use super::{Test, World};
use serde_json::Value;
use std::sync::Arc;

pub(super) fn make(name: &'static str, value: &Value, world: &Arc<World>) -> Option<Test> {
    let codes = world.lists.get(value.as_str()?)?.clone();
    Some(Box::new(move |instance| {
        let Some(text) = instance.as_str() else { return true };
        codes.iter().any(|code| if name == "inList" { code == text } else { text.starts_with(code) })
    }))
}
