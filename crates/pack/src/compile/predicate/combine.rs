//! `allOf`, `anyOf`, `oneOf`, `not`, `if`/`then`/`else`.

use super::View;
use crate::{compile::Compiler, diagnostic::Code, json::Json};
use layak_rules::program::{NodeId, author::Node};

impl Compiler<'_> {
    pub(super) fn combine(&mut self, name: &str, value: &Json, schema: &Json, view: &View) -> Option<NodeId> {
        match name {
            "not" => {
                let child = self.schema(value, view);
                Some(self.nodes.not(child))
            }
            "if" => Some(self.conditional(value, schema, view)),
            "then" | "else" => {
                if schema.get("if").is_none() {
                    self.faults.add(Code::KeywordAlone, &value.place, &[name, "if"]);
                }
                None
            }
            _ => Some(self.several(name, value, view)),
        }
    }

    fn several(&mut self, name: &str, value: &Json, view: &View) -> NodeId {
        let mut children = Vec::new();
        for element in self.faults.filled(value) {
            children.push(self.schema(element, view));
        }
        match name {
            "allOf" => self.nodes.all(children),
            "anyOf" => self.nodes.any(children),
            _ => match children.as_slice() {
                [only] => *only,
                _ => self.nodes.push(Node::One(children)),
            },
        }
    }

    fn conditional(&mut self, value: &Json, schema: &Json, view: &View) -> NodeId {
        let (then, otherwise) = (schema.get("then"), schema.get("else"));
        if then.is_none() && otherwise.is_none() {
            self.faults.add(Code::KeywordAlone, &value.place, &["if", "then"]);
        }
        let condition = self.schema(value, view);
        // Where `then` applies, `if` held: what it requires is there.
        let assured = view.assuring(self.assured_by(value));
        let then = then.map(|then| self.schema(then, &assured));
        let otherwise = otherwise.map(|otherwise| self.schema(otherwise, view));
        match self.nodes.constant(condition) {
            Some(true) => then.unwrap_or_else(|| self.nodes.always(true)),
            Some(false) => otherwise.unwrap_or_else(|| self.nodes.always(true)),
            None => self.nodes.push(Node::If { condition, then, otherwise }),
        }
    }
}
