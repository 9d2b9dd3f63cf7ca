//! Predicates: JSON Schema over the facts of a subject, one keyword family per file.
//!
//! A schema is compiled for what it is applied to (its [`View`]): the answers, an item, an array, one fact's value.
//! That makes most mistakes visible: a keyword that never tests the value's type, a constant that is not an option.

mod array;
pub(crate) mod bound;
mod combine;
mod compare;
pub(crate) mod document;
mod list;
mod literal;
mod members;
mod object;
mod reference;
mod string;
mod view;

pub(crate) use view::{Class, View};

use super::Compiler;
use crate::{
    diagnostic::{Code, Ground},
    json::{Data, Json},
};
use layak_rules::program::NodeId;

/// The most schemas (definitions counted at every use) that one predicate may consist of. It bounds the steps of
/// an evaluation.
const MAX_SCHEMAS: usize = 4_000;
/// The most levels, definitions included.
const MAX_LEVELS: usize = 64;

/// The supported keywords, over answers or documents.
pub(crate) const KEYWORDS: [&str; 74] = [
    "$anchor",
    "$comment",
    "$defs",
    "$id",
    "$ref",
    "$schema",
    "additionalProperties",
    "allOf",
    "anyOf",
    "atLeastFact",
    "atMostFact",
    "const",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "default",
    "dependentRequired",
    "dependentSchemas",
    "deprecated",
    "description",
    "elapsedAtLeast",
    "elapsedAtMost",
    "elapsedLessThan",
    "elapsedMoreThan",
    "else",
    "enum",
    "equalToFact",
    "examples",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "if",
    "inList",
    "inListByPrefix",
    "items",
    "lessThanFact",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "moreThanFact",
    "multipleOf",
    "not",
    "notEqualToFact",
    "onOrAfter",
    "onOrBefore",
    "oneOf",
    "pattern",
    "patternProperties",
    "prefixItems",
    "properties",
    "propertyNames",
    "readOnly",
    "remainingAtLeast",
    "remainingAtMost",
    "remainingLessThan",
    "remainingMoreThan",
    "required",
    "sumOf",
    "then",
    "title",
    "type",
    "unevaluatedItems",
    "unevaluatedProperties",
    "uniqueBy",
    "uniqueItems",
    "writeOnly",
];

/// What is counted while one predicate is compiled.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    schemas: usize,
    levels: usize,
    too_large: bool,
    /// The definitions that are being expanded.
    open: Vec<usize>,
}

impl Compiler<'_> {
    /// A whole predicate.
    pub(crate) fn predicate(&mut self, json: &Json, view: &View) -> NodeId {
        self.progress = Progress::default();
        let node = self.schema(json, view);
        if self.progress.too_large {
            self.faults.add(Code::PredicateTooLarge, &json.place, &[&MAX_SCHEMAS.to_string()]);
        }
        node
    }

    /// One schema of a predicate. After a fault the node stands in for what cannot be compiled.
    fn schema(&mut self, json: &Json, view: &View) -> NodeId {
        self.progress.schemas += 1;
        if self.progress.schemas > MAX_SCHEMAS || self.progress.levels == MAX_LEVELS {
            self.progress.too_large = true;
            return self.nodes.always(true);
        }
        self.progress.levels += 1;
        let node = match &json.data {
            Data::Bool(value) => self.nodes.always(*value),
            Data::Object(_) if view.class(&self.names) == Class::Document => self.document(json, view),
            _ => self.keywords(json, view),
        };
        self.progress.levels -= 1;
        node
    }

    fn keywords(&mut self, json: &Json, view: &View) -> NodeId {
        let view = view.assuring(self.assured_by(json));
        let mut nodes = Vec::new();
        for member in self.faults.entries(json) {
            nodes.extend(self.keyword(&member.name, &member.value, json, &view));
        }
        self.nodes.all(nodes)
    }

    /// One keyword of `schema`; none for annotations, for keywords handled with their leader, and after a fault.
    fn keyword(&mut self, name: &str, value: &Json, schema: &Json, view: &View) -> Option<NodeId> {
        match name {
            "title" | "description" | "$comment" => self.faults.text(value).and(None),
            "$ref" => self.reference(value, schema, view),
            "allOf" | "anyOf" | "oneOf" | "not" | "if" | "then" | "else" => {
                self.combine(name, value, schema, view)
            }
            "const" | "enum" | "type" => self.constant(name, value, view),
            "properties" | "required" => self.member(name, value, view),
            "items" | "contains" | "minContains" | "maxContains" | "uniqueItems" | "uniqueBy" | "sumOf" => {
                self.array(name, value, schema, view)
            }
            "minProperties"
            | "maxProperties"
            | "dependentRequired"
            | "dependentSchemas"
            | "patternProperties"
            | "additionalProperties"
            | "unevaluatedProperties" => self.object(name, value, schema, view),
            // Where they lead, `resource` has noted.
            "$id" | "$anchor" => None,
            "pattern" | "format" => self.string(name, value, view),
            "inList" | "inListByPrefix" => self.in_list(name, value, view),
            _ if bound::is_bound(name) => self.fixed_bound(name, value, view),
            _ if compare::relation(name).is_some() => self.compare(name, value, view),
            _ => {
                if !self.faults.refuse_keyword(name, Ground::Answers, &value.place) {
                    self.faults.unknown(Code::UnknownKeyword, name, value, KEYWORDS.into_iter());
                }
                None
            }
        }
    }

    /// Whether the keyword ever tests values of this view; a fault if it does not.
    fn fits(&mut self, name: &str, value: &Json, view: &View, classes: &[Class]) -> bool {
        let class = view.class(&self.names);
        let fits = classes.contains(&class) || class == Class::Part;
        if !fits {
            let [id, en] = class.words();
            self.faults.add(Code::KeywordTypeMismatch, &value.place, &[name, id, en]);
        }
        fits
    }
}
