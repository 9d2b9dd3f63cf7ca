//! `$ref` in a document's schema: to another schema, to a parameter or a list behind a keyword.

use super::{
    View,
    assertion::{number_test, size_test},
};
use crate::{
    compile::{Compiler, predicate::bound::keywords_for, resource::Target},
    diagnostic::Code,
    json::Json,
};
use layak_rules::program::{
    Bound, RuleId, TypeSet,
    author::{Limit, Rule},
};

impl Compiler<'_> {
    pub(super) fn part_reference(&mut self, value: &Json, schema: &Json, view: &View) -> Option<RuleId> {
        let text = self.faults.any_text(value)?;
        match self.names.resources.resolve(schema, text) {
            Err(reason) => {
                self.faults.refuse(reason, text, &value.place);
                None
            }
            Ok(Target::Schema(target)) => {
                self.use_definition(target);
                // Its target is joined later.
                let reference = self.documents.push(Rule::Reference(RuleId::MAX));
                self.documents.open.push((reference, target));
                self.documents.places.insert(reference, value.place.clone());
                Some(reference)
            }
            Ok(Target::Part(tokens)) => self.part_figure(&tokens, text, value, view),
        }
    }

    fn part_figure(&mut self, tokens: &[String], text: &str, json: &Json, view: &View) -> Option<RuleId> {
        match tokens {
            [section, id, keyword] if section == "parameters" => self.part_parameter(id, keyword, json, view),
            [section, id, keyword] if section == "lists" => self.part_list(id, keyword, json, view),
            _ => {
                self.faults.add(Code::BadReference, &json.place, &[text]);
                None
            }
        }
    }

    fn part_parameter(&mut self, id: &str, keyword: &str, json: &Json, view: &View) -> Option<RuleId> {
        let parameter = self.parameter(id, json)?;
        let rule = match (number_test(keyword), size_test(keyword)) {
            (Some(test), _) => Rule::Number(test, Limit::Parameter(parameter)),
            (_, Some((measure, test))) => Rule::Size(measure, test, Bound::Parameter(parameter)),
            _ => Rule::Word(self.parameter_bound(keyword, parameter, json, view)?),
        };
        let unit = self.names.parameters[usize::from(parameter)].unit;
        if !keywords_for(unit).contains(&keyword) {
            let unit = crate::compile::law::unit_name(unit);
            self.faults.add(Code::UnitMismatch, &json.place, &[id, unit, keyword]);
            return None;
        }
        self.uses.parameters.push((parameter, json.place.clone()));
        Some(self.documents.push(rule))
    }

    fn part_list(&mut self, id: &str, keyword: &str, json: &Json, view: &View) -> Option<RuleId> {
        let word = if keyword == "enum" { "inList" } else { keyword };
        let test = Rule::Word(self.list_reference(id, word, json, view)?);
        let test = self.documents.push(test);
        if keyword != "enum" {
            return Some(test);
        }
        // As the standard's `enum`, it refuses other types.
        let string = self.documents.push(Rule::Type(TypeSet(TypeSet::STRING)));
        Some(self.documents.all(vec![string, test]))
    }
}
