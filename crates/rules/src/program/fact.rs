//! Facts: what a rule may read, with type, question, sensitivity and liveness.

use super::{FactId, FormatId, NodeId, SubjectId, TextId};
use crate::{
    evaluate::Test,
    wire::{parts, plain, words},
};
use alloc::{string::String, vec::Vec};

/// The type of a fact's answer and its JSON form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FactKind {
    /// `true` or `false`.
    #[default]
    Boolean,
    /// A whole number, `i64`, exact up to 2^53 - 1 in JSON.
    Integer,
    /// Whole rupiah, a JSON integer.
    Money,
    /// A JSON string.
    Text,
    /// A JSON string `YYYY-MM-DD`.
    Date,
    /// A JSON string, one of the options.
    Choice,
    /// A JSON array of distinct strings, each one of the options.
    Choices,
    /// Any JSON value; only the office or a register supplies it.
    Document,
}

/// Who can answer a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AskedOf {
    /// The applicant, in the form.
    #[default]
    Applicant,
    /// Only the office or a register; while unanswered, a rule that needs it gives *ask the office*.
    Office,
}

/// How an answer must be protected (DESIGN section 5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sensitivity {
    /// No personal data: may be asked inline and kept in a draft.
    #[default]
    Open,
    /// Personal data (name, address, phone): never inline, never readable in browser storage.
    Personal,
    /// Identifiers and accounts (NIK, KK, bank account): as personal, and masked on screen and indexed by key only.
    Confidential,
}

/// A part of an identifier: some of its digits, whatever is written between them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// How many digits the identifier must have; another has no such part.
    pub among: u8,
    /// How many digits stand before it.
    pub before: u8,
    /// How many digits it is.
    pub count: u8,
    /// For digits that count years from this one: the part is the last day of that year.
    pub year: Option<u16>,
}

impl author::Fact {
    /// Whether the applicant is asked for it (not derived, not an office fact).
    pub fn is_asked(&self) -> bool {
        self.derived.is_none() && self.asked_of == AskedOf::Applicant
    }
}

impl Fact<'_> {
    /// Whether the applicant is asked for it (not derived, not an office fact).
    pub fn is_asked(self) -> bool {
        self.derived().is_none() && self.asked_of() == AskedOf::Applicant
    }

    /// Whether its answer is personal data.
    pub fn is_sensitive(self) -> bool {
        self.sensitivity() > Sensitivity::Open
    }
}

parts! {
    /// A repeating subject: the answers hold an array of items for it.
    record Subject in Subjects {
        /// Key in the answers and prefix of its facts' ids, e.g. `product`.
        id: String,
        /// What one item is called on screen, e.g. "Produk".
        title: TextId => Texts,
        /// The label of the button that adds an item, e.g. "Tambah produk".
        add: TextId => Texts,
        /// The fewest items of a finished submission.
        min_items: u16,
        /// The most items that answers may hold.
        max_items: u16,
        /// The fact whose answer names an item on screen, e.g. `product.name`.
        label: Option<FactId> => Facts,
    }

    /// One fact.
    record Fact in Facts {
        /// `subject.name`; also the key in the answers.
        id: String,
        /// The repeating subject, or none for a fact of the root.
        subject: Option<SubjectId> => Subjects,
        /// The type of its answer.
        kind: FactKind,
        /// The allowed answers of [`FactKind::Choice`] and [`FactKind::Choices`]; empty for other kinds.
        options: Vec<author::Choice>,
        /// Whether the options are long enough to need a search box.
        searchable: bool,
        /// What an answer must satisfy beyond its type (a predicate over the value).
        check: Option<NodeId> => Nodes,
        /// The check as one look at the answer, if it is no more than that; see [`Pack::prepare`](author::Pack::prepare).
        test: Option<Test>,
        /// What to do when the check fails; shown beside the field.
        check_text: Option<TextId> => Texts,
        /// The format, when the answer has one (also part of `check`).
        format: Option<FormatId> => Formats,
        /// Whether the fact is asked at all (a predicate over the subject's facts); none means always.
        live: Option<NodeId> => Nodes,
        /// Whether a finished submission must answer it while it is live.
        required: bool,
        /// Who answers it.
        asked_of: AskedOf,
        /// How its answer must be protected.
        sensitivity: Sensitivity,
        /// The question (label) on screen.
        question: TextId => Texts,
        /// Help beside the question.
        hint: Option<TextId> => Texts,
        /// A unit shown after the field ("hari", "orang").
        unit: Option<TextId> => Texts,
        /// HTML autocomplete token, where one exists.
        autocomplete: Option<String>,
        /// A statement that must be agreed to (must be `true`) before sending.
        declaration: bool,
        /// How the value is computed; none for facts that are answered.
        derived: Option<author::Derivation>,
    }

    /// One allowed answer.
    record Choice in Options {
        /// The value in the answers.
        value: String,
        /// Its words on screen.
        label: TextId => Texts,
        /// Whether it excludes every other option of the fact: "none of these".
        exclusive: bool,
    }

    /// How a derived fact gets its value.
    choice Derivation {
        /// The first arm that holds names the value; if none holds the fact is absent.
        Arms(arms: Vec<author::DerivedArm>),
        /// Some digits of an identifier held in another fact.
        Digits {
            /// The fact that holds the identifier.
            of: FactId => Facts,
            /// Which digits of it.
            part: Part,
        },
    }

    /// One possible value of a derived fact.
    record DerivedArm in DerivedArms {
        /// The option index, or none for "sources disagree: ask the office".
        value: Option<u16>,
        /// When it applies.
        condition: crate::program::author::Condition,
    }
}

impl Default for author::Derivation {
    fn default() -> author::Derivation {
        author::Derivation::Arms(Vec::new())
    }
}

words!(FactKind { Boolean, Integer, Money, Text, Date, Choice, Choices, Document });
words!(AskedOf { Applicant, Office });
words!(Sensitivity { Open, Personal, Confidential });
plain!(record Part { among: u8, before: u8, count: u8, year: Option<u16> });
