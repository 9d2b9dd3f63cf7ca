//! The draft on this device: open answers as `layak-form` writes them, with the last day on which they may be taken up,
//! and the key of a sending that was not answered.

use crate::{border::Host, clock};
use layak_form::{Form, words::Language};
use layak_rules::wording;

/// How long a draft is kept after its last change.
const DAYS: u32 = 30;

/// The draft of one pack on this device.
pub struct Keeping {
    host: Host,
    draft: String,
    key: String,
}

impl Keeping {
    /// The draft of the pack with this id.
    pub fn of(host: &Host, pack: &str) -> Keeping {
        let draft = ["layak:", pack].concat();
        Keeping { host: host.clone(), key: [&draft, ":key"].concat(), draft }
    }

    /// What is kept.
    pub fn load(&self) -> Option<String> {
        self.host.load(&self.draft)
    }

    /// Keeps the draft of a form; whether the device could.
    pub fn keep(&self, form: &Form) -> bool {
        self.host.keep(&self.draft, &draft_of(form))
    }

    /// The key of a sending that was not answered, so that sending again is not a second case; else a new one. None where
    /// the browser has no randomness to give.
    pub fn key(&self) -> Option<String> {
        self.host.load(&self.key).or_else(|| self.host.key())
    }

    /// Keeps that key.
    pub fn keep_key(&self, key: &str) {
        self.host.keep(&self.key, key);
    }

    /// Forgets everything.
    pub fn forget(&self) {
        self.host.keep(&self.draft, "");
        self.host.keep(&self.key, "");
    }
}

/// The last day of a draft that is kept now, in words.
pub fn until(form: &Form, language: Language) -> String {
    wording::date(clock::later(form.on(), DAYS), language)
}

/// The open answers of a form as text, to be kept or handed to the form on the server's page.
pub fn draft_of(form: &Form) -> String {
    form.draft(clock::later(form.on(), DAYS))
}
