//! Sending: one submission, kept in memory until the office has it, tried again until then under the same key.

use crate::border::{Reply, Told};
use std::rc::Rc;

/// Waits between attempts, in milliseconds; the last one repeats.
const WAITS_MS: [u32; 5] = [3_000, 8_000, 20_000, 45_000, 90_000];

/// What a receipt must say: the name of the case, when it came in, the zone of that time, and where to check the receipt.
const RECEIPT: [&str; 4] = ["reference", "receivedAt", "timeZone", "checkUrl"];

/// Where a submission is.
#[derive(Clone)]
pub enum Delivery {
    /// On its way.
    Sending,
    /// No answer came, or the server is busy; it is tried again.
    Waiting,
    /// The office has it; its receipt.
    Received(Told),
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
    /// A submission under its key.
    pub fn new(body: String, key: String) -> Outgoing {
        Outgoing { body, key, attempts: 0, delivery: Delivery::Sending }
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
            // Busy, too many requests, or an earlier attempt under this key is still being decided.
            Some(Reply { status: 408 | 425 | 429 | 500..=599, .. }) => Delivery::Waiting,
            Some(Reply { status, told }) => {
                if status < 300 && RECEIPT.iter().all(|name| told.text(name).is_some()) {
                    Delivery::Received(told)
                } else {
                    Delivery::Refused(Rc::new(Problem::read(&told, status)))
                }
            }
        };
    }

    /// Whether the key was used before for other answers: the applicant changed something after a lost answer.
    pub fn is_key_taken(&self) -> bool {
        matches!(&self.delivery, Delivery::Refused(problem) if problem.status == 409)
    }
}

/// A problem document (RFC 9457).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problem {
    /// The HTTP status.
    pub status: u16,
    /// A stable code.
    pub code: String,
    /// What is wrong, in Indonesian.
    pub detail: String,
    /// The same in English; may be empty.
    pub detail_en: String,
}

impl Problem {
    fn read(told: &Told, status: u16) -> Problem {
        let text = |name| told.text(name).unwrap_or_default();
        let code = told.text("code").unwrap_or_else(|| "unreadable-reply".to_owned());
        Problem { status, code, detail: text("detail"), detail_en: text("detailEn") }
    }
}
