//! The engine without a form: a compiled pack is loaded once and decides submissions, by the same crate as on the server and
//! to the same bytes.

mod change;
mod questions;

use layak_rules::{
    Answers, Date, Mode, Program,
    answers::{self, Problem},
    evaluate::Era,
    outcome::{Outcome, Phrases, Tracked},
};
use rlsf::SmallGlobalTlsf;
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: SmallGlobalTlsf = SmallGlobalTlsf::new();

/// A loaded pack that decides.
#[wasm_bindgen]
pub struct Engine {
    program: &'static Program,
    era: Option<Era<'static>>,
    /// The date of the era as it was given.
    on: String,
    /// The pieces of documents of the era, once there was one.
    phrases: Option<Phrases>,
    /// The answers that are followed, while there is an outcome of them.
    answers: Answers,
    tracked: Option<Tracked>,
    /// What of them could not be read, and was not changed since.
    unreadable: Vec<Problem>,
}

#[wasm_bindgen]
impl Engine {
    /// Loads a compiled pack; it stays loaded as long as the page. Throws the string `program` when the bytes are no program
    /// of this version.
    #[wasm_bindgen(constructor)]
    pub fn new(program: &[u8]) -> Result<Engine, JsValue> {
        let program = Program::load(program).map_err(|_| JsValue::from_str("program"))?;
        let program = Box::leak(Box::new(program));
        let answers = Answers::new(program);
        let (on, unreadable) = (String::new(), Vec::new());
        Ok(Engine { program, era: None, on, phrases: None, answers, tracked: None, unreadable })
    }

    /// Takes up `answers` (JSON text) on the date `on` (`YYYY-MM-DD`) and gives their canonical outcome document. Throws a
    /// stable code, with its place, when the answers cannot be read; `no-such-date` when `on` is none. No answers are followed
    /// then.
    pub fn decide(&mut self, answers: &str, on: &str, draft: bool) -> Result<String, JsValue> {
        self.take_up(answers, on, draft)?;
        Ok(self.explain().unwrap_or_default())
    }

    /// Takes up `answers` on a date and gives the verdicts in short: for each decision a letter for each of its criteria
    /// (`m`et, `u`nmet, `?` unknown, `a`sk), then the verdict, then a semicolon. Throws as `decide`.
    pub fn follow(&mut self, answers: &str, on: &str, draft: bool) -> Result<String, JsValue> {
        self.take_up(answers, on, draft).map(change::in_short)
    }

    /// Changes one answer that is followed, decides again what depends on it, and says whether the verdict of the first
    /// decision is `eligible`. `fact` is the number that `fact` gave; none of the others change. Throws `unknown-fact`.
    #[wasm_bindgen(js_name = setNumber)]
    pub fn set_number(&mut self, fact: u16, value: f64) -> Result<bool, JsValue> {
        self.change(fact, change::number(value))
    }

    /// As `setNumber`, with a text.
    #[wasm_bindgen(js_name = setText)]
    pub fn set_text(&mut self, fact: u16, value: &str) -> Result<bool, JsValue> {
        self.change(fact, change::text(self.program, fact, value))
    }

    /// What the pack asks, in asking order, in a language of the pack: plain objects with `id`, `type`, `question`, `hint`,
    /// `sensitivity`, `required`, `subject` (of a repeating one) and `options` (each with `value` and `label`).
    pub fn questions(&self, language: &str) -> JsValue {
        questions::parse(&questions::all(self.program, language))
    }

    /// The number of a root fact, by its id.
    pub fn fact(&self, id: &str) -> Option<u16> {
        self.program.fact_by_id(id)
    }

    /// The outcome document of the answers that are followed.
    pub fn explain(&mut self) -> Option<String> {
        let (era, tracked) = (self.era.as_ref()?, self.tracked.as_mut()?);
        let phrases = self.phrases.get_or_insert_with(|| Phrases::new(era));
        Some(tracked.with_unreadable(&self.unreadable, |outcome| phrases.document(era, outcome)))
    }
}

impl Engine {
    /// Reads answers and decides them, in the place of those that were followed; the law is picked anew only for another date.
    fn take_up(&mut self, text: &str, on: &str, draft: bool) -> Result<&Outcome, JsValue> {
        let mode = if draft { Mode::Draft } else { Mode::Final };
        if self.on != on {
            self.era = Some(Era::new(self.program, Date::parse(on).ok_or_else(no_such_date)?));
            self.phrases = None;
            self.on = on.to_owned();
        }
        // Without an era the date that was given last is the empty text, which is none.
        let era = self.era.as_ref().ok_or_else(no_such_date)?;
        match answers::read_text_over(&mut self.answers, self.program, text, mode) {
            Ok(unreadable) => self.unreadable = unreadable,
            Err(error) => {
                self.tracked = None;
                return Err(JsValue::from_str(&error.told()));
            }
        }
        let tracked = self.tracked.get_or_insert_with(|| Tracked::nothing(era.on));
        tracked.renew(era, &self.answers, mode);
        Ok(tracked.outcome())
    }
}

fn no_such_date() -> JsValue {
    JsValue::from_str("no-such-date")
}
