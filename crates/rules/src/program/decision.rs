//! Decisions: what a pack can answer, and how provisions make the answer.

use super::{DecisionId, FactId, NodeId, ParameterId, ProvisionId, SubjectId, TextId, law::Period};
use crate::{
    date::Duration,
    wire::{parts, plain, words},
};
use alloc::{string::String, vec::Vec};

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

parts! {
    /// A question that the pack answers for a subject.
    record Decision in Decisions {
        /// Stable id within the pack, e.g. `spp-irt`.
        id: String,
        /// Decided once for each item of this subject, or once for the root.
        subject: Option<SubjectId> => Subjects,
        /// Title on screen.
        title: TextId => Texts,
        /// The decision is left out while this does not hold; none means always decided.
        when: Option<NodeId> => Nodes,
        /// How it is decided.
        kind: author::DecisionKind,
        /// Decisions to act on first (the order of the permit plan).
        after: Vec<DecisionId> => Decisions,
        /// Notes shown with the answer while they are in force (fees, days, obligations).
        notes: Vec<ProvisionId> => Provisions,
    }

    /// How a decision is made.
    choice DecisionKind {
        /// All criteria in force must hold.
        Eligibility {
            /// The criteria, in the order in which they are explained.
            criteria: Vec<ProvisionId> => Provisions,
        },
        /// The first arm that holds is the answer.
        Permit {
            /// The arms in order; the last one is unconditional.
            arms: Vec<author::Arm>,
        },
        /// The value of a derived fact is the answer.
        Classification {
            /// The derived fact.
            fact: FactId => Facts,
        },
    }

    /// One possible answer of a permit decision.
    record Arm in Arms {
        /// Stable id within the decision.
        id: String,
        /// When it is the answer.
        condition: author::Condition,
        /// The answer.
        verdict: Verb,
        /// For [`Verb::OtherPermit`]: the code of that permit (`MD`, `SLHS`, `PSAT`, `JAMU`).
        permit: Option<String>,
        /// The plain reason, beside those of the provisions that fired.
        reason: Option<TextId> => Texts,
        /// What to do next.
        next: Vec<TextId> => Texts,
        /// Dates to show.
        dates: Vec<author::DateRule>,
        /// Notes shown with this arm only.
        notes: Vec<ProvisionId> => Provisions,
    }

    /// Provisions joined: all of `all`, one of `any` (if any are listed), none of `none`. A provision that is not in
    /// force takes no part; a non-empty `all` or `any` of which nothing is in force does not hold.
    record Condition {
        /// Each must hold.
        all: Vec<ProvisionId> => Provisions,
        /// At least one must hold.
        any: Vec<ProvisionId> => Provisions,
        /// None may hold.
        none: Vec<ProvisionId> => Provisions,
    }

    /// A date shown with an arm: a base moved by an offset.
    record DateRule in DateRules {
        /// What the date means.
        shown_as: DateAs,
        /// A fact of kind date; or none, when `base` is used.
        fact: Option<FactId> => Facts,
        /// A parameter of unit date; used when `fact` is none.
        parameter: Option<ParameterId> => Parameters,
        /// Offsets added in order.
        offsets: Vec<Offset>,
    }
}

impl Default for author::DecisionKind {
    fn default() -> author::DecisionKind {
        author::DecisionKind::Eligibility { criteria: Vec::new() }
    }
}

impl author::Condition {
    /// All that it names.
    pub fn provisions(&self) -> impl Iterator<Item = ProvisionId> + '_ {
        self.all.iter().chain(&self.any).chain(&self.none).copied()
    }
}

impl<'p> Condition<'p> {
    /// All that it names.
    pub fn provisions(self) -> impl Iterator<Item = ProvisionId> + 'p {
        self.all().iter().chain(self.any()).chain(self.none())
    }
}

plain!(record Offset in Offsets { back: bool, duration: Option<Duration>, parameter: Option<ParameterId> => Parameters });
plain!(record Window in Windows { period: Period, state: WindowState, provision: ProvisionId => Provisions });
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
words!(DateAs { ValidUntil, RenewBy, RequiredFrom, DueBy });
words!(WindowState { NotYetOpen, Open, Extended, Suspended, Moved, Closed, NoEdition });
