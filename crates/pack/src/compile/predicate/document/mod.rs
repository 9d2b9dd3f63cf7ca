//! Schemas of whole documents: all of JSON Schema 2020-12 but what `schemas/meta/refusals.json` lists, and the words of
//! the Layak vocabulary about single values.
//!
//! Each schema of the source is compiled once; references are joined when all are there, so schemas may be recursive.

mod applicator;
mod assertion;
mod circle;
mod reference;

use super::{MAX_SCHEMAS, View, bound, compare, view::Shape};
use crate::{
    compile::{Compiler, resource::address},
    diagnostic::{Code, Ground},
    json::{Data, Json, Place},
};
use layak_rules::program::{
    NodeId, RuleId, SubjectId,
    author::{Node, Rule},
};
use std::collections::BTreeMap;

/// The rules made so far, and what is still to be done.
#[derive(Debug, Default)]
pub(crate) struct DocumentRules<'a> {
    /// The schemas of the program.
    pub rules: Vec<Rule>,
    /// By schema and by what its words may read.
    known: BTreeMap<Key, RuleId>,
    /// References whose targets are not joined yet.
    open: Vec<(RuleId, &'a Json)>,
    places: BTreeMap<RuleId, Place>,
}

type Key = (usize, Option<SubjectId>, bool);

impl DocumentRules<'_> {
    fn push(&mut self, rule: Rule) -> RuleId {
        let id = RuleId::try_from(self.rules.len()).unwrap_or(RuleId::MAX);
        self.rules.push(rule);
        id
    }

    fn all(&mut self, parts: Vec<RuleId>) -> RuleId {
        match parts.as_slice() {
            [] => self.push(Rule::Always(true)),
            [only] => *only,
            _ => self.push(Rule::All(parts)),
        }
    }
}

