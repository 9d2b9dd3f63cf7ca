//! Words of the form itself, Indonesian first and English second: buttons, headings, verdicts, what to do about a
//! field. Nothing of law stands here; that comes from the pack with its citation.

mod book;
mod catalogue;
pub mod months;

pub use book::Book;
pub use catalogue::Word;
pub use layak_rules::wording::Language;

use layak_rules::{text::number, wording};

/// A template with `{0}`, `{1}`, ... replaced.
pub fn fill(template: &str, values: &[&str]) -> String {
    let value = |index: &str| {
        let value = number(index).and_then(|index| values.get(index as usize));
        Some(value.copied().unwrap_or_default().to_owned())
    };
    wording::fill(template, &value).into_owned()
}

/// Texts one after another, with something between them.
pub fn join(texts: &[String], between: &str) -> String {
    let mut out = String::new();
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            out.push_str(between);
        }
        out.push_str(text);
    }
    out
}

/// What stands between the marks of a text, blank pieces left out. One function for all readers, and no iterator: each
/// kind of mark would be compiled anew.
pub fn pieces(text: &str, is_mark: fn(char) -> bool) -> Vec<&str> {
    let (mut pieces, mut start) = (Vec::new(), 0);
    for (index, character) in text.char_indices() {
        if is_mark(character) {
            add(&mut pieces, &text[start..index]);
            start = index + character.len_utf8();
        }
    }
    add(&mut pieces, &text[start..]);
    pieces
}

fn add<'t>(pieces: &mut Vec<&'t str>, piece: &'t str) {
    if !piece.is_empty() {
        pieces.push(piece);
    }
}

/// `satu, dua dan tiga`, with the word for *and*.
pub fn list(items: &[String], and: &str) -> String {
    match items {
        [head @ .., last] if !head.is_empty() => [&join(head, ", "), " ", and, " ", last].concat(),
        items => join(items, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_places_and_keeps_braces_out() {
        assert_eq!(fill("Langkah {0} dari {1}", &["2", "8"]), "Langkah 2 dari 8");
        assert_eq!(fill("{1}{0}{1}", &["a", "b"]), "bab");
        assert_eq!(fill("{9}tak ada", &[]), "tak ada");
        assert_eq!(fill("{0}", &["{1}"]), "{1}", "a value is never a template");
    }

    #[test]
    fn joins_lists() {
        let list =
            |items: &[&str], and| list(&items.iter().map(ToString::to_string).collect::<Vec<_>>(), and);
        assert_eq!(list(&[], "dan"), "");
        assert_eq!(list(&["bulan"], "dan"), "bulan");
        assert_eq!(list(&["bulan", "tahun"], "dan"), "bulan dan tahun");
        assert_eq!(list(&["day", "month", "year"], "and"), "day, month and year");
    }

    fn places(template: &str) -> Vec<&str> {
        let mut found: Vec<&str> =
            template.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn both_languages_say_the_same_with_the_same_places() {
        let book = Book::built_in();
        for word in Word::ALL {
            let [id, en] =
                [Language::Indonesian, Language::English].map(|language| book.say(*word, language));
            assert!(!id.trim().is_empty() && !en.trim().is_empty(), "{word:?}");
            assert_eq!(places(id), places(en), "{word:?}");
        }
    }

    #[test]
    fn sentences_are_short_and_plain() {
        let book = Book::built_in();
        for word in Word::ALL {
            for text in [book.say(*word, Language::Indonesian), book.say(*word, Language::English)] {
                for sentence in text.split_inclusive(['.', '?', '!']) {
                    assert!(sentence.split_whitespace().count() <= 20, "{word:?}: {sentence}");
                }
            }
        }
    }

    #[test]
    fn buttons_are_active_verbs_and_name_what_they_do() {
        let book = Book::built_in();
        for word in Word::BUTTONS {
            let id = book.say(*word, Language::Indonesian);
            assert!(id.chars().next().is_some_and(char::is_uppercase), "{id}");
            for never in ["OK", "Oke", "Submit", "Next", "Klik"] {
                assert!(!id.split(' ').any(|part| part == never), "{id}");
            }
            assert!(!id.to_lowercase().starts_with("di"), "no passive opening: {id}");
        }
    }

    #[test]
    fn indonesian_words_hold_no_stray_english() {
        let english = [
            "the", "your", "please", "answer", "error", "submit", "form", "draft", "online", "offline",
            "update",
        ];
        let book = Book::built_in();
        for word in Word::ALL {
            let id = book.say(*word, Language::Indonesian).to_lowercase();
            for part in id.split(|character: char| !character.is_alphanumeric()) {
                assert!(!english.contains(&part) || *word == Word::OtherLanguage, "{word:?}: {id}");
            }
        }
    }
}
