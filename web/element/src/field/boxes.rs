//! What stands around a control: a labelled box for one control, a fieldset for a group of them.

use super::{described_by, has_echo};
use crate::{
    dom::{Tag, tag},
    scene::{Scene, actions, button},
};
use layak_form::parse::choice::{NO, YES};
use layak_form::{Another, Control, FieldView, words::Word};
use yew::Html;

/// Around one control.
pub fn single(scene: &Scene, view: &FieldView, control: Html) -> Tag {
    let label = label("label;label;part=label", scene, view).set("for", scene.id(&view.key, ""));
    inside(around("div", &view.key, view.problem.is_some()).with(label), scene, view, control)
}

/// Around a control that brings its own label.
pub fn bare(scene: &Scene, view: &FieldView, control: Tag) -> Tag {
    inside(around("div", &view.key, view.problem.is_some()), scene, view, control.html())
}

/// Around a group of controls.
pub fn group(scene: &Scene, view: &FieldView, controls: Tag) -> Tag {
    let choice = matches!(view.control, Control::YesNo | Control::One);
    let group = around("fieldset", &view.key, view.problem.is_some())
        .may("aria-describedby", described_by(scene, view));
    let group = group.when(choice, "role", "radiogroup").when(
        choice && view.problem.is_some(),
        "aria-invalid",
        "true",
    );
    inside(group.with(label("legend;label;part=label", scene, view)), scene, view, controls.html())
}

fn around(name: &'static str, key: &str, wrong: bool) -> Tag {
    let around = tag(name).is("class", if wrong { "field wrong" } else { "field" }).is("part", "field");
    around.set("data-field", key.to_owned())
}

fn label(spec: &'static str, scene: &Scene, view: &FieldView) -> Tag {
    let label = tag(spec).set("id", scene.id(&view.key, "-label")).text(&view.label);
    if view.required { label } else { label.text(" ").say("span;optional", scene, Word::Optional) }
}

fn inside(around: Tag, scene: &Scene, view: &FieldView, control: Html) -> Tag {
    let mut all = around;
    if let Some(hint) = &view.hint {
        all = all.with(tag("p;hint;part=hint").set("id", scene.id(&view.key, "-hint")).text(hint));
    }
    if view.sensitive {
        let kept = tag("p;hint").set("id", scene.id(&view.key, "-kept"));
        all = all.with(kept.text(scene.say(Word::SensitiveHere)));
    }
    all = suggestions(error(all, scene, &view.key, view.problem.as_deref()).put(control), view);
    all = all.maybe("p;note guide", view.doubt.as_deref());
    if has_echo(view.control) {
        let held = matches!(view.control, Control::Money | Control::Date);
        let echo = tag(if held { "p;echo held" } else { "p;echo" })
            .is("translate", "no")
            .set("id", scene.id(&view.key, "-echo"));
        all = all.with(echo.text(view.echo.as_deref().unwrap_or_default()));
    }
    all
}

fn error(around: Tag, scene: &Scene, key: &str, problem: Option<&str>) -> Tag {
    // Always a child, if an empty one: what stands behind it keeps its place, and the control its focus.
    let Some(problem) = problem else { return around.put(Html::default()) };
    let prefix = tag("span;hidden").text(scene.say(Word::ErrorPrefix)).text(": ");
    let error = tag("p;error;part=error").set("id", scene.id(key, "-error"));
    around.with(error.with(prefix).text(problem))
}

fn suggestions(around: Tag, view: &FieldView) -> Tag {
    if view.suggestions.is_empty() {
        return around.put(Html::default());
    }
    let mut row = actions();
    for (index, suggestion) in view.suggestions.iter().enumerate() {
        row = row.with(button("button", &suggestion.label, "take").at(view.key.clone()).nr(index));
    }
    around.with(row)
}

/// The question whether there is another item, as two radios.
pub fn more(scene: &Scene, view: &Another) -> Tag {
    let key = &view.key;
    let wrong = view.problem.is_some();
    let legend = tag("legend;label").set("id", scene.id(key, "-label")).text(&view.question);
    let group =
        around("fieldset", &view.key, wrong).is("role", "radiogroup").when(wrong, "aria-invalid", "true");
    let group = group.may("aria-describedby", wrong.then(|| scene.id(key, "-error"))).with(legend);
    let radios = tag("div;options pair").with(radio(scene, view, true)).with(radio(scene, view, false));
    error(group, scene, key, view.problem.as_deref()).with(radios)
}

fn radio(scene: &Scene, view: &Another, yes: bool) -> Tag {
    let id = scene.id(&view.key, if yes { "" } else { "-no" });
    let radio = tag("input;type=radio").set("id", id).set("name", scene.id(&view.key, "-more"));
    let radio = radio.is("value", if yes { YES } else { NO }).checked(view.more == Some(yes));
    option(radio, scene.say(if yes { Word::Yes } else { Word::No }))
}

/// A radio or checkbox with its words.
pub fn option(control: Tag, words: &str) -> Tag {
    tag("label;option").with(control).with(tag("span").text(words))
}
