//! What the shell gives a form when it mounts it.

use crate::border::{Host, Json};
use layak_form::Book;
use layak_rules::{Program, finder::Catalogue};
use std::sync::Arc;
use web_sys::Element;

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

impl Options {
    /// Reads them from an object of the shell; none if one is missing or of another type.
    pub fn read(object: &Json) -> Option<Options> {
        Some(Options {
            server: object.text("server")?,
            lang: object.text("lang")?,
            heading_level: u8::try_from(object.index("headingLevel")?).ok()?,
            label: object.text("label")?,
            own_origin: object.is("ownOrigin"),
        })
    }
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
    /// The element that holds the form.
    pub stage: Element,
    /// The shell.
    pub host: Host,
}
