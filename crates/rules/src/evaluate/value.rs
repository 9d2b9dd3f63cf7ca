//! The values that predicates judge: the JSON of the answers, without a JSON tree.

use super::{Scope, knowledge::Needs};
#[cfg(feature = "documents")]
use crate::document::Tree;
use crate::{
    answers::Slot,
    date::Date,
    program::{Choice, Fact, List, Literal, SubjectId, TypeSet},
};
use alloc::borrow::Cow;

/// A value at some place of the answers.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'v> {
    /// Not known yet, for these needs.
    Open(Needs),
    /// A boolean.
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// A string.
    Text(&'v str),
    /// A string that is a date.
    Date(Date),
    /// An array of option values.
    Choices(List<'v, Choice<'v>>, &'v [u16]),
    /// The array of a repeating subject.
    Items(SubjectId),
    /// An object of facts.
    Object(Scope),
    /// A whole document.
    #[cfg(feature = "documents")]
    Document(&'v Tree),
}

impl<'v> Value<'v> {
    /// The value of a slot; none if absent.
    pub(crate) fn of_slot(fact: Fact<'v>, slot: &'v Slot) -> Option<Value<'v>> {
        Some(match slot {
            Slot::Absent => return None,
            Slot::Boolean(value) => Value::Boolean(*value),
            Slot::Integer(value) => Value::Integer(*value),
            Slot::Text(text) => Value::Text(text),
            Slot::Date(date) => Value::Date(*date),
            Slot::Choice(index) => Value::Text(fact.options().at(*index).value()),
            Slot::Choices(indices) => Value::Choices(fact.options(), indices),
            #[cfg(feature = "documents")]
            Slot::Document(document) => Value::Document(&document.0),
            #[cfg(not(feature = "documents"))]
            Slot::Document(document) => match *document {},
        })
    }

    /// Its text, if it is a string.
    pub(super) fn text(&self) -> Option<Cow<'v, str>> {
        match self {
            Value::Text(text) => Some(Cow::Borrowed(text)),
            Value::Date(date) => Some(Cow::Owned(date.to_text())),
            _ => None,
        }
    }

    /// Its date, if it is a string that is a date.
    pub(super) fn date(&self) -> Option<Date> {
        match self {
            Value::Date(date) => Some(*date),
            Value::Text(text) => Date::parse(text),
            _ => None,
        }
    }

    /// Whether it equals a constant.
    pub(super) fn equals(&self, literal: Literal<'_>) -> bool {
        match (self, literal) {
            (Value::Boolean(value), Literal::Bool(wanted)) => *value == wanted,
            (Value::Integer(value), Literal::Int(wanted)) => *value == wanted,
            (Value::Text(text), Literal::Text(wanted)) => *text == wanted,
            (Value::Date(date), Literal::Text(wanted)) => Date::parse(wanted) == Some(*date),
            _ => false,
        }
    }

    /// Whether it has one of the JSON types.
    pub(super) fn has_type(&self, types: TypeSet) -> bool {
        let bits = match self {
            Value::Open(_) => return false,
            // What a document is, its own schema judges.
            #[cfg(feature = "documents")]
            Value::Document(_) => return false,
            Value::Boolean(_) => TypeSet::BOOLEAN,
            Value::Integer(_) => TypeSet::INTEGER | TypeSet::NUMBER,
            Value::Text(_) | Value::Date(_) => TypeSet::STRING,
            Value::Choices(..) | Value::Items(_) => TypeSet::ARRAY,
            Value::Object(_) => TypeSet::OBJECT,
        };
        types.0 & bits != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_its_own_types_and_no_other() {
        let types = |value: Value<'_>| {
            [
                TypeSet::NULL,
                TypeSet::BOOLEAN,
                TypeSet::INTEGER,
                TypeSet::NUMBER,
                TypeSet::STRING,
                TypeSet::ARRAY,
            ]
            .map(|one| value.has_type(TypeSet(one)))
        };
        assert_eq!(types(Value::Boolean(true)), [false, true, false, false, false, false]);
        assert_eq!(types(Value::Integer(1)), [false, false, true, true, false, false]);
        assert_eq!(types(Value::Text("1")), [false, false, false, false, true, false]);
        assert_eq!(types(Value::Date(Date::MIN)), [false, false, false, false, true, false]);
        assert_eq!(types(Value::Items(0)), [false, false, false, false, false, true]);
    }
}
