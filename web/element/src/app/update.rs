//! What each message does.

use super::{App, Focus, Msg, Screen};
use crate::words;
use gloo_timers::callback::Timeout;
use layak_form::{FieldProblem, Place, Target};
use yew::prelude::*;

/// A pause in typing after which the draft is kept and changes are said aloud.
const PAUSE_MS: u32 = 600;
/// A field's problem comes so much later than the focus left it: not between press and release of a button below, which
/// would move away under the finger.
const JUDGE_MS: u32 = 300;

impl App {
    /// Whether the screen must be painted again.
    pub(super) fn happen(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Set(options) => self.options = options,
            Msg::Language => self.options.lang = words::tag(words::other(self.scene.language)).to_owned(),
            Msg::Left(at) => {
                later(ctx, JUDGE_MS, Msg::Judge(at)).forget();
                return false;
            }
            Msg::Fold => self.folded = !self.folded,
            Msg::Announce(words) => self.status = words,
            Msg::Settle => self.settle(),
            Msg::Delivered(reply) => self.delivered(ctx, reply),
            Msg::Retry => return self.send_again(ctx),
            Msg::Recall => self.recall(),
            Msg::Print => crate::border::print(),
            Msg::Enter(..) | Msg::Judge(_) | Msg::More(..) => self.answer(ctx, msg),
            Msg::Begin | Msg::Resume | Msg::StartAnew | Msg::Forget(_) => self.begin(ctx, &msg),
            Msg::Next => self.next(ctx),
            moves => self.walk(ctx, moves),
        }
        if self.options.lang != self.form.language_tag() || self.options.heading_level != self.scene.level {
            self.speak();
        }
        true
    }

    fn begin(&mut self, ctx: &Context<Self>, msg: &Msg) {
        match msg {
            Msg::Resume => self.resume(),
            Msg::StartAnew => self.start_anew(),
            Msg::Forget(ask) => self.forgetting = *ask,
            _ => {
                self.screen = Screen::Form;
                self.focus = Focus::Heading;
            }
        }
        self.tell_step(ctx);
    }

    fn answer(&mut self, ctx: &Context<Self>, msg: Msg) {
        match msg {
            Msg::Enter(at, typed) => {
                self.form.enter(at, typed);
            }
            Msg::Judge(at) => self.form.leave(at),
            Msg::More(subject, more) => self.form.answer_more(subject, more),
            _ => {}
        }
        self.changed(ctx);
    }

    /// After anything entered: the result at once, the rest when the applicant pauses.
    fn changed(&mut self, ctx: &Context<Self>) {
        self.tell_verdicts(ctx);
        self.timer = Some(later(ctx, PAUSE_MS, Msg::Settle));
    }

    fn settle(&mut self) {
        self.timer = None;
        if self.screen == Screen::Form {
            self.is_kept = self.keeping.keep(&self.form);
        }
        self.say_changes();
    }

    fn next(&mut self, ctx: &Context<Self>) {
        if self.form.place() == Place::Review {
            self.send(ctx);
            return;
        }
        match self.form.next() {
            Ok(_) => self.arrived(ctx),
            Err(problems) => self.refused(&problems),
        }
        self.changed(ctx);
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

    fn walk(&mut self, ctx: &Context<Self>, msg: Msg) {
        match msg {
            Msg::Back => {
                self.form.back();
                self.arrived(ctx);
            }
            Msg::Go(place) => {
                self.form.go(place);
                self.arrived(ctx);
            }
            Msg::Change(at) => self.go_to(ctx, Target::Field(at)),
            Msg::Answer(target) => self.go_to(ctx, target),
            Msg::Remove(subject, item) => {
                self.form.remove_item(subject, item);
                self.arrived(ctx);
            }
            Msg::Undo => {
                self.form.undo_removal();
                self.arrived(ctx);
            }
            _ => {}
        }
        self.changed(ctx);
    }

    fn arrived(&mut self, ctx: &Context<Self>) {
        self.screen = Screen::Form;
        self.forgetting = false;
        self.focus = Focus::Heading;
        self.tell_step(ctx);
    }

    fn go_to(&mut self, ctx: &Context<Self>, target: Target) {
        let here = self.screen == Screen::Form && self.place_of(target) == Some(self.form.place());
        let arrived = here
            || match target {
                Target::Field(at) => self.form.go_to(at),
                Target::More(subject) => self.form.go(Place::Items(subject)),
            };
        if !here && arrived {
            self.arrived(ctx);
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
pub(super) fn later(ctx: &Context<App>, ms: u32, msg: Msg) -> Timeout {
    let link = ctx.link().clone();
    Timeout::new(ms, move || link.send_message(msg))
}
