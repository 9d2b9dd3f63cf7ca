//! What stands on every screen, in the same place: the form's name, the language, the office's help, the status line.

use crate::{
    dom::{Tag, tag},
    scene::Scene,
    words,
};
use layak_form::words::Word;
use yew::Html;

/// What the frame shows besides the screen.
pub struct Frame<'a> {
    /// The name of the form; none where the heading says it.
    pub name: Option<String>,
    /// A name for assistive technology; may be empty.
    pub label: &'a str,
    /// The office to ask.
    pub office: String,
    /// Whether there is another language.
    pub languages: bool,
    /// What to say to someone who cannot see what changed.
    pub status: &'a str,
}

/// The frame around a screen, what follows it, and the result.
pub fn around(scene: &Scene, frame: &Frame<'_>, page: Tag, after: Option<Tag>, panel: Option<Html>) -> Tag {
    let mut bar = tag("div;bar").with(tag("p").text(frame.name.as_deref().unwrap_or_default()));
    if frame.languages {
        bar = bar.with(language(scene));
    }
    let help = tag("div;help").say("p;name", scene, Word::OfficeHeading);
    let help = help.maybe("p;pre", Some(&frame.office));
    let mut column = tag("div;page;part=page").with(bar).with(page);
    if let Some(after) = after {
        column = column.with(after);
    }
    let mut columns = tag(if panel.is_some() { "div;columns" } else { "div" }).with(column.with(help));
    if let Some(panel) = panel {
        columns = columns.put(panel);
    }
    let form = tag("div;layak").is("lang", words::tag(scene.language)).with(columns);
    let form = form.with(tag("p;hidden;role=status").text(frame.status));
    if frame.label.is_empty() {
        form
    } else {
        form.is("role", "group").set("aria-label", frame.label.to_owned())
    }
}

// The other language is named in itself.
fn language(scene: &Scene) -> Tag {
    scene.button("link", Word::OtherLanguage, "language").is("lang", words::tag(words::other(scene.language)))
}
