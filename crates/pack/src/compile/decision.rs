//! Decisions: eligibility by criteria, permits by arms, classifications by a derived fact.

use super::{Compiler, derived::is_open, predicate::View};
use crate::{diagnostic::Code, json::Json};
use layak_rules::program::{
    DateAs, DecisionId, FactId, FactKind, Offset, ParameterId, SubjectId, Unit, Verb,
    author::{Arm, DateRule, Decision, DecisionKind},
};
use std::collections::BTreeMap;

#[derive(Clone, Copy)]
enum Kind {
    Eligibility,
    Permit,
    Classification,
}

const KINDS: [(&str, Kind); 3] =
    [("eligibility", Kind::Eligibility), ("permit", Kind::Permit), ("classification", Kind::Classification)];

const VERDICTS: [(&str, Verb); 9] = [
    ("required", Verb::Required),
    ("not-required", Verb::NotRequired),
    ("held", Verb::Held),
    ("expired", Verb::Expired),
    ("renew", Verb::Renew),
    ("exempt-with-duty", Verb::ExemptWithDuty),
    ("other-permit", Verb::OtherPermit),
    ("issued-with-commitments", Verb::IssuedWithCommitments),
    ("ask-the-office", Verb::AskTheOffice),
];

const DATES: [(&str, DateAs); 4] = [
    ("valid-until", DateAs::ValidUntil),
    ("renew-by", DateAs::RenewBy),
    ("required-from", DateAs::RequiredFrom),
    ("due-by", DateAs::DueBy),
];

