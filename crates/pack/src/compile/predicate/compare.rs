//! Comparison with another fact: `equalToFact`, `lessThanFact` and their kin (Layak vocabulary).

use super::{Class, View, view::Shape};
use crate::{compile::Compiler, diagnostic::Code, json::Json};
use layak_rules::program::{NodeId, Relation, author::Node};

/// The relation of a keyword.
pub(super) fn relation(name: &str) -> Option<Relation> {
    Some(match name {
        "equalToFact" => Relation::Equal,
        "notEqualToFact" => Relation::NotEqual,
        "lessThanFact" => Relation::Less,
        "atMostFact" => Relation::AtMost,
        "moreThanFact" => Relation::More,
        "atLeastFact" => Relation::AtLeast,
        _ => return None,
    })
}

const ORDERED: [Class; 3] = [Class::Integer, Class::Money, Class::Date];
const SCALARS: [Class; 6] =
    [Class::Integer, Class::Money, Class::Date, Class::Boolean, Class::Text, Class::Choice];

impl Compiler<'_> {
    pub(super) fn compare(&mut self, name: &str, value: &Json, view: &View) -> Option<NodeId> {
        let relation = relation(name)?;
        let classes: &[Class] =
            if matches!(relation, Relation::Equal | Relation::NotEqual) { &SCALARS } else { &ORDERED };
        if !self.fits(name, value, view, classes) {
            return None;
        }
        if view.alone {
            self.faults.add(Code::CompareInCheck, &value.place, &[name]);
            return None;
        }
        let id = self.faults.text(value)?;
        let other = self.fact(id, value)?;
        let subject = self.names.fact_name(other).subject;
        if subject.is_some() && subject != view.subject {
            let [in_id, in_en] = self.names.subject_words(view.subject);
            self.faults.add(Code::FactOutOfScope, &value.place, &[id, &in_id, &in_en]);
            return None;
        }
        let own = comparable(view.class(&self.names));
        if own != Class::Part && own != comparable(view.at(Shape::Value(other)).class(&self.names)) {
            self.faults.add(Code::CompareTypes, &value.place, &[name, id]);
            return None;
        }
        Some(self.nodes.push(Node::Compare(relation, other)))
    }
}

/// Classes whose values can be equal: amounts and counts are numbers, choices and texts are strings.
fn comparable(class: Class) -> Class {
    match class {
        Class::Money => Class::Integer,
        Class::Choice => Class::Text,
        other => other,
    }
}