impl Compiler<'_> {
    /// A schema that is applied to the value of a document fact.
    pub(super) fn document(&mut self, json: &Json, view: &View) -> NodeId {
        let first = self.documents.rules.len();
        let view = view.at(Shape::Part);
        let root = self.part_schema(json, &view);
        while let Some((reference, target)) = self.documents.open.pop() {
            let target = self.part_schema(target, &view);
            if let Some(rule) = self.documents.rules.get_mut(reference as usize) {
                *rule = Rule::Reference(target);
            }
        }
        for (id, place) in circle::references_in_circles(&self.documents, first) {
            let name = place.pointer.clone();
            self.documents.places.remove(&id);
            self.faults.add(Code::ReferenceCycle, &place, &[&name]);
        }
        let words = self.words_of(root);
        self.nodes.push(Node::Document(root, words))
    }

    /// One schema of a document.
    fn part_schema(&mut self, json: &Json, view: &View) -> RuleId {
        let key = (address(json), view.subject, view.alone);
        if let Some(&known) = self.documents.known.get(&key) {
            return known;
        }
        self.progress.schemas += 1;
        self.progress.too_large |= self.progress.schemas > MAX_SCHEMAS;
        let rule = match &json.data {
            _ if self.progress.too_large => self.documents.push(Rule::Always(true)),
            Data::Bool(holds) => self.documents.push(Rule::Always(*holds)),
            _ => self.part_keywords(json, view),
        };
        self.documents.known.insert(key, rule);
        rule
    }

    fn part_keywords(&mut self, json: &Json, view: &View) -> RuleId {
        let mut rules = Vec::new();
        for member in self.faults.entries(json) {
            rules.extend(self.part_keyword(&member.name, &member.value, json, view));
        }
        rules.extend(self.part_properties(json, view));
        rules.extend(self.part_items(json, view));
        rules.extend(self.part_contains(json, view));
        rules.extend(self.part_conditional(json, view));
        let beside = self.documents.all(rules);
        let mut whole = vec![beside];
        if let Some(rest) = json.get("unevaluatedItems") {
            let rest = self.part_schema(rest, view);
            whole.push(self.documents.push(Rule::UnevaluatedItems { beside, rest }));
        }
        if let Some(rest) = json.get("unevaluatedProperties") {
            let rest = self.part_schema(rest, view);
            whole.push(self.documents.push(Rule::UnevaluatedProperties { beside, rest }));
        }
        self.documents.all(whole)
    }

    /// One keyword; none for annotations, for keywords that are compiled together, and after a fault.
    fn part_keyword(&mut self, name: &str, value: &Json, schema: &Json, view: &View) -> Option<RuleId> {
        let rule = match name {
            "$schema" if schema.get("$id").is_none() => {
                self.faults.refuse("other-dialect", name, &value.place);
                return None;
            }
            "title" | "description" | "$comment" | "default" | "examples" | "deprecated" | "readOnly"
            | "writeOnly" | "$id" | "$anchor" | "$schema" => return None,
            "properties"
            | "patternProperties"
            | "additionalProperties"
            | "items"
            | "prefixItems"
            | "contains"
            | "if"
            | "unevaluatedItems"
            | "unevaluatedProperties" => return None,
            "$defs" => {
                // All are compiled, so that faults show wherever they are.
                for member in self.faults.entries(value) {
                    self.part_schema(&member.value, view);
                }
                return None;
            }
            "contentEncoding" | "contentMediaType" | "contentSchema" => return self.idle(name, value),
            "then" | "else" if schema.get("if").is_none() => return self.idle(name, value),
            "minContains" | "maxContains" if schema.get("contains").is_none() => {
                return self.idle(name, value);
            }
            "then" | "else" | "minContains" | "maxContains" => return None,
            "format" if !self.names.resources.asserts_format(schema) => return self.idle(name, value),
            "$ref" => return self.part_reference(value, schema, view),
            "allOf" | "anyOf" | "oneOf" => self.part_several(name, value, view),
            "not" => Rule::Not(self.part_schema(value, view)),
            "propertyNames" => Rule::PropertyNames(self.part_schema(value, view)),
            "dependentSchemas" => Rule::DependentSchemas(self.part_members(value, view)),
            _ if is_word(name) => return self.part_word(name, value, schema, view),
            _ => return self.part_assertion(name, value),
        };
        Some(self.documents.push(rule))
    }

    /// A keyword that tests nothing where it stands: the standard allows it, the author should know.
    fn idle(&mut self, name: &str, value: &Json) -> Option<RuleId> {
        self.faults.add(Code::TestsNothing, &value.place, &[name]);
        None
    }

    /// A word of the Layak vocabulary about one value.
    fn part_word(&mut self, name: &str, value: &Json, schema: &Json, view: &View) -> Option<RuleId> {
        let node = self.keyword(name, value, schema, view)?;
        Some(self.documents.push(Rule::Word(node)))
    }

    fn unknown_part(&mut self, name: &str, value: &Json) {
        if !self.faults.refuse_keyword(name, Ground::Documents, &value.place) {
            let known = super::KEYWORDS.into_iter();
            self.faults.unknown(Code::UnknownKeyword, name, value, known);
        }
    }

    /// The words that a schema uses, wherever its references lead.
    fn words_of(&self, root: RuleId) -> Vec<NodeId> {
        let rules = &self.documents.rules;
        let (mut pending, mut seen, mut words) = (vec![root], vec![false; rules.len()], Vec::new());
        while let Some(id) = pending.pop() {
            let fresh = seen.get_mut(id as usize).is_some_and(|seen| !std::mem::replace(seen, true));
            let Some(rule) = rules.get(id as usize).filter(|_| fresh) else { continue };
            match rule {
                Rule::Word(node) => words.push(*node),
                Rule::Reference(target) => pending.push(*target),
                other => pending.extend(other.children()),
            }
        }
        words.sort_unstable();
        words.dedup();
        words
    }
}

/// Whether the keyword is a word of ours that speaks of one value.
fn is_word(name: &str) -> bool {
    compare::relation(name).is_some() || bound::is_time(name) || matches!(name, "inList" | "inListByPrefix")
}
