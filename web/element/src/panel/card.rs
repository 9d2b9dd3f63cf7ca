//! One verdict: its words, the reason, what to do, what is missing, and the criteria with their law.

use super::law::citations;
use crate::{app::Msg, icon::Icon, scene::Scene};
use layak_form::{DecisionView, Missing, Note, Reason, Tone, words::Word};
use layak_rules::outcome::State;
use std::rc::Rc;
use yew::prelude::*;

/// Open questions named at once; the rest is counted by going on.
const NAMED: usize = 4;

/// What a card shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The verdict.
    pub view: DecisionView,
    /// Where it stands.
    pub scene: Rc<Scene>,
}

/// One verdict.
#[component]
pub fn Card(props: &Props) -> Html {
    let Props { view, scene } = props;
    html! {
        <div class="verdict" part="verdict">
            {scene.heading(3, "name", view.title.as_str())}
            {badge(view.tone, &view.badge)}
            <p>{&view.sentence}</p>
            {for view.reason.as_ref().filter(|reason| **reason != view.sentence).map(|reason| html! { <p>{reason}</p> })}
            {for view.met.as_ref().map(|met| html! { <p class="muted">{met}</p> })}
            {for view.dates.iter().map(|date| html! { <p>{&date.label}{": "}<strong>{&date.date}</strong></p> })}
            {steps(scene, &view.next)}
            {missing(scene, &view.missing)}
            {office(scene, &view.office)}
            {details(scene, view)}
        </div>
    }
}

/// A verdict in a few words, with a sign.
pub fn badge(tone: Tone, words: &str) -> Html {
    let (class, icon) = match tone {
        Tone::Good => ("badge good", Icon::Tick),
        Tone::Act => ("badge todo", Icon::Arrow),
        Tone::Bad => ("badge bad", Icon::Cross),
        Tone::Ask => ("badge office", Icon::Question),
        Tone::Open => ("badge", Icon::Dots),
        Tone::Info => ("badge todo", Icon::Tick),
    };
    html! { <p class={class} translate="no">{icon.draw()}{words.to_owned()}</p> }
}

fn steps(scene: &Scene, steps: &[String]) -> Html {
    if steps.is_empty() {
        return Html::default();
    }
    html! { <div class="steps"><p class="name">{scene.say(Word::NextHeading)}</p><ul>{for steps.iter().map(|step| html! { <li>{step}</li> })}</ul></div> }
}

fn missing(scene: &Scene, missing: &[Missing]) -> Html {
    if missing.is_empty() {
        return Html::default();
    }
    let item = |missing: &Missing| match missing.place {
        Some(_) => {
            let target = missing.target;
            html! { <li>{scene.button("link", &missing.label, move || Msg::Answer(target))}</li> }
        }
        None => html! { <li>{&missing.label}</li> },
    };
    let rest = missing.len().saturating_sub(NAMED);
    html! {
        <div class="steps">
            <p class="name">{scene.say(Word::MissingHeading)}</p>
            <ul>{for missing.iter().take(NAMED).map(item)}if rest > 0 { <li class="muted">{format!("+ {rest}")}</li> }</ul>
        </div>
    }
}

fn office(scene: &Scene, facts: &[String]) -> Html {
    if facts.is_empty() {
        return Html::default();
    }
    html! { <div class="steps"><p class="name">{scene.say(Word::OfficeChecks)}</p><ul>{for facts.iter().map(|fact| html! { <li>{fact}</li> })}</ul></div> }
}

fn details(scene: &Scene, view: &DecisionView) -> Html {
    if view.criteria.is_empty() && view.notes.is_empty() {
        return Html::default();
    }
    html! {
        <details>
            <summary>{scene.say(Word::ShowReasons)}<span class="hidden">{": "}{&view.title}</span></summary>
            <ul class="reasons">{for view.criteria.iter().map(|reason| criterion(scene, reason))}</ul>
            if !view.notes.is_empty() {
                <p class="name">{scene.say(Word::NotesHeading)}</p>
                <ul>{for view.notes.iter().map(|note| known(scene, note))}</ul>
            }
        </details>
    }
}

fn criterion(scene: &Scene, reason: &Reason) -> Html {
    let (class, icon) = match reason.state {
        State::Met => ("met", Icon::Tick),
        State::Unmet => ("unmet", Icon::Cross),
        State::Unknown => ("unknown", Icon::Dots),
        State::Ask => ("ask", Icon::Question),
    };
    html! {
        <li class={class}>
            {icon.draw()}
            <p><strong>{&reason.title}</strong>{". "}{&reason.state_words}</p>
            {for reason.text.as_ref().map(|text| html! { <p>{text}</p> })}
            {for reason.next.as_ref().map(|next| html! { <p>{next}</p> })}
            {for reason.answers.iter().map(|answer| html! { <p class="muted">{answer}</p> })}
            {for reason.standing.as_ref().map(|standing| html! { <p class="muted">{standing}</p> })}
            {citations(scene, &reason.citations)}
        </li>
    }
}

fn known(scene: &Scene, note: &Note) -> Html {
    html! {
        <li>
            <p><strong>{&note.title}</strong>{for note.text.as_ref().map(|text| html! { <>{". "}{text}</> })}</p>
            {for note.standing.as_ref().map(|standing| html! { <p class="muted">{standing}</p> })}
            {citations(scene, &note.citations)}
        </li>
    }
}
