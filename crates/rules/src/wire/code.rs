//! The kinds of all tables as a few hundred bytes, made while the crate is compiled: what the page carries of them.
//!
//! | byte | cells |
//! |---|---|
//! | below 0x40 | a number that is not above it |
//! | 0x40 and on | an index into the table of this number |
//! | 0x80 and on | a list of items of the table of this number |
//! | 0xC0 and on | see [`LIMITS`], [`WIDE`], [`CHARS`] |
//! | [`CHOICE`] | then the number of choices, the width, the length of what follows; for each its length and its cells |

use super::{Kind, Table};
use crate::date::Date;

/// Flags of a byte with a table.
pub(super) const ID: u8 = 0x40;
pub(super) const SPAN: u8 = 0x80;
/// A number that is not above one of [`LIMITS`].
pub(super) const LIMIT: u8 = 0xc0;
pub(super) const LIMITS: [u32; 4] = [u8::MAX as u32, u16::MAX as u32, u32::MAX, Date::COUNT - 1];
pub(super) const WIDE: u8 = 0xc8;
pub(super) const CHARS: u8 = 0xc9;
pub(super) const CHOICE: u8 = 0xca;

/// More than there are.
const ROOM: usize = 2_000;

/// The rows of all tables.
struct Codes {
    bytes: [u8; ROOM],
    length: usize,
    starts: [u16; Table::COUNT + 1],
    widths: [u8; Table::COUNT],
}

const CODES: Codes = {
    let mut codes =
        Codes { bytes: [0; ROOM], length: 0, starts: [0; Table::COUNT + 1], widths: [0; Table::COUNT] };
    let mut table = 0;
    while table < Table::COUNT {
        let kind = Table::ROWS[table];
        codes.widths[table] = kind.width() as u8;
        codes.length = encode(&kind, &mut codes.bytes, codes.length);
        table += 1;
        codes.starts[table] = codes.length as u16;
    }
    codes
};

static BYTES: [u8; CODES.length] = {
    let (mut bytes, mut at) = ([0; CODES.length], 0);
    while at < CODES.length {
        bytes[at] = CODES.bytes[at];
        at += 1;
    }
    bytes
};
static STARTS: [u16; Table::COUNT + 1] = CODES.starts;
static WIDTHS: [u8; Table::COUNT] = CODES.widths;

const fn encode(kind: &Kind, to: &mut [u8; ROOM], at: usize) -> usize {
    match kind {
        Kind::UpTo(most) if *most < ID as u32 => to[at] = *most as u8,
        Kind::UpTo(most) => {
            let mut limit = 0;
            // Fails to compile where a limit is missing.
            while LIMITS[limit] != *most {
                limit += 1;
            }
            to[at] = LIMIT + limit as u8;
        }
        Kind::Wide => to[at] = WIDE,
        Kind::Chars => to[at] = CHARS,
        Kind::Id(table) => to[at] = ID + *table as u8,
        Kind::Span(table) => to[at] = SPAN + *table as u8,
        Kind::Group(parts) => {
            let (mut part, mut at) = (0, at);
            while part < parts.len() {
                at = encode(&parts[part], to, at);
                part += 1;
            }
            return at;
        }
        Kind::Choice(parts) => {
            to[at] = CHOICE;
            to[at + 1] = parts.len() as u8;
            to[at + 2] = kind.width() as u8;
            let start = at + 4;
            let (mut part, mut end) = (0, start);
            while part < parts.len() {
                let own = end + 1;
                end = encode(&parts[part], to, own);
                to[own - 1] = (end - own) as u8;
                part += 1;
            }
            assert!(end - start <= u8::MAX as usize);
            to[at + 3] = (end - start) as u8;
            return end;
        }
    }
    at + 1
}

impl Table {
    /// What a row holds.
    pub(super) fn code(self) -> &'static [u8] {
        let at = self as usize;
        &BYTES[STARTS[at] as usize..STARTS[at + 1] as usize]
    }

    /// How many cells a row has.
    pub(super) fn width(self) -> usize {
        WIDTHS[self as usize].into()
    }

    /// The table of a byte.
    pub(super) fn of(byte: u8) -> Table {
        Table::ALL[usize::from(byte & 0x3f)]
    }
}

/// The cells of one of the choices, and what comes after all of them; `rest` is what follows [`CHOICE`].
pub(super) fn choice(rest: &'static [u8], which: usize) -> (&'static [u8], &'static [u8]) {
    let (all, after) = rest[3..].split_at(rest[2].into());
    let mut own = all;
    for _ in 0..which {
        own = &own[1 + usize::from(own[0])..];
    }
    (&own[1..1 + usize::from(own[0])], after)
}
