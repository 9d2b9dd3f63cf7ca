//! `const`, `enum` and `type`: values that must be possible for the fact they are compared with.

use super::{Class, View, view::Shape};
use crate::{
    compile::{Compiler, shape::suggestion},
    diagnostic::Code,
    json::{Data, Json},
};
use layak_rules::{
    Date,
    program::{
        NodeId, TypeSet,
        author::{Literal, Node},
    },
};

const SCALARS: [Class; 6] =
    [Class::Boolean, Class::Integer, Class::Money, Class::Text, Class::Date, Class::Choice];

const TYPES: [(&str, u8); 7] = [
    ("null", TypeSet::NULL),
    ("boolean", TypeSet::BOOLEAN),
    ("integer", TypeSet::INTEGER),
    ("number", TypeSet::NUMBER),
    ("string", TypeSet::STRING),
    ("array", TypeSet::ARRAY),
    ("object", TypeSet::OBJECT),
];

impl Compiler<'_> {
    pub(super) fn constant(&mut self, name: &str, value: &Json, view: &View) -> Option<NodeId> {
        if name == "type" {
            return self.types(value);
        }
        if !self.fits(name, value, view, &SCALARS) {
            return None;
        }
        if name == "const" {
            let literal = self.literal(value, view)?;
            return Some(self.nodes.push(Node::Const(literal)));
        }
        let mut literals = Vec::new();
        for element in self.faults.filled(value) {
            let Some(literal) = self.literal(element, view) else { continue };
            if literals.contains(&literal) {
                self.faults.add(Code::Repeated, &element.place, &[&written(element)]);
            }
            literals.push(literal);
        }
        Some(self.nodes.push(if literals.len() == 1 {
            Node::Const(literals.remove(0))
        } else {
            Node::Enum(literals)
        }))
    }

    fn literal(&mut self, json: &Json, view: &View) -> Option<Literal> {
        let class = view.class(&self.names);
        match (&json.data, class) {
            (Data::Number(written), _) => {
                self.faults.add(Code::NumberNotWhole, &json.place, &[written]);
                None
            }
            (Data::Bool(value), Class::Boolean) => Some(Literal::Bool(*value)),
            (Data::Int(value), Class::Integer | Class::Money) => Some(Literal::Int(*value)),
            (Data::Text(value), Class::Text) => Some(Literal::Text(value.clone())),
            (Data::Text(value), Class::Date) if Date::parse(value).is_some() => {
                Some(Literal::Text(value.clone()))
            }
            (Data::Text(value), Class::Choice) => self.option(value, json, view),
            _ => {
                let [id, en] = class.words();
                self.faults.add(Code::LiteralTypeMismatch, &json.place, &[id, en]);
                None
            }
        }
    }

    /// A string that must be one of the options of the fact: elsewhere it would be a spelling mistake.
    fn option(&mut self, value: &str, json: &Json, view: &View) -> Option<Literal> {
        let fact = view.options_of(&self.names)?;
        let fact = self.names.fact_name(fact);
        if !fact.options.contains(&value) {
            let (id, en) = suggestion(value, fact.options.iter().copied());
            self.faults.add(Code::NotAnOption, &json.place, &[value, fact.id, &id, &en]);
            return None;
        }
        Some(Literal::Text(value.to_owned()))
    }

    fn types(&mut self, value: &Json) -> Option<NodeId> {
        let types = self.type_set(value)?;
        Some(self.nodes.push(Node::Type(types)))
    }

    /// The types that `type` lists.
    pub(super) fn type_set(&mut self, value: &Json) -> Option<TypeSet> {
        let mut set = 0;
        match &value.data {
            Data::Array(_) => {
                for element in self.faults.filled(value) {
                    set |= self.faults.word(element, &TYPES)?;
                }
            }
            _ => set = self.faults.word(value, &TYPES)?,
        }
        Some(TypeSet(set))
    }

    /// Whether the value judged is certainly a string.
    pub(super) fn is_string(&self, view: &View) -> bool {
        let class = view.class(&self.names);
        matches!(view.shape, Shape::Element(_)) || matches!(class, Class::Text | Class::Date | Class::Choice)
    }
}

fn written(json: &Json) -> String {
    crate::json::canonical(json)
}
