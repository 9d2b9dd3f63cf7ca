//! What the page hears (events, without personal data) and what a screen reader hears (one status line).

use super::{App, Screen};
use crate::border::Detail;
use layak_form::words::join;
use layak_rules::{FactAt, Outcome, evaluate::Need, outcome::Decided};
use std::rc::Rc;

/// All that a panel with its reasons hidden shows of an outcome, in short: comparing outcomes whole costs more code.
pub(super) fn trace(outcome: &Outcome) -> Vec<u16> {
    let mut trace = Vec::new();
    for decided in &outcome.decisions {
        for byte in decided.verdict.as_str().bytes() {
            trace.push(byte.into());
        }
        trace.push(decided.arm.map_or(u16::MAX, u16::from));
        trace.push(decided.value.unwrap_or(u16::MAX));
        for criterion in &decided.criteria {
            trace.push(criterion.state as u16);
        }
        for need in &decided.missing {
            let (item, about) = match *need {
                Need::Fact(FactAt { item, fact }) => (item.unwrap_or(u16::MAX), fact),
                Need::Items(subject) => (u16::MAX - 1, subject.into()),
            };
            trace.push(item);
            trace.push(about);
        }
    }
    trace
}

impl App {
    pub(super) fn tell_ready(&self) {
        self.host.emit("layak-ready", self.detail().text("version", self.program.info().version()));
    }

    fn detail(&self) -> Detail {
        Detail::default().text("pack", self.program.info().id())
    }

    pub(super) fn tell_step(&self) {
        let progress = self.form.progress();
        if self.screen == Screen::Form {
            let detail = Detail::default().number("step", progress.step).number("steps", progress.of);
            self.host.emit("layak-step", detail);
        }
    }

    pub(super) fn tell_submitted(&self, reference: &str) {
        self.host.emit("layak-submitted", self.detail().text("reference", reference));
    }

    pub(super) fn tell_refused(&self) {
        self.host.emit("layak-error", Detail::default().text("code", "refused"));
    }

    /// The verdicts, if one is another than when they were last told; to the page at once.
    pub(super) fn tell_verdicts(&mut self, entered: Option<FactAt>) {
        if self.programmes.is_some() {
            return self.find();
        }
        if entered.is_some_and(|at| self.shows_the_same(at)) {
            return;
        }
        self.trace = trace(self.form.outcome());
        let panel = Rc::new(self.form.verdicts(&self.open.reasons));
        let changed = !panel.changes(&self.panel).is_empty();
        self.panel = panel;
        if changed {
            let shown = self.form.outcome_shown();
            let verdicts: Vec<String> = shown.decisions.iter().map(|decided| self.verdict(decided)).collect();
            self.host.emit("layak-verdict", self.detail().list("verdicts", &verdicts));
        }
    }

    fn verdict(&self, decided: &Decided) -> String {
        let id = self.program.decision(decided.decision).id();
        let detail = Detail::default().text("decision", id).text("verdict", decided.verdict.as_str());
        match decided.item {
            Some(item) => detail.number("item", item.into()).end(),
            None => detail.end(),
        }
    }

    // Most letters change no verdict. What they do change is the answer beside a reason, and the name of an item.
    fn shows_the_same(&self, entered: FactAt) -> bool {
        let names_item = self.program.subjects().iter().any(|subject| subject.label() == Some(entered.fact));
        self.open.reasons.is_empty() && !names_item && trace(self.form.outcome()) == self.trace
    }

    /// What changed in the result since it was last said, for the status line.
    pub(super) fn say_changes(&mut self) {
        let changes = self.panel.changes(&self.told);
        if !changes.is_empty() {
            self.status = join(&changes, " ");
        }
        self.told = self.panel.clone();
    }
}
