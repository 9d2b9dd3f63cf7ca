//! What each message does.

use super::{App, Focus, Msg, Screen};
use crate::{
    act::{self, Act, Deed},
    border::now_ms,
    field::Searches,
    part::Part,
    words,
};
use gloo_timers::callback::Timeout;
use layak_form::{Control, FieldProblem, Form, Place, Target, Typed, parse::choice::YES};
use layak_rules::FactAt;
use std::rc::Rc;
use yew::prelude::*;

/// A pause in typing after which the draft is kept and changes are said aloud.
const PAUSE_MS: u32 = 600;
/// A field's problem comes so much later than the focus left it: not between press and release of a button below, which
/// would move away under the finger.
pub(super) const JUDGE_MS: u32 = 300;

impl App {
    /// Whether the screen must be painted again.
    pub fn happen(&mut self, ctx: &Context<Part>, msg: Msg) -> bool {
        match msg {
            Msg::Did(act) => return self.did(ctx, act),
            Msg::Set(options) => self.options = options,
            Msg::StartAnew => self.start_anew(),
            Msg::Judge(at) => {
                self.form.leave(at);
                self.changed(ctx, None);
            }
            Msg::Settle => self.settle(ctx),
            Msg::Delivered(reply) => self.delivered(ctx, reply),
            Msg::Fetched(pack, program) => self.fetched(pack, program),
            Msg::Retry => {
                self.fetch_again();
                return self.send_again() || self.programmes.is_some();
            }
        }
        self.speak_as_asked();
        true
    }

    fn speak_as_asked(&mut self) {
        if self.options.lang != self.form.language_tag() || self.options.heading_level != self.scene.level {
            self.speak();
        }
    }

    fn did(&mut self, ctx: &Context<Part>, Act { deed, at }: Act) -> bool {
        match (deed, self.form.target(&at)) {
            (Deed::Pressed(word, nr), Some(Target::Field(at))) if word == "take" => self.take(ctx, at, nr),
            (Deed::Pressed(word, nr), about) if !matches!(word.as_str(), "open" | "choose") => {
                self.pressed(ctx, &word, &at, about, nr);
            }
            (deed, Some(Target::Field(at))) => self.answer(ctx, at, deed),
            (Deed::Entered(values), Some(Target::More(subject))) => {
                self.form.answer_more(subject, values == YES);
                self.changed(ctx, None);
            }
            _ => return false,
        }
        self.speak_as_asked();
        true
    }

    fn pressed(&mut self, ctx: &Context<Part>, word: &str, at: &str, about: Option<Target>, nr: usize) {
        match word {
            "language" => self.options.lang = words::tag(words::other(self.scene.language)).to_owned(),
            "begin" | "resume" => self.begin(word == "resume"),
            "start-anew" => self.start_anew(),
            "forget" | "keep" => self.forgetting = word == "forget",
            "fold" => {
                let open = Rc::make_mut(&mut self.open);
                open.panel = !open.panel;
            }
            "reasons" => {
                Rc::make_mut(&mut self.open).turn(at.to_owned());
                self.tell_verdicts(None);
            }
            "retry" => drop(self.send_again()),
            "recall" => self.recall(),
            "print" => self.host.print(),
            "next" => self.next(ctx),
            _ => self.walk(ctx, word, at, about, nr),
        }
    }

    fn begin(&mut self, resumes: bool) {
        self.screen = Screen::Form;
        self.focus = Focus::Heading;
        if resumes {
            self.resume();
        }
        self.tell_step();
    }

    fn walk(&mut self, ctx: &Context<Part>, word: &str, at: &str, about: Option<Target>, nr: usize) {
        match (word, about) {
            ("answer", Some(target)) => self.go_to(target),
            ("back", _) => self.moved(|form| form.back()),
            ("undo", _) => self.moved(Form::undo_removal),
            ("remove", Some(Target::More(subject))) => {
                self.moved(|form| form.remove_item(subject, u16::try_from(nr).unwrap_or(u16::MAX)));
            }
            ("go", _) => {
                let place = Place::from_key(&self.program, at);
                self.moved(|form| place.is_some_and(|place| form.go(place)));
            }
            _ => {}
        }
        self.changed(ctx, None);
    }

    fn moved(&mut self, go: impl FnOnce(&mut Form) -> bool) {
        go(&mut self.form);
        self.arrived();
    }

    // Something happened in a field.
    fn answer(&mut self, ctx: &Context<Part>, at: FactAt, deed: Deed) {
        let control = self.form.control(at);
        if control == Control::Search {
            return self.search(ctx, at, deed);
        }
        match deed {
            Deed::Entered(entered) => self.enter(ctx, at, control.typed(act::values(control, entered))),
            Deed::Left => drop(later(ctx, JUDGE_MS, Msg::Judge(at)).forget()),
            _ => {}
        }
    }

    pub(super) fn enter(&mut self, ctx: &Context<Part>, at: FactAt, typed: Typed) {
        self.form.enter(at, typed);
        self.changed(ctx, Some(at));
    }

    // One of the readings that a field offers.
    fn take(&mut self, ctx: &Context<Part>, at: FactAt, nr: usize) {
        if let Some(suggestion) = self.form.field(at).suggestions.into_iter().nth(nr) {
            self.enter(ctx, at, suggestion.typed);
        }
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
            Some(first) if self.form.problems_shown().is_empty() => {
                Focus::Control(self.control(first.target))
            }
            _ => Focus::Summary,
        };
    }

    fn control(&self, target: Target) -> String {
        self.scene.id(&self.form.target_key(target), "")
    }

    fn arrived(&mut self) {
        self.searches = Searches::default();
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
