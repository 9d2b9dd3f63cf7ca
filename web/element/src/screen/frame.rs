//! What stands on every screen, in the same place: the form's name, the language, the office's help, the status line.

use crate::{app::Msg, scene::Scene, words};
use layak_form::words::Word;
use yew::prelude::*;

/// What the frame shows besides the screen.
pub struct Frame {
    /// The name of the form; none where the heading says it.
    pub name: Option<String>,
    /// The office to ask.
    pub office: String,
    /// Whether there is another language.
    pub languages: bool,
    /// What to say to someone who cannot see what changed.
    pub status: String,
    /// Whether the draft is kept on the device, and until when.
    pub kept: Html,
}

/// The frame around a screen and its result.
pub fn around(scene: &Scene, frame: Frame, label: &str, screen: Html, panel: Html) -> Html {
    let tag = words::tag(scene.language);
    html! {
        <div class="layak" lang={tag} role={(!label.is_empty()).then_some("group")} aria-label={(!label.is_empty()).then(|| label.to_owned())}>
            <div class="columns">
                <div class="page" part="page">
                    <div class="bar screen">
                        <p>{frame.name}</p>
                        if frame.languages { {language(scene)} }
                    </div>
                    {screen}
                    {frame.kept}
                    <div class="help">
                        <p class="name">{scene.say(Word::OfficeHeading)}</p>
                        <p class="pre">{frame.office}</p>
                    </div>
                </div>
                {panel}
            </div>
            <p class="hidden" role="status">{frame.status}</p>
        </div>
    }
}

// The other language is named in itself.
fn language(scene: &Scene) -> Html {
    let other = words::tag(words::other(scene.language));
    html! { <button type="button" class="link" lang={other} onclick={scene.on_click(|| Msg::Language)}>{scene.say(Word::OtherLanguage)}</button> }
}
