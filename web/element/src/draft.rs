//! The draft on this device: open answers only, with a date on which it is forgotten.

use crate::border::{Place, now_ms, parse, stringify};
use serde::{Deserialize, Serialize};

/// How long a draft is kept after its last change.
const KEPT_MS: i64 = 30 * 86_400_000;

/// What is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// When it was last changed, in milliseconds since 1970.
    pub saved: i64,
    /// When it is forgotten.
    pub until: i64,
    /// The answers as `layak-form` writes them: never a sensitive one.
    pub answers: String,
    /// The idempotency key of a sending that has not been answered, so that sending again is not a second case.
    pub key: Option<String>,
}

/// The place of a pack's draft.
pub fn place(pack: &str) -> Place {
    Place::new(format!("layak:{pack}"))
}

/// The draft that is kept there; an expired or unreadable one is removed.
pub fn load(place: &Place) -> Option<Draft> {
    let text = place.get()?;
    let draft: Option<Draft> = parse(&text);
    let draft = draft.filter(|draft| draft.until > now_ms());
    if draft.is_none() {
        place.clear();
    }
    draft
}

/// Keeps answers there; whether the device could.
pub fn keep(place: &Place, answers: String, key: Option<String>) -> bool {
    let saved = now_ms();
    let draft = Draft { saved, until: saved + KEPT_MS, answers, key };
    stringify(&draft).is_some_and(|text| place.set(&text))
}
