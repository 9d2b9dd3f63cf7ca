//! The outcome document as canonical JSON (RFC 8785): members sorted, no spaces, integers only.

use super::{Criterion, Decided, Outcome, State, Verdict};
use crate::{
    answers::{json::write_string, write_member_list},
    date::Date,
    evaluate::{Era, Need},
    program::{
        Arm, Citation, DateAs, Decision, DecisionKind, Period, Program, Provision, ProvisionId, Standing,
        TextId, WindowState,
    },
    wording,
};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt::Write;

pub(super) fn write(program: &Program, outcome: &Outcome) -> String {
    Writer { era: Era::new(program, outcome.on), program, outcome }.document()
}

struct Writer<'a> {
    era: Era<'a>,
    program: &'a Program,
    outcome: &'a Outcome,
}

/// The members of an object, in any order.
#[derive(Default)]
struct Object(Vec<(String, String)>);

impl Object {
    fn with(mut self, key: &str, json: impl Into<String>) -> Object {
        self.0.push((key.to_string(), json.into()));
        self
    }

    fn maybe(self, key: &str, json: Option<String>) -> Object {
        match json {
            Some(json) => self.with(key, json),
            None => self,
        }
    }

    fn list(self, key: &str, items: Vec<String>) -> Object {
        let items = array(items);
        self.with(key, items)
    }

    /// As `list`, left out when empty.
    fn some(self, key: &str, items: Vec<String>) -> Object {
        if items.is_empty() { self } else { self.list(key, items) }
    }

    fn end(self) -> String {
        write_member_list(self.0)
    }
}

fn array(items: Vec<String>) -> String {
    format!("[{}]", items.join(","))
}

fn string(text: &str) -> String {
    let mut out = String::new();
    write_string(&mut out, text);
    out
}

