//! The findings in order and in groups.

use super::Finding;
use crate::{
    panel::{Tone, tone},
    words::{Book, Language, Word, fill, join},
};
use layak_rules::{Verdict, order::insertion_sort_by, program::WindowState, wording::count};

/// The findings of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundGroup {
    /// How it is painted.
    pub tone: Tone,
    /// What they have in common, in a few words.
    pub heading: String,
    /// Whether they are shown only on demand: what is not open and not known, what is turned down for good.
    pub folded: bool,
    /// The findings.
    pub rows: Vec<Finding>,
}

/// The kinds in their order; what an applicant can act on comes first.
fn rank(finding: &Finding) -> u8 {
    match (finding.verdict, finding.repairable) {
        (Some(Verdict::Eligible), _) => 0,
        (Some(Verdict::CannotTellYet), _) if opening(finding) < SHUT => 2,
        (Some(Verdict::NotEligible), true) => 3,
        (Some(Verdict::CannotTellYet), _) => 4,
        (Some(Verdict::NotEligible), false) => 5,
        (Some(_), _) => 1,
        (None, _) => 6,
    }
}

fn word(rank: u8) -> (Word, Tone) {
    match rank {
        0 => (Word::VerdictEligible, tone(Verdict::Eligible)),
        1 => (Word::VerdictAsk, tone(Verdict::ASK)),
        2 => (Word::VerdictUnknown, tone(Verdict::CannotTellYet)),
        3 => (Word::VerdictNotYetEligible, Tone::Act),
        4 => (Word::FinderShut, tone(Verdict::CannotTellYet)),
        5 => (Word::VerdictNotEligible, tone(Verdict::NotEligible)),
        _ => (Word::FinderAlso, Tone::Info),
    }
}

/// What takes applications before what may, and that before what does not.
fn opening(finding: &Finding) -> u8 {
    match finding.state {
        Some(WindowState::Open | WindowState::Extended) => 0,
        None => 1,
        Some(WindowState::NotYetOpen) => 2,
        Some(WindowState::NoEdition | WindowState::Moved | WindowState::Suspended) => SHUT,
        Some(WindowState::Closed) => SHUT + 1,
    }
}

/// From here on nobody can apply, nor soon.
const SHUT: u8 = 3;

/// By kind, then by whether one can apply, then by how many questions are left; else in the order of the catalogue.
pub(super) fn sort(found: &mut [Finding]) {
    let key = |finding: &Finding| {
        let open = finding.open.map_or(u16::MAX, |open| u16::try_from(open).unwrap_or(u16::MAX));
        (rank(finding), opening(finding), open)
    };
    insertion_sort_by(found, |one, other| key(one) < key(other));
}

/// Sorted findings by kind.
pub fn groups(found: Vec<Finding>, book: &Book, language: Language) -> Vec<FoundGroup> {
    let mut groups: Vec<FoundGroup> = Vec::new();
    let mut last = None;
    for finding in found {
        let rank = rank(&finding);
        if last != Some(rank) {
            let (word, tone) = word(rank);
            let heading = book.say(word, language).to_owned();
            groups.push(FoundGroup { tone, heading, folded: matches!(rank, 4 | 5), rows: Vec::new() });
            last = Some(rank);
        }
        if let Some(group) = groups.last_mut() {
            group.rows.push(finding);
        }
    }
    groups
}

/// How many findings of each kind there are, in a line: what is said aloud when the list changes.
pub fn summary(groups: &[FoundGroup], book: &Book, language: Language) -> String {
    let mut parts = Vec::new();
    for group in groups.iter().filter(|group| group.tone != Tone::Info) {
        let count = count(group.rows.len());
        parts.push(fill(book.say(Word::AnswerWas, language), &[&group.heading, &count]));
    }
    join(&parts, " · ")
}
