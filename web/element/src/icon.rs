//! The few signs beside words. They are decoration: every state is also said in words.

use crate::dom::{Tag, tag};

/// A sign.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A tick.
    Tick,
    /// A cross.
    Cross,
    /// A question mark.
    Question,
    /// Three dots: not known yet.
    Dots,
    /// An arrow: something to do.
    Arrow,
    /// An angle that points down.
    Angle,
    /// A phone.
    Phone,
    /// A ring that turns.
    Ring,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Icon::Tick => "M4 10.5l4 4 8-9",
            Icon::Cross => "M5 5l10 10M15 5L5 15",
            Icon::Question => "M6.5 7.5a3.5 3.5 0 115 3.2c-1 .5-1.5 1-1.5 2.3M10 16v.6",
            Icon::Dots => "M4 10h.1M10 10h.1M16 10h.1",
            Icon::Arrow => "M3 10h13M11 5l5 5-5 5",
            Icon::Angle => "M4 7l6 6 6-6",
            Icon::Phone => "M6 2h8v16H6zM9 15h2",
            Icon::Ring => "M10 2a8 8 0 108 8",
        }
    }

    /// Draws it in the colour of the text around; the sheet draws the line.
    pub fn draw(self) -> Tag {
        let svg = tag("svg").is("class", if self == Icon::Ring { "icon spin" } else { "icon" });
        svg.is("viewBox", "0 0 20 20").is("aria-hidden", "true").with(tag("path").is("d", self.path()))
    }
}
