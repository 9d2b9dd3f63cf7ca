//! What the pack says about itself and its pages.

use super::{FactId, SubjectId, TextId};
use alloc::{string::String, vec::Vec};

/// Identity and contact of a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackInfo {
    /// Stable id, e.g. `gorontalo-motor`.
    pub id: String,
    /// The author's version, e.g. `2026.11.1`.
    pub version: String,
    /// SHA-256 of the canonical bytes (RFC 8785) of the pack's source.
    pub source_sha256: [u8; 32],
    /// Title on screen.
    pub title: TextId,
    /// One or two sentences under the title.
    pub summary: TextId,
    /// The office to ask: name, where, how.
    pub office: TextId,
    /// The next step of every *ask the office*.
    pub ask_next: TextId,
    /// Offset of the office's time zone from UTC in minutes (WIB 420, WITA 480, WIT 540).
    pub utc_offset_minutes: i16,
    /// Its abbreviation on receipts (WIB, WITA, WIT).
    pub time_zone: String,
}

/// One page of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Stable id within the pack.
    pub id: String,
    /// Heading.
    pub title: TextId,
    /// Text under the heading.
    pub intro: Option<TextId>,
    /// The repeating subject whose items the page asks for; none for a page of root facts.
    pub subject: Option<SubjectId>,
    /// The facts asked, in order.
    pub facts: Vec<FactId>,
}

use crate::wire::record;

record!(PackInfo {
    id,
    version,
    source_sha256,
    title @ Texts,
    summary @ Texts,
    office @ Texts,
    ask_next @ Texts,
    utc_offset_minutes,
    time_zone
});
record!(Page { id, title @ Texts, intro @ Texts, subject @ Subjects, facts @ Facts });
