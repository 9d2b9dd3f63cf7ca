//! The draft on this device: open answers as `layak-form` writes them, with the last day on which they may be taken up,
//! and the key of a sending that was not answered.

use crate::{border::Place as Storage, clock};
use layak_form::{Form, words::Language};
use layak_rules::wording;

/// How long a draft is kept after its last change.
const DAYS: u32 = 30;

/// The draft of one pack on this device.
#[derive(Clone, PartialEq)]
pub struct Keeping {
    draft: Storage,
    key: Storage,
}

impl Keeping {
    /// The draft of the pack with this id.
    pub fn of(pack: &str) -> Keeping {
        Keeping {
            draft: Storage::new(["layak:", pack].concat()),
            key: Storage::new(["layak:", pack, ":key"].concat()),
        }
    }

    /// What is kept.
    pub fn load(&self) -> Option<String> {
        self.draft.get()
    }

    /// Keeps the draft of a form; whether the device could.
    pub fn keep(&self, form: &Form) -> bool {
        self.draft.set(&draft_of(form))
    }

    /// The key of a sending that was not answered, so that sending again is not a second case.
    pub fn key(&self) -> Option<String> {
        self.key.get()
    }

    /// Keeps that key.
    pub fn keep_key(&self, key: &str) {
        self.key.set(key);
    }

    /// Forgets everything.
    pub fn forget(&self) {
        self.draft.clear();
        self.key.clear();
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
