//! Sending: one submission, kept in memory until the office has it, tried again until then under the same key.

use crate::border::{Reply, fresh_key, parse};
use serde::Deserialize;
use std::rc::Rc;

/// Waits between attempts, in milliseconds; the last one repeats.
const WAITS_MS: [u32; 5] = [3_000, 8_000, 20_000, 45_000, 90_000];

/// Where a submission is.
#[derive(Clone, PartialEq)]
pub enum Delivery {
    /// On its way.
    Sending,
    /// No answer came, or the server is busy; it is tried again.
    Waiting,
    /// The office has it.
    Received(Rc<Receipt>),
    /// The server will not take it as it is.
    Refused(Rc<Problem>),
}

/// A submission on its way.
pub struct Outgoing {
    /// The document.
    pub body: String,
    /// Its key, the same at each attempt.
    pub key: String,
    /// How often it was tried.
    pub attempts: usize,
    /// Where it is.
    pub delivery: Delivery,
}

impl Outgoing {
    /// A submission under its key; an earlier key stays, so that a lost answer does not make a second case.
    pub fn new(body: String, key: Option<String>) -> Option<Outgoing> {
        let key = key.or_else(fresh_key)?;
        Some(Outgoing { body, key, attempts: 0, delivery: Delivery::Sending })
    }

    /// How long to wait before the next attempt.
    pub fn wait_ms(&self) -> u32 {
        let index = self.attempts.saturating_sub(1).min(WAITS_MS.len() - 1);
        WAITS_MS[index]
    }

    /// Takes the server's answer, or that none came.
    pub fn take(&mut self, reply: Option<Reply>) {
        self.delivery = match reply {
            None => Delivery::Waiting,
            Some(Reply { status: 200..=299, body }) => parse(&body).map_or_else(unreadable, |receipt| Delivery::Received(Rc::new(receipt))),
            // Busy, too many requests, or an earlier attempt under this key is still being decided.
            Some(Reply { status: 408 | 425 | 429 | 500..=599, .. }) => Delivery::Waiting,
            Some(Reply { body, .. }) => parse(&body).map_or_else(unreadable, |problem| Delivery::Refused(Rc::new(problem))),
        };
    }

    /// Whether the key was used before for other answers: the applicant changed something after a lost answer.
    pub fn is_key_taken(&self) -> bool {
        matches!(&self.delivery, Delivery::Refused(problem) if problem.status == 409)
    }
}

fn unreadable() -> Delivery {
    Delivery::Refused(Rc::new(Problem { code: "unreadable-reply".to_owned(), ..Problem::default() }))
}

/// What the server answers to a submission that it stored.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// Names the case; gives no right to see it.
    pub reference: String,
    /// RFC 3339 with the office's offset.
    pub received_at: String,
    /// Abbreviation of that zone.
    pub time_zone: String,
    /// Where the receipt can be checked, relative to the server.
    pub check_url: String,
    /// What the server decided.
    pub outcome: Outcome,
    /// Where that is not what the screen said.
    #[serde(default)]
    pub differences: Vec<Difference>,
}

/// The part of an outcome document that the receipt shows.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Outcome {
    /// The decisions.
    pub decisions: Vec<Decided>,
}

/// One decision of an outcome document.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Decided {
    /// Its id.
    pub decision: String,
    /// The item, if it is about one.
    pub item: Option<u16>,
    /// The verdict on the wire.
    pub verdict: String,
    /// The code of another permit.
    pub permit: Option<String>,
    /// The value of a classification.
    pub value: Option<String>,
}

/// A decision on which screen and server differ.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Difference {
    /// The decision's id.
    pub decision: String,
    /// The item, if it is about one.
    pub item: Option<u16>,
    /// What the screen said; none if it said nothing.
    pub claimed: Option<String>,
    /// What the server says.
    pub decided: Option<String>,
}

/// A problem document (RFC 9457).
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Problem {
    /// The HTTP status.
    pub status: u16,
    /// A stable code.
    pub code: String,
    /// What is wrong, in Indonesian.
    pub detail: String,
    /// The same in English.
    pub detail_en: String,
}
