//! A place of the form: questions, items, or the review, with the way on and back.

use super::{items::items, review::review, summary::summary};
use crate::{
    dom::{Tag, classed, tag},
    field::Searches,
    part::field,
    scene::{Scene, actions, button},
};
use layak_form::{Body, FieldView, Form, PageView, Progress, words::Word};
use std::rc::Rc;

/// The screen of a place. `leads_on` replaces the button where the form goes on elsewhere.
pub fn page(
    scene: &Rc<Scene>,
    form: &Form,
    view: PageView,
    searches: &Searches,
    leads_on: Option<Tag>,
) -> Tag {
    let mut page = tag("div");
    if view.can_go_back {
        page = page.with(classed("div", "back").with(button("link", scene.say(Word::Back), "back")));
    }
    page = summary(progress(page, &view.progress), scene, form, &view.problems);
    page = page.maybe("p", "muted", view.item.as_deref()).with(scene.title(&view.title));
    page = page.maybe("p", "pre", view.intro.as_deref());
    let next = || classed("button", "button main").is("type", "submit").is("part", "button").text(&view.next);
    let form_tag = tag("form").is("novalidate", "");
    let form_tag = form_tag.with(body(scene, form, view.body, searches));
    page.with(form_tag.with(actions().with(leads_on.unwrap_or_else(next))))
}

fn body(scene: &Rc<Scene>, form: &Form, body: Body, searches: &Searches) -> Tag {
    match body {
        Body::Fields(fields) => questions(scene, fields, searches),
        Body::Items(view) => items(scene, form, &view),
        Body::Review(view) => review(scene, form, view),
    }
}

// Where every answer is personal, that is said once.
fn questions(scene: &Rc<Scene>, fields: Vec<FieldView>, searches: &Searches) -> Tag {
    let personal = fields.len() > 1 && fields.iter().all(|view| view.sensitive);
    let mut list = tag("div");
    for mut view in fields {
        view.sensitive &= !personal;
        let search = searches.of(view.at);
        list = list.put(field(scene, view, search));
    }
    tag("div").maybe("p", "note", personal.then(|| scene.say(Word::NotOnDevice))).with(list)
}

fn progress(page: Tag, progress: &Progress) -> Tag {
    let mut bar = classed("div", "progress").is("aria-hidden", "true");
    for step in 0..progress.of {
        bar = bar.with(tag("i").when(step < progress.step, "class", "done"));
    }
    page.maybe("p", "muted", Some(&progress.words)).with(bar)
}
