//! What the shell gives a form when it mounts it.

use crate::border::Host;
use layak_form::Book;
use layak_rules::{Program, finder::Catalogue};
use std::sync::Arc;

/// The attributes of the element, and what the shell knows about the page.
#[derive(Clone)]
pub struct Options {
    /// The origin of the form server, without a slash at the end.
    pub server: String,
    /// `id` or `en`.
    pub lang: String,
    /// The level of the form's heading.
    pub heading_level: u8,
    /// A name for assistive technology; may be empty.
    pub label: String,
    /// Whether the page is of the form server's own origin: only there are sensitive questions asked.
    pub own_origin: bool,
}

/// What a form is mounted with.
pub struct Start {
    /// The compiled pack.
    pub program: Arc<Program>,
    /// The packs beside it, if it is a finder.
    pub catalogue: Option<Arc<Catalogue>>,
    /// The words of the form.
    pub book: Book,
    /// See [`Options`].
    pub options: Options,
    /// The shell.
    pub host: Host,
}
