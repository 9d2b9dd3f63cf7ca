//! What every part of a screen needs: the language, names of elements, the level of headings.

use crate::dom::{Tag, tag};
use layak_form::words::{Book, Language, Word, fill};

/// The setting of a screen, shared by its parts.
#[derive(Clone)]
pub struct Scene {
    /// The words.
    pub book: Book,
    /// The language of words.
    pub language: Language,
    /// In front of every element's id: two forms may share a page.
    pub prefix: String,
    /// The level of the form's heading.
    pub level: u8,
}

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

impl Scene {
    /// A word of the form.
    pub fn say(&self, word: Word) -> &str {
        self.book.say(word, self.language)
    }

    /// A template of the form with its places filled.
    pub fn fill(&self, word: Word, values: &[&str]) -> String {
        fill(self.say(word), values)
    }

    /// The id of an element: of a field by its key, or of a part of it.
    pub fn id(&self, key: &str, part: &str) -> String {
        [&self.prefix, key, part].concat()
    }

    /// A heading so many levels below the form's own.
    pub fn heading(&self, depth: u8, class: &'static str, words: &str) -> Tag {
        let index = usize::from((self.level + depth).clamp(1, 6)) - 1;
        tag(HEADINGS[index]).is("class", class).text(words)
    }

    /// A button with a word of the form.
    #[inline(never)]
    pub fn button(&self, class: &'static str, word: Word, act: &'static str) -> Tag {
        button(class, self.say(word), act)
    }

    /// The heading of the screen, which takes the focus when the screen comes.
    pub fn title(&self, words: &str) -> Tag {
        self.heading(0, "title", words).is("part", "heading").is("tabindex", "-1").is("data-heading", "")
    }
}

impl Tag {
    /// Adds an element with a word of the form.
    #[inline(never)]
    pub fn say(self, spec: &'static str, scene: &Scene, word: Word) -> Tag {
        self.maybe(spec, Some(scene.say(word)))
    }
}

/// A button, with the word of what it does (see [`crate::act`]).
#[inline(never)]
pub fn button(class: &'static str, words: &str, act: &'static str) -> Tag {
    tag("button;type=button;part=button").is("class", class).text(words).does(act)
}

/// A row of buttons.
pub fn actions() -> Tag {
    tag("div;actions")
}
