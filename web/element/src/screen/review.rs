//! All answers before sending, each with a way to change it, and the declarations.

use crate::{
    dom::{Tag, classed, tag},
    field::Search,
    part::field,
    scene::{Scene, button},
};
use layak_form::{Form, ReviewRow, ReviewSection, ReviewView, Target, words::Word};
use std::rc::Rc;

/// The review.
pub fn review(scene: &Rc<Scene>, form: &Form, view: ReviewView) -> Tag {
    let mut all = tag("div");
    for part in &view.sections {
        all = section(all, scene, form, part);
    }
    if !view.declarations.is_empty() {
        let mut fields = tag("div");
        for view in view.declarations {
            fields = fields.put(field(scene, view, Search::default()));
        }
        all = all.with(scene.heading(1, "subtitle", scene.say(Word::DeclarationHeading))).with(fields);
    }
    all.maybe("p", "note guide", view.withheld.as_deref())
}

fn section(all: Tag, scene: &Scene, form: &Form, section: &ReviewSection) -> Tag {
    let title = match &section.item {
        Some(item) => [item, ": ", &section.title].concat(),
        None => section.title.clone(),
    };
    let answers = section
        .rows
        .iter()
        .fold(classed("dl", "answers"), |list, answer| list.with(row(scene, form, answer)));
    all.with(scene.heading(1, "subtitle", &title)).with(answers)
}

fn row(scene: &Scene, form: &Form, row: &ReviewRow) -> Tag {
    let value = tag("dd").when(!row.answered, "class", "muted").is("translate", "no").text(&row.value);
    let value = value.maybe("p", "error", row.problem.as_deref());
    let change = button("link", scene.say(Word::Change), "answer").at(form.target_key(Target::Field(row.at)));
    let change = change.set("aria-label", row.change.clone());
    tag("div").with(tag("dt").text(&row.label)).with(value).with(classed("dd", "change").with(change))
}
