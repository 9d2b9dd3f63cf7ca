//! Derived facts: classes by arms of provisions, and parts of identifiers.

use super::{Compiler, names::FactName};
use crate::{diagnostic::Code, format, json::Json};
use layak_rules::program::{
    AskedOf, FactId, FactKind, Sensitivity, SubjectId,
    author::{Condition, Derivation, DerivedArm, Fact},
};

/// The type of a derived fact: a choice by arms; a part of an identifier is a text, or a date.
pub(super) fn kind(json: &Json) -> FactKind {
    let Some(part) = json.get("part") else { return FactKind::Choice };
    let known = format::parts_by_name().into_iter().find(|(name, _)| part.as_text() == Some(name));
    known.map_or(FactKind::Text, |(_, (_, part))| part.kind())
}

impl Compiler<'_> {
    pub(super) fn derived_fact(&mut self, id: FactId) -> Fact {
        let FactName { json, subject, kind, .. } = *self.names.fact_name(id);
        let by_part = json.get("part").is_some();
        let members: &[&str] = if by_part {
            &["question", "hint", "unit", "type", "part", "of"]
        } else {
            &["question", "hint", "unit", "type", "options", "arms"]
        };
        self.faults.object(json, members);
        self.derived_type(json, kind);
        let question = self.need_words(json, "question").unwrap_or_default();
        let hint = self.some_words(json, "hint");
        let unit = self.some_words(json, "unit");
        let options = if by_part { Vec::new() } else { self.options(json, true) };
        let derived = if by_part { self.part(json, subject) } else { Some(self.derived_arms(json, id)) };
        Fact {
            id: self.names.fact_name(id).id.to_owned(),
            subject,
            kind,
            options,
            searchable: false,
            check: None,
            test: None,
            check_text: None,
            format: None,
            live: None,
            required: false,
            asked_of: AskedOf::Applicant,
            // Set by `protect` when all facts are known.
            sensitivity: Sensitivity::Open,
            question,
            hint,
            unit,
            autocomplete: None,
            declaration: false,
            derived: Some(derived.unwrap_or(Derivation::Arms(Vec::new()))),
        }
    }

    fn derived_type(&mut self, json: &Json, kind: FactKind) {
        let Some(written) = json.get("type") else { return };
        let known = super::fact::kind_name(kind);
        if let Some(word) = self.faults.text(written).filter(|word| *word != known) {
            self.faults.add(Code::UnknownValue, &written.place, &[word, known]);
        }
    }

    fn part(&mut self, json: &Json, subject: Option<SubjectId>) -> Option<Derivation> {
        let member = json.get("part")?;
        let part = self.faults.word(member, &format::parts_by_name());
        let of = self.faults.need(json, "of")?;
        let name = self.faults.text(of)?;
        let fact = self.fact(name, of)?;
        let (format, part) = part?;
        let source = self.names.fact_name(fact);
        if source.subject.is_some() && source.subject != subject {
            let [id, en] = self.names.subject_words(subject);
            self.faults.add(Code::FactOutOfScope, &of.place, &[name, &id, &en]);
        }
        if source.format != Some(format) {
            self.faults.add(Code::PartFormat, &of.place, &[member.as_text()?, &format.name]);
        }
        Some(Derivation::Digits { of: fact, part: part.part })
    }

    fn derived_arms(&mut self, json: &Json, id: FactId) -> Derivation {
        let subject = self.names.fact_name(id).subject;
        let mut arms = Vec::new();
        let Some(all) = self.faults.need(json, "arms") else { return Derivation::Arms(arms) };
        let mut open = false;
        for arm in self.faults.filled(all) {
            self.faults.object(arm, &["value", "ask", "all", "any", "none"]);
            if open {
                self.faults.add(Code::ArmUnreachable, &arm.place, &[]);
            }
            let condition = self.condition(arm, subject);
            open |= is_open(arm);
            let value = self.arm_value(arm, id);
            arms.push(DerivedArm { value, condition });
        }
        Derivation::Arms(arms)
    }

    /// The option that an arm names; none for `"ask": true`.
    fn arm_value(&mut self, arm: &Json, id: FactId) -> Option<u16> {
        let (value, ask) = match (arm.get("value"), arm.get("ask")) {
            (Some(value), None) => (value, None),
            (None, Some(ask)) => (ask, self.faults.boolean(ask)),
            _ => {
                self.faults.add(Code::EitherOr, &arm.place, &["value, ask"]);
                return None;
            }
        };
        if arm.get("value").is_none() {
            if ask == Some(false) {
                self.faults.add(Code::UnknownValue, &value.place, &["false", "true"]);
            }
            return None;
        }
        let text = self.faults.text(value)?;
        let fact = self.names.fact_name(id);
        let index = fact.options.iter().position(|option| *option == text);
        if index.is_none() {
            let (in_id, in_en) = super::shape::suggestion(text, fact.options.iter().copied());
            self.faults.add(Code::NotAnOption, &value.place, &[text, fact.id, &in_id, &in_en]);
        }
        u16::try_from(index?).ok()
    }

    /// The `all`, `any`, `none` of an arm.
    pub(super) fn condition(&mut self, arm: &Json, subject: Option<SubjectId>) -> Condition {
        Condition {
            all: self.tested(arm, "all", subject),
            any: self.tested(arm, "any", subject),
            none: self.tested(arm, "none", subject),
        }
    }
}

/// Whether an arm has no condition.
pub(super) fn is_open(arm: &Json) -> bool {
    ["all", "any", "none"].iter().all(|name| arm.get(name).is_none())
}

/// A part of an identifier is as sensitive as the identifier. A class by provisions stays open: it tells which rule
/// holds and not the answers.
pub(super) fn protect(facts: &mut [Fact]) {
    let levels: Vec<Sensitivity> = facts.iter().map(|fact| fact.sensitivity).collect();
    for fact in facts {
        if let Some(Derivation::Digits { of, .. }) = fact.derived {
            fact.sensitivity = levels.get(usize::from(of)).copied().unwrap_or(Sensitivity::Confidential);
        }
    }
}
