//! The items of a repeating subject: change, remove, undo, and whether there is another one.

use crate::{
    dom::{Tag, classed, tag},
    field::more,
    scene::{Scene, button},
};
use layak_form::{Form, ItemRow, ItemsView, words::Word};

/// The list and its question.
pub fn items(scene: &Scene, form: &Form, view: &ItemsView) -> Tag {
    let mut all = tag("div");
    if !view.rows.is_empty() {
        all = all.with(
            view.rows
                .iter()
                .fold(classed("ul", "items"), |list, item| list.with(row(scene, form, view, item))),
        );
    }
    if view.can_undo {
        all = all.with(button("button", scene.say(Word::Undo), "undo"));
    }
    all = all.maybe("p", "note", view.full.as_deref());
    if view.can_add { all.with(more(scene, view)) } else { all }
}

fn row(scene: &Scene, form: &Form, view: &ItemsView, item: &ItemRow) -> Tag {
    let mut buttons = tag("span");
    if let Some(place) = item.place {
        let change = button("link", scene.say(Word::Change), "go").at(place.key(form.program()));
        buttons = buttons.with(change.set("aria-label", scene.fill(Word::ChangeField, &[&item.label])));
    }
    let remove =
        button("link danger", scene.say(Word::Remove), "remove").at(view.key.clone()).nr(item.item.into());
    let remove = remove.set("aria-label", scene.fill(Word::RemoveItem, &[&item.label]));
    tag("li").with(tag("strong").text(&item.label)).with(buttons.with(remove))
}
