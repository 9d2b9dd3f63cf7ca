//! What every part of a screen needs: the language, names of elements, the level of headings, where to send messages.

use crate::{app::Msg, words::Say};
use layak_form::words::{Language, Word, fill};
use yew::{prelude::*, virtual_dom::VTag};

/// The setting of a screen. It is shared and compared by parts, so a part repaints only when its own view changed.
#[derive(Clone, PartialEq)]
pub struct Scene {
    /// The language of words.
    pub language: Language,
    /// In front of every element's id: two forms may share a page.
    pub prefix: String,
    /// The level of the form's heading.
    pub level: u8,
    /// Takes what happened.
    pub act: Callback<Msg>,
}

impl Scene {
    /// A word of the form.
    pub fn say(&self, word: Word) -> &'static str {
        word.say(self.language)
    }

    /// A template of the form with its places filled.
    pub fn fill(&self, word: Word, values: &[&str]) -> String {
        fill(word.say(self.language), values)
    }

    /// A sentence of the widget.
    pub fn tell(&self, say: Say) -> &'static str {
        say.in_language(self.language)
    }

    /// The id of an element: of a field by its key, or of a part of it.
    pub fn id(&self, key: &str, part: &str) -> String {
        [&self.prefix, key, part].concat()
    }

    /// A heading so many levels below the form's own.
    pub fn heading(&self, depth: u8, class: &'static str, content: impl Into<Html>) -> Html {
        let mut tag = VTag::new(format!("h{}", (self.level + depth).min(6)));
        tag.add_attribute("class", class);
        tag.add_child(content.into());
        tag.into()
    }

    /// The heading of the screen, which takes the focus when the screen comes.
    pub fn title(&self, content: impl Into<Html>) -> Html {
        let mut tag = VTag::new(format!("h{}", self.level));
        tag.add_attribute("class", "title");
        tag.add_attribute("part", "heading");
        tag.add_attribute("tabindex", "-1");
        tag.add_attribute("data-heading", "");
        tag.add_child(content.into());
        tag.into()
    }

    /// A callback that sends a message on a click, in place of what the browser would do.
    pub fn on_click(&self, msg: impl Fn() -> Msg + 'static) -> Callback<MouseEvent> {
        let act = self.act.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            act.emit(msg());
        })
    }

    /// A button.
    pub fn button(&self, class: &'static str, words: &str, msg: impl Fn() -> Msg + 'static) -> Html {
        html! { <button type="button" {class} part="button" onclick={self.on_click(msg)}>{words.to_owned()}</button> }
    }
}
