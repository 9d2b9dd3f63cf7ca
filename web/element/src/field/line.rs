//! One line of text, digits, a number or money. What is typed stays as typed; it is never reformatted.

use super::{described, leaving};
use crate::{
    app::Msg,
    dom::{Tag, classed, tag},
    scene::Scene,
};
use layak_form::{Control, FieldView, Typed};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};
use yew::{Callback, virtual_dom::ListenerKind};

/// The control of a line.
pub fn draw(scene: &Scene, view: &FieldView) -> Tag {
    let control =
        classed(if view.control == Control::LongText { "textarea" } else { "input" }, class(view.control));
    let control = described(control.is("part", "input").set("id", scene.id(&view.key, "")), scene, view);
    let control = control.set("autocomplete", view.autocomplete.clone()).is("spellcheck", "false");
    let control = leaving(control.value(view.typed.as_text()), scene, view)
        .on(ListenerKind::oninput, typing(scene, view));
    if view.control == Control::LongText {
        return control.is("rows", "4");
    }
    let control =
        control.is("type", kind(view.control)).when(view.control != Control::Text, "autocapitalize", "none");
    let mode = view.control.input_mode();
    let control = control.when(mode.is_some(), "inputmode", mode.unwrap_or_default());
    classed("div", "row").with(control).maybe("span", "unit", view.unit.as_deref())
}

fn typing(scene: &Scene, view: &FieldView) -> Callback<Event> {
    let (act, at) = (scene.act.clone(), view.at);
    Callback::from(move |event: Event| act.emit(Msg::Enter(at, Typed::Text(value_of(&event)))))
}

/// What stands in the control that an event came from.
pub fn value_of(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.value(),
        None => target.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default(),
    }
}

/// Whether the checkbox that an event came from is chosen.
pub fn is_checked(event: &Event) -> bool {
    let target = event.target();
    target
        .and_then(|target| target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::checked))
        .unwrap_or_default()
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
