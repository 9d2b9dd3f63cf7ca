//! `properties` and `required`: which facts a predicate reads, and that absence is thought of.

use super::{Class, View, view::Shape};
use crate::{
    compile::Compiler,
    diagnostic::Code,
    json::{Data, Json},
};
use layak_rules::program::{FactId, NodeId, SubjectId, author::Node};
use std::collections::BTreeSet;

/// What a member of an object stands for.
#[derive(Clone, Copy)]
pub(super) enum Named {
    Fact(FactId),
    Items(SubjectId),
}

impl Compiler<'_> {
    pub(super) fn member(&mut self, name: &str, value: &Json, view: &View) -> Option<NodeId> {
        if !self.fits(name, value, view, &[Class::Object]) {
            return None;
        }
        if name == "properties" {
            Some(self.properties(value, view))
        } else {
            Some(self.required(value, view))
        }
    }

    fn required(&mut self, value: &Json, view: &View) -> NodeId {
        let mut nodes = Vec::new();
        for element in self.faults.filled(value) {
            let Some(name) = self.faults.text(element) else { continue };
            match self.named(name, element, view) {
                Some(Named::Fact(fact)) => nodes.push(self.nodes.push(Node::Required(fact))),
                Some(Named::Items(subject)) => nodes.push(self.nodes.push(Node::RequiredItems(subject))),
                None => {}
            }
        }
        self.nodes.all(nodes)
    }

    fn properties(&mut self, value: &Json, view: &View) -> NodeId {
        let mut nodes = Vec::new();
        for member in self.faults.entries(value) {
            let Some(named) = self.named(&member.name, &member.value, view) else { continue };
            if !view.assured.contains(&member.name) && !may_be_absent(&member.value) {
                self.faults.add(Code::PropertyNotRequired, &member.value.place, &[&member.name]);
            }
            nodes.push(self.member_schema(named, &member.value, view));
        }
        self.nodes.all(nodes)
    }

    /// What a schema says of one member.
    pub(super) fn member_schema(&mut self, named: Named, schema: &Json, view: &View) -> NodeId {
        let node = match named {
            Named::Fact(fact) => Node::Property(fact, self.schema(schema, &view.at(Shape::Value(fact)))),
            Named::Items(subject) => {
                Node::PropertyItems(subject, self.schema(schema, &view.at(Shape::Items(subject))))
            }
        };
        self.property(node)
    }

    /// A property whose schema is `true` says nothing.
    fn property(&mut self, node: Node) -> NodeId {
        match node {
            Node::Property(_, child) | Node::PropertyItems(_, child)
                if self.nodes.constant(child) == Some(true) =>
            {
                child
            }
            _ => self.nodes.push(node),
        }
    }

    pub(super) fn named(&mut self, name: &str, json: &Json, view: &View) -> Option<Named> {
        if let (Shape::Answers(None), Some(subject)) = (view.shape, self.names.subject(name)) {
            return Some(Named::Items(subject));
        }
        let fact = self.fact(name, json)?;
        let subject = self.names.fact_name(fact).subject;
        let readable = match view.shape {
            Shape::Answers(own) => subject.is_none() || subject == own,
            Shape::Item(own) => subject == Some(own),
            _ => false,
        };
        if !readable {
            let about = if let Shape::Item(own) = view.shape { Some(own) } else { view.subject };
            let [id, en] = self.names.subject_words(about);
            self.faults.add(Code::FactOutOfScope, &json.place, &[name, &id, &en]);
        }
        readable.then_some(Named::Fact(fact))
    }

    /// The fact of this name.
    pub(crate) fn fact(&mut self, name: &str, json: &Json) -> Option<FactId> {
        let fact = self.names.fact(name);
        if fact.is_none() {
            let known = self.names.facts.iter().map(|fact| fact.id);
            self.faults.unknown(Code::UnknownFact, name, json, known);
        }
        fact
    }

    /// The members that a value certainly has if it satisfies the schema: those of `required`, also through `allOf`
    /// and definitions.
    pub(super) fn assured_by(&self, schema: &Json) -> Vec<String> {
        let mut names = Vec::new();
        self.collect_assured(schema, &mut names, &mut BTreeSet::new());
        names
    }

    /// Each definition is looked at once, so that the cost is at most that of the source.
    fn collect_assured<'s>(
        &'s self,
        schema: &'s Json,
        names: &mut Vec<String>,
        seen: &mut BTreeSet<&'s str>,
    ) {
        if let Some(required) = schema.get("required") {
            names.extend(required.elements().iter().filter_map(|name| name.as_text().map(str::to_owned)));
        }
        for part in schema.get("allOf").map(Json::elements).unwrap_or_default() {
            self.collect_assured(part, names, seen);
        }
        let reference = schema.get("$ref").and_then(Json::as_text);
        let target = reference.and_then(|reference| reference.strip_prefix("#/$defs/"));
        if let Some(name) = target.filter(|name| seen.insert(name))
            && let Some(definition) = self.names.definitions.and_then(|all| all.get(name))
        {
            self.collect_assured(definition, names, seen);
        }
    }
}

/// Whether the author says that the test may hold without an answer. `false` is such a statement too: it holds for
/// absent members only.
fn may_be_absent(schema: &Json) -> bool {
    matches!(schema.data, Data::Bool(_)) || schema.get("$comment").and_then(Json::as_text) == Some("optional")
}
