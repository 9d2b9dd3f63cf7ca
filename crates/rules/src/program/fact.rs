//! Facts: what a rule may read, with type, question, sensitivity and liveness.

use super::{NodeId, TextId};
use alloc::{string::String, vec::Vec};

/// A repeating subject: the answers hold an array of items for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// Key in the answers and prefix of its facts' ids, e.g. `product`.
    pub id: String,
    /// What one item is called on screen, e.g. "Produk".
    pub title: TextId,
    /// The label of the button that adds an item, e.g. "Tambah produk".
    pub add: TextId,
    /// The fewest items of a finished submission.
    pub min_items: u16,
    /// The most items that answers may hold.
    pub max_items: u16,
    /// The fact whose answer names an item on screen, e.g. `product.name`.
    pub label: Option<super::FactId>,
}

/// One fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// `subject.name`; also the key in the answers.
    pub id: String,
    /// The repeating subject, or none for a fact of the root.
    pub subject: Option<super::SubjectId>,
    /// The type of its answer.
    pub kind: FactKind,
    /// The allowed answers of [`FactKind::Choice`] and [`FactKind::Choices`]; empty for other kinds.
    pub options: Vec<Choice>,
    /// Whether the options are long enough to need a search box.
    pub searchable: bool,
    /// What an answer must satisfy beyond its type (a predicate over the value).
    pub check: Option<NodeId>,
    /// What to do when the check fails; shown beside the field.
    pub check_text: Option<TextId>,
    /// The identifier format, when the answer has one (also part of `check`).
    pub format: Option<Format>,
    /// Whether the fact is asked at all (a predicate over the subject's facts); none means always.
    pub live: Option<NodeId>,
    /// Whether a finished submission must answer it while it is live.
    pub required: bool,
    /// Who answers it.
    pub asked_of: AskedOf,
    /// How its answer must be protected.
    pub sensitivity: Sensitivity,
    /// The question (label) on screen.
    pub question: TextId,
    /// Help beside the question.
    pub hint: Option<TextId>,
    /// A unit shown after the field ("hari", "orang").
    pub unit: Option<TextId>,
    /// HTML autocomplete token, where one exists.
    pub autocomplete: Option<String>,
    /// A statement that must be agreed to (must be `true`) before sending.
    pub declaration: bool,
    /// How the value is computed; none for facts that are answered.
    pub derived: Option<Derivation>,
}

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

/// One allowed answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The value in the answers.
    pub value: String,
    /// Its words on screen.
    pub label: TextId,
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

/// Identifier formats that are asserted (see `crate::format` for each definition).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// `YYYY-MM-DD`, RFC 3339 full-date.
    #[default]
    Date,
    /// RFC 5321 mailbox, the usual subset.
    Email,
    /// Population number, 16 digits.
    Nik,
    /// Business identification number, 13 digits.
    Nib,
    /// Tax number, 15 or 16 digits.
    Npwp,
    /// Home-food number, `1-8`, group, regency, product, producer, `-`, year.
    Pirt,
    /// BPOM distribution number `MD` + 12 or 15 digits.
    Md,
    /// Indonesian phone number.
    Phone,
    /// KBLI code of five digits.
    Kbli,
    /// Region code of Kemendagri, `PP`, `PP.KK`, `PP.KK.CC` or `PP.KK.CC.VVVV`.
    Region,
    /// URI with a scheme, RFC 3986.
    Uri,
}

/// How a derived fact gets its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Derivation {
    /// The first arm that holds names the value; if none holds the fact is absent.
    Arms(Vec<DerivedArm>),
    /// A part of an identifier held in another fact.
    Part {
        /// The fact that holds the identifier.
        of: super::FactId,
        /// Which part of it.
        part: Part,
    },
}

/// One possible value of a derived fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DerivedArm {
    /// The option index, or none for "sources disagree: ask the office".
    pub value: Option<u16>,
    /// When it applies.
    pub condition: super::Condition,
}

/// A part of an identifier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// P-IRT digit 1.
    #[default]
    PirtPackaging,
    /// P-IRT digits 2-3.
    PirtGroup,
    /// P-IRT digits 4-7.
    PirtRegency,
    /// P-IRT digits 8-9.
    PirtProduct,
    /// P-IRT digits 10-13.
    PirtProducer,
    /// 31 December of the year in P-IRT digits 14-15 (the number gives the year only).
    PirtExpiry,
    /// MD risk digit of a 15-digit number.
    MdRisk,
}

impl Default for Derivation {
    fn default() -> Derivation {
        Derivation::Arms(Vec::new())
    }
}

impl Fact {
    /// Whether the applicant is asked for it (not derived, not an office fact).
    pub fn is_asked(&self) -> bool {
        self.derived.is_none() && self.asked_of == AskedOf::Applicant
    }

    /// Whether its answer is personal data.
    pub fn is_sensitive(&self) -> bool {
        self.sensitivity > Sensitivity::Open
    }
}

use crate::wire::{choice, record, words};

record!(Subject { id, title @ Texts, add @ Texts, min_items, max_items, label @ Facts });
record!(Fact {
    id,
    subject @ Subjects,
    kind,
    options,
    searchable,
    check @ Nodes,
    check_text @ Texts,
    format,
    live @ Nodes,
    required,
    asked_of,
    sensitivity,
    question @ Texts,
    hint @ Texts,
    unit @ Texts,
    autocomplete,
    declaration,
    derived
});
words!(FactKind { Boolean, Integer, Money, Text, Date, Choice, Choices, Document });
record!(Choice { value, label @ Texts });
words!(AskedOf { Applicant, Office });
words!(Sensitivity { Open, Personal, Confidential });
words!(Format { Date, Email, Nik, Nib, Npwp, Pirt, Md, Phone, Kbli, Region, Uri });
choice!(Derivation {
    0 => Arms(arms),
    1 => Part { of @ Facts, part },
});
record!(DerivedArm { value, condition });
words!(Part { PirtPackaging, PirtGroup, PirtRegency, PirtProduct, PirtProducer, PirtExpiry, MdRisk });
