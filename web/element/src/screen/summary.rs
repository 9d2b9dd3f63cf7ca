//! The error summary: it takes the focus, and each line leads to its field.

use crate::{
    app::Msg,
    dom::{Tag, classed, tag},
    scene::Scene,
};
use layak_form::{FieldProblem, Form, words::Word};
use yew::{Html, virtual_dom::ListenerKind};

/// All problems of a screen; nothing if there are none.
pub fn summary(page: Tag, scene: &Scene, form: &Form, problems: &[FieldProblem]) -> Tag {
    if problems.is_empty() {
        // A child all the same: when the last problem goes in mid-typing, what follows must not be made anew.
        return page.put(Html::default());
    }
    let mut list = tag("ul");
    for problem in problems {
        let href = ["#", &scene.id(&form.target_key(problem.target), "")].concat();
        let link = tag("a").set("href", href).text(&problem.message);
        list = list.with(tag("li").with(link.sends(
            ListenerKind::onclick,
            &scene.act,
            Msg::Answer(problem.target),
        )));
    }
    let id = scene.id("summary", "");
    let heading = scene.heading(0, "subtitle", scene.say(Word::ProblemsHeading)).set("id", id.clone());
    let summary = classed("div", "errors").is("part", "summary").is("tabindex", "-1").is("data-summary", "");
    page.with(summary.is("role", "group").set("aria-labelledby", id).with(heading).with(list))
}
