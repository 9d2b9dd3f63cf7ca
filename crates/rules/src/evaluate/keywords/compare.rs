//! Comparison with another fact of the same subject or of the root.
//!
//! | keyword | holds | other fact absent | other fact unknown | types differ |
//! |---|---|---|---|---|
//! | `equalToFact` | same value | no | unknown | no |
//! | `notEqualToFact` | another value | no | unknown | yes |
//! | `lessThanFact`, `atMostFact`, `moreThanFact`, `atLeastFact` | numbers or dates in that order | no | unknown | no |
//!
//! Arrays and objects are not compared: the keyword holds for them.

use super::super::{Judge, Scope, Truth, value::Value};
use crate::program::{FactId, Relation};
use core::cmp::Ordering;

#[cfg_attr(target_family = "wasm", inline(never))]
pub(super) fn judge(judge: &mut Judge<'_, '_>, value: Value<'_>, relation: Relation, fact: FactId) -> Truth {
    if matches!(value, Value::Choices(..) | Value::Items(_) | Value::Object(_)) {
        return Truth::Yes;
    }
    judge.with_other(fact, |other| holds(relation, value, other))
}

impl Judge<'_, '_> {
    /// Compares the other fact; an absent one compares as nothing.
    fn with_other(&mut self, fact: FactId, holds: impl FnOnce(Value<'_>) -> bool) -> Truth {
        let reachable = Scope { root: true, item: self.scope.item };
        match self.find(reachable, fact) {
            None => Truth::No,
            Some(Value::Open(needs)) => self.unknown(needs),
            Some(other) => Truth::from(holds(other)),
        }
    }

    /// Compares a value that no [`Value`] can hold, by its order against the other fact.
    #[cfg(feature = "documents")]
    pub(in super::super) fn compare_by(
        &mut self,
        relation: Relation,
        fact: FactId,
        order: impl FnOnce(Value<'_>) -> Option<Ordering>,
    ) -> Truth {
        self.with_other(fact, |other| holds_by(relation, order(other), false))
    }
}

fn holds(relation: Relation, value: Value<'_>, other: Value<'_>) -> bool {
    let order = match (value, other) {
        (Value::Integer(value), Value::Integer(other)) => Some(value.cmp(&other)),
        (Value::Date(value), Value::Date(other)) => Some(value.cmp(&other)),
        _ => None,
    };
    let equal = match (value, other) {
        (Value::Boolean(value), Value::Boolean(other)) => value == other,
        (Value::Text(value), Value::Text(other)) => value == other,
        _ => order == Some(Ordering::Equal),
    };
    holds_by(relation, order, equal)
}

fn holds_by(relation: Relation, order: Option<Ordering>, equal: bool) -> bool {
    match relation {
        Relation::Equal => equal,
        Relation::NotEqual => !equal,
        Relation::Less => order == Some(Ordering::Less),
        Relation::AtMost => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        Relation::More => order == Some(Ordering::Greater),
        Relation::AtLeast => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn truth_table() {
        let (one, two) = (Value::Integer(1), Value::Integer(2));
        let table = [
            (Relation::Equal, [false, true, false]),
            (Relation::NotEqual, [true, false, true]),
            (Relation::Less, [true, false, false]),
            (Relation::AtMost, [true, true, false]),
            (Relation::More, [false, false, true]),
            (Relation::AtLeast, [false, true, true]),
        ];
        for (relation, expected) in table {
            let found = [holds(relation, one, two), holds(relation, one, one), holds(relation, two, one)];
            assert_eq!(found, expected, "{relation:?}");
        }
        assert!(
            !holds(Relation::Equal, one, Value::Text("1"))
                && holds(Relation::NotEqual, one, Value::Text("1"))
        );
        assert!(!holds(Relation::AtLeast, one, Value::Boolean(true)));
    }
}
