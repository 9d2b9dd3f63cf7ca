//! Places in the law, with a link where a source is public.

use crate::{scene::Scene, words};
use layak_form::{Citation, words::Word};
use yew::prelude::*;

/// The legal basis of something.
pub fn citations(scene: &Scene, citations: &[Citation]) -> Html {
    if citations.is_empty() {
        return Html::default();
    }
    let separated = citations.iter().enumerate().map(|(index, citation)| html! { <>{if index > 0 { "; " } else { "" }}{one(scene, citation)}</> });
    html! { <p class="law">{scene.say(Word::LawHeading)}{": "}{for separated}</p> }
}

fn one(scene: &Scene, citation: &Citation) -> Html {
    match &citation.url {
        Some(url) if url.starts_with("https://") || url.starts_with("http://") => html! {
            <a href={url.clone()} target="_blank" rel="noopener noreferrer">{&citation.words}<span class="hidden">{" "}{scene.tell(words::NEW_TAB)}</span></a>
        },
        _ => html! { {&citation.words} },
    }
}
