//! `inList` and `inListByPrefix`: membership in a dated code list (Layak vocabulary).

use super::{Class, View};
use crate::{compile::Compiler, diagnostic::Code, json::Json};
use layak_rules::program::{ListId, NodeId, TypeSet, author::Node};

impl Compiler<'_> {
    pub(super) fn in_list(&mut self, name: &str, value: &Json, view: &View) -> Option<NodeId> {
        let id = self.faults.text(value)?;
        let list = self.list(id, value)?;
        self.list_test(name, list, value, view)
    }

    /// A list behind a keyword: `inList`, `inListByPrefix`, or `enum`, which refuses other types than strings.
    pub(super) fn list_test(&mut self, name: &str, list: ListId, json: &Json, view: &View) -> Option<NodeId> {
        self.uses.lists.push((list, json.place.clone()));
        let node = match name {
            "inList" | "enum" => Node::InList(list),
            "inListByPrefix" => Node::InListByPrefix(list),
            _ => {
                self.faults.add(Code::BadReference, &json.place, &[json.as_text().unwrap_or(name)]);
                return None;
            }
        };
        if !self.fits(name, json, view, &[Class::Text, Class::Choice]) {
            return None;
        }
        let test = self.nodes.push(node);
        if name != "enum" || self.is_string(view) {
            return Some(test);
        }
        let string = self.nodes.push(Node::Type(TypeSet(TypeSet::STRING)));
        Some(self.nodes.all(vec![string, test]))
    }

    fn list(&mut self, id: &str, json: &Json) -> Option<ListId> {
        let list = self.names.list(id);
        if list.is_none() {
            let known = self.names.lists.iter().map(|list| list.id.as_str());
            self.faults.unknown(Code::UnknownList, id, json, known);
        }
        list
    }

    /// `#/lists/ID/KEYWORD`.
    pub(super) fn list_reference(
        &mut self,
        id: &str,
        keyword: &str,
        json: &Json,
        view: &View,
    ) -> Option<NodeId> {
        let list = self.list(id, json)?;
        self.list_test(keyword, list, json, view)
    }
}
