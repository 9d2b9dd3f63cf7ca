//! Keywords about the answers as an object: which facts there are is known when the pack is written, so most of them
//! come to `properties` and `required` of the facts that they mean.

use super::{Class, View, members::Named, view::Shape};
use crate::{
    compile::{Compiler, resource::Target},
    diagnostic::Code,
    json::Json,
};
use layak_rules::program::{NodeId, SubjectId, author::Node};
use std::collections::BTreeSet;

/// Keywords that apply to members only if something else holds.
const CONDITIONAL: [&str; 4] = ["anyOf", "oneOf", "if", "dependentSchemas"];

impl Compiler<'_> {
    pub(super) fn object(&mut self, name: &str, value: &Json, schema: &Json, view: &View) -> Option<NodeId> {
        if !self.fits(name, value, view, &[Class::Object]) {
            return None;
        }
        match name {
            "minProperties" => self.member_count(value, view, true),
            "maxProperties" => self.member_count(value, view, false),
            "dependentRequired" => Some(self.dependent_required(value, view)),
            "dependentSchemas" => Some(self.dependent_schemas(value, view)),
            "patternProperties" => Some(self.pattern_properties(value, view)),
            "additionalProperties" => {
                let named = self.named_in(schema, view);
                Some(self.other_members(value, &named, view))
            }
            _ => self.unevaluated(value, schema, view),
        }
    }

    /// Every member that the object may have, with its name.
    fn members_of(&self, view: &View) -> Vec<(String, Named)> {
        let (root, own) = match view.shape {
            Shape::Answers(own) => (true, own),
            Shape::Item(own) => (false, Some(own)),
            _ => return Vec::new(),
        };
        let facts = (0..)
            .zip(&self.names.facts)
            .filter(|(_, fact)| if fact.subject.is_none() { root } else { fact.subject == own });
        let mut members: Vec<(String, Named)> =
            facts.map(|(id, fact)| (fact.id.to_owned(), Named::Fact(id))).collect();
        let subjects = (0..).zip(&self.names.subjects).filter(|_| root);
        members
            .extend(subjects.map(|(id, subject): (SubjectId, _)| (subject.id.to_owned(), Named::Items(id))));
        members
    }

    fn present(&mut self, member: Named) -> NodeId {
        self.nodes.push(match member {
            Named::Fact(fact) => Node::Required(fact),
            Named::Items(subject) => Node::RequiredItems(subject),
        })
    }

    fn member_count(&mut self, value: &Json, view: &View, least: bool) -> Option<NodeId> {
        let bound = self.faults.number(value, 0, 5_000)?;
        let mut members = Vec::new();
        for (_, member) in self.members_of(view) {
            members.push(self.present(member));
        }
        let bound = u16::try_from(bound).ok()?;
        let (min, max) = if least { (bound, None) } else { (0, Some(bound)) };
        Some(self.nodes.push(Node::Count { of: members, min, max }))
    }

    fn dependent_required(&mut self, value: &Json, view: &View) -> NodeId {
        let mut all = Vec::new();
        for member in self.faults.entries(value) {
            let Some(named) = self.named(&member.name, &member.value, view) else { continue };
            let present = self.present(named);
            let mut wanted = Vec::new();
            for element in self.faults.filled(&member.value) {
                let Some(name) = self.faults.text(element) else { continue };
                let Some(named) = self.named(name, element, view) else { continue };
                wanted.push(self.present(named));
            }
            let (absent, wanted) = (self.nodes.not(present), self.nodes.all(wanted));
            all.push(self.nodes.any(vec![absent, wanted]));
        }
        self.nodes.all(all)
    }

    fn dependent_schemas(&mut self, value: &Json, view: &View) -> NodeId {
        let mut all = Vec::new();
        for member in self.faults.entries(value) {
            let Some(named) = self.named(&member.name, &member.value, view) else { continue };
            let condition = self.present(named);
            let then = Some(self.schema(&member.value, &view.assuring(vec![member.name.clone()])));
            all.push(self.nodes.push(Node::If { condition, then, otherwise: None }));
        }
        self.nodes.all(all)
    }

    fn pattern_properties(&mut self, value: &Json, view: &View) -> NodeId {
        let mut all = Vec::new();
        for member in self.faults.entries(value) {
            let Some(matching) = self.matching(&member.name, &member.value, view) else { continue };
            if matching.is_empty() {
                let known = self.names.facts.iter().map(|fact| fact.id);
                self.faults.unknown(Code::UnknownFact, &member.name, &member.value, known);
            }
            for (_, named) in matching {
                all.push(self.member_schema(named, &member.value, view));
            }
        }
        self.nodes.all(all)
    }

    /// The members whose names a pattern matches.
    fn matching(&mut self, pattern: &str, json: &Json, view: &View) -> Option<Vec<(String, Named)>> {
        let pattern = usize::from(self.pattern_id(pattern, &json.place)?);
        let mut members = self.members_of(view);
        members.retain(|(name, _)| self.nodes.patterns[pattern].matches(name));
        Some(members)
    }

    /// The members that `properties` and `patternProperties` of the schema name.
    fn named_in(&mut self, schema: &Json, view: &View) -> BTreeSet<String> {
        let members = |name: &str| schema.get(name).map(Json::members).unwrap_or_default();
        let mut named: BTreeSet<String> =
            members("properties").iter().map(|member| member.name.clone()).collect();
        for member in members("patternProperties") {
            let matching = self.matching(&member.name, &member.value, view).unwrap_or_default();
            named.extend(matching.into_iter().map(|(name, _)| name));
        }
        named
    }

    fn other_members(&mut self, value: &Json, named: &BTreeSet<String>, view: &View) -> NodeId {
        let mut all = Vec::new();
        for (name, member) in self.members_of(view) {
            if !named.contains(&name) {
                all.push(self.member_schema(member, value, view));
            }
        }
        self.nodes.all(all)
    }

    /// As `additionalProperties`, but seeing through what certainly applies; what applies only for some answers cannot
    /// be told when the pack is compiled.
    fn unevaluated(&mut self, value: &Json, schema: &Json, view: &View) -> Option<NodeId> {
        let mut named = BTreeSet::new();
        if !self.evaluated_by(schema, view, &mut named, &mut Vec::new()) {
            self.faults.refuse("unevaluated-open", "unevaluatedProperties", &value.place);
            return None;
        }
        Some(self.other_members(value, &named, view))
    }

    /// Collects what a schema certainly evaluates; false if that depends on the answers.
    fn evaluated_by(
        &mut self,
        schema: &Json,
        view: &View,
        named: &mut BTreeSet<String>,
        seen: &mut Vec<usize>,
    ) -> bool {
        let address = crate::compile::resource::address(schema);
        if seen.contains(&address) {
            return true;
        }
        seen.push(address);
        if CONDITIONAL.iter().any(|name| schema.get(name).is_some()) {
            return false;
        }
        named.extend(self.named_in(schema, view));
        let nested = seen.len() > 1;
        if schema.get("additionalProperties").is_some()
            || (nested && schema.get("unevaluatedProperties").is_some())
        {
            named.extend(self.members_of(view).into_iter().map(|(name, _)| name));
        }
        let parts = schema.get("allOf").map(Json::elements).unwrap_or_default();
        let reference = schema.get("$ref").and_then(Json::as_text);
        let target = reference.and_then(|text| self.names.resources.resolve(schema, text).ok());
        let target = target.and_then(|target| match target {
            Target::Schema(target) => Some(target),
            Target::Part(_) => None,
        });
        parts.iter().chain(target).all(|part| self.evaluated_by(part, view, named, seen))
    }
}
