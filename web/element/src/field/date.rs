//! A date in three boxes. The month takes a number or a name.

use super::line::{bare, value_of};
use crate::{
    app::Msg,
    dom::{Tag, classed, tag},
    scene::Scene,
};
use layak_form::{FieldView, Typed, words::Word};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent};
use yew::{Callback, virtual_dom::ListenerKind};

struct Part {
    name: Word,
    id: &'static str,
    class: &'static str,
    /// A token for a whole birth date becomes one for each box.
    birth: &'static str,
}

const PARTS: [Part; 3] = [
    Part { name: Word::Day, id: "", class: "input day", birth: "bday-day" },
    Part { name: Word::Month, id: "-month", class: "input month", birth: "bday-month" },
    Part { name: Word::Year, id: "-year", class: "input year", birth: "bday-year" },
];

/// The three boxes.
pub fn draw(scene: &Scene, view: &FieldView) -> Tag {
    let parts = view.date_parts().map(str::to_owned);
    (0..PARTS.len()).fold(classed("div", "parts"), |all, index| all.with(part(scene, view, &parts, index)))
}

fn part(scene: &Scene, view: &FieldView, parts: &[String; 3], index: usize) -> Tag {
    let Part { name, id, class, birth } = &PARTS[index];
    let id = scene.id(&view.key, id);
    let input =
        bare(class, id.clone()).is("autocomplete", if view.autocomplete == "bday" { birth } else { "off" });
    let input = input.when(*name != Word::Month, "inputmode", "numeric").value(&parts[index]);
    let input = input.when(view.problem.is_some(), "aria-invalid", "true");
    let input = input.on(ListenerKind::oninput, typing(scene, view, parts.clone(), index));
    let input = input.on(ListenerKind::onblur, leaving(scene, view));
    tag("div").with(tag("label").set("for", id).text(scene.say(*name))).with(input)
}

fn typing(scene: &Scene, view: &FieldView, parts: [String; 3], index: usize) -> Callback<Event> {
    let (act, at) = (scene.act.clone(), view.at);
    Callback::from(move |event: Event| {
        let mut parts = parts.clone();
        parts[index] = value_of(&event);
        act.emit(Msg::Enter(at, Typed::Date(parts)));
    })
}

// A date is left when the focus goes elsewhere than to another of its boxes.
fn leaving(scene: &Scene, view: &FieldView) -> Callback<Event> {
    let (act, at, first) = (scene.act.clone(), view.at, scene.id(&view.key, ""));
    Callback::from(move |event: Event| {
        let to = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
        if !to.is_some_and(|to| to.dyn_ref::<Element>().is_some_and(|to| to.id().starts_with(&first))) {
            act.emit(Msg::Left(at));
        }
    })
}