impl Writer<'_> {
    fn document(&self) -> String {
        let outcome = self.outcome;
        let problems = outcome.problems.iter().map(|problem| {
            Object::default()
                .with("code", string(problem.code.as_str()))
                .with("pointer", string(&problem.pointer(self.program)))
                .end()
        });
        Object::default()
            .with("outcome", "1")
            .with("pack", self.pack())
            .with("on", date(outcome.on))
            .with("mode", string(outcome.mode.as_str()))
            .list("decisions", outcome.decisions.iter().map(|decided| self.decided(decided)).collect())
            .maybe("programme", outcome.programme.map(|programme| self.programme(programme)))
            .list("missing", self.pointers(&outcome.missing))
            .list("problems", problems.collect())
            .list("ignored", outcome.ignored.iter().map(|at| string(&at.pointer(self.program))).collect())
            .end()
    }

    fn pack(&self) -> String {
        let info = &self.program.info;
        let mut digest = String::new();
        for byte in info.source_sha256 {
            // Writing to a string cannot fail.
            let _ = write!(digest, "{byte:02x}");
        }
        Object::default()
            .with("id", string(&info.id))
            .with("version", string(&info.version))
            .with("sha256", string(&digest))
            .end()
    }

    fn decided(&self, decided: &Decided) -> String {
        let decision = &self.program.decisions[usize::from(decided.decision)];
        let arm = arm_of(decision, decided);
        // An arm that is only likely gives its reasons, but not its orders.
        let orders = arm.filter(|_| decided.verdict != Verdict::ASK || is_ask(arm));
        let after = decision.after.iter().map(|&id| string(&self.program.decisions[usize::from(id)].id));
        let dates = decided
            .dates
            .iter()
            .fold(Object::default(), |dates, (shown_as, on)| dates.with(date_key(*shown_as), date(*on)));
        Object::default()
            .with("decision", string(&decision.id))
            .with("title", self.text(decision.title))
            .maybe("item", decided.item.map(|item| item.to_string()))
            .with("verdict", string(decided.verdict.as_str()))
            .maybe("permit", orders.and_then(|arm| arm.permit.as_deref()).map(string))
            .maybe("value", self.value(decision, decided))
            .maybe("arm", arm.map(|arm| string(&arm.id)))
            .maybe("reason", orders.and_then(|arm| arm.reason).map(|reason| self.text(reason)))
            .list("criteria", decided.criteria.iter().map(|criterion| self.criterion(criterion)).collect())
            .some("notes", self.notes(decision, orders))
            .some("next", self.next(decided, orders))
            .maybe("dates", (!decided.dates.is_empty()).then(|| dates.end()))
            .some("missing", self.pointers(&decided.missing))
            .some("office", self.pointers(&decided.office))
            .some("after", after.collect())
            .end()
    }

    fn value(&self, decision: &Decision, decided: &Decided) -> Option<String> {
        let DecisionKind::Classification { fact } = decision.kind else { return None };
        let option = self.program.facts[usize::from(fact)].options.get(usize::from(decided.value?))?;
        Some(string(&option.value))
    }

    fn criterion(&self, criterion: &Criterion) -> String {
        let provision = &self.program.provisions[usize::from(criterion.provision)];
        let unmet = matches!(criterion.state, State::Unmet | State::Ask);
        let facts = criterion.used.iter().map(|at| at.pointer(self.program));
        let items = criterion.used_items.iter().map(|&subject| Need::Items(subject).pointer(self.program));
        self.provision(provision, criterion.provision)
            .with("state", string(criterion.state.as_str()))
            .with("standing", string(standing(provision.standing)))
            .maybe("repairable", unmet.then(|| provision.repairable.to_string()))
            .maybe("text", criterion.text(provision).map(|text| self.text(text)))
            .maybe("next", provision.next.filter(|_| unmet).map(|next| self.text(next)))
            .list("facts", facts.chain(items).map(|pointer| string(&pointer)).collect())
            .end()
    }

    fn provision(&self, provision: &Provision, _: ProvisionId) -> Object {
        let Period { from, to } = provision.period;
        Object::default()
            .with("provision", string(&provision.id))
            .with("title", self.text(provision.title))
            .list("citations", provision.citations.iter().map(citation).collect())
            .maybe("from", from.map(date))
            .maybe("to", to.map(date))
    }

    fn notes(&self, decision: &Decision, arm: Option<&Arm>) -> Vec<String> {
        let own = decision.notes.iter().chain(arm.into_iter().flat_map(|arm| &arm.notes));
        let in_force = own.filter_map(|&id| self.era.provision(id).map(|provision| (id, provision)));
        in_force
            .map(|(id, provision)| {
                self.provision(provision, id)
                    .with("standing", string(standing(provision.standing)))
                    .maybe("text", provision.met.map(|text| self.text(text)))
                    .end()
            })
            .collect()
    }

    fn next(&self, decided: &Decided, arm: Option<&Arm>) -> Vec<String> {
        let steps = arm.into_iter().flat_map(|arm| arm.next.iter().copied());
        let ask = (decided.verdict == Verdict::ASK).then_some(self.program.info.ask_next);
        steps.chain(ask).map(|step| self.text(step)).collect()
    }

    fn programme(&self, programme: super::Programme) -> String {
        let window = programme.window.map(|index| &self.program.windows[usize::from(index)]);
        let object = Object::default().with("state", string(window_state(programme.state)));
        let Some(window) = window else { return object.end() };
        let provision = &self.program.provisions[usize::from(window.provision)];
        object
            .maybe("since", window.period.from.map(date))
            .maybe("until", window.period.to.map(date))
            .with("title", self.text(provision.title))
            .maybe("text", provision.met.map(|text| self.text(text)))
            .list("citations", provision.citations.iter().map(citation).collect())
            .end()
    }

    fn pointers(&self, needs: &[Need]) -> Vec<String> {
        needs.iter().map(|need| string(&need.pointer(self.program))).collect()
    }

    /// A text in every language of the pack, keyed by its tag.
    fn text(&self, id: TextId) -> String {
        let languages = self.program.languages.iter().enumerate();
        languages
            .fold(Object::default(), |texts, (index, tag)| {
                texts.with(tag, string(&wording::text(&self.era, index, id)))
            })
            .end()
    }
}

fn arm_of<'p>(decision: &'p Decision, decided: &Decided) -> Option<&'p Arm> {
    match &decision.kind {
        DecisionKind::Permit { arms } => arms.get(usize::from(decided.arm?)),
        _ => None,
    }
}

fn is_ask(arm: Option<&Arm>) -> bool {
    arm.is_some_and(|arm| arm.verdict == crate::program::Verb::AskTheOffice)
}

fn citation(citation: &Citation) -> String {
    Object::default()
        .with("law", string(&citation.law))
        .with("article", string(&citation.article))
        .with("url", string(&citation.url))
        .end()
}

fn date(date: Date) -> String {
    format!("\"{date}\"")
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Confirmed => "confirmed",
        Standing::Single => "single",
        Standing::Unsure => "unsure",
    }
}

fn date_key(shown_as: DateAs) -> &'static str {
    match shown_as {
        DateAs::ValidUntil => "valid-until",
        DateAs::RenewBy => "renew-by",
        DateAs::RequiredFrom => "required-from",
        DateAs::DueBy => "due-by",
    }
}

fn window_state(state: WindowState) -> &'static str {
    match state {
        WindowState::NotYetOpen => "not-yet-open",
        WindowState::Open => "open",
        WindowState::Extended => "extended",
        WindowState::Suspended => "suspended",
        WindowState::Moved => "moved",
        WindowState::Closed => "closed",
        WindowState::NoEdition => "no-edition",
    }
}
