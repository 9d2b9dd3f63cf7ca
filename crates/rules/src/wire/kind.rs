//! What cells hold.

use super::Table;

/// The kind of one cell, or of a few that belong together.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A number that is not above this one.
    UpTo(u32),
    /// A signed number of 64 bits: two cells, low half first.
    Wide,
    /// An index into a table.
    Id(Table),
    /// A list, whose items are rows of a table: the cell where it begins, and how many there are.
    Span(Table),
    /// A piece of the characters: the byte where it begins, and how many bytes it has.
    Chars,
    /// Parts in order.
    Group(&'static [Kind]),
    /// One cell that tells which of these follows, then that one, and zeros up to the width of the widest.
    Choice(&'static [Kind]),
}

impl Kind {
    /// How many cells.
    pub const fn width(&self) -> usize {
        match self {
            Kind::UpTo(_) | Kind::Id(_) => 1,
            Kind::Wide | Kind::Span(_) | Kind::Chars => 2,
            Kind::Group(parts) => {
                let (mut width, mut at) = (0, 0);
                while at < parts.len() {
                    width += parts[at].width();
                    at += 1;
                }
                width
            }
            Kind::Choice(parts) => 1 + widest(parts),
        }
    }
}

/// The width of the widest.
const fn widest(parts: &[Kind]) -> usize {
    let (mut most, mut at) = (0, 0);
    while at < parts.len() {
        if parts[at].width() > most {
            most = parts[at].width();
        }
        at += 1;
    }
    most
}
