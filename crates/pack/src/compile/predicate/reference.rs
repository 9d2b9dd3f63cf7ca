//! `$ref`: to a definition, to a parameter behind a keyword, to a list behind a keyword.

use super::View;
use crate::{compile::Compiler, diagnostic::Code, json::Json};
use layak_rules::program::{NodeId, ParameterId};

impl Compiler<'_> {
    pub(super) fn reference(&mut self, value: &Json, view: &View) -> Option<NodeId> {
        let text = self.faults.text(value)?;
        let tokens: Vec<&str> =
            text.strip_prefix("#/").map(|path| path.split('/').collect()).unwrap_or_default();
        match tokens.as_slice() {
            ["$defs", name] => self.definition(name, value, view),
            ["parameters", id, keyword] => {
                let parameter = self.parameter(id, value)?;
                self.parameter_bound(keyword, parameter, value, view)
            }
            ["lists", id, keyword] => self.list_reference(id, keyword, value, view),
            _ => {
                self.faults.add(Code::BadReference, &value.place, &[text]);
                None
            }
        }
    }

    fn definition(&mut self, name: &str, json: &Json, view: &View) -> Option<NodeId> {
        let all = self.names.definitions;
        let Some(definition) = all.and_then(|all| all.get(name)) else {
            let known = all.map(Json::members).unwrap_or_default().iter().map(|member| member.name.as_str());
            self.faults.unknown(Code::UnknownDefinition, name, json, known);
            return None;
        };
        if self.progress.open.iter().any(|open| open == name) {
            self.faults.add(Code::ReferenceCycle, &json.place, &[name]);
            return None;
        }
        self.used.definitions.insert(name.to_owned());
        self.progress.open.push(name.to_owned());
        let node = self.schema(definition, view);
        self.progress.open.pop();
        Some(node)
    }

    /// The parameter of this name.
    pub(crate) fn parameter(&mut self, id: &str, json: &Json) -> Option<ParameterId> {
        let parameter = self.names.parameter(id);
        if parameter.is_none() {
            let known = self.names.parameters.iter().map(|parameter| parameter.id.as_str());
            self.faults.unknown(Code::UnknownParameter, id, json, known);
        }
        parameter
    }
}
