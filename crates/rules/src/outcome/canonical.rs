//! The outcome document as canonical JSON (RFC 8785): members sorted, no spaces, integers only. It is written from front to
//! back into one buffer, the members in the order of their names.

use super::{
    Criterion, Decided, Outcome, State, Verdict,
    phrases::{Phrases, Piece},
};
use crate::{
    answers::{FactAt, ProblemAt, json::write_integer},
    date::Date,
    evaluate::{Era, Need},
    members::Members,
    program::{
        Arm, DateAs, Decision, DecisionKind, List, Program, ProvisionId, SubjectId, TextId, WindowState,
    },
};
use alloc::string::String;

pub(super) fn write(era: &Era<'_>, phrases: &Phrases, outcome: &Outcome) -> String {
    let out = Members(String::with_capacity(1024 + 512 * outcome.decisions.len()));
    let mut writer = Writer { era, program: era.program, phrases, out };
    writer.document(outcome);
    writer.out.0
}

struct Writer<'a> {
    era: &'a Era<'a>,
    program: &'a Program,
    phrases: &'a Phrases,
    out: Members,
}

impl Writer<'_> {
    fn document(&mut self, outcome: &Outcome) {
        self.out.raw("{\"decisions\":[");
        outcome.decisions.iter().for_each(|decided| self.decided(decided));
        self.out.close("],\"ignored\":[");
        outcome.ignored.iter().for_each(|&at| self.need(Need::Fact(at)));
        self.out.close("],\"missing\":[");
        outcome.missing.iter().for_each(|&need| self.need(need));
        self.out.close("],");
        self.out.string("\"mode\":", outcome.mode.as_str());
        self.out.date("\"on\":", Some(outcome.on));
        self.out.raw("\"outcome\":1,");
        self.out.raw(self.phrases.pack());
        for problem in &outcome.problems {
            self.out.string("{\"code\":", problem.code.as_str());
            self.out.raw("\"pointer\":");
            self.need(match problem.at {
                ProblemAt::Fact(at) => Need::Fact(at),
                ProblemAt::Subject(subject) => Need::Items(subject),
            });
            self.out.close("},");
        }
        self.out.close("],");
        if let Some(programme) = outcome.programme {
            self.programme(programme);
        }
        self.out.close("}");
    }

    fn decided(&mut self, decided: &Decided) {
        let program = self.program;
        let decision = program.decision(decided.decision);
        let arm = arm_of(decision, decided);
        // An arm that is only likely gives its reasons, but not its orders.
        let orders = arm.filter(|_| decided.verdict != Verdict::ASK || is_ask(arm));
        self.out.mark('{');
        let after = self.out.open("\"after\":[");
        for id in decision.after() {
            self.out.string("", program.decision(id).id());
        }
        self.out.close_or_drop(after, "],");
        if let Some(arm) = arm {
            self.out.string("\"arm\":", arm.id());
        }
        self.out.raw("\"criteria\":[");
        for criterion in &decided.criteria {
            self.criterion(criterion, decided.item);
        }
        self.out.close("],");
        self.dates(&decided.dates);
        self.out.string("\"decision\":", decision.id());
        if let Some(item) = decided.item {
            self.out.raw("\"item\":");
            write_integer(&mut self.out.0, item.into());
            self.out.mark(',');
        }
        self.needs("\"missing\":[", &decided.missing);
        self.next(decided, orders);
        let notes = self.out.open("\"notes\":[");
        self.notes(decision.notes());
        if let Some(arm) = orders {
            self.notes(arm.notes());
        }
        self.out.close_or_drop(notes, "],");
        self.needs("\"office\":[", &decided.office);
        if let Some(permit) = orders.and_then(Arm::permit) {
            self.out.string("\"permit\":", permit);
        }
        self.text("\"reason\":", orders.and_then(|arm| arm.reason()));
        self.text("\"title\":", Some(decision.title()));
        if let Some(value) = value_of(program, decision, decided) {
            self.out.string("\"value\":", value);
        }
        self.out.string("\"verdict\":", decided.verdict.as_str());
        self.out.close("},");
    }

    fn criterion(&mut self, criterion: &Criterion, item: Option<u16>) {
        let id = criterion.provision;
        let provision = self.program.provision(id);
        let unmet = matches!(criterion.state, State::Unmet | State::Ask);
        self.out.mark('{');
        self.piece(id, Piece::Citations);
        self.out.raw("\"facts\":[");
        criterion.used(provision, item, self.program).for_each(|need| self.need(need));
        self.out.close("],");
        self.piece(id, Piece::From);
        self.text("\"next\":", provision.next().filter(|_| unmet));
        self.piece(id, Piece::Name);
        if unmet {
            let repairable = provision.repairable();
            self.out.raw(if repairable { "\"repairable\":true," } else { "\"repairable\":false," });
        }
        self.piece(id, Piece::Standing);
        self.out.string("\"state\":", criterion.state.as_str());
        self.text("\"text\":", criterion.text(provision));
        self.piece(id, Piece::Title);
        self.out.close("},");
    }

    fn dates(&mut self, dates: &[(DateAs, Date)]) {
        let start = self.out.open("\"dates\":{");
        for (key, which) in DATES {
            for (_, on) in dates.iter().filter(|(shown_as, _)| *shown_as == which) {
                self.out.date(key, Some(*on));
            }
        }
        self.out.close_or_drop(start, "},");
    }

    fn next(&mut self, decided: &Decided, arm: Option<Arm<'_>>) {
        let start = self.out.open("\"next\":[");
        if let Some(arm) = arm {
            arm.next().iter().for_each(|step| self.text("", Some(step)));
        }
        self.text("", (decided.verdict == Verdict::ASK).then(|| self.program.info().ask_next()));
        self.out.close_or_drop(start, "],");
    }

    /// Those that are in force.
    fn notes(&mut self, notes: List<'_, ProvisionId>) {
        for id in notes {
            if self.era.provision(id).is_some() {
                self.note(id);
            }
        }
    }

    fn note(&mut self, id: ProvisionId) {
        self.out.mark('{');
        for piece in [Piece::Citations, Piece::From, Piece::Name, Piece::Standing] {
            self.piece(id, piece);
        }
        self.text("\"text\":", self.program.provision(id).met());
        self.piece(id, Piece::Title);
        self.out.close("},");
    }

    fn programme(&mut self, programme: super::Programme) {
        let program = self.program;
        let window = programme.window.map(|index| program.windows().at(index));
        self.out.raw("\"programme\":{");
        if let Some(window) = window {
            self.piece(window.provision, Piece::Citations);
            self.out.date("\"since\":", window.period.from);
        }
        self.out.string("\"state\":", window_state(programme.state));
        if let Some(window) = window {
            let provision = program.provision(window.provision);
            self.text("\"text\":", provision.met());
            self.text("\"title\":", Some(provision.title()));
            self.out.date("\"until\":", window.period.to);
        }
        self.out.close("},");
    }

    /// A text in every language, if there is one; `key` comes before it.
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn text(&mut self, key: &str, id: Option<TextId>) {
        if let Some(id) = id {
            self.out.raw(key);
            self.out.raw(self.phrases.text(id));
            self.out.mark(',');
        }
    }

    fn piece(&mut self, id: ProvisionId, piece: Piece) {
        self.out.raw(self.phrases.piece(id, piece));
    }

    /// As a list, left out when empty.
    fn needs(&mut self, key: &str, needs: &[Need]) {
        let start = self.out.open(key);
        needs.iter().for_each(|&need| self.need(need));
        self.out.close_or_drop(start, "],");
    }

    /// The pointer to a fact's answer or to the items of a subject.
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn need(&mut self, need: Need) {
        self.out.mark('"');
        match need {
            Need::Fact(at) => self.fact(at),
            Need::Items(subject) => {
                self.subject(subject);
                self.out.raw("\",");
            }
        }
    }

    fn fact(&mut self, at: FactAt) {
        let subject = self.program.fact(at.fact).subject();
        if let (Some(subject), Some(item)) = (subject, at.item) {
            self.subject(subject);
            self.out.mark('/');
            write_integer(&mut self.out.0, item.into());
        }
        self.out.raw(self.phrases.pointer_end(at.fact));
    }

    fn subject(&mut self, subject: SubjectId) {
        self.out.mark('/');
        self.out.raw(self.program.subject(subject).id());
    }
}

/// In the order of their names.
const DATES: [(&str, DateAs); 4] = [
    ("\"due-by\":", DateAs::DueBy),
    ("\"renew-by\":", DateAs::RenewBy),
    ("\"required-from\":", DateAs::RequiredFrom),
    ("\"valid-until\":", DateAs::ValidUntil),
];

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
