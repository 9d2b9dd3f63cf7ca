//! The first screen: what it is, how long it takes, and a draft that can be taken up.

use crate::{
    dom::{Tag, tag},
    scene::{Scene, actions},
};
use layak_form::{Form, words::Word};
use layak_rules::wording::count;

/// Questions that a person answers in a minute.
const PER_MINUTE: usize = 5;

/// A draft on this device that can be taken up.
pub struct Found {
    /// Its last day in words.
    pub until: String,
    /// What does not fit any more, and that personal data is not in it.
    pub words: Vec<String>,
}

/// The first screen.
pub fn start(scene: &Scene, form: &Form, title: &str, summary: &str, found: Option<&Found>) -> Tag {
    let questions = form.program().facts().iter().filter(|fact| fact.is_asked()).count();
    let minutes = questions.div_ceil(PER_MINUTE);
    let duration = scene.fill(Word::Duration, &[&count(minutes), &count(questions)]);
    let mut list = tag("ul").with(tag("li").text(&duration));
    for words in [Word::Gain, Word::Kept, Word::Offline] {
        list = list.with(tag("li").text(scene.say(words)));
    }
    let page = tag("div").with(scene.title(title)).maybe("p;lead pre", Some(summary)).with(list);
    page.with(match found {
        Some(found) => resume(scene, found),
        None => actions().with(scene.button("button main", Word::Begin, "begin")),
    })
}

fn resume(scene: &Scene, found: &Found) -> Tag {
    let mut note = tag("div;note").maybe("p;name", Some(&scene.fill(Word::DraftFound, &[&found.until])));
    for words in &found.words {
        note = note.maybe("p", Some(words));
    }
    let resume = scene.button("button main", Word::ContinueDraft, "resume");
    note.with(actions().with(resume).with(scene.button("button", Word::StartOver, "start-anew")))
}
