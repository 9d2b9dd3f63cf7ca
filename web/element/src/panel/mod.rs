//! The live result: beside the questions on wide screens, folded below them on phones.

use crate::{
    dom::{Tag, tag},
    icon::Icon,
    rows::{none, paint},
    scene::Scene,
};
use layak_form::{Panel, words::Word};

/// What the applicant opened.
#[derive(Clone, Default)]
pub struct Opened {
    /// The result itself, on a phone.
    pub panel: bool,
    /// The keys of verdicts whose reasons are shown.
    pub reasons: Vec<String>,
}

impl Opened {
    /// Shows or hides the reasons of a verdict.
    pub fn turn(&mut self, key: String) {
        match self.reasons.iter().position(|other| *other == key) {
            Some(index) => drop(self.reasons.remove(index)),
            None => self.reasons.push(key),
        }
    }
}

/// The live result.
pub fn draw(scene: &Scene, panel: &Panel, open: &Opened) -> Tag {
    let (around, body) = folded(scene, scene.say(Word::PanelHeading), &panel.summary, open.panel);
    around.with(paint(scene, body, &panel.rows, &none))
}

/// A panel that folds on phones, and its body, which goes into it.
pub fn folded(scene: &Scene, heading: &str, summary: &str, open: bool) -> (Tag, Tag) {
    let id = scene.id("panel", "");
    let words = tag("span").text(heading).with(tag("span;muted").text(summary));
    let fold =
        tag("button;fold;type=button").set("aria-controls", id.clone()).with(words).with(Icon::Angle.draw());
    let fold = fold.is("aria-expanded", if open { "true" } else { "false" }).does("fold");
    let body = tag("div;body").set("id", id).when(!open, "hidden", "");
    (tag("div;panel;part=panel").with(fold), body)
}
