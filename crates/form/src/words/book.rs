//! The words in all languages of the form, as a book that a form is given. The widget loads it from a file beside its
//! module: text is no code, and a browser keeps it apart.

use super::{Language, Word};
use layak_rules::text::cut;
use std::{fmt, sync::Arc};

/// The words of the form in Indonesian and English. It is shared, not copied.
#[derive(Clone)]
pub struct Book(Arc<[[Box<str>; 2]]>);

/// Between a word in one language and in the other.
const BETWEEN: u8 = b'\t';

impl Book {
    /// The words as this version of the crate knows them.
    pub fn built_in() -> Book {
        Book(Word::TABLE.iter().map(|word| word.map(Box::from)).collect())
    }

    /// Reads what [`Book::to_text`] wrote; none if it is not of this version.
    pub fn read(text: &str) -> Option<Book> {
        let mut words = Vec::new();
        let mut rest = text;
        while let Some((line, after)) = cut(rest, b'\n') {
            let (indonesian, english) = cut(line, BETWEEN)?;
            words.push([Box::from(indonesian), Box::from(english)]);
            rest = after;
        }
        (words.len() == Word::COUNT).then(|| Book(words.into()))
    }

    /// The book as text: one line for each word, a tab between the languages.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for [indonesian, english] in &*self.0 {
            text.push_str(indonesian);
            text.push(char::from(BETWEEN));
            text.push_str(english);
            text.push('\n');
        }
        text
    }

    /// A word in a language.
    pub fn say(&self, word: Word, language: Language) -> &str {
        self.0.get(word as usize).map_or("", |word| &word[usize::from(language == Language::English)])
    }
}

impl fmt::Debug for Book {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Book of {} words", self.0.len())
    }
}

impl PartialEq for Book {
    // There is one book for a form: comparing its words would only cost time.
    fn eq(&self, other: &Book) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Book {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_another_version_is_refused() {
        let book = Book::built_in();
        let text = book.to_text();
        let read = Book::read(&text).unwrap();
        for word in Word::ALL {
            for language in [Language::Indonesian, Language::English] {
                assert_eq!(read.say(*word, language), book.say(*word, language));
            }
        }
        assert!(Book::read(text.split_once('\n').unwrap().1).is_none());
        assert!(Book::read("Lanjut").is_none());
    }
}
