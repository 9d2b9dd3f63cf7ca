//! Speaking one language about one program on one date: texts of the pack and words of the form.

use crate::words::{Book, Language, Word, fill};
use layak_rules::{Date, Program, evaluate::Era, program::TextId, wording};

/// A language, a program and a date.
pub(crate) struct Speaker<'a> {
    pub(crate) era: Era<'a>,
    index: usize,
    book: &'a Book,
    pub(crate) language: Language,
}

impl<'a> Speaker<'a> {
    /// Speaks the language at an index of the program's languages.
    pub(crate) fn new(program: &'a Program, on: Date, index: usize, book: &'a Book) -> Speaker<'a> {
        let tag = program.languages().get(index).unwrap_or("id");
        Speaker { era: Era::new(program, on), index, book, language: Language::of_tag(tag) }
    }

    /// A text of the pack, with its figures of the date.
    pub(crate) fn text(&self, id: TextId) -> String {
        wording::text(&self.era, self.index, id).into_owned()
    }

    /// A text of the pack that may be missing.
    pub(crate) fn maybe(&self, id: Option<TextId>) -> Option<String> {
        id.map(|id| self.text(id))
    }

    /// A word of the form.
    pub(crate) fn say(&self, word: Word) -> String {
        self.book.say(word, self.language).to_owned()
    }

    /// A template of the form with its places filled.
    pub(crate) fn fill(&self, word: Word, values: &[&str]) -> String {
        fill(self.book.say(word, self.language), values)
    }

    /// An amount as people write it.
    pub(crate) fn money(&self, rupiah: i64) -> String {
        wording::money(rupiah, self.language)
    }

    /// A number with groups of thousands.
    pub(crate) fn number(&self, number: i64) -> String {
        wording::grouped(number, self.language)
    }

    /// A date in words.
    pub(crate) fn date(&self, date: Date) -> String {
        wording::date(date, self.language)
    }
}
