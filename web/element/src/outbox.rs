//! Sending: one submission, kept in memory until the office has it, tried again until then under the same key.

use crate::border::{Json, Reply, fresh_key};
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
            Some(Reply { status: 200..=299, body }) => {
                match Json::parse(&body).as_ref().and_then(Receipt::read) {
                    Some(receipt) => Delivery::Received(Rc::new(receipt)),
                    None => Delivery::Refused(Rc::new(Problem::unreadable())),
                }
            }
            // Busy, too many requests, or an earlier attempt under this key is still being decided.
            Some(Reply { status: 408 | 425 | 429 | 500..=599, .. }) => Delivery::Waiting,
            Some(Reply { body, status }) => {
                let problem = Json::parse(&body).as_ref().map(|object| Problem::read(object, status));
                Delivery::Refused(Rc::new(problem.unwrap_or_else(Problem::unreadable)))
            }
        };
    }

    /// Whether the key was used before for other answers: the applicant changed something after a lost answer.
    pub fn is_key_taken(&self) -> bool {
        matches!(&self.delivery, Delivery::Refused(problem) if problem.status == 409)
    }
}

/// What the server answers to a submission that it stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    /// Names the case; gives no right to see it.
    pub reference: String,
    /// RFC 3339 with the office's offset.
    pub received_at: String,
    /// Abbreviation of that zone.
    pub time_zone: String,
    /// Where the receipt can be checked.
    pub check_url: String,
    /// The QR code of that address: its side in modules, and an SVG path.
    pub check_qr: Option<(u16, String)>,
    /// What the server decided.
    pub decisions: Vec<Decided>,
    /// Where that is not what the screen said.
    pub differences: Vec<Difference>,
}

impl Receipt {
    fn read(object: &Json) -> Option<Receipt> {
        Some(Receipt {
            reference: object.text("reference")?,
            received_at: object.text("receivedAt")?,
            time_zone: object.text("timeZone")?,
            check_url: object.text("checkUrl")?,
            check_qr: object.get("checkQr").index("side").zip(object.get("checkQr").text("path")),
            decisions: object.get("outcome").list("decisions").iter().filter_map(Decided::read).collect(),
            differences: object.list("differences").iter().filter_map(Difference::read).collect(),
        })
    }
}

/// One decision of an outcome document, as far as the receipt shows it.
#[derive(Clone, Debug, PartialEq)]
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

impl Decided {
    fn read(object: &Json) -> Option<Decided> {
        Some(Decided {
            decision: object.text("decision")?,
            item: object.index("item"),
            verdict: object.text("verdict")?,
            permit: object.text("permit"),
            value: object.text("value"),
        })
    }
}

/// A decision on which screen and server differ.
#[derive(Clone, Debug, PartialEq)]
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

impl Difference {
    fn read(object: &Json) -> Option<Difference> {
        Some(Difference {
            decision: object.text("decision")?,
            item: object.index("item"),
            claimed: object.text("claimed"),
            decided: object.text("decided"),
        })
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
    fn read(object: &Json, status: u16) -> Problem {
        let text = |name| object.text(name).unwrap_or_default();
        Problem { status, code: text("code"), detail: text("detail"), detail_en: text("detailEn") }
    }

    fn unreadable() -> Problem {
        Problem { code: "unreadable-reply".to_owned(), ..Problem::default() }
    }
}
