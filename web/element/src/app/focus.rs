//! Where the focus goes after a change of screen.

use crate::border::Host;

/// Where the focus goes.
pub enum Focus {
    /// Nowhere else.
    Stay,
    /// To the heading of the screen.
    Heading,
    /// To the error summary.
    Summary,
    /// To the control with this id; its label is scrolled to the top.
    Control(String),
}

/// Moves the focus. The label comes into view rather than the control, so that the question can be read above the keyboard
/// of a phone.
pub fn apply(host: &Host, focus: &Focus) {
    match focus {
        Focus::Stay => host.settle("", ""),
        Focus::Heading => host.settle("[data-heading]", ""),
        Focus::Summary => host.settle("[data-summary]", ""),
        Focus::Control(id) => host.settle(&named(id, ""), &named(id, "-label")),
    }
}

fn named(id: &str, part: &str) -> String {
    ["[id=\"", id, part, "\"]"].concat()
}
