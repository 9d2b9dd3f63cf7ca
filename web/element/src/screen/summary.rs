//! The error summary: it takes the focus, and each line leads to its field.

use crate::{app::Msg, scene::Scene};
use layak_form::{FieldProblem, Form, words::Word};
use yew::prelude::*;

/// All problems of a screen; nothing if there are none.
pub fn summary(scene: &Scene, form: &Form, problems: &[FieldProblem]) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    let line = |problem: &FieldProblem| {
        let target = problem.target;
        let href = format!("#{}", scene.id(&form.target_key(target), ""));
        html! { <li><a {href} onclick={scene.on_click(move || Msg::Answer(target))}>{&problem.message}</a></li> }
    };
    html! {
        <div class="errors" part="summary" tabindex="-1" data-summary="" role="group" aria-labelledby={scene.id("summary", "")}>
            <div id={scene.id("summary", "")}>{scene.heading(0, "subtitle", scene.say(Word::ProblemsHeading))}</div>
            <ul>{for problems.iter().map(line)}</ul>
        </div>
    }
}
