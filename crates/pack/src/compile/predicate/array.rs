//! Arrays: `items`, `contains`, counts, `uniqueItems`, and `uniqueBy`, `sumOf` of the Layak vocabulary.

use super::{Class, View, view::Shape};
use crate::{compile::Compiler, diagnostic::Code, json::Json};
use layak_rules::program::{Bound, FactId, FactKind, NodeId, SubjectId, author::Node};

const ARRAYS: [Class; 2] = [Class::Items, Class::Choices];
const MOST: i64 = 5_000;

impl Compiler<'_> {
    pub(super) fn array(&mut self, name: &str, value: &Json, schema: &Json, view: &View) -> Option<NodeId> {
        let classes = if matches!(name, "uniqueBy" | "sumOf") { &ARRAYS[..1] } else { &ARRAYS };
        if !self.fits(name, value, view, classes) {
            return None;
        }
        let node = match name {
            "items" => Node::Items(self.schema(value, &self.element(view))),
            "contains" => self.contains(value, schema, view)?,
            "minContains" | "maxContains" => {
                if schema.get("contains").is_none() {
                    self.faults.add(Code::KeywordAlone, &value.place, &[name, "contains"]);
                }
                return None;
            }
            "uniqueItems" => return self.unique_items(value),
            "uniqueBy" => self.unique_by(value, view)?,
            _ => return self.sums(value, view),
        };
        Some(self.nodes.push(node))
    }

    fn element(&self, view: &View) -> View {
        match view.shape {
            Shape::Items(subject) => View { subject: Some(subject), ..view.at(Shape::Item(subject)) },
            Shape::Value(fact) => view.at(Shape::Element(fact)),
            other => view.at(other),
        }
    }

    fn contains(&mut self, value: &Json, schema: &Json, view: &View) -> Option<Node> {
        let item = self.schema(value, &self.element(view));
        let min = match schema.get("minContains") {
            Some(min) => self.faults.number(min, 0, MOST)?,
            None => 1,
        };
        let max = match schema.get("maxContains") {
            Some(max) => Some(Bound::Fixed(self.faults.number(max, 0, MOST)?)),
            None => None,
        };
        Some(Node::Contains { item, min: Bound::Fixed(min), max })
    }

    fn unique_items(&mut self, value: &Json) -> Option<NodeId> {
        let unique = self.faults.boolean(value)?;
        Some(if unique { self.nodes.push(Node::UniqueItems) } else { self.nodes.always(true) })
    }

    fn unique_by(&mut self, value: &Json, view: &View) -> Option<Node> {
        let Shape::Items(subject) = view.shape else { return None };
        let mut facts = Vec::new();
        for element in self.faults.filled(value) {
            let Some(id) = self.faults.text(element) else { continue };
            facts.extend(self.fact_of(subject, id, element));
        }
        Some(Node::UniqueBy(facts))
    }

    fn sums(&mut self, value: &Json, view: &View) -> Option<NodeId> {
        let Shape::Items(subject) = view.shape else { return None };
        let mut nodes = Vec::new();
        for member in self.faults.entries(value) {
            let Some(fact) = self.fact_of(subject, &member.name, &member.value) else { continue };
            if !matches!(self.names.fact_name(fact).kind, FactKind::Integer | FactKind::Money) {
                let [id, en] = view.at(Shape::Value(fact)).class(&self.names).words();
                self.faults.add(Code::KeywordTypeMismatch, &member.value.place, &["sumOf", id, en]);
                continue;
            }
            let total = self.schema(&member.value, &view.at(Shape::Total(fact)));
            nodes.push(self.nodes.push(Node::SumOf(fact, total)));
        }
        Some(self.nodes.all(nodes))
    }

    /// A fact of the array's own subject.
    fn fact_of(&mut self, subject: SubjectId, id: &str, json: &Json) -> Option<FactId> {
        let fact = self.fact(id, json)?;
        if self.names.fact_name(fact).subject == Some(subject) {
            return Some(fact);
        }
        let [in_id, in_en] = self.names.subject_words(Some(subject));
        self.faults.add(Code::FactOutOfScope, &json.place, &[id, &in_id, &in_en]);
        None
    }
}
