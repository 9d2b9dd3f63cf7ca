//! Radios, checkboxes, and the checkbox of a declaration.

use super::{described_by, entered, invalid};
use crate::scene::Scene;
use layak_form::{Control, FieldView, OptionView, Typed, words::Word};
use layak_rules::FactAt;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The options of a group.
pub fn draw(scene: &Rc<Scene>, view: &FieldView) -> Html {
    match view.control {
        Control::YesNo => {
            let options = [("true", Word::Yes), ("false", Word::No)];
            let radios = options.into_iter().enumerate().map(|(index, (value, word))| radio(scene, view, index, value, scene.say(word)));
            html! { <div class="options pair">{for radios}</div> }
        }
        Control::Many => html! { <div class="options">{for view.options.iter().enumerate().map(|(index, option)| checkbox(scene, view, index, option))}</div> },
        _ => {
            let radios = view.options.iter().enumerate().map(|(index, option)| radio(scene, view, index, &option.value, &option.label));
            html! { <div class="options">{for radios}</div> }
        }
    }
}

// The first option has the id of the field: the error summary leads there.
fn option_id(scene: &Scene, view: &FieldView, index: usize) -> String {
    if index == 0 { scene.id(&view.key, "") } else { scene.id(&view.key, &format!("-{index}")) }
}

fn radio(scene: &Rc<Scene>, view: &FieldView, index: usize, value: &str, label: &str) -> Html {
    let (taker, at, chosen) = (scene.clone(), view.at, value.to_owned());
    let onchange = Callback::from(move |_| entered(&taker, at, Typed::Text(chosen.clone())));
    html! {
        <label class="option">
            <input type="radio" id={option_id(scene, view, index)} name={scene.id(&view.key, "-name")} value={value.to_owned()}
                checked={view.is_chosen(value)} {onchange} />
            <span>{label.to_owned()}</span>
        </label>
    }
}

fn checkbox(scene: &Rc<Scene>, view: &FieldView, index: usize, option: &OptionView) -> Html {
    let (taker, at, list, value) = (scene.clone(), view.at, view.typed.as_list().to_vec(), option.value.clone());
    let onchange = Callback::from(move |event: Event| {
        let mut chosen: Vec<String> = list.iter().filter(|other| **other != value).cloned().collect();
        if event.target_unchecked_into::<HtmlInputElement>().checked() {
            chosen.push(value.clone());
        }
        entered(&taker, at, Typed::Many(chosen));
    });
    html! {
        <label class="option">
            <input type="checkbox" id={option_id(scene, view, index)} checked={view.is_chosen(&option.value)} aria-invalid={invalid(view)} {onchange} />
            <span>{&option.label}</span>
        </label>
    }
}

/// A statement to agree to.
pub fn declaration(scene: &Rc<Scene>, view: &FieldView) -> Html {
    html! {
        <label class="option">
            <input type="checkbox" id={scene.id(&view.key, "")} checked={view.is_chosen("true")} aria-invalid={invalid(view)}
                aria-required="true" aria-describedby={described_by(scene, view)} onchange={agreed(scene, view.at)} />
            <span id={scene.id(&view.key, "-label")}>{&view.label}</span>
        </label>
    }
}

fn agreed(scene: &Rc<Scene>, at: FactAt) -> Callback<Event> {
    let scene = scene.clone();
    Callback::from(move |event: Event| {
        let typed = if event.target_unchecked_into::<HtmlInputElement>().checked() { "true" } else { "" };
        entered(&scene, at, Typed::Text(typed.to_owned()));
    })
}
