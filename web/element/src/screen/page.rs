//! A place of the form: questions, items, or the review, with the way on and back.

use crate::{
    dom::{Tag, tag},
    field::{Searches, more},
    part::field,
    rows::paint,
    scene::Scene,
};
use layak_form::{Form, Kind, Row, Target};
use std::rc::Rc;

/// The screen of a place. `leads_on` replaces the button where the form goes on elsewhere.
pub fn page(
    scene: &Rc<Scene>,
    form: &Form,
    searches: &Searches,
    leads_on: &dyn Fn(&str) -> Option<Tag>,
) -> Tag {
    let control = |row: &Row| match (row.kind, form.target(&row.about)) {
        (Kind::Field(personal), Some(Target::Field(at))) => {
            let mut view = form.field(at);
            view.sensitive &= !personal;
            field(scene, view, searches.of(at))
        }
        (_, Some(Target::More(subject))) => more(scene, &form.another(subject)).html(),
        _ => leads_on(&row.text).unwrap_or_else(|| next(&row.text)).html(),
    };
    paint(scene, tag("div"), &form.page(), &control)
}

fn next(words: &str) -> Tag {
    tag("button;button main;type=submit;part=button").text(words)
}
