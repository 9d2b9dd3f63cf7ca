//! Provisions, parameters and lists: the law with its dates and citations.

use super::{FactId, NodeId, SubjectId, TextId};
use crate::date::Date;
use alloc::{string::String, vec::Vec};

/// When something is in force: both ends inclusive, an absent end is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl Period {
    /// Whether `on` lies within the period.
    pub fn contains(&self, on: Date) -> bool {
        self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| on <= to)
    }
}

/// How sure the author is of a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Two or more sources agree, or the regulation's own text was read.
    #[default]
    Confirmed,
    /// One source.
    Single,
    /// Background knowledge or a gap: a rule that would turn someone down gives *ask the office* instead.
    Unsure,
}

/// Where a rule comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// The instrument, e.g. `PP 42/2024`.
    pub law: String,
    /// The place in it, e.g. `Pasal 160 ayat (2)`; empty if not known.
    pub article: String,
    /// A public address of a source; empty if none was kept.
    pub url: String,
}

/// One rule of law or of a programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provision {
    /// Stable id within the pack.
    pub id: String,
    /// The repeating subject that it is about; none for the root.
    pub subject: Option<SubjectId>,
    /// When it is in force.
    pub period: Period,
    /// What must hold; none for a note (information without a test).
    pub predicate: Option<NodeId>,
    /// Where it comes from; never empty.
    pub citations: Vec<Citation>,
    /// How sure the author is.
    pub standing: Standing,
    /// The criterion in a few neutral words.
    pub title: TextId,
    /// The plain reason when it holds.
    pub met: Option<TextId>,
    /// The plain reason when it does not hold.
    pub unmet: Option<TextId>,
    /// What to do when it does not hold.
    pub next: Option<TextId>,
    /// Whether an applicant can mend it when it does not hold.
    pub repairable: bool,
    /// The facts that its predicate reads, in asking order (see [`Program::prepare`](super::Program::prepare)).
    pub facts: Vec<FactId>,
    /// The repeating subjects whose arrays it reads.
    pub subjects: Vec<SubjectId>,
}

/// A figure of law with a history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameter {
    /// Stable id within the pack.
    pub id: String,
    /// How it is written for people.
    pub unit: Unit,
    /// Values in order of their start, without overlap.
    pub values: Vec<ParameterValue>,
}

/// One value of a parameter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParameterValue {
    /// When it is in force.
    pub period: Period,
    /// The value: rupiah, a count, per cent, a day number ([`Date`]), or months/days of a duration (see [`Unit`]).
    pub value: i64,
    /// Where it comes from.
    pub citation: Citation,
    /// How sure the author is.
    pub standing: Standing,
}

/// The unit of a parameter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Whole rupiah.
    #[default]
    Rupiah,
    /// A plain number.
    Count,
    /// Per cent.
    Percent,
    /// A calendar date, as days of [`Date`].
    Date,
    /// A duration in days.
    Days,
    /// A duration in months.
    Months,
    /// A duration in years.
    Years,
}

/// A code list with its versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// Stable id within the pack.
    pub id: String,
    /// Versions in order of their start, without overlap.
    pub versions: Vec<ListVersion>,
}

/// The codes of a list in one period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListVersion {
    /// When it is in force.
    pub period: Period,
    /// The codes, sorted.
    pub codes: Vec<String>,
    /// Where it comes from.
    pub citation: Citation,
}

use crate::wire::{record, words};

record!(Period { from, to });
words!(Standing { Confirmed, Single, Unsure });
record!(Citation { law, article, url });
record!(Provision {
    id,
    subject @ Subjects,
    period,
    predicate @ Nodes,
    citations,
    standing,
    title @ Texts,
    met @ Texts,
    unmet @ Texts,
    next @ Texts,
    repairable,
    facts @ Facts,
    subjects @ Subjects
});
record!(Parameter { id, unit, values });
record!(ParameterValue { period, value, citation, standing });
words!(Unit { Rupiah, Count, Percent, Date, Days, Months, Years });
record!(List { id, versions });
record!(ListVersion { period, codes, citation });
