//! Radios, checkboxes, and the checkbox of a declaration.

use super::{boxes::option, described};
use crate::{
    dom::{Tag, tag},
    scene::Scene,
};
use layak_form::{
    Control, FieldView,
    parse::choice::{NO, YES},
    words::Word,
};
use layak_rules::wording::count;

/// The options of a group.
pub fn draw(scene: &Scene, view: &FieldView) -> Tag {
    if view.control == Control::YesNo {
        let [yes, no] = [(0, YES, Word::Yes), (1, NO, Word::No)]
            .map(|(index, value, word)| one_of(scene, view, index, value, scene.say(word)));
        return tag("div;options pair").with(yes).with(no);
    }
    let mut all = tag("div;options");
    for (index, choice) in view.options.iter().enumerate() {
        all = all.with(one_of(scene, view, index, &choice.value, &choice.label));
    }
    all
}

// The first option has the id of the field: the error summary leads there.
fn control(scene: &Scene, view: &FieldView, kind: &'static str, index: usize, value: &str) -> Tag {
    let part = if index == 0 { String::new() } else { ["-", &count(index)].concat() };
    let control = tag("input").is("type", kind).set("id", scene.id(&view.key, &part));
    control.set("value", value.to_owned()).checked(view.is_chosen(value))
}

fn one_of(scene: &Scene, view: &FieldView, index: usize, value: &str, words: &str) -> Tag {
    if view.control == Control::Many {
        let wrong = view.problem.is_some();
        return option(
            control(scene, view, "checkbox", index, value).when(wrong, "aria-invalid", "true"),
            words,
        );
    }
    option(control(scene, view, "radio", index, value).set("name", scene.id(&view.key, "-name")), words)
}

/// A statement to agree to.
pub fn declaration(scene: &Scene, view: &FieldView) -> Tag {
    let control = described(control(scene, view, "checkbox", 0, YES), scene, view);
    option(control, &view.label).set("id", scene.id(&view.key, "-label"))
}
