//! Formats: how identifiers and the like are written. A program brings the patterns of the formats that it asserts; where
//! they come from is the author's side (`schemas/meta/formats.json`).

use super::{Fact, FormatId, PatternId, Program, TextId};
use crate::wire::{parts, words};
use alloc::vec::Vec;

/// Which format it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FormatName {
    /// Calendar date.
    #[default]
    Date,
    /// Mail address.
    Email,
    /// Web address and the like.
    Uri,
    /// Population number.
    Nik,
    /// Business identification number.
    Nib,
    /// Tax number.
    Npwp,
    /// Number of home-made food.
    Pirt,
    /// Distribution number of domestic food.
    Md,
    /// Indonesian phone number.
    Phone,
    /// KBLI code of any version.
    Kbli,
    /// KBLI code of the version of 2020.
    Kbli2020,
    /// KBLI code of the version of 2025.
    Kbli2025,
    /// Region code.
    Region,
}

parts! {
    /// A format that the pack asserts.
    record Format in Formats {
        /// Which it is.
        name: FormatName,
        /// What it is in words: "NIB (13 angka)".
        title: TextId => Texts,
        /// How it is written, for who wrote it otherwise: "Tulis 13 angka NIB."
        ask: TextId => Texts,
        /// The fewest digits, of what is written in digits alone; otherwise 0.
        fewest: u8,
        /// The most digits, of what is written in digits alone; otherwise 0.
        most: u8,
        /// All must match.
        patterns: Vec<PatternId> => Patterns,
        /// What does not match has the format all the same, but should be looked at again.
        plausible: Option<PatternId> => Patterns,
        /// What to say of that.
        doubt: Option<TextId> => Texts,
    }
}

words!(FormatName { Date, Email, Uri, Nik, Nib, Npwp, Pirt, Md, Phone, Kbli, Kbli2020, Kbli2025, Region });

impl Program {
    /// Whether a text has a format.
    pub fn has_format(&self, id: FormatId, text: &str) -> bool {
        self.format(id).patterns().iter().all(|pattern| self.pattern(pattern).matches(text))
    }

    /// What to say of a text that has a format and should be looked at again.
    pub fn doubt(&self, id: FormatId, text: &str) -> Option<TextId> {
        let format = self.format(id);
        let is_plausible = self.pattern(format.plausible()?).matches(text);
        format.doubt().filter(|_| !is_plausible)
    }

    /// The name of a fact's format, when its answer has one.
    pub fn format_of(&self, fact: Fact<'_>) -> Option<FormatName> {
        fact.format().map(|id| self.format(id).name())
    }
}
