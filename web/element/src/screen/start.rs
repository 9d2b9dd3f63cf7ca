//! The first screen: what it is, how long it takes, and a draft that can be taken up.

use crate::{app::Msg, scene::Scene, words};
use layak_form::{Form, words::Word};
use yew::prelude::*;

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
pub fn start(scene: &Scene, form: &Form, title: &str, summary: &str, found: Option<&Found>) -> Html {
    let questions = form.program().facts.iter().filter(|fact| fact.is_asked()).count();
    let minutes = questions.div_ceil(PER_MINUTE);
    let duration = words::DURATION.with(scene.language, &[&minutes.to_string(), &questions.to_string()]);
    html! {
        <>
            {scene.title(title)}
            <p class="lead pre">{summary.to_owned()}</p>
            <ul>
                <li>{duration}</li>
                <li>{scene.tell(words::GAIN)}</li>
                <li>{scene.tell(words::KEPT)}</li>
                <li>{scene.tell(words::OFFLINE)}</li>
            </ul>
            {found.map_or_else(|| begin(scene), |found| resume(scene, found))}
        </>
    }
}

fn begin(scene: &Scene) -> Html {
    html! { <div class="actions">{scene.button("button main", scene.tell(words::BEGIN), || Msg::Begin)}</div> }
}

fn resume(scene: &Scene, found: &Found) -> Html {
    html! {
        <div class="note">
            <p><strong>{scene.fill(Word::DraftFound, &[&found.until])}</strong></p>
            {for found.words.iter().map(|words| html! { <p>{words}</p> })}
            <div class="actions">
                {scene.button("button main", scene.say(Word::ContinueDraft), || Msg::Resume)}
                {scene.button("button", scene.say(Word::StartOver), || Msg::StartAnew)}
            </div>
        </div>
    }
}
