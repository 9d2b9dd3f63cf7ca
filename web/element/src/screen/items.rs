//! The items of a repeating subject: change, remove, undo, and whether there is another one.

use crate::{
    app::Msg,
    dom::{Tag, classed, tag},
    field::more,
    scene::Scene,
};
use layak_form::{Form, ItemRow, ItemsView, words::Word};

/// The list and its question.
pub fn items(scene: &Scene, form: &Form, view: &ItemsView) -> Tag {
    let mut all = tag("div");
    if !view.rows.is_empty() {
        all = all.with(
            view.rows.iter().fold(classed("ul", "items"), |list, item| list.with(row(scene, view, item))),
        );
    }
    if view.can_undo {
        all = all.with(scene.button("button", scene.say(Word::Undo), Msg::Undo));
    }
    all = all.maybe("p", "note", view.full.as_deref());
    if view.can_add { all.with(more(scene, view, form.program())) } else { all }
}

fn row(scene: &Scene, view: &ItemsView, item: &ItemRow) -> Tag {
    let mut buttons = tag("span");
    if let Some(place) = item.place {
        let label = scene.fill(Word::ChangeField, &[&item.label]);
        buttons = buttons.with(scene.button_for("link", scene.say(Word::Change), label, Msg::Go(place)));
    }
    let label = scene.fill(Word::RemoveItem, &[&item.label]);
    let remove =
        scene.button_for("link danger", scene.say(Word::Remove), label, Msg::Remove(view.subject, item.item));
    tag("li").with(tag("strong").text(&item.label)).with(buttons.with(remove))
}
