//! `uniqueBy`: no two items agree in all the named facts. Items that lack one of them take no part.
//!
//! | items | result |
//! |---|---|
//! | two known items agree | no |
//! | none agree, all known, no more to come | yes |
//! | none agree yet, but one is unknown or more may come | unknown |
//! | not an array of items | yes |

use super::super::{Judge, Scope, Truth, value::Value};
use crate::program::{FactId, List, SubjectId};

#[cfg_attr(target_family = "wasm", inline(never))]
pub(super) fn judge(judge: &mut Judge<'_, '_>, value: Value<'_>, facts: List<'_, FactId>) -> Truth {
    let (Value::Items(subject), Some(evaluation)) = (value, judge.evaluation) else { return Truth::Yes };
    let count = evaluation.answers.items(subject);
    let mark = judge.mark();
    let mut truth = Truth::Yes;
    for later in 0..count {
        for earlier in 0..later {
            truth = truth.and(!agree(judge, subject, earlier, later, facts));
            if truth == Truth::No {
                return judge.settled(mark, Truth::No);
            }
        }
    }
    if evaluation.is_complete(subject) { truth } else { truth.and(judge.unknown_items(subject)) }
}

/// Whether two items agree in all of some facts.
pub(in crate::evaluate) fn agree(
    judge: &mut Judge<'_, '_>,
    subject: SubjectId,
    one: u16,
    other: u16,
    facts: List<'_, FactId>,
) -> Truth {
    judge.all(facts.iter(), |judge, fact| {
        let pair =
            (judge.find(Scope::inside(subject, one), fact), judge.find(Scope::inside(subject, other), fact));
        match pair {
            (None, _) | (_, None) => Truth::No,
            (Some(Value::Open(needs)), _) | (_, Some(Value::Open(needs))) => judge.unknown(needs),
            (Some(one), Some(other)) => Truth::from(same(one, other)),
        }
    })
}

/// Whether two known values are the same JSON value.
pub(super) fn same(one: Value<'_>, other: Value<'_>) -> bool {
    match (one, other) {
        (Value::Boolean(one), Value::Boolean(other)) => one == other,
        (Value::Integer(one), Value::Integer(other)) => one == other,
        (Value::Text(one), Value::Text(other)) => one == other,
        (Value::Date(one), Value::Date(other)) => one == other,
        (Value::Choices(_, one), Value::Choices(_, other)) => one == other,
        #[cfg(feature = "documents")]
        (Value::Document(one), Value::Document(other)) => one == other,
        _ => false,
    }
}
