//! Elapsed and remaining time of a date `d` against `on`, and dates on one side of an edge.
//!
//! | keyword | holds |
//! |---|---|
//! | `elapsedAtLeast` / `AtMost` / `MoreThan` / `LessThan` | `d + D` `<=` / `>=` / `<` / `>` `on` |
//! | `remainingAtLeast` / `AtMost` / `MoreThan` / `LessThan` | `on + D` `<=` / `>=` / `<` / `>` `d` |
//! | `onOrAfter` / `onOrBefore` | `d` `>=` / `<=` the edge |

use super::{
    super::civil::{Day, Span},
    Test, World,
};
use serde_json::Value;
use std::sync::Arc;

pub(super) fn make(name: &'static str, value: &Value, world: &Arc<World>) -> Option<Test> {
    let span = Span::read(value.as_str()?)?;
    let on = Day::read(&world.on.to_string())?;
    Some(Box::new(move |instance| {
        let Some(day) = instance.as_str().and_then(Day::read) else { return true };
        let (left, right) =
            if name.starts_with("elapsed") { (day.after(span), on) } else { (on.after(span), day) };
        match name.trim_start_matches("elapsed").trim_start_matches("remaining") {
            "AtLeast" => left <= right,
            "AtMost" => left >= right,
            "MoreThan" => left < right,
            _ => left > right,
        }
    }))
}

pub(super) fn make_edge(name: &'static str, value: &Value, _: &Arc<World>) -> Option<Test> {
    let edge = Day::read(value.as_str()?)?;
    Some(Box::new(move |instance| match instance.as_str().and_then(Day::read) {
        None => true,
        Some(day) if name == "onOrAfter" => day >= edge,
        Some(day) => day <= edge,
    }))
}
