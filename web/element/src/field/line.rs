//! One line of text, digits, a number or money. What is typed stays as typed; it is never reformatted.

use super::{described_by, entered, invalid, left};
use crate::scene::Scene;
use layak_form::{Control, FieldView, Typed};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// The control of a line.
pub fn draw(scene: &Rc<Scene>, view: &FieldView) -> Html {
    if view.control == Control::LongText { long(scene, view) } else { short(scene, view) }
}

fn short(scene: &Rc<Scene>, view: &FieldView) -> Html {
    let (taker, at) = (scene.clone(), view.at);
    let oninput = Callback::from(move |event: InputEvent| {
        let value = event.target_unchecked_into::<HtmlInputElement>().value();
        entered(&taker, at, Typed::Text(value));
    });
    html! {
        <div class="row">
            <input class={class(view.control)} part="input" id={scene.id(&view.key, "")} type={kind(view.control)} inputmode={view.control.input_mode()}
                autocomplete={view.autocomplete.clone()} autocapitalize={(view.control != Control::Text).then_some("none")} spellcheck="false"
                value={view.typed.as_text().to_owned()} aria-describedby={described_by(scene, view)} aria-invalid={invalid(view)}
                aria-required={view.required.then_some("true")} {oninput} onblur={left(scene, view.at)} />
            if let Some(unit) = &view.unit { <span class="unit">{unit}</span> }
        </div>
    }
}

fn long(scene: &Rc<Scene>, view: &FieldView) -> Html {
    let (taker, at) = (scene.clone(), view.at);
    let oninput = Callback::from(move |event: InputEvent| {
        let value = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        entered(&taker, at, Typed::Text(value));
    });
    html! {
        <textarea class="input" part="input" rows="4" id={scene.id(&view.key, "")} autocomplete={view.autocomplete.clone()}
            value={view.typed.as_text().to_owned()} aria-describedby={described_by(scene, view)} aria-invalid={invalid(view)}
            aria-required={view.required.then_some("true")} {oninput} onblur={left(scene, view.at)} />
    }
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
