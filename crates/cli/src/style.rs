//! The few styles of the output; they are left out where the output is not a terminal.

use anstyle::{AnsiColor, Style};

/// Errors, refusals.
pub const BAD: Style = AnsiColor::Red.on_default().bold();
/// Warnings, what is still open.
pub const OPEN: Style = AnsiColor::Yellow.on_default().bold();
/// What holds.
pub const GOOD: Style = AnsiColor::Green.on_default().bold();
/// Titles.
pub const TITLE: Style = Style::new().bold();
/// Places, ids, citations.
pub const QUIET: Style = Style::new().dimmed();
