//! A submission on its way: three states, each with its own words and sign.

use crate::{
    dom::{Tag, tag},
    icon::Icon,
    outbox::{Delivery, Problem},
    scene::{Scene, actions},
};
use layak_form::words::{Language, Word};

/// Where the submission is.
pub fn sending(scene: &Scene, delivery: &Delivery) -> Tag {
    match delivery {
        Delivery::Refused(problem) => refused(scene, problem),
        Delivery::Sending => state(scene, Word::StatusSending, Icon::Ring, None),
        Delivery::Waiting | Delivery::Received(_) => waiting(scene),
    }
}

fn state(scene: &Scene, title: Word, icon: Icon, more: Option<&str>) -> Tag {
    let words = tag("div").maybe("p", more).say("p", scene, Word::Stay);
    tag("div").with(scene.title(scene.say(title))).with(tag("div;note queue").with(icon.draw()).with(words))
}

fn waiting(scene: &Scene) -> Tag {
    let page = state(scene, Word::StatusDraft, Icon::Phone, Some(scene.say(Word::StatusWaiting)));
    page.with(buttons(scene, Word::TryAgain, "retry", Word::Edit, "recall"))
}

fn refused(scene: &Scene, problem: &Problem) -> Tag {
    let english = scene.language == Language::English && !problem.detail_en.is_empty();
    let detail = if english { &problem.detail_en } else { &problem.detail };
    let note = tag("div;note negative;role=alert").maybe("p", Some(detail));
    let note = note.say("p", scene, Word::SendFailed);
    let note = note.maybe("p", Some(&scene.fill(Word::Code, &[&problem.code])));
    let page = tag("div").with(scene.title(scene.say(Word::Refused))).with(note);
    page.with(buttons(scene, Word::Edit, "recall", Word::TryAgain, "retry"))
}

fn buttons(scene: &Scene, main: Word, does: &'static str, other: Word, does_other: &'static str) -> Tag {
    let row = actions().with(scene.button("button main", main, does));
    row.with(scene.button("button", other, does_other))
}
