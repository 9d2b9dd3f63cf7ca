//! Comparison with another fact. If the other is absent the comparison does not hold. Numbers and dates have an order;
//! everything has equality.

use super::{super::civil::Day, Test, World, facts::other_fact};
use serde_json::Value;
use std::{cmp::Ordering, sync::Arc};

pub(super) fn make(name: &'static str, value: &Value, _: &Arc<World>) -> Option<Test> {
    let fact = value.as_str()?.to_owned();
    Some(Box::new(move |instance| {
        if instance.is_array() || instance.is_object() {
            return true;
        }
        other_fact(instance, &fact).is_some_and(|other| holds(name, instance, &other))
    }))
}

fn holds(name: &str, instance: &Value, other: &Value) -> bool {
    let order = order(instance, other);
    match name {
        "equalToFact" => instance == other,
        "notEqualToFact" => instance != other,
        "lessThanFact" => order == Some(Ordering::Less),
        "atMostFact" => order.is_some_and(Ordering::is_le),
        "moreThanFact" => order == Some(Ordering::Greater),
        _ => order.is_some_and(Ordering::is_ge),
    }
}

fn order(instance: &Value, other: &Value) -> Option<Ordering> {
    match (instance, other) {
        (Value::Number(one), Value::Number(two)) => Some(one.as_i64()?.cmp(&two.as_i64()?)),
        (Value::String(one), Value::String(two)) => Some(Day::read(one)?.cmp(&Day::read(two)?)),
        _ => None,
    }
}
