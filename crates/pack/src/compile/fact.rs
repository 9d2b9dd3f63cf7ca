//! Facts: type, words, options, check, liveness and protection.

use super::{Compiler, names::FactName, predicate::View};
use crate::{diagnostic::Code, json::Json};
use layak_rules::program::{
    AskedOf, FactId, FactKind, FormatId, FormatName, NodeId, Sensitivity,
    author::{Choice, Fact, Node},
};

const MEMBERS: [&str; 15] = [
    "type",
    "question",
    "hint",
    "sensitivity",
    "schema",
    "checkText",
    "required",
    "askedOf",
    "unit",
    "autocomplete",
    "when",
    "options",
    "searchable",
    "format",
    "declaration",
];

const SENSITIVITIES: [(&str, Sensitivity); 3] = [
    ("open", Sensitivity::Open),
    ("personal", Sensitivity::Personal),
    ("confidential", Sensitivity::Confidential),
];

const ASKED_OF: [(&str, AskedOf); 2] = [("applicant", AskedOf::Applicant), ("office", AskedOf::Office)];

impl Compiler<'_> {
    /// All facts as declared: the answered ones first, then the derived ones.
    pub(super) fn facts(&mut self) -> Vec<Fact> {
        let mut facts = Vec::with_capacity(self.names.facts.len());
        for index in 0..self.names.facts.len() {
            let id = FactId::try_from(index).unwrap_or(FactId::MAX);
            let fact =
                if self.names.facts[index].derived { self.derived_fact(id) } else { self.answered_fact(id) };
            self.finish_timeless();
            facts.push(fact);
        }
        super::derived::protect(&mut facts);
        facts
    }

    fn answered_fact(&mut self, id: FactId) -> Fact {
        let FactName { json, subject, kind, format, .. } = *self.names.fact_name(id);
        self.faults.object(json, &MEMBERS);
        let question = self.need_words(json, "question").unwrap_or_default();
        let hint = self.some_words(json, "hint");
        let unit = self.some_words(json, "unit");
        let check_text = self.some_words(json, "checkText");
        self.finish_timeless();
        let sensitivity =
            self.faults.need(json, "sensitivity").and_then(|value| self.faults.word(value, &SENSITIVITIES));
        let format =
            json.get("format").zip(format).and_then(|(named, format)| self.format_id(format, &named.place));
        let check = self.check(id, json, format);
        let live = json.get("when").map(|when| self.timeless(when, &View::answers(subject)));
        Fact {
            id: self.names.fact_name(id).id.to_owned(),
            subject,
            kind,
            options: self.options(json, matches!(kind, FactKind::Choice | FactKind::Choices)),
            searchable: self.flag(json, "searchable", false),
            check,
            // Made of the check when the pack is whole (`prepare`).
            test: None,
            check_text,
            format,
            live,
            required: self.flag(json, "required", true),
            asked_of: self.asked_of(json, kind),
            sensitivity: sensitivity.unwrap_or(Sensitivity::Confidential),
            question,
            hint,
            unit,
            autocomplete: json
                .get("autocomplete")
                .and_then(|token| self.faults.text(token))
                .map(str::to_owned),
            declaration: self.declaration(json, kind),
            derived: None,
        }
    }

    /// Who supplies it. No form can ask for a document.
    fn asked_of(&mut self, json: &Json, kind: FactKind) -> AskedOf {
        let asked_of = json.get("askedOf").and_then(|value| self.faults.word(value, &ASKED_OF));
        let asked_of = asked_of.unwrap_or(AskedOf::Applicant);
        if kind == FactKind::Document && asked_of == AskedOf::Applicant {
            self.faults.add(Code::DocumentAsked, &json.place, &[]);
        }
        asked_of
    }

    /// A predicate that has no dates of its own.
    pub(super) fn timeless(&mut self, json: &Json, view: &View) -> NodeId {
        let node = self.predicate(json, view);
        self.finish_timeless();
        node
    }

    pub(super) fn flag(&mut self, json: &Json, name: &str, otherwise: bool) -> bool {
        json.get(name).and_then(|value| self.faults.boolean(value)).unwrap_or(otherwise)
    }

    fn declaration(&mut self, json: &Json, kind: FactKind) -> bool {
        let declaration = self.flag(json, "declaration", false);
        if let Some(member) = json.get("declaration").filter(|_| declaration && kind != FactKind::Boolean) {
            self.faults.add(Code::NotForThisType, &member.place, &["declaration", kind_name(kind)]);
        }
        declaration
    }

    /// The `schema` of a fact and its `format`, as one predicate over the value.
    fn check(&mut self, id: FactId, json: &Json, format: Option<FormatId>) -> Option<NodeId> {
        let FactName { subject, kind, .. } = *self.names.fact_name(id);
        let mut nodes = Vec::new();
        if let Some(schema) = json.get("schema") {
            nodes.push(self.timeless(schema, &View::value(id, subject)));
            if json.get("checkText").is_none() {
                self.faults.add(Code::CheckWithoutText, &schema.place, &[]);
            }
        }
        if let (Some(format), Some(member)) = (format, json.get("format")) {
            let fits = match self.nodes.formats[usize::from(format)].name {
                FormatName::Date => kind == FactKind::Date,
                FormatName::Kbli | FormatName::Kbli2020 | FormatName::Kbli2025 | FormatName::Region => {
                    matches!(kind, FactKind::Text | FactKind::Choice)
                }
                _ => kind == FactKind::Text,
            };
            if !fits {
                self.faults.add(Code::NotForThisType, &member.place, &["format", kind_name(kind)]);
            }
            nodes.push(self.nodes.push(Node::Format(format)));
        }
        if nodes.is_empty() { None } else { Some(self.nodes.all(nodes)) }
    }

    /// The options of a choice, or none for other types.
    pub(super) fn options(&mut self, json: &Json, wanted: bool) -> Vec<Choice> {
        let Some(options) = json.get("options") else {
            if wanted {
                self.faults.add(Code::OptionsMissing, &json.place, &[]);
            }
            return Vec::new();
        };
        if !wanted {
            let kind = json.get("type").and_then(Json::as_text).unwrap_or("?");
            self.faults.add(Code::NotForThisType, &options.place, &["options", kind]);
        }
        let mut choices: Vec<Choice> = Vec::new();
        for option in self.faults.filled(options) {
            let several = json.get("type").and_then(Json::as_text) == Some("choices");
            let members: &[&str] =
                if several { &["value", "label", "exclusive"] } else { &["value", "label"] };
            self.faults.object(option, members);
            let label = self.need_words(option, "label");
            let Some(value) = self.faults.need(option, "value") else { continue };
            let Some(text) = self.faults.text(value) else { continue };
            if choices.iter().any(|known| known.value == text) {
                self.faults.add(Code::OptionRepeated, &value.place, &[text]);
            }
            let exclusive = self.flag(option, "exclusive", false);
            choices.push(Choice { value: text.to_owned(), label: label.unwrap_or_default(), exclusive });
        }
        choices
    }
}

/// The name of a type in the source.
pub(super) fn kind_name(kind: FactKind) -> &'static str {
    super::declare::KINDS.iter().find(|(_, known)| *known == kind).map_or("", |(name, _)| name)
}
