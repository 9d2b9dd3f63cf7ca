//! Decisions: what a pack can answer, and how provisions make the answer.

use super::{FactId, NodeId, ParameterId, ProvisionId, SubjectId, TextId, law::Period};
use crate::date::Duration;
use alloc::{string::String, vec::Vec};

/// A question that the pack answers for a subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// Stable id within the pack, e.g. `spp-irt`.
    pub id: String,
    /// Decided once for each item of this subject, or once for the root.
    pub subject: Option<SubjectId>,
    /// Title on screen.
    pub title: TextId,
    /// The decision is left out while this does not hold; none means always decided.
    pub when: Option<NodeId>,
    /// How it is decided.
    pub kind: DecisionKind,
    /// Decisions to act on first (the order of the permit plan).
    pub after: Vec<super::DecisionId>,
    /// Notes shown with the answer while they are in force (fees, days, obligations).
    pub notes: Vec<ProvisionId>,
}

/// How a decision is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionKind {
    /// All criteria in force must hold.
    Eligibility {
        /// The criteria, in the order in which they are explained.
        criteria: Vec<ProvisionId>,
    },
    /// The first arm that holds is the answer.
    Permit {
        /// The arms in order; the last one is unconditional.
        arms: Vec<Arm>,
    },
    /// The value of a derived fact is the answer.
    Classification {
        /// The derived fact.
        fact: FactId,
    },
}

impl Default for DecisionKind {
    fn default() -> DecisionKind {
        DecisionKind::Eligibility { criteria: Vec::new() }
    }
}

/// One possible answer of a permit decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arm {
    /// Stable id within the decision.
    pub id: String,
    /// When it is the answer.
    pub condition: Condition,
    /// The answer.
    pub verdict: Verb,
    /// For [`Verb::OtherPermit`]: the code of that permit (`MD`, `SLHS`, `PSAT`, `JAMU`).
    pub permit: Option<String>,
    /// The plain reason, beside those of the provisions that fired.
    pub reason: Option<TextId>,
    /// What to do next.
    pub next: Vec<TextId>,
    /// Dates to show.
    pub dates: Vec<DateRule>,
    /// Notes shown with this arm only.
    pub notes: Vec<ProvisionId>,
}

/// Provisions joined: all of `all`, one of `any` (if any are listed), none of `none`. A provision that is not in
/// force takes no part; a non-empty `all` or `any` of which nothing is in force does not hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// Each must hold.
    pub all: Vec<ProvisionId>,
    /// At least one must hold.
    pub any: Vec<ProvisionId>,
    /// None may hold.
    pub none: Vec<ProvisionId>,
}

impl Condition {
    /// All that it names.
    pub fn provisions(&self) -> impl Iterator<Item = ProvisionId> + '_ {
        self.all.iter().chain(&self.any).chain(&self.none).copied()
    }
}

/// The answers that an arm of a permit decision may give (DESIGN section 2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verb {
    /// The permit is required.
    #[default]
    Required,
    /// The permit is not required (a `requiredFrom` date may follow).
    NotRequired,
    /// A valid permit is held.
    Held,
    /// A held permit has expired.
    Expired,
    /// A held permit must be renewed now.
    Renew,
    /// Exempt, with a duty instead (e.g. a non-halal notice).
    ExemptWithDuty,
    /// Another permit instead.
    OtherPermit,
    /// Issued, with commitments to be met later.
    IssuedWithCommitments,
    /// A person must decide.
    AskTheOffice,
}

/// A date shown with an arm: a base moved by an offset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateRule {
    /// What the date means.
    pub shown_as: DateAs,
    /// A fact of kind date; or none, when `base` is used.
    pub fact: Option<FactId>,
    /// A parameter of unit date; used when `fact` is none.
    pub parameter: Option<ParameterId>,
    /// Offsets added in order.
    pub offsets: Vec<Offset>,
}

/// A step of a [`DateRule`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offset {
    /// Subtract instead of add.
    pub back: bool,
    /// A fixed duration, used when `parameter` is none.
    pub duration: Option<Duration>,
    /// A parameter of unit days, months or years.
    pub parameter: Option<ParameterId>,
}

/// What a date in an outcome means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateAs {
    /// The last day of validity.
    #[default]
    ValidUntil,
    /// The last day to ask for renewal.
    RenewBy,
    /// The first day of the duty.
    RequiredFrom,
    /// The last day to meet a commitment or obligation.
    DueBy,
}

/// When a programme takes applications.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The days that it covers.
    pub period: Period,
    /// The state of the programme on those days.
    pub state: WindowState,
    /// A note in force on those days that explains the state (citation and words).
    pub provision: ProvisionId,
}

/// The state of a programme on a date (DESIGN section 2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WindowState {
    /// Announced, not open.
    #[default]
    NotYetOpen,
    /// Open.
    Open,
    /// Open beyond its first end.
    Extended,
    /// Stopped for now.
    Suspended,
    /// Moved to another year.
    Moved,
    /// Closed.
    Closed,
    /// No edition is known for the date.
    NoEdition,
}

use crate::wire::{choice, record, words};

record!(Decision {
    id,
    subject @ Subjects,
    title @ Texts,
    when @ Nodes,
    kind,
    after @ Decisions,
    notes @ Provisions
});
choice!(DecisionKind {
    0 => Eligibility { criteria @ Provisions },
    1 => Permit { arms },
    2 => Classification { fact @ Facts },
});
record!(Arm { id, condition, verdict, permit, reason @ Texts, next @ Texts, dates, notes @ Provisions });
record!(Condition { all @ Provisions, any @ Provisions, none @ Provisions });
words!(Verb {
    Required,
    NotRequired,
    Held,
    Expired,
    Renew,
    ExemptWithDuty,
    OtherPermit,
    IssuedWithCommitments,
    AskTheOffice
});
record!(DateRule { shown_as, fact @ Facts, parameter @ Parameters, offsets });
record!(Offset { back, duration, parameter @ Parameters });
words!(DateAs { ValidUntil, RenewBy, RequiredFrom, DueBy });
record!(Window { period, state, provision @ Provisions });
words!(WindowState { NotYetOpen, Open, Extended, Suspended, Moved, Closed, NoEdition });
