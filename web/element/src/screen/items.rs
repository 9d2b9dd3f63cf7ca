//! The items of a repeating subject: change, remove, undo, and whether there is another one.

use crate::{app::Msg, field::more, scene::Scene};
use layak_form::{Form, ItemRow, ItemsView, words::Word};
use yew::prelude::*;

/// The list and its question.
pub fn items(scene: &Scene, form: &Form, view: &ItemsView) -> Html {
    html! {
        <>
            if !view.rows.is_empty() { <ul class="items">{for view.rows.iter().map(|item| row(scene, view, item))}</ul> }
            if view.can_undo { {scene.button("button", scene.say(Word::Undo), || Msg::Undo)} }
            if let Some(full) = &view.full { <p class="note">{full}</p> }
            if view.can_add { {more(scene, view, form.program())} }
        </>
    }
}

fn row(scene: &Scene, view: &ItemsView, item: &ItemRow) -> Html {
    let (subject, index) = (view.subject, item.item);
    let change = item.place.map(|place| {
        let words = scene.fill(Word::ChangeField, &[&item.label]);
        html! { <button type="button" class="link" aria-label={words} onclick={scene.on_click(move || Msg::Go(place))}>{scene.say(Word::Change)}</button> }
    });
    html! {
        <li>
            <strong>{&item.label}</strong>
            <span>
                {change}
                <button type="button" class="link danger" aria-label={scene.fill(Word::RemoveItem, &[&item.label])}
                    onclick={scene.on_click(move || Msg::Remove(subject, index))}>{scene.say(Word::Remove)}</button>
            </span>
        </li>
    }
}
