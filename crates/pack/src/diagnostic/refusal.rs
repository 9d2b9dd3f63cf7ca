//! What of JSON Schema is refused, with reasons: read from `schemas/meta/refusals.json`.

use super::{Code, Faults};
use crate::json::Place;
use serde::Deserialize;
use std::sync::LazyLock;

/// One refusal.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Refusal {
    /// The stable name of the reason.
    pub reason: String,
    /// The name of the diagnostic that tells it; `refused` names the reason.
    pub code: String,
    /// Where it is refused.
    #[serde(rename = "where")]
    pub place: Ground,
    /// The keywords that are refused as such.
    pub keywords: Vec<String>,
    /// The reason in words, Indonesian.
    pub id: String,
    /// The reason in words, English.
    pub en: String,
}

/// What a schema is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ground {
    /// The typed answers.
    Answers,
    /// Whole documents.
    Documents,
    /// Either.
    Anywhere,
}

#[derive(Deserialize)]
struct File {
    refusals: Vec<Refusal>,
}

static REFUSALS: LazyLock<Vec<Refusal>> = LazyLock::new(|| {
    let file = serde_json::from_str::<File>(include_str!("../../../../schemas/meta/refusals.json"));
    file.map(|file| file.refusals).unwrap_or_default()
});

/// Every refusal.
pub fn refusals() -> &'static [Refusal] {
    &REFUSALS
}

impl Faults {
    /// Refuses `what` for the reason of this name.
    pub(crate) fn refuse(&mut self, reason: &str, what: &str, place: &Place) {
        let words = refusals().iter().find(|refusal| refusal.reason == reason);
        let (id, en) = words.map_or((reason, reason), |words| (words.id.as_str(), words.en.as_str()));
        self.add(Code::Refused, place, &[what, reason, id, en]);
    }

    /// Refuses a keyword that the list names; false if it does not.
    pub(crate) fn refuse_keyword(&mut self, keyword: &str, ground: Ground, place: &Place) -> bool {
        let named = |refusal: &&Refusal| {
            (refusal.place == ground || refusal.place == Ground::Anywhere)
                && refusal.keywords.iter().any(|known| known == keyword)
        };
        let found = refusals().iter().find(named);
        if let Some(refusal) = found {
            self.refuse(&refusal.reason, keyword, place);
        }
        found.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_can_be_read_and_names_diagnostics_that_exist() {
        assert!(refusals().len() > 10);
        for refusal in refusals() {
            assert!(Code::ALL.iter().any(|code| code.name() == refusal.code), "{}", refusal.code);
        }
    }
}
