//! The outcome: a verdict for each decision and subject, with its criteria, dates and what is missing.

mod canonical;
mod decide;
mod decider;
mod phrases;
mod problems;
mod tracked;

pub use decide::decide;
pub(crate) use decide::decide_one;
pub use decider::Decider;
pub use phrases::Phrases;
pub use tracked::Tracked;

use crate::{
    answers::{self, FactAt, Problem, ReadError},
    date::Date,
    evaluate::{Era, Need, Truth},
    program::{DateAs, DecisionId, Program, Provision, ProvisionId, TextId, Verb, WindowState},
};
use alloc::{string::String, vec::Vec};

/// Whether answers are finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Absent answers may still come.
    Draft,
    /// Absent means absent.
    Final,
}

impl Mode {
    /// The word on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Mode::Draft => "draft",
            Mode::Final => "final",
        }
    }
}

/// The answer to a decision (DESIGN section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All criteria hold.
    Eligible,
    /// A criterion does not hold.
    NotEligible,
    /// Answers are missing.
    CannotTellYet,
    /// A derived fact has this value (see [`Decided::value`]).
    Classified,
    /// The answer of an arm, *ask the office* included.
    Permit(Verb),
}

impl Verdict {
    /// A rule needs a person or a register, or its standing is unsure.
    pub const ASK: Verdict = Verdict::Permit(Verb::AskTheOffice);

    /// The word on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Eligible => "eligible",
            Verdict::NotEligible => "not-eligible",
            Verdict::CannotTellYet => "cannot-tell-yet",
            Verdict::Classified => "classified",
            Verdict::Permit(Verb::Required) => "required",
            Verdict::Permit(Verb::NotRequired) => "not-required",
            Verdict::Permit(Verb::Held) => "held",
            Verdict::Permit(Verb::Expired) => "expired",
            Verdict::Permit(Verb::Renew) => "renew",
            Verdict::Permit(Verb::ExemptWithDuty) => "exempt-with-duty",
            Verdict::Permit(Verb::OtherPermit) => "other-permit",
            Verdict::Permit(Verb::IssuedWithCommitments) => "issued-with-commitments",
            Verdict::Permit(Verb::AskTheOffice) => "ask-the-office",
        }
    }
}

/// Whether a criterion holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It holds.
    Met,
    /// It does not hold.
    Unmet,
    /// Answers are missing.
    Unknown,
    /// A person or a register must say.
    Ask,
}

impl State {
    /// The word on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Met => "met",
            State::Unmet => "unmet",
            State::Unknown => "unknown",
            State::Ask => "ask",
        }
    }
}

/// One provision that took part in a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// The provision.
    pub provision: ProvisionId,
    /// Whether it holds.
    pub state: State,
    /// Whether its predicate holds; with [`State::Ask`], *no* means that it does not, by a rule that is unsure.
    pub holds: Truth,
    /// What it read that was known: one bit for each of the provision's facts, then for each of its subjects.
    known: u128,
}

/// The most facts and subjects together that one provision may read.
pub const MOST_READ: usize = 128;

impl Criterion {
    /// What it read that was known: facts, then the repeating subjects that it read as a whole. `item` is that of the
    /// decision.
    pub fn used<'p>(
        &self,
        provision: Provision<'p>,
        item: Option<u16>,
        program: &'p Program,
    ) -> impl Iterator<Item = Need> + 'p {
        let known = self.known;
        let facts = provision.facts().iter().map(move |fact| {
            let item = program.fact(fact).subject().and(item);
            Need::Fact(FactAt { item, fact })
        });
        let subjects = provision.subjects().iter().map(Need::Items);
        facts.chain(subjects).enumerate().filter(move |(at, _)| known >> at & 1 == 1).map(|(_, need)| need)
    }

    /// The plain reason: why it holds or does not hold; none while that is not known.
    pub fn text(&self, provision: Provision<'_>) -> Option<TextId> {
        match self.holds {
            Truth::Yes => provision.met(),
            Truth::No => provision.unmet(),
            Truth::Unknown => None,
        }
    }
}

/// The answer to one decision for one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The decision.
    pub decision: DecisionId,
    /// The item, for a decision about a repeating subject.
    pub item: Option<u16>,
    /// The answer.
    pub verdict: Verdict,
    /// The arm that gave it, for permit decisions.
    pub arm: Option<u8>,
    /// The option of the derived fact, for classifications.
    pub value: Option<u16>,
    /// The provisions that made it.
    pub criteria: Vec<Criterion>,
    /// What the applicant still has to answer, in asking order.
    pub missing: Vec<Need>,
    /// What only the office or a register can answer.
    pub office: Vec<Need>,
    /// Dates that follow.
    pub dates: Vec<(DateAs, Date)>,
}

/// The state of the programme on the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Programme {
    /// The state.
    pub state: WindowState,
    /// The index of the window, none if no window covers the date.
    pub window: Option<u16>,
}

/// The full answer document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Whether the answers were taken as finished.
    pub mode: Mode,
    /// The evaluation date.
    pub on: Date,
    /// The decisions, in the order of the pack, and for each the items in order.
    pub decisions: Vec<Decided>,
    /// The state of the programme; none for packs without windows.
    pub programme: Option<Programme>,
    /// What is still missing for any decision, in asking order.
    pub missing: Vec<Need>,
    /// What is wrong with the answers.
    pub problems: Vec<Problem>,
    /// Answers that were given but not asked for: hidden or computed facts. They decided nothing.
    pub ignored: Vec<FactAt>,
}

impl Outcome {
    /// The outcome document: canonical JSON (RFC 8785, integers only), texts in all languages of the pack.
    pub fn to_json(&self, program: &Program) -> String {
        Decider::new(program, self.on).document(self)
    }
}

/// As [`Decider::decide_document`], for one submission.
///
/// # Errors
/// As [`answers::read`].
pub fn decide_document(program: &Program, answers: &[u8], on: Date, mode: Mode) -> Result<String, ReadError> {
    Decider::new(program, on).decide_document(answers, mode)
}

/// As [`decide_document`], giving the answers and the outcome as data; problems of reading are part of the outcome.
///
/// # Errors
/// As [`answers::read`].
pub fn decide_bytes(
    program: &Program,
    answers: &[u8],
    on: Date,
    mode: Mode,
) -> Result<(answers::Answers, Outcome), ReadError> {
    decide::read_and_decide(&Era::new(program, on), answers, mode)
}
