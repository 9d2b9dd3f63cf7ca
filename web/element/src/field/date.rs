//! A date in three boxes. The month takes a number or a name.

use super::{entered, invalid};
use crate::{app::Msg, scene::Scene};
use layak_form::{FieldView, Typed, words::Word};
use layak_rules::FactAt;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

const PARTS: [(Word, &str, &str, Option<&str>); 3] = [
    (Word::Day, "", "input day", Some("numeric")),
    (Word::Month, "-month", "input month", None),
    (Word::Year, "-year", "input year", Some("numeric")),
];

/// The three boxes.
pub fn draw(scene: &Rc<Scene>, view: &FieldView) -> Html {
    let parts = view.date_parts().map(str::to_owned);
    html! { <div class="parts">{for (0..PARTS.len()).map(|index| part(scene, view, &parts, index))}</div> }
}

fn part(scene: &Rc<Scene>, view: &FieldView, parts: &[String; 3], index: usize) -> Html {
    let (word, name, class, mode) = PARTS[index];
    let id = scene.id(&view.key, name);
    html! {
        <div>
            <label for={id.clone()}>{scene.say(word)}</label>
            <input {class} part="input" {id} type="text" inputmode={mode} autocomplete={token(&view.autocomplete, index)} spellcheck="false" value={parts[index].clone()}
                aria-invalid={invalid(view)} oninput={typed(scene, view.at, parts.clone(), index)} onblur={left(scene, view)} />
        </div>
    }
}

// A token for a whole birth date becomes one for each box.
fn token(whole: &str, index: usize) -> String {
    match whole {
        "bday" => ["bday-day", "bday-month", "bday-year"][index].to_owned(),
        _ => "off".to_owned(),
    }
}

fn typed(scene: &Rc<Scene>, at: FactAt, parts: [String; 3], index: usize) -> Callback<InputEvent> {
    let scene = scene.clone();
    Callback::from(move |event: InputEvent| {
        let mut parts = parts.clone();
        parts[index] = event.target_unchecked_into::<HtmlInputElement>().value();
        entered(&scene, at, Typed::Date(parts));
    })
}

// A date is left when the focus goes elsewhere than to another of its boxes.
fn left(scene: &Rc<Scene>, view: &FieldView) -> Callback<FocusEvent> {
    let (act, at, first) = (scene.act.clone(), view.at, scene.id(&view.key, ""));
    Callback::from(move |event: FocusEvent| {
        let to = event.related_target().and_then(|target| target.dyn_into::<Element>().ok());
        if !to.is_some_and(|to| to.id().starts_with(&first)) {
            act.emit(Msg::Left(at));
        }
    })
}
