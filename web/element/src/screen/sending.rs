//! A submission on its way: three states, each with its own words and sign.

use crate::{
    app::Msg,
    icon::Icon,
    outbox::{Delivery, Problem},
    scene::Scene,
    words,
};
use layak_form::words::{Language, Word};
use yew::prelude::*;

/// Where the submission is.
pub fn sending(scene: &Scene, delivery: &Delivery) -> Html {
    match delivery {
        Delivery::Refused(problem) => refused(scene, problem),
        Delivery::Sending => state(scene, Word::StatusSending, Icon::Ring, None),
        Delivery::Waiting | Delivery::Received(_) => state(scene, Word::StatusDraft, Icon::Phone, Some(Word::StatusWaiting)),
    }
}

fn state(scene: &Scene, title: Word, icon: Icon, more: Option<Word>) -> Html {
    html! {
        <>
            {scene.title(scene.say(title))}
            <div class="note queue">
                {icon.draw()}
                <div>
                    if let Some(more) = more { <p>{scene.say(more)}</p> }
                    <p>{scene.tell(words::STAY)}</p>
                </div>
            </div>
            if more.is_some() {
                <div class="actions">
                    {scene.button("button main", scene.say(Word::TryAgain), || Msg::Retry)}
                    {scene.button("button", scene.say(Word::Edit), || Msg::Recall)}
                </div>
            }
        </>
    }
}

fn refused(scene: &Scene, problem: &Problem) -> Html {
    let detail = if scene.language == Language::English && !problem.detail_en.is_empty() { &problem.detail_en } else { &problem.detail };
    html! {
        <>
            {scene.title(scene.tell(words::REFUSED))}
            <div class="note negative" role="alert">
                <p>{detail}</p>
                <p>{scene.say(Word::SendFailed)}</p>
                <p>{words::CODE.with(scene.language, &[&problem.code])}</p>
            </div>
            <div class="actions">
                {scene.button("button main", scene.say(Word::Edit), || Msg::Recall)}
                {scene.button("button", scene.say(Word::TryAgain), || Msg::Retry)}
            </div>
        </>
    }
}
