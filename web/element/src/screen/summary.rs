//! The error summary: it takes the focus, and each line leads to its field.

use crate::{
    dom::{Tag, classed, tag},
    scene::Scene,
};
use layak_form::{FieldProblem, Form, words::Word};
use yew::Html;

/// All problems of a screen; nothing if there are none.
pub fn summary(page: Tag, scene: &Scene, form: &Form, problems: &[FieldProblem]) -> Tag {
    if problems.is_empty() {
        // A child all the same: when the last problem goes in mid-typing, what follows must not be made anew.
        return page.put(Html::default());
    }
    let mut list = tag("ul");
    for problem in problems {
        let key = form.target_key(problem.target);
        let href = ["#", &scene.id(&key, "")].concat();
        list = list
            .with(tag("li").with(tag("a").set("href", href).does("answer").at(key).text(&problem.message)));
    }
    let id = scene.id("summary", "");
    let heading = scene.heading(0, "subtitle", scene.say(Word::ProblemsHeading)).set("id", id.clone());
    let summary = classed("div", "errors").is("part", "summary").is("tabindex", "-1").is("data-summary", "");
    page.with(summary.is("role", "group").set("aria-labelledby", id).with(heading).with(list))
}
