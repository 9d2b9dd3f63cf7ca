//! `uniqueBy`: no two items agree in all the named facts; items that lack one of them take no part.

use super::{Test, World};
use serde_json::Value;
use std::{collections::HashSet, sync::Arc};

pub(super) fn make(_: &'static str, value: &Value, _: &Arc<World>) -> Option<Test> {
    let facts: Vec<String> =
        value.as_array()?.iter().map(|fact| fact.as_str().map(str::to_owned)).collect::<Option<_>>()?;
    Some(Box::new(move |instance| {
        let Some(items) = instance.as_array() else { return true };
        let key = |item: &Value| {
            facts.iter().map(|fact| item.get(fact).map(Value::to_string)).collect::<Option<Vec<_>>>()
        };
        let mut seen = HashSet::new();
        items.iter().filter_map(key).all(|key| seen.insert(key))
    }))
}
