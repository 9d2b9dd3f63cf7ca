//! The applicators: which schema applies to which part of the document.

use super::View;
use crate::{compile::Compiler, json::Json};
use layak_rules::program::{
    Matching, RuleId,
    author::{NamedRule, Rule},
};

impl Compiler<'_> {
    pub(super) fn part_several(&mut self, name: &str, value: &Json, view: &View) -> Rule {
        let mut parts = Vec::new();
        for element in self.faults.filled(value) {
            parts.push(self.part_schema(element, view));
        }
        match name {
            "allOf" => Rule::All(parts),
            "anyOf" => Rule::Any(parts),
            _ => Rule::One(parts),
        }
    }

    /// An object of schemas, sorted by name.
    pub(super) fn part_members(&mut self, value: &Json, view: &View) -> Vec<NamedRule> {
        let mut members = Vec::new();
        for member in self.faults.entries(value) {
            let rule = self.part_schema(&member.value, view);
            members.push(NamedRule { name: member.name.clone(), rule });
        }
        members.sort_by(|one, other| one.name.cmp(&other.name));
        members
    }

    pub(super) fn part_properties(&mut self, schema: &Json, view: &View) -> Option<RuleId> {
        let keywords = ["properties", "patternProperties", "additionalProperties"];
        let [named, matching, rest] = keywords.map(|name| schema.get(name));
        [named, matching, rest].iter().flatten().next()?;
        let named = named.map(|value| self.part_members(value, view)).unwrap_or_default();
        let mut patterns = Vec::new();
        for member in matching.map(|value| self.faults.entries(value)).unwrap_or_default() {
            let rule = self.part_schema(&member.value, view);
            let pattern = self.pattern_id(&member.name, &member.value.place);
            patterns.extend(pattern.map(|pattern| Matching { pattern, rule }));
        }
        let rest = rest.map(|value| self.part_schema(value, view));
        Some(self.documents.push(Rule::Properties { named, matching: patterns, rest }))
    }

    pub(super) fn part_items(&mut self, schema: &Json, view: &View) -> Option<RuleId> {
        let [first, rest] = ["prefixItems", "items"].map(|name| schema.get(name));
        first.or(rest)?;
        let mut prefix = Vec::new();
        for element in first.map(|value| self.faults.filled(value)).unwrap_or_default() {
            prefix.push(self.part_schema(element, view));
        }
        let rest = rest.map(|value| self.part_schema(value, view));
        Some(self.documents.push(Rule::Items { prefix, rest }))
    }

    pub(super) fn part_contains(&mut self, schema: &Json, view: &View) -> Option<RuleId> {
        let item = self.part_schema(schema.get("contains")?, view);
        let mut count = |name: &str| schema.get(name).and_then(|value| self.part_count(value));
        let (min, max) = (count("minContains").unwrap_or(1), count("maxContains"));
        Some(self.documents.push(Rule::Contains { item, min, max }))
    }

    pub(super) fn part_conditional(&mut self, schema: &Json, view: &View) -> Option<RuleId> {
        let condition = schema.get("if")?;
        let [then, otherwise] = ["then", "else"].map(|name| schema.get(name));
        let condition = self.part_schema(condition, view);
        let then = then.map(|value| self.part_schema(value, view));
        let otherwise = otherwise.map(|value| self.part_schema(value, view));
        Some(self.documents.push(Rule::If { condition, then, otherwise }))
    }
}
