//! `$ref`: to a definition, to a parameter behind a keyword, to a list behind a keyword.

use super::View;
use crate::{
    compile::{
        Compiler,
        resource::{Target, address},
    },
    diagnostic::Code,
    json::Json,
};
use layak_rules::program::{NodeId, ParameterId};

impl Compiler<'_> {
    /// `$ref` of the schema `json`.
    pub(super) fn reference(&mut self, value: &Json, json: &Json, view: &View) -> Option<NodeId> {
        let text = self.faults.text(value)?;
        let tokens: Vec<&str> =
            text.strip_prefix("#/").map(|path| path.split('/').collect()).unwrap_or_default();
        match tokens.as_slice() {
            ["parameters", id, keyword] => {
                let parameter = self.parameter(id, value)?;
                self.parameter_bound(keyword, parameter, value, view)
            }
            ["lists", id, keyword] => self.list_reference(id, keyword, value, view),
            _ => self.schema_reference(text, &tokens, value, json, view),
        }
    }

    fn schema_reference(
        &mut self,
        text: &str,
        tokens: &[&str],
        value: &Json,
        json: &Json,
        view: &View,
    ) -> Option<NodeId> {
        match (self.names.resources.resolve(json, text), tokens) {
            (Ok(Target::Schema(target)), _) => self.expand(target, text, value, view),
            (_, ["$defs", name]) => {
                let known = self.names.definitions.map(Json::members).unwrap_or_default();
                let known = known.iter().map(|member| member.name.as_str());
                self.faults.unknown(Code::UnknownDefinition, name, value, known);
                None
            }
            (Err(reason), _) if !text.starts_with("#/") => {
                self.faults.refuse(reason, text, &value.place);
                None
            }
            _ => {
                self.faults.add(Code::BadReference, &value.place, &[text]);
                None
            }
        }
    }

    /// A schema in the place of a reference to it.
    fn expand(&mut self, target: &Json, text: &str, value: &Json, view: &View) -> Option<NodeId> {
        if self.progress.open.contains(&address(target)) {
            self.faults.add(Code::ReferenceCycle, &value.place, &[text.trim_start_matches("#/$defs/")]);
            return None;
        }
        self.use_definition(target);
        self.progress.open.push(address(target));
        let node = self.schema(target, view);
        self.progress.open.pop();
        Some(node)
    }

    /// Notes that the definition in which a schema lies is used.
    pub(super) fn use_definition(&mut self, target: &Json) {
        let definition = self.names.resources.home(target).definition;
        self.used.definitions.extend(definition.map(str::to_owned));
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
