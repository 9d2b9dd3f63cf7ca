//! What each message does.

use super::{App, Focus, Msg, Screen};
use crate::{border::now_ms, part::Part, words};
use gloo_timers::callback::Timeout;
use layak_form::{FieldProblem, Place, Target};
use layak_rules::FactAt;
use std::rc::Rc;
use yew::prelude::*;

/// A pause in typing after which the draft is kept and changes are said aloud.
const PAUSE_MS: u32 = 600;
/// A field's problem comes so much later than the focus left it: not between press and release of a button below, which
/// would move away under the finger.
const JUDGE_MS: u32 = 300;

impl App {
    /// Whether the screen must be painted again.
    pub fn happen(&mut self, ctx: &Context<Part>, msg: Msg) -> bool {
        match msg {
            Msg::Set(options) => self.options = options,
            Msg::Language => self.options.lang = words::tag(words::other(self.scene.language)).to_owned(),
            Msg::Left(at) => {
                later(ctx, JUDGE_MS, Msg::Judge(at)).forget();
                return false;
            }
            Msg::Fold => {
                let open = Rc::make_mut(&mut self.open);
                open.panel = !open.panel;
            }
            Msg::Reasons(key) => {
                Rc::make_mut(&mut self.open).turn(key);
                self.tell_verdicts(None);
            }
            Msg::Announce(words) => self.status = words,
            Msg::Settle => self.settle(ctx),
            Msg::Delivered(reply) => self.delivered(ctx, reply),
            Msg::Fetched(pack, program) => self.fetched(pack, program),
            Msg::Retry => {
                self.fetch_again();
                return self.send_again() || self.programmes.is_some();
            }
            Msg::Recall => self.recall(),
            Msg::Print => crate::border::print(),
            Msg::Enter(..) | Msg::Judge(_) | Msg::More(..) => self.answer(ctx, msg),
            Msg::Begin | Msg::Resume | Msg::StartAnew | Msg::Forget(_) => self.begin(&msg),
            Msg::Next => self.next(ctx),
            Msg::Search(_) => return false,
            moves => self.walk(ctx, moves),
        }
        if self.options.lang != self.form.language_tag() || self.options.heading_level != self.scene.level {
            self.speak();
        }
        true
    }

    fn begin(&mut self, msg: &Msg) {
        match msg {
            Msg::Resume => self.resume(),
            Msg::StartAnew => self.start_anew(),
            Msg::Forget(ask) => self.forgetting = *ask,
            _ => {
                self.screen = Screen::Form;
                self.focus = Focus::Heading;
            }
        }
        self.tell_step();
    }

    fn answer(&mut self, ctx: &Context<Part>, msg: Msg) {
        let mut entered = None;
        match msg {
            Msg::Enter(at, typed) => {
                self.form.enter(at, typed);
                entered = Some(at);
            }
            Msg::Judge(at) => self.form.leave(at),
            Msg::More(subject, more) => self.form.answer_more(subject, more),
            _ => {}
        }
        self.changed(ctx, entered);
    }

    /// After a change, in one field or anywhere: the result at once, the rest when the applicant pauses.
    fn changed(&mut self, ctx: &Context<Part>, entered: Option<FactAt>) {
        self.tell_verdicts(entered);
        self.changed = now_ms();
        if self.timer.is_none() {
            self.timer = Some(later(ctx, PAUSE_MS, Msg::Settle));
        }
    }

    // One timer for many letters: setting it anew with each would cost more than the letter.
    fn settle(&mut self, ctx: &Context<Part>) {
        let rest = self.changed + i64::from(PAUSE_MS) - now_ms();
        self.timer =
            u32::try_from(rest).ok().filter(|rest| *rest > 0).map(|rest| later(ctx, rest, Msg::Settle));
        if self.timer.is_some() {
            return;
        }
        if self.screen == Screen::Form {
            self.is_kept = self.keeping.keep(&self.form);
        }
        self.say_changes();
        self.say_found();
    }

    fn next(&mut self, ctx: &Context<Part>) {
        if self.form.place() == Place::Review {
            // A finder has nothing to send.
            if self.programmes.is_none() {
                self.send();
            }
            return;
        }
        match self.form.next() {
            Ok(_) => self.arrived(),
            Err(problems) => self.refused(&problems),
        }
        self.changed(ctx, None);
    }

    // To the summary; or, where the answers only brought new questions, to the first of those.
    fn refused(&mut self, problems: &[FieldProblem]) {
        self.focus = match problems.first() {
            Some(first) if self.form.page_view().problems.is_empty() => {
                Focus::Control(self.control(first.target))
            }
            _ => Focus::Summary,
        };
    }

    fn control(&self, target: Target) -> String {
        self.scene.id(&self.form.target_key(target), "")
    }

    fn walk(&mut self, ctx: &Context<Part>, msg: Msg) {
        match msg {
            Msg::Back => {
                self.form.back();
                self.arrived();
            }
            Msg::Go(place) => {
                self.form.go(place);
                self.arrived();
            }
            Msg::Change(at) => self.go_to(Target::Field(at)),
            Msg::Answer(target) => self.go_to(target),
            Msg::Remove(subject, item) => {
                self.form.remove_item(subject, item);
                self.arrived();
            }
            Msg::Undo => {
                self.form.undo_removal();
                self.arrived();
            }
            _ => {}
        }
        self.changed(ctx, None);
    }

    fn arrived(&mut self) {
        self.screen = Screen::Form;
        self.forgetting = false;
        self.focus = Focus::Heading;
        self.tell_step();
    }

    fn go_to(&mut self, target: Target) {
        let here = self.screen == Screen::Form && self.place_of(target) == Some(self.form.place());
        let arrived = here
            || match target {
                Target::Field(at) => self.form.go_to(at),
                Target::More(subject) => self.form.go(Place::Items(subject)),
            };
        if !here && arrived {
            self.arrived();
        }
        if arrived {
            self.focus = Focus::Control(self.control(target));
        }
    }

    fn place_of(&self, target: Target) -> Option<Place> {
        match target {
            Target::Field(at) => self.form.place_of(at),
            Target::More(subject) => Some(Place::Items(subject)),
        }
    }
}

/// Sends a message after a while, unless the handle is dropped.
pub(super) fn later(ctx: &Context<Part>, ms: u32, msg: Msg) -> Timeout {
    let link = ctx.link().clone();
    Timeout::new(ms, move || link.send_message(msg))
}
