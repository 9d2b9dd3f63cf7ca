//! `sumOf`: for each named fact, its sum over the items satisfies a schema; items that lack it add nothing.

use super::{super::judge, Test, World};
use jsonschema::Validator;
use serde_json::Value;
use std::sync::Arc;

pub(super) fn make(_: &'static str, value: &Value, world: &Arc<World>) -> Option<Test> {
    let sums: Vec<(String, Validator)> = value
        .as_object()?
        .iter()
        .map(|(fact, schema)| Some((fact.clone(), judge::build_inner(world, schema)?)))
        .collect::<Option<_>>()?;
    Some(Box::new(move |instance| {
        let Some(items) = instance.as_array() else { return true };
        let sum = |fact: &str| -> i64 {
            items.iter().filter_map(|item| item.get(fact)?.as_i64()).fold(0, i64::saturating_add)
        };
        sums.iter().all(|(fact, validator)| validator.is_valid(&Value::from(sum(fact))))
    }))
}
