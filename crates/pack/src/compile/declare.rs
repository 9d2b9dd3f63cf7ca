//! Declares every name of a pack, so that the order in which things are written does not matter.

use super::{
    Compiler,
    names::{FactName, ProvisionName, SubjectName},
    period::sound_period,
    resource::Resources,
};
use crate::{
    diagnostic::Code,
    json::{Json, Member},
};
use layak_rules::program::{FactId, FactKind, SubjectId, author::Subject};

/// The types of answers.
pub(crate) const KINDS: [(&str, FactKind); 8] = [
    ("boolean", FactKind::Boolean),
    ("integer", FactKind::Integer),
    ("money", FactKind::Money),
    ("text", FactKind::Text),
    ("date", FactKind::Date),
    ("choice", FactKind::Choice),
    ("choices", FactKind::Choices),
    ("document", FactKind::Document),
];

impl<'a> Compiler<'a> {
    pub(super) fn declare(&mut self) {
        self.declare_languages();
        let root = self.root;
        self.names.definitions = root.get("$defs").filter(|all| !self.faults.entries(all).is_empty());
        self.names.resources = Resources::of(root, self.faults);
        for member in self.section("subjects") {
            self.faults.id(&member.name, &member.value);
            self.names.subjects.push(SubjectName { id: &member.name, json: &member.value });
        }
        for member in self.section("sources") {
            self.faults.object(&member.value, &["title", "url"]);
            let url = member.value.get("url").and_then(|url| self.faults.text(url));
            self.names.sources.insert(&member.name, url.unwrap_or_default());
        }
        self.declare_parameters();
        self.declare_lists();
        for member in self.section("facts") {
            self.declare_fact(member);
        }
        for member in self.section("derived") {
            self.declare_derived(member);
        }
        for member in self.section("provisions") {
            self.declare_provision(member);
        }
    }

    /// The entries of a top-level object; none if it is left out.
    pub(super) fn section(&mut self, name: &str) -> &'a [Member] {
        let section: Option<&'a Json> = self.root.get(name);
        section.map(|section| self.faults.entries(section)).unwrap_or_default()
    }

    fn declare_languages(&mut self) {
        let Some(languages) = self.faults.need(self.root, "languages") else { return };
        for element in self.faults.filled(languages) {
            let Some(tag) = self.faults.text(element) else { continue };
            let valid =
                tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') && tag.len() >= 2;
            if !valid {
                self.faults.add(Code::BadId, &element.place, &[tag, "BCP 47 (id, en)"]);
            } else if self.names.languages.contains(&tag) {
                self.faults.add(Code::Repeated, &element.place, &[tag]);
            } else {
                self.names.languages.push(tag);
            }
        }
    }

    fn declare_fact(&mut self, member: &'a Member) {
        let json = &member.value;
        self.fact_id(&member.name, json);
        let kind = self.faults.need(json, "type").and_then(|kind| self.faults.word(kind, &KINDS));
        let format =
            json.get("format").and_then(|format| self.faults.word(format, &crate::format::by_name()));
        let asked = json.get("askedOf").and_then(Json::as_text) != Some("office");
        let fact = FactName {
            id: &member.name,
            json,
            subject: self.names.subject_of(&member.name),
            kind: kind.unwrap_or(FactKind::Text),
            options: option_values(json),
            format,
            derived: false,
            asked,
        };
        self.names.add_fact(fact);
    }

    fn declare_derived(&mut self, member: &'a Member) {
        let json = &member.value;
        self.fact_id(&member.name, json);
        if let Some(known) = self.names.fact(&member.name) {
            let file = self.names.fact_name(known).json.place.file.to_string();
            self.faults.add(Code::DefinedTwice, &json.place, &[&member.name, &file]);
            return;
        }
        let fact = FactName {
            id: &member.name,
            json,
            subject: self.names.subject_of(&member.name),
            kind: super::derived::kind(json),
            options: option_values(json),
            format: None,
            derived: true,
            asked: false,
        };
        self.names.add_fact(fact);
    }

    /// `subject.name` or `group.name`: at least two segments, so that a fact is never mistaken for a subject.
    fn fact_id(&mut self, id: &str, json: &Json) {
        let segments: Vec<&str> = id.split('.').collect();
        let valid = |segment: &&str| {
            segment.starts_with(|first: char| first.is_ascii_lowercase())
                && segment.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        if segments.len() < 2 || !segments.iter().all(valid) {
            self.faults.add(Code::BadId, &json.place, &[id, "subject.factName"]);
        }
    }

    fn declare_provision(&mut self, member: &'a Member) {
        let json = &member.value;
        self.faults.id(&member.name, json);
        let subject = self.subject(json);
        let period = sound_period(self.faults, json);
        self.names.add_provision(ProvisionName { id: &member.name, json, subject, period });
    }

    /// The `subject` member; the root if it is left out or unknown.
    pub(super) fn subject(&mut self, json: &Json) -> Option<SubjectId> {
        let json = json.get("subject")?;
        let id = self.faults.text(json)?;
        let subject = self.names.subject(id);
        if subject.is_none() {
            let known = self.names.subjects.iter().map(|subject| subject.id);
            self.faults.unknown(Code::UnknownSubject, id, json, known);
        }
        subject
    }

    /// The repeating subjects.
    pub(super) fn subjects(&mut self) -> Vec<Subject> {
        let mut subjects = Vec::new();
        for index in 0..self.names.subjects.len() {
            subjects.extend(self.compile_subject(index));
        }
        self.finish_timeless();
        subjects
    }

    fn compile_subject(&mut self, index: usize) -> Option<Subject> {
        let SubjectName { id, json } = self.names.subjects[index];
        self.faults.object(json, &["title", "add", "minItems", "maxItems", "label"]);
        let title = self.need_words(json, "title");
        let add = self.need_words(json, "add");
        let min = json.get("minItems").map_or(Some(0), |min| self.faults.number(min, 0, 1_000));
        let max = self
            .faults
            .need(json, "maxItems")
            .and_then(|max| self.faults.number(max, min.unwrap_or(0).max(1), 1_000));
        let label = json.get("label").and_then(|label| self.label(index, label));
        Some(Subject {
            id: id.to_owned(),
            title: title?,
            add: add?,
            min_items: u16::try_from(min?).ok()?,
            max_items: u16::try_from(max?).ok()?,
            label,
        })
    }

    fn label(&mut self, index: usize, json: &Json) -> Option<FactId> {
        let name = self.faults.text(json)?;
        let fact = self.fact(name, json)?;
        let known = self.names.fact_name(fact);
        let own = known.subject.is_some_and(|subject| usize::from(subject) == index);
        if own && matches!(known.kind, FactKind::Text | FactKind::Choice) {
            return Some(fact);
        }
        self.faults.add(Code::LabelNotOwn, &json.place, &[name, self.names.subjects[index].id]);
        None
    }
}

/// The values of inline options, as far as they are texts; `fact` and `derived` tell the faults.
fn option_values(json: &Json) -> Vec<&str> {
    let options = json.get("options").map(Json::elements).unwrap_or_default();
    options.iter().filter_map(|option| option.get("value")?.as_text()).collect()
}