impl Compiler<'_> {
    pub(super) fn decisions(&mut self) -> Vec<Decision> {
        let Some(all) = self.root.get("decisions") else { return Vec::new() };
        let elements = self.faults.array(all);
        let mut index: BTreeMap<&str, DecisionId> = BTreeMap::new();
        for (position, json) in elements.iter().enumerate() {
            let Some(member) = json.get("id") else { continue };
            let Some(id) = member.as_text() else { continue };
            if index.insert(id, DecisionId::try_from(position).unwrap_or(DecisionId::MAX)).is_some() {
                self.faults.add(Code::Repeated, &member.place, &[id]);
            }
        }
        let decisions: Vec<Decision> = elements.iter().map(|json| self.decision(json, &index)).collect();
        self.after_cycles(&decisions, elements);
        decisions
    }

    fn decision(&mut self, json: &Json, index: &BTreeMap<&str, DecisionId>) -> Decision {
        let kind = self.faults.need(json, "kind").and_then(|kind| self.faults.word(kind, &KINDS));
        let own: &[&str] = match kind {
            Some(Kind::Eligibility) => &["criteria"],
            Some(Kind::Classification) => &["fact"],
            Some(Kind::Permit) => &["arms"],
            None => &["criteria", "fact", "arms"],
        };
        self.faults
            .object(json, &[&["id", "subject", "title", "kind", "after", "notes", "when"], own].concat());
        let id = self
            .faults
            .need(json, "id")
            .and_then(|id| self.faults.text(id).inspect(|name| self.faults.id(name, id)));
        let subject = self.subject(json);
        let title = self.need_words(json, "title").unwrap_or_default();
        self.finish_timeless();
        Decision {
            id: id.unwrap_or_default().to_owned(),
            subject,
            title,
            when: json.get("when").map(|when| self.timeless(when, &View::answers(subject))),
            kind: self.decision_kind(kind, json, subject),
            after: self.after(json, index),
            notes: self.notes(json, subject),
        }
    }

    fn decision_kind(&mut self, kind: Option<Kind>, json: &Json, subject: Option<SubjectId>) -> DecisionKind {
        match kind {
            Some(Kind::Eligibility) => {
                self.faults.need(json, "criteria");
                DecisionKind::Eligibility { criteria: self.criteria(json, subject) }
            }
            Some(Kind::Classification) => {
                let fact = self.faults.need(json, "fact").and_then(|fact| self.classified(fact, subject));
                DecisionKind::Classification { fact: fact.unwrap_or_default() }
            }
            Some(Kind::Permit) => DecisionKind::Permit { arms: self.arms(json, subject) },
            None => DecisionKind::Permit { arms: Vec::new() },
        }
    }

    fn classified(&mut self, json: &Json, subject: Option<SubjectId>) -> Option<FactId> {
        let name = self.faults.text(json)?;
        let id = self.fact(name, json)?;
        let fact = self.names.fact_name(id);
        if !fact.derived || fact.kind != FactKind::Choice || fact.subject != subject {
            self.faults.add(Code::NotDerived, &json.place, &[name]);
        }
        Some(id)
    }

    fn after(&mut self, json: &Json, index: &BTreeMap<&str, DecisionId>) -> Vec<DecisionId> {
        let mut after = Vec::new();
        let Some(all) = json.get("after") else { return after };
        for element in self.faults.array(all) {
            let Some(name) = self.faults.text(element) else { continue };
            match index.get(name) {
                Some(id) if after.contains(id) => self.faults.add(Code::Repeated, &element.place, &[name]),
                Some(id) => after.push(*id),
                None => self.faults.unknown(Code::UnknownDecision, name, element, index.keys().copied()),
            }
        }
        after
    }

    /// Each decision that waits for itself, once for each circle.
    fn after_cycles(&mut self, decisions: &[Decision], elements: &[Json]) {
        let edges = |id: usize| decisions[id].after.iter().map(|&next| usize::from(next)).collect::<Vec<_>>();
        for circle in super::order::circles(decisions.len(), edges) {
            let names: Vec<&str> = circle.iter().map(|&id| decisions[id].id.as_str()).collect();
            let place = circle.first().and_then(|&id| elements[id].get("after"));
            if let Some(after) = place {
                self.faults.add(Code::AfterCycle, &after.place, &[&names.join(" → ")]);
            }
        }
    }

    fn arms(&mut self, json: &Json, subject: Option<SubjectId>) -> Vec<Arm> {
        let Some(all) = self.faults.need(json, "arms") else { return Vec::new() };
        let elements = self.faults.filled(all);
        let mut arms: Vec<Arm> = Vec::with_capacity(elements.len());
        let mut open = false;
        for element in elements {
            if open {
                self.faults.add(Code::ArmUnreachable, &element.place, &[]);
            }
            open |= is_open(element);
            let arm = self.arm(element, subject);
            if let Some(id) = element.get("id").filter(|_| arms.iter().any(|known| known.id == arm.id)) {
                self.faults.add(Code::Repeated, &id.place, &[&arm.id]);
            }
            arms.push(arm);
        }
        if let Some(last) = elements.last().filter(|_| !open) {
            self.faults.add(Code::LastArmConditional, &last.place, &[]);
        }
        arms
    }

    fn arm(&mut self, json: &Json, subject: Option<SubjectId>) -> Arm {
        self.faults.object(
            json,
            &["id", "all", "any", "none", "verdict", "permit", "reason", "next", "dates", "notes"],
        );
        let id = self
            .faults
            .need(json, "id")
            .and_then(|id| self.faults.text(id).inspect(|name| self.faults.id(name, id)));
        let id = id.unwrap_or_default();
        let verdict =
            self.faults.need(json, "verdict").and_then(|verdict| self.faults.word(verdict, &VERDICTS));
        let condition = self.condition(json, subject);
        if json.get("reason").is_none() && condition.all.is_empty() && condition.any.is_empty() {
            self.faults.add(Code::MissingReason, &json.place, &[id]);
        }
        let reason = self.some_words(json, "reason");
        let next = self.next_steps(json, id, verdict);
        self.finish_timeless();
        Arm {
            id: id.to_owned(),
            condition,
            verdict: verdict.unwrap_or(Verb::AskTheOffice),
            permit: self.permit(json, verdict),
            reason,
            next,
            dates: self.date_rules(json, subject),
            notes: self.notes(json, subject),
        }
    }

    fn next_steps(&mut self, json: &Json, id: &str, verdict: Option<Verb>) -> Vec<u32> {
        let elements = json.get("next").map(|next| self.faults.array(next)).unwrap_or_default();
        if elements.is_empty() && verdict.is_some_and(|verdict| verdict != Verb::Held) {
            self.faults.add(Code::MissingNext, &json.place, &[id]);
        }
        elements.iter().filter_map(|text| self.words(text)).collect()
    }

    fn permit(&mut self, json: &Json, verdict: Option<Verb>) -> Option<String> {
        let permit = json.get("permit");
        if verdict.is_some_and(|verdict| (verdict == Verb::OtherPermit) != permit.is_some()) {
            self.faults.add(Code::PermitCode, &permit.unwrap_or(json).place, &[]);
        }
        permit.and_then(|permit| self.faults.text(permit)).map(str::to_owned)
    }

    fn date_rules(&mut self, json: &Json, subject: Option<SubjectId>) -> Vec<DateRule> {
        let elements = json.get("dates").map(|dates| self.faults.filled(dates)).unwrap_or_default();
        elements.iter().filter_map(|rule| self.date_rule(rule, subject)).collect()
    }

    fn date_rule(&mut self, json: &Json, subject: Option<SubjectId>) -> Option<DateRule> {
        self.faults.object(json, &["as", "fact", "parameter", "offsets"]);
        let shown_as = self.faults.need(json, "as").and_then(|shown| self.faults.word(shown, &DATES));
        let (mut fact, mut parameter) = (None, None);
        match (json.get("fact"), json.get("parameter")) {
            (Some(base), None) => fact = Some(self.date_fact(base, subject)?),
            (None, Some(base)) => parameter = Some(self.figure_of(base, &[Unit::Date])?),
            _ => {
                self.faults.add(Code::EitherOr, &json.place, &["fact, parameter"]);
                return None;
            }
        }
        let offsets = json.get("offsets").map(|offsets| self.faults.array(offsets)).unwrap_or_default();
        let offsets = offsets.iter().filter_map(|offset| self.offset(offset)).collect();
        Some(DateRule { shown_as: shown_as?, fact, parameter, offsets })
    }

    fn date_fact(&mut self, json: &Json, subject: Option<SubjectId>) -> Option<FactId> {
        let name = self.faults.text(json)?;
        let id = self.fact(name, json)?;
        let fact = self.names.fact_name(id);
        if fact.kind != FactKind::Date || (fact.subject.is_some() && fact.subject != subject) {
            self.faults.add(Code::NotADate, &json.place, &[name]);
        }
        Some(id)
    }

    fn figure_of(&mut self, json: &Json, units: &[Unit]) -> Option<ParameterId> {
        let name = self.faults.text(json)?;
        let id = self.parameter(name, json)?;
        self.used.parameters.insert(id);
        let unit = self.names.parameters[usize::from(id)].unit;
        if !units.contains(&unit) {
            self.faults.add(Code::UnitMismatch, &json.place, &[name, super::law::unit_name(unit), "dates"]);
        }
        Some(id)
    }

    fn offset(&mut self, json: &Json) -> Option<Offset> {
        self.faults.object(json, &["add", "subtract"]);
        let (amount, back) = match (json.get("add"), json.get("subtract")) {
            (Some(amount), None) => (amount, false),
            (None, Some(amount)) => (amount, true),
            _ => {
                self.faults.add(Code::EitherOr, &json.place, &["add, subtract"]);
                return None;
            }
        };
        if amount.as_text().is_some() {
            let duration = self.faults.duration(amount)?;
            return Some(Offset { back, duration: Some(duration), parameter: None });
        }
        self.faults.object(amount, &["parameter"]);
        let parameter = self.faults.need(amount, "parameter")?;
        let parameter = self.figure_of(parameter, &[Unit::Days, Unit::Months, Unit::Years])?;
        Some(Offset { back, duration: None, parameter: Some(parameter) })
    }
}
