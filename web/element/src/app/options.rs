//! What the shell gives a form when it mounts it.

use crate::border::Emitter;
use layak_rules::Program;
use serde::Deserialize;
use std::sync::Arc;
use yew::Properties;

/// The attributes of the element, and what the shell knows about the page.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
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
    /// The version of the element.
    pub version: String,
}

/// What a form is mounted with.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The compiled pack.
    pub program: Arc<Program>,
    /// See [`Options`].
    pub options: Options,
    /// Takes the events.
    pub emitter: Emitter,
}
