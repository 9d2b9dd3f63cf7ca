//! What the page hears (events, without personal data) and what a screen reader hears (one status line).

use super::{App, Screen};
use layak_rules::{FactAt, Outcome, evaluate::Need};
use serde::Serialize;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Serialize)]
struct Ready<'a> {
    pack: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct Step {
    step: usize,
    steps: usize,
}

#[derive(Serialize)]
struct Verdicts<'a> {
    pack: &'a str,
    verdicts: Vec<Verdict<'a>>,
}

#[derive(Serialize)]
struct Verdict<'a> {
    decision: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<u16>,
    verdict: &'static str,
}

#[derive(Serialize)]
struct Submitted<'a> {
    pack: &'a str,
    reference: &'a str,
}

#[derive(Serialize)]
struct Failed<'a> {
    code: &'a str,
}

/// All that a panel with its reasons hidden shows of an outcome, in short: comparing outcomes whole costs more code.
pub(super) fn trace(outcome: &Outcome) -> Vec<u16> {
    let mut trace = Vec::new();
    for decided in &outcome.decisions {
        trace.extend(decided.verdict.as_str().bytes().map(u16::from));
        trace.push(decided.arm.map_or(u16::MAX, u16::from));
        trace.push(decided.value.unwrap_or(u16::MAX));
        trace.extend(decided.criteria.iter().map(|criterion| criterion.state as u16));
        for need in &decided.missing {
            trace.extend(match *need {
                Need::Fact(FactAt { item, fact }) => [item.unwrap_or(u16::MAX), fact],
                Need::Items(subject) => [u16::MAX - 1, u16::from(subject)],
            });
        }
    }
    trace
}

impl App {
    pub(super) fn tell_ready(&self, ctx: &Context<Self>) {
        let info = &ctx.props().program.info;
        ctx.props().emitter.emit("layak-ready", &Ready { pack: &info.id, version: &info.version });
    }

    pub(super) fn tell_step(&self, ctx: &Context<Self>) {
        let progress = self.form.progress();
        if self.screen == Screen::Form {
            ctx.props().emitter.emit("layak-step", &Step { step: progress.step, steps: progress.of });
        }
    }

    pub(super) fn tell_submitted(&self, ctx: &Context<Self>, reference: &str) {
        let pack = &ctx.props().program.info.id;
        ctx.props().emitter.emit("layak-submitted", &Submitted { pack, reference });
    }

    pub(super) fn tell_refused(&self, ctx: &Context<Self>) {
        ctx.props().emitter.emit("layak-error", &Failed { code: "refused" });
    }

    /// The verdicts, if one is another than when they were last told; to the page at once.
    pub(super) fn tell_verdicts(&mut self, ctx: &Context<Self>, entered: Option<FactAt>) {
        if entered.is_some_and(|at| self.shows_the_same(at)) {
            return;
        }
        self.trace = trace(self.form.outcome());
        let panel = Rc::new(self.form.verdicts());
        if panel == self.panel {
            return;
        }
        let changed = !panel.changes(&self.panel).is_empty();
        self.panel = panel;
        if changed {
            let program = self.form.program();
            let verdicts = self.form.outcome().decisions.iter().map(|decided| Verdict {
                decision: &program.decisions[usize::from(decided.decision)].id,
                item: decided.item,
                verdict: decided.verdict.as_str(),
            });
            ctx.props()
                .emitter
                .emit("layak-verdict", &Verdicts { pack: &program.info.id, verdicts: verdicts.collect() });
        }
    }

    // Most letters change no verdict. What they do change is the answer beside a reason, and the name of an item.
    fn shows_the_same(&self, entered: FactAt) -> bool {
        let names_item = self.program.subjects.iter().any(|subject| subject.label == Some(entered.fact));
        self.open.reasons.is_empty() && !names_item && trace(self.form.outcome()) == self.trace
    }

    /// What changed in the result since it was last said, for the status line.
    pub(super) fn say_changes(&mut self) {
        let changes = self.panel.changes(&self.told);
        if !changes.is_empty() {
            self.status = changes.join(" ");
        }
        self.told = self.panel.clone();
    }
}
