//! What the pack says about itself and its pages.

use super::{FactId, SubjectId, TextId};
use crate::wire::parts;
use alloc::{string::String, vec::Vec};

parts! {
    /// What there is once.
    record Head in Heads {
        /// Identity, titles and contact of the pack.
        info: author::PackInfo,
        /// The languages of the texts in declared order, as BCP 47 tags; the first is the default.
        languages: Vec<String>,
    }

    /// Identity and contact of a pack.
    record PackInfo {
        /// Stable id, e.g. `gorontalo-motor`.
        id: String,
        /// The author's version, e.g. `2026.11.1`.
        version: String,
        /// SHA-256 of the canonical bytes (RFC 8785) of the pack's source.
        source_sha256: [u8; 32],
        /// Title on screen.
        title: TextId => Texts,
        /// One or two sentences under the title.
        summary: TextId => Texts,
        /// The office to ask: name, where, how.
        office: TextId => Texts,
        /// The next step of every *ask the office*.
        ask_next: TextId => Texts,
        /// Offset of the office's time zone from UTC in minutes (WIB 420, WITA 480, WIT 540).
        utc_offset_minutes: i16,
        /// Its abbreviation on receipts (WIB, WITA, WIT).
        time_zone: String,
    }

    /// One page of the form.
    record Page in Pages {
        /// Stable id within the pack.
        id: String,
        /// Heading.
        title: TextId => Texts,
        /// Text under the heading.
        intro: Option<TextId> => Texts,
        /// The repeating subject whose items the page asks for; none for a page of root facts.
        subject: Option<SubjectId> => Subjects,
        /// The facts asked, in order.
        facts: Vec<FactId> => Facts,
    }
}
