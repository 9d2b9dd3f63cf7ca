//! The state of a mounted form and what happens to it. The form itself decides (`layak-form`); here is only what a screen
//! needs besides: which screen, where the focus goes, what is said aloud, the draft, the sending.

mod draft;
mod focus;
mod options;
mod programmes;
mod search;
mod sending;
mod telling;
mod update;
mod view;

pub use options::{Options, Start};
pub use programmes::Programmes;

use crate::{
    act::Act, border::Host, field::Searches, keeping::Keeping, outbox::Outgoing, panel::Opened, scene::Scene,
    screen::Found,
};
use focus::Focus;
use gloo_timers::callback::Timeout;
use layak_form::{Form, Panel};
use layak_rules::{FactAt, Program};
use std::{rc::Rc, sync::Arc};

/// What happened.
pub enum Msg {
    /// The applicant did something.
    Did(Act),
    /// The host changed an attribute.
    Set(Options),
    /// Everything entered is forgotten.
    StartAnew,
    /// A while after a field was left: its problem is shown.
    Judge(FactAt),
    /// The applicant paused: keep the draft, say what changed.
    Settle,
    /// The server answered, or no answer came.
    Delivered(Option<crate::border::Reply>),
    /// A pack of the finder was fetched, or could not be.
    Fetched(usize, Option<Arc<Program>>),
    /// Send again now, and fetch what is missing.
    Retry,
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
    searches: Searches,
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
    /// Moves the focus to where the last change wants it, and the option in hand into sight.
    pub fn move_focus(&mut self) {
        let focus = std::mem::replace(&mut self.focus, Focus::Stay);
        focus::apply(&self.host, &focus);
    }
}
