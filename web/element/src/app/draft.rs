//! Beginning: a new form, a draft on the device, or answers handed over from a host's page.

use super::{App, Focus, Options, Screen, Start, telling};
use crate::{clock, field::Searches, keeping::Keeping, scene::Scene, screen::Found};
use layak_form::{
    Book, Form,
    words::{Word, join},
};
use layak_rules::{Program, wording};
use std::{
    rc::Rc,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

/// The name of the fragment that carries open answers to the form server's own page.
pub const HANDED: &str = "jawaban";

/// The id of the pack whose answers other forms on the device take up.
const FINDER: &str = "finder";

/// Counts the forms of a page, so that ids of elements differ.
static FORMS: AtomicUsize = AtomicUsize::new(0);

impl App {
    /// A form as it begins: empty, or with the draft that is to be taken up.
    pub fn new(start: &Start) -> App {
        let options = start.options.clone();
        let form = empty(&start.program, &start.book, &options);
        let keeping = Keeping::of(&start.host, &start.program.info.id);
        let panel = Rc::new(form.verdicts(&[]));
        let prefix = ["layak", &wording::count(FORMS.fetch_add(1, Ordering::Relaxed)), "-"].concat();
        let mut app = App {
            program: start.program.clone(),
            host: start.host.clone(),
            scene: Rc::new(Scene {
                book: start.book.clone(),
                language: form.language(),
                prefix,
                level: options.heading_level,
            }),
            trace: Vec::new(),
            told: panel.clone(),
            panel,
            form,
            screen: Screen::Start,
            open: Rc::default(),
            searches: Searches::default(),
            status: String::new(),
            focus: Focus::Stay,
            found: None,
            is_kept: true,
            forgetting: false,
            outgoing: None,
            timer: None,
            changed: 0,
            retry: None,
            keeping,
            options,
            programmes: start.catalogue.clone().map(super::Programmes::new),
        };
        app.find_draft();
        app.find();
        app.tell_ready();
        app
    }

    /// Looks for answers in the address (own page only), then on the device.
    fn find_draft(&mut self) {
        let handed = self.options.own_origin.then(|| self.host.handed(HANDED)).flatten();
        if let Some((form, found)) = handed.as_deref().and_then(|json| self.restored(json)) {
            self.status = join(&found.words, " ");
            self.take_up(form);
            return;
        }
        let kept = self.keeping.load();
        self.found = kept.as_deref().and_then(|json| self.restored(json));
        if handed.is_some_and(|json| self.carry_over(&json)) {
            return;
        }
        if self.found.is_none() {
            if kept.is_some() {
                self.keeping.forget();
                self.status = self.scene.say(Word::DraftExpired).to_owned();
            }
            // What was answered to the finder on this device is not asked again.
            if let Some(json) = Keeping::of(&self.host, FINDER).load() {
                self.carry_over(&json);
            }
        }
    }

    /// Takes answers of another pack into what is blank, and goes on with the form; whether there were any.
    fn carry_over(&mut self, json: &str) -> bool {
        let (mut form, found) = match self.found.take() {
            Some((form, found)) => (form, Some(found)),
            None => (empty(&self.program, &self.scene.book, &self.options), None),
        };
        let carried = form.carry_over(json, form.on()).unwrap_or(0);
        if carried > 0 {
            self.status = self.scene.fill(Word::FinderCarried, &[&wording::count(carried)]);
            self.take_up(form);
        } else {
            self.found = found.map(|found| (form, found));
        }
        carried > 0
    }

    fn restored(&self, json: &str) -> Option<(Form, Found)> {
        let mut form = empty(&self.program, &self.scene.book, &self.options);
        let restored = form.restore(json, form.on()).ok()?;
        // The page's language wins over that of the draft.
        form.set_language(&self.options.lang);
        let found =
            Found { until: wording::date(restored.expires, form.language()), words: restored.words(&form) };
        Some((form, found))
    }

    /// Takes up the draft that was found.
    pub(super) fn resume(&mut self) {
        if let Some((form, _)) = self.found.take() {
            self.take_up(form);
        }
    }

    fn take_up(&mut self, form: Form) {
        self.form = form;
        self.searches = Searches::default();
        self.speak();
        self.screen = Screen::Form;
        self.focus = Focus::Heading;
    }

    /// Forgets the draft and all that was entered.
    pub(super) fn start_anew(&mut self) {
        self.keeping.forget();
        self.timer = None;
        self.outgoing = None;
        self.found = None;
        self.forgetting = false;
        self.form = empty(&self.program, &self.scene.book, &self.options);
        self.searches = Searches::default();
        self.speak();
        self.told = self.panel.clone();
        self.screen = Screen::Start;
        self.focus = Focus::Heading;
    }

    /// Speaks the language of the options from now on.
    pub(super) fn speak(&mut self) {
        self.form.set_language(&self.options.lang);
        self.scene = Rc::new(Scene {
            language: self.form.language(),
            level: self.options.heading_level,
            ..(*self.scene).clone()
        });
        self.panel = Rc::new(self.form.verdicts(&self.open.reasons));
        self.trace = telling::trace(self.form.outcome());
        self.told = self.panel.clone();
        self.find();
        if self.found.is_some() {
            self.found = self.keeping.load().and_then(|json| self.restored(&json));
        }
    }
}

fn empty(program: &Arc<Program>, book: &Book, options: &Options) -> Form {
    let mut form = Form::new(program.clone(), book.clone(), clock::today(program), &options.lang);
    form.set_inline(!options.own_origin);
    form
}
