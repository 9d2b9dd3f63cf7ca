//! One line of text, digits, a number or money. What is typed stays as typed; it is never reformatted.

use super::described;
use crate::{
    dom::{Tag, tag},
    scene::Scene,
};
use layak_form::{Control, FieldView};

/// The control of a line.
pub fn draw(scene: &Scene, view: &FieldView) -> Tag {
    let control = tag(if view.control == Control::LongText { "textarea" } else { "input" })
        .is("class", class(view.control));
    let control = described(control.is("part", "input").set("id", scene.id(&view.key, "")), scene, view);
    let control = control.set("autocomplete", view.autocomplete.clone()).is("spellcheck", "false");
    let control = control.value(view.typed.as_text());
    if view.control == Control::LongText {
        return control.is("rows", "4");
    }
    let control =
        control.is("type", kind(view.control)).when(view.control != Control::Text, "autocapitalize", "none");
    let mode = view.control.input_mode();
    let control = control.when(mode.is_some(), "inputmode", mode.unwrap_or_default());
    tag("div;row").with(control).maybe("span;unit", view.unit.as_deref())
}

fn class(control: Control) -> &'static str {
    match control {
        Control::Number => "input short",
        Control::Money | Control::Digits | Control::Phone => "input money",
        _ => "input",
    }
}

fn kind(control: Control) -> &'static str {
    match control {
        Control::Phone => "tel",
        Control::Email => "email",
        _ => "text",
    }
}

/// An empty line of text with a class and an id.
pub fn bare(class: &'static str, id: String) -> Tag {
    tag("input")
        .is("class", class)
        .is("part", "input")
        .is("type", "text")
        .is("spellcheck", "false")
        .set("id", id)
}
