//! Provisions, parameters and lists: the law with its dates and citations.

use super::{FactId, NodeId, SubjectId, TextId};
use crate::{
    date::Date,
    wire::{parts, plain, words},
};
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

parts! {
    /// Where a rule comes from.
    record Citation in Citations {
        /// The instrument, e.g. `PP 42/2024`.
        law: String,
        /// The place in it, e.g. `Pasal 160 ayat (2)`; empty if not known.
        article: String,
        /// A public address of a source; empty if none was kept.
        url: String,
    }

    /// One rule of law or of a programme.
    record Provision in Provisions {
        /// Stable id within the pack.
        id: String,
        /// The repeating subject that it is about; none for the root.
        subject: Option<SubjectId> => Subjects,
        /// When it is in force.
        period: Period,
        /// What must hold; none for a note (information without a test).
        predicate: Option<NodeId> => Nodes,
        /// Where it comes from; never empty.
        citations: Vec<author::Citation>,
        /// How sure the author is.
        standing: Standing,
        /// The criterion in a few neutral words.
        title: TextId => Texts,
        /// The plain reason when it holds.
        met: Option<TextId> => Texts,
        /// The plain reason when it does not hold.
        unmet: Option<TextId> => Texts,
        /// What to do when it does not hold.
        next: Option<TextId> => Texts,
        /// Whether an applicant can mend it when it does not hold.
        repairable: bool,
        /// The facts that its predicate reads, in asking order (see [`Program::prepare`](super::Program::prepare)).
        facts: Vec<FactId> => Facts,
        /// The repeating subjects whose arrays it reads.
        subjects: Vec<SubjectId> => Subjects,
    }

    /// A figure of law with a history.
    record Parameter in Parameters {
        /// Stable id within the pack.
        id: String,
        /// How it is written for people.
        unit: Unit,
        /// Values in order of their start, without overlap.
        values: Vec<author::ParameterValue>,
    }

    /// One value of a parameter.
    record ParameterValue in Values {
        /// When it is in force.
        period: Period,
        /// The value: rupiah, a count, per cent, a day number ([`Date`]), or months/days of a duration (see [`Unit`]).
        value: i64,
        /// Where it comes from.
        citation: author::Citation,
        /// How sure the author is.
        standing: Standing,
    }

    /// A code list with its versions.
    record CodeList in Lists {
        /// Stable id within the pack.
        id: String,
        /// Its name for people.
        title: TextId => Texts,
        /// Versions in order of their start, without overlap.
        versions: Vec<author::ListVersion>,
    }

    /// The codes of a list in one period.
    record ListVersion in Versions {
        /// When it is in force.
        period: Period,
        /// The codes, sorted.
        codes: Vec<String>,
        /// Where it comes from.
        citation: author::Citation,
    }
}

plain!(record Period { from: Option<Date>, to: Option<Date> });
words!(Standing { Confirmed, Single, Unsure });
words!(Unit { Rupiah, Count, Percent, Date, Days, Months, Years });
