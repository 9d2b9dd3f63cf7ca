//! The state of a mounted form and what happens to it. The form itself decides (`layak-form`); here is only what a screen
//! needs besides: which screen, where the focus goes, what is said aloud, the draft, the sending.

mod draft;
mod focus;
mod options;
mod programmes;
mod sending;
mod telling;
mod update;
mod view;

pub use options::{Options, Start};
pub use programmes::{Programmes, may_open};

use crate::{
    border::Host, field::Turn, keeping::Keeping, outbox::Outgoing, panel::Opened, scene::Scene, screen::Found,
};
use focus::Focus;
use gloo_timers::callback::Timeout;
use layak_form::{Form, Panel, Place, Target, Typed};
use layak_rules::{FactAt, Program, program::SubjectId};
use std::{rc::Rc, sync::Arc};

/// What happened.
#[derive(Clone)]
pub enum Msg {
    /// The host changed an attribute.
    Set(Options),
    /// The applicant asks for the other language.
    Language,
    /// A new form begins.
    Begin,
    /// The draft on the device is taken up.
    Resume,
    /// Everything entered is forgotten.
    StartAnew,
    /// Asks before everything is forgotten (true), or not after all (false).
    Forget(bool),
    /// Something was entered into a field.
    Enter(FactAt, Typed),
    /// The focus left a field.
    Left(FactAt),
    /// A while after that: its problem is shown.
    Judge(FactAt),
    /// To the next place.
    Next,
    /// To the place before.
    Back,
    /// To a place.
    Go(Place),
    /// To the field of an answer, from the review.
    Change(FactAt),
    /// To what a problem or an open question is about.
    Answer(Target),
    /// Whether there is another item.
    More(SubjectId, bool),
    /// An item goes.
    Remove(SubjectId, u16),
    /// The last removed item comes back.
    Undo,
    /// The result is folded or unfolded.
    Fold,
    /// The reasons of the verdict with this key are shown or hidden.
    Reasons(String),
    /// Something to say aloud.
    Announce(String),
    /// The applicant paused: keep the draft, say what changed.
    Settle,
    /// The server answered, or no answer came.
    Delivered(Option<crate::border::Reply>),
    /// A pack of the finder was fetched, or could not be.
    Fetched(usize, Option<Arc<Program>>),
    /// Send again now, and fetch what is missing.
    Retry,
    /// Take the submission back to change something.
    Recall,
    /// Print the receipt.
    Print,
    /// Something happened to a search box; it is the box's own business.
    Search(Turn),
}

/// Which screen is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Screen {
    Start,
    Form,
    Sending,
    Receipt,
}

/// A mounted form.
pub struct App {
    program: Arc<Program>,
    host: Host,
    form: Form,
    options: Options,
    screen: Screen,
    scene: Rc<Scene>,
    panel: Rc<Panel>,
    /// What the panel shows of an outcome (see `telling::trace`).
    trace: Vec<u16>,
    /// The panel when its changes were last said aloud.
    told: Rc<Panel>,
    open: Rc<Opened>,
    status: String,
    focus: Focus,
    keeping: Keeping,
    /// A draft that can be taken up, with the form that it makes.
    found: Option<(Form, Found)>,
    /// Whether the device kept the draft when last asked.
    is_kept: bool,
    /// Whether the applicant is asked to confirm that everything goes.
    forgetting: bool,
    outgoing: Option<Outgoing>,
    /// Waits for a pause in typing.
    timer: Option<Timeout>,
    /// When something was last entered, in milliseconds.
    changed: i64,
    retry: Option<Timeout>,
    /// What the packs beside a finder say; none for other packs.
    programmes: Option<Programmes>,
}

impl App {
    /// Moves the focus to where the last change wants it.
    pub fn move_focus(&mut self) {
        let focus = std::mem::replace(&mut self.focus, Focus::Stay);
        focus::apply(&self.scene.stage, focus);
    }
}
