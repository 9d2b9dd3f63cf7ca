//! Radios, checkboxes, and the checkbox of a declaration.

use super::{boxes::option, described, line::is_checked};
use crate::{
    app::Msg,
    dom::{Tag, classed, tag},
    scene::Scene,
};
use layak_form::{Control, FieldView, Typed, words::Word};
use web_sys::Event;
use yew::{Callback, virtual_dom::ListenerKind};

/// The options of a group.
pub fn draw(scene: &Scene, view: &FieldView) -> Tag {
    if view.control == Control::YesNo {
        let yes = radio(scene, view, 0, "true", scene.say(Word::Yes));
        return classed("div", "options pair").with(yes).with(radio(
            scene,
            view,
            1,
            "false",
            scene.say(Word::No),
        ));
    }
    let mut all = classed("div", "options");
    for (index, choice) in view.options.iter().enumerate() {
        all = all.with(match view.control {
            Control::Many => checkbox(scene, view, index, &choice.value, &choice.label),
            _ => radio(scene, view, index, &choice.value, &choice.label),
        });
    }
    all
}

// The first option has the id of the field: the error summary leads there.
fn control(scene: &Scene, view: &FieldView, kind: &'static str, index: usize) -> Tag {
    let part = if index == 0 { String::new() } else { format!("-{index}") };
    tag("input").is("type", kind).set("id", scene.id(&view.key, &part))
}

fn radio(scene: &Scene, view: &FieldView, index: usize, value: &str, words: &str) -> Tag {
    let radio = control(scene, view, "radio", index).set("name", scene.id(&view.key, "-name"));
    let radio = radio.set("value", value.to_owned()).checked(view.is_chosen(value));
    let entered = Msg::Enter(view.at, Typed::Text(value.to_owned()));
    option(radio.sends(ListenerKind::onchange, &scene.act, entered), words)
}

fn checkbox(scene: &Scene, view: &FieldView, index: usize, value: &str, words: &str) -> Tag {
    let (act, at, list, value) =
        (scene.act.clone(), view.at, view.typed.as_list().to_vec(), value.to_owned());
    let checkbox = control(scene, view, "checkbox", index).checked(view.is_chosen(&value));
    let changed = Callback::from(move |event: Event| {
        let mut chosen = list.clone();
        chosen.retain(|other| *other != value);
        if is_checked(&event) {
            chosen.push(value.clone());
        }
        act.emit(Msg::Enter(at, Typed::Many(chosen)));
    });
    option(
        checkbox.when(view.problem.is_some(), "aria-invalid", "true").on(ListenerKind::onchange, changed),
        words,
    )
}

/// A statement to agree to.
pub fn declaration(scene: &Scene, view: &FieldView) -> Tag {
    let (act, at) = (scene.act.clone(), view.at);
    let agreed = Callback::from(move |event: Event| {
        let typed = if is_checked(&event) { "true" } else { "" };
        act.emit(Msg::Enter(at, Typed::Text(typed.to_owned())));
    });
    let control = described(control(scene, view, "checkbox", 0), scene, view);
    let control = control.checked(view.is_chosen("true")).on(ListenerKind::onchange, agreed);
    option(control, &view.label).set("id", scene.id(&view.key, "-label"))
}
