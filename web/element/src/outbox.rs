//! Sending: one submission, kept in memory until the office has it, tried again until then under the same key.

use crate::border::Reply;
use layak_rules::text::number;
use std::rc::Rc;

/// Waits between attempts, in milliseconds; the last one repeats.
const WAITS_MS: [u32; 5] = [3_000, 8_000, 20_000, 45_000, 90_000];

/// The code of an answer that says nothing we know.
const UNREADABLE: &str = "unreadable-reply";

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
            Some(Reply { status, lines }) => {
                let problem = Problem { code: UNREADABLE.to_owned(), ..Problem::default() };
                let mut told = Told { receipt: None, problem };
                for line in lines.split('\n') {
                    told.take(line.split('\t').collect());
                }
                match told.receipt.filter(|_| status < 300) {
                    Some(receipt) => Delivery::Received(Rc::new(receipt)),
                    None => Delivery::Refused(Rc::new(Problem { status, ..told.problem })),
                }
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

/// What the lines of an answer say: the shell writes them (`lines` in `shell/page.js`).
struct Told {
    receipt: Option<Receipt>,
    problem: Problem,
}

impl Told {
    fn take(&mut self, fields: Vec<&str>) {
        let of = |index: usize| fields.get(index).copied().unwrap_or_default().to_owned();
        let may = |index| Some(of(index)).filter(|text| !text.is_empty());
        let whole = |index| number(&of(index)).and_then(|number| u16::try_from(number).ok());
        let item = whole(2);
        match (fields[0], &mut self.receipt) {
            ("problem", _) => {
                let code = may(1).unwrap_or_else(|| UNREADABLE.to_owned());
                self.problem = Problem { status: 0, code, detail: of(2), detail_en: of(3) };
            }
            ("receipt", receipt) if may(1).is_some() => {
                *receipt = Some(Receipt {
                    reference: of(1),
                    received_at: of(2),
                    time_zone: of(3),
                    check_url: of(4),
                    check_qr: whole(5).zip(may(6)),
                    decisions: Vec::new(),
                    differences: Vec::new(),
                });
            }
            ("decided", Some(receipt)) => receipt.decisions.push(Decided {
                decision: of(1),
                item,
                verdict: of(3),
                permit: may(4),
                value: may(5),
            }),
            ("difference", Some(receipt)) => receipt.differences.push(Difference {
                decision: of(1),
                item,
                claimed: may(3),
                decided: may(4),
            }),
            _ => {}
        }
    }
}
