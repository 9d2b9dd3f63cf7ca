//! The outcome document as canonical JSON (RFC 8785): members sorted, no spaces, integers only. It is written from front to
//! back into one buffer, the members in the order of their names.

use super::{Criterion, Decided, Outcome, State, Verdict, phrases::Phrases};
use crate::{
    answers::{
        FactAt, ProblemAt,
        json::{write_date, write_integer, write_string},
    },
    date::Date,
    evaluate::{Era, Need},
    order::insertion_sort_by,
    program::{Arm, DateAs, Decision, DecisionKind, Program, ProvisionId, SubjectId, TextId, WindowState},
    wording::hexadecimal,
};
use alloc::{string::String, vec::Vec};

pub(super) fn write(era: &Era<'_>, phrases: &Phrases, outcome: &Outcome) -> String {
    let out = String::with_capacity(1024 + 512 * outcome.decisions.len());
    let mut writer = Writer { era, program: era.program, phrases, out };
    writer.document(outcome);
    writer.out
}

struct Writer<'a> {
    era: &'a Era<'a>,
    program: &'a Program,
    phrases: &'a Phrases,
    out: String,
}

impl Writer<'_> {
    fn raw(&mut self, json: &str) {
        self.out.push_str(json);
    }

    fn string(&mut self, key: &str, text: &str) {
        self.raw(key);
        write_string(&mut self.out, text);
    }

    fn text(&mut self, key: &str, id: TextId) {
        self.raw(key);
        self.out.push_str(self.phrases.text(id));
    }

    fn date(&mut self, key: &str, date: Date) {
        self.raw(key);
        write_date(&mut self.out, date);
    }

    /// An array; `key` comes before it.
    fn list<T>(
        &mut self,
        key: &str,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        self.raw(key);
        let mut before = "[";
        for item in items {
            self.raw(before);
            before = ",";
            write(self, item);
        }
        self.raw(if before == "[" { "[]" } else { "]" });
    }

    fn document(&mut self, outcome: &Outcome) {
        self.list("{\"decisions\":", &outcome.decisions, |writer, decided| writer.decided(decided));
        self.list(",\"ignored\":", &outcome.ignored, |writer, &at| writer.fact(at));
        self.list(",\"missing\":", &outcome.missing, |writer, &need| writer.need(need));
        self.string(",\"mode\":", outcome.mode.as_str());
        self.date(",\"on\":", outcome.on);
        self.raw(",\"outcome\":1");
        self.pack();
        self.list(",\"problems\":", &outcome.problems, |writer, problem| {
            writer.string("{\"code\":", problem.code.as_str());
            writer.raw(",\"pointer\":");
            match problem.at {
                ProblemAt::Fact(at) => writer.fact(at),
                ProblemAt::Subject(subject) => writer.items(subject),
            }
            writer.raw("}");
        });
        if let Some(programme) = outcome.programme {
            self.programme(programme);
        }
        self.raw("}");
    }

    fn pack(&mut self) {
        let info = &self.program.info();
        self.string(",\"pack\":{\"id\":", info.id());
        self.raw(",\"sha256\":\"");
        self.raw(&hexadecimal(&info.source_sha256()));
        self.string("\",\"version\":", info.version());
        self.raw("}");
    }

    fn decided(&mut self, decided: &Decided) {
        let program = self.program;
        let decision = program.decision(decided.decision);
        let arm = arm_of(decision, decided);
        // An arm that is only likely gives its reasons, but not its orders.
        let orders = arm.filter(|_| decided.verdict != Verdict::ASK || is_ask(arm));
        self.raw("{");
        if !decision.after().is_empty() {
            self.list("\"after\":", decision.after(), |writer, id| {
                writer.string("", program.decision(id).id());
            });
            self.raw(",");
        }
        if let Some(arm) = arm {
            self.string("\"arm\":", arm.id());
            self.raw(",");
        }
        self.list("\"criteria\":", &decided.criteria, |writer, criterion| {
            writer.criterion(criterion, decided.item);
        });
        self.dates(&decided.dates);
        self.string(",\"decision\":", decision.id());
        if let Some(item) = decided.item {
            self.raw(",\"item\":");
            write_integer(&mut self.out, item.into());
        }
        self.needs(",\"missing\":", &decided.missing);
        self.next(decided, orders);
        self.notes(decision, orders);
        self.needs(",\"office\":", &decided.office);
        if let Some(permit) = orders.and_then(Arm::permit) {
            self.string(",\"permit\":", permit);
        }
        if let Some(reason) = orders.and_then(|arm| arm.reason()) {
            self.text(",\"reason\":", reason);
        }
        self.text(",\"title\":", decision.title());
        if let Some(value) = value_of(program, decision, decided) {
            self.string(",\"value\":", value);
        }
        self.string(",\"verdict\":", decided.verdict.as_str());
        self.raw("}");
    }

    fn criterion(&mut self, criterion: &Criterion, item: Option<u16>) {
        let id = criterion.provision;
        let (program, phrases) = (self.program, self.phrases);
        let provision = program.provision(id);
        let unmet = matches!(criterion.state, State::Unmet | State::Ask);
        self.raw("{");
        self.raw(phrases.citations(id));
        self.list(",\"facts\":", criterion.used(provision, item, program), Self::need);
        self.raw(phrases.from(id));
        if let Some(next) = provision.next().filter(|_| unmet) {
            self.text(",\"next\":", next);
        }
        self.raw(phrases.name(id));
        if unmet {
            self.raw(if provision.repairable() { ",\"repairable\":true" } else { ",\"repairable\":false" });
        }
        self.raw(phrases.standing(id));
        self.string(",\"state\":", criterion.state.as_str());
        if let Some(text) = criterion.text(provision) {
            self.text(",\"text\":", text);
        }
        self.raw(phrases.title(id));
        self.raw("}");
    }

    fn dates(&mut self, dates: &[(DateAs, Date)]) {
        if dates.is_empty() {
            return;
        }
        let mut dates: Vec<(&str, Date)> =
            dates.iter().map(|&(shown_as, on)| (date_key(shown_as), on)).collect();
        insertion_sort_by(&mut dates, |one, other| one.0 < other.0);
        let mut before = ",\"dates\":{";
        for (key, on) in dates {
            self.string(before, key);
            self.date(":", on);
            before = ",";
        }
        self.raw("}");
    }

    fn next(&mut self, decided: &Decided, arm: Option<Arm<'_>>) {
        let ask = (decided.verdict == Verdict::ASK).then_some(self.program.info().ask_next());
        let mut steps = arm.into_iter().flat_map(|arm| arm.next().iter()).chain(ask).peekable();
        if steps.peek().is_some() {
            self.list(",\"next\":", steps, |writer, step| writer.text("", step));
        }
    }

    fn notes(&mut self, decision: Decision<'_>, arm: Option<Arm<'_>>) {
        let era = self.era;
        let listed = decision.notes().iter().chain(arm.into_iter().flat_map(|arm| arm.notes()));
        let mut in_force = listed.filter(|&id| era.provision(id).is_some()).peekable();
        if in_force.peek().is_some() {
            self.list(",\"notes\":", in_force, Self::note);
        }
    }

    fn note(&mut self, id: ProvisionId) {
        let (program, phrases) = (self.program, self.phrases);
        self.raw("{");
        self.raw(phrases.citations(id));
        self.raw(phrases.from(id));
        self.raw(phrases.name(id));
        self.raw(phrases.standing(id));
        if let Some(text) = program.provision(id).met() {
            self.text(",\"text\":", text);
        }
        self.raw(phrases.title(id));
        self.raw("}");
    }

    fn programme(&mut self, programme: super::Programme) {
        let program = self.program;
        let window = programme.window.map(|index| program.windows().at(index));
        self.raw(",\"programme\":{");
        if let Some(window) = window {
            self.raw(self.phrases.citations(window.provision));
            if let Some(since) = window.period.from {
                self.date(",\"since\":", since);
            }
            self.raw(",");
        }
        self.string("\"state\":", window_state(programme.state));
        if let Some(window) = window {
            let provision = program.provision(window.provision);
            if let Some(text) = provision.met() {
                self.text(",\"text\":", text);
            }
            self.text(",\"title\":", provision.title());
            if let Some(until) = window.period.to {
                self.date(",\"until\":", until);
            }
        }
        self.raw("}");
    }

    /// As a list, left out when empty.
    fn needs(&mut self, key: &str, needs: &[Need]) {
        if !needs.is_empty() {
            self.list(key, needs, |writer, &need| writer.need(need));
        }
    }

    fn need(&mut self, need: Need) {
        match need {
            Need::Fact(at) => self.fact(at),
            Need::Items(subject) => self.items(subject),
        }
    }

    /// The pointer to a fact's answer, as a JSON string.
    fn fact(&mut self, at: FactAt) {
        self.raw("\"");
        let subject = self.program.fact(at.fact).subject();
        if let (Some(subject), Some(item)) = (subject, at.item) {
            self.raw("/");
            self.raw(self.program.subject(subject).id());
            self.raw("/");
            write_integer(&mut self.out, item.into());
        }
        self.raw(self.phrases.pointer_end(at.fact));
    }

    /// The pointer to the items of a subject, as a JSON string.
    fn items(&mut self, subject: SubjectId) {
        self.raw("\"/");
        self.raw(self.program.subject(subject).id());
        self.raw("\"");
    }
}

fn value_of<'p>(program: &'p Program, decision: Decision<'_>, decided: &Decided) -> Option<&'p str> {
    let DecisionKind::Classification { fact } = decision.kind() else { return None };
    let option = program.fact(fact).options().get(usize::from(decided.value?))?;
    Some(option.value())
}

fn arm_of<'p>(decision: Decision<'p>, decided: &Decided) -> Option<Arm<'p>> {
    match decision.kind() {
        DecisionKind::Permit { arms } => arms.get(usize::from(decided.arm?)),
        _ => None,
    }
}

fn is_ask(arm: Option<Arm<'_>>) -> bool {
    arm.is_some_and(|arm| arm.verdict() == crate::program::Verb::AskTheOffice)
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
