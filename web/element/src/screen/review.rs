//! All answers before sending, each with a way to change it, and the declarations.

use crate::{
    app::Msg,
    dom::{Tag, classed, tag},
    part::field,
    scene::Scene,
};
use layak_form::{ReviewRow, ReviewSection, ReviewView, words::Word};
use std::rc::Rc;

/// The review.
pub fn review(scene: &Rc<Scene>, view: &ReviewView) -> Tag {
    let mut all = tag("div");
    for part in &view.sections {
        all = section(all, scene, part);
    }
    if !view.declarations.is_empty() {
        let fields = view.declarations.iter().fold(tag("div"), |all, view| all.put(field(scene, view)));
        all = all.with(scene.heading(1, "subtitle", scene.say(Word::DeclarationHeading))).with(fields);
    }
    all.maybe("p", "note guide", view.withheld.as_deref())
}

fn section(all: Tag, scene: &Scene, section: &ReviewSection) -> Tag {
    let title = match &section.item {
        Some(item) => [item, ": ", &section.title].concat(),
        None => section.title.clone(),
    };
    let answers =
        section.rows.iter().fold(classed("dl", "answers"), |list, answer| list.with(row(scene, answer)));
    all.with(scene.heading(1, "subtitle", &title)).with(answers)
}

fn row(scene: &Scene, row: &ReviewRow) -> Tag {
    let value = tag("dd").when(!row.answered, "class", "muted").is("translate", "no").text(&row.value);
    let value = value.maybe("p", "error", row.problem.as_deref());
    let change = scene.button_for("link", scene.say(Word::Change), row.change.clone(), Msg::Change(row.at));
    tag("div").with(tag("dt").text(&row.label)).with(value).with(classed("dd", "change").with(change))
}
