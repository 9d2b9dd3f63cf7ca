//! `sumOf`: the sum of an integer fact over the items of an array satisfies a schema. Items that lack the fact add
//! nothing.
//!
//! | items | result |
//! |---|---|
//! | all known, no more to come | the schema over the sum |
//! | one unknown, or more may come | unknown, unless the schema holds for every number |
//! | not an array of items | yes |

use super::super::{Judge, Scope, Truth, value::Value};
use crate::program::{FactId, NodeId};

#[cfg_attr(target_family = "wasm", inline(never))]
pub(super) fn judge(judge: &mut Judge<'_, '_>, value: Value<'_>, fact: FactId, node: NodeId) -> Truth {
    let (Value::Items(subject), Some(evaluation)) = (value, judge.evaluation) else { return Truth::Yes };
    let mut sum = 0_i64;
    let mut open = false;
    for item in 0..evaluation.answers.items(subject) {
        match judge.find(Scope::inside(subject, item), fact) {
            Some(Value::Integer(value)) => sum = sum.saturating_add(value),
            Some(Value::Open(needs)) => {
                judge.unknown(needs);
                open = true;
            }
            _ => {}
        }
    }
    if !evaluation.is_complete(subject) {
        judge.unknown_items(subject);
        open = true;
    }
    if open { Truth::Unknown } else { judge.judge(node, Value::Integer(sum)) }
}
