//! Texts: every language there, placeholders that name parameters, equal texts stored once.

use super::Compiler;
use crate::{
    diagnostic::Code,
    format::Words,
    json::{Data, Json},
};
use layak_rules::{program::TextId, wording::Language};
use std::collections::BTreeMap;

/// The words of a sentence that people on a phone still read at once.
const LONGEST_SENTENCE: usize = 20;

/// The tables of texts, one per language.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    index: BTreeMap<Vec<String>, TextId>,
}

impl Texts {
    pub(crate) fn intern(&mut self, words: Vec<String>) -> TextId {
        let next = self.index.len();
        // The number of texts is far below 2^32: each takes bytes of a source that was in memory.
        *self.index.entry(words).or_insert(TextId::try_from(next).unwrap_or(TextId::MAX))
    }

    /// One table per language, each indexed by [`TextId`].
    pub(crate) fn into_tables(self, languages: usize) -> Vec<Vec<String>> {
        let mut rows: Vec<(TextId, Vec<String>)> =
            self.index.into_iter().map(|(words, id)| (id, words)).collect();
        rows.sort();
        (0..languages)
            .map(|language| {
                rows.iter().map(|(_, words)| words.get(language).cloned().unwrap_or_default()).collect()
            })
            .collect()
    }
}

impl Compiler<'_> {
    /// A text in every language of the pack.
    pub(crate) fn words(&mut self, json: &Json) -> Option<TextId> {
        let words = self.checked(json)?;
        for (text, value) in &words {
            self.placeholders(text, value);
        }
        Some(self.texts.intern(words.into_iter().map(|(text, _)| text.to_owned()).collect()))
    }

    /// The title of a figure or list, in the order of the pack's languages; nothing fills its places.
    pub(crate) fn plain_title(&mut self, json: &Json) -> Option<Vec<String>> {
        let title = self.faults.need(json, "title")?;
        let words = self.checked(title)?;
        for (text, value) in &words {
            if text.contains(['{', '}']) {
                self.faults.add(Code::PlaceholderInTitle, &value.place, &[]);
            }
        }
        Some(words.into_iter().map(|(text, _)| text.to_owned()).collect())
    }

    /// The words for people of what is no part of the pack, in the order of the pack's languages.
    pub(crate) fn words_for(&mut self, Words { id, en }: &Words) -> TextId {
        let of = |tag: &&str| if Language::of_tag(tag) == Language::English { en } else { id };
        let words = self.names.languages.iter().map(|tag| of(tag).to_owned()).collect();
        self.texts.intern(words)
    }

    /// The words of a text in the order of the pack's languages, each with its place in the source.
    fn checked<'j>(&mut self, json: &'j Json) -> Option<Vec<(&'j str, &'j Json)>> {
        for member in self.faults.entries(json) {
            if !self.names.languages.contains(&member.name.as_str()) {
                self.faults.add(Code::UnknownLanguage, &member.value.place, &[&member.name]);
            }
        }
        if !matches!(json.data, Data::Object(_)) {
            return None;
        }
        let mut words = Vec::with_capacity(self.names.languages.len());
        for language in self.names.languages.clone() {
            words.push(self.word_in(json, language)?);
        }
        Some(words)
    }

    fn word_in<'j>(&mut self, json: &'j Json, language: &str) -> Option<(&'j str, &'j Json)> {
        let Some(value) = json.get(language) else {
            self.faults.add(Code::MissingText, &json.place, &[language]);
            return None;
        };
        match value.as_text() {
            Some(text) if text.trim().is_empty() => {
                self.faults.add(Code::EmptyText, &value.place, &[language]);
                None
            }
            Some(text) => {
                self.length(text, value);
                Some((text, value))
            }
            None => self.faults.text(value).map(|text| (text, value)),
        }
    }

    /// Warns of a sentence that is too long to be read at once.
    fn length(&mut self, text: &str, json: &Json) {
        let longest = longest_sentence(text);
        if longest > LONGEST_SENTENCE {
            let limit = LONGEST_SENTENCE.to_string();
            self.faults.add(Code::LongSentence, &json.place, &[&longest.to_string(), &limit]);
        }
    }

    /// A member that must be there, as a text.
    pub(crate) fn need_words(&mut self, json: &Json, name: &str) -> Option<TextId> {
        let value = self.faults.need(json, name)?;
        self.words(value)
    }

    /// A member that may be left out, as a text.
    pub(crate) fn some_words(&mut self, json: &Json, name: &str) -> Option<TextId> {
        self.words(json.get(name)?)
    }

    /// Checks the `{parameter-id}` placeholders of a text and notes the parameters as used.
    fn placeholders(&mut self, text: &str, json: &Json) {
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let Some((name, after)) = rest[at..].strip_prefix('{').and_then(|tail| tail.split_once('}'))
            else {
                self.faults.add(Code::PlaceholderBroken, &json.place, &["{parameter}"]);
                return;
            };
            match self.names.parameter(name) {
                Some(id) => self.uses.parameters.push((id, json.place.clone())),
                None => {
                    let known = self.names.parameters.iter().map(|parameter| parameter.id.as_str());
                    self.faults.unknown(Code::PlaceholderUnknown, name, json, known);
                }
            }
            rest = after;
        }
    }
}

/// The words of a text's longest sentence. One ends at a full stop, a question mark or an exclamation mark before a space;
/// what holds no letter or digit is no word.
fn longest_sentence(text: &str) -> usize {
    let (mut longest, mut words) = (0, 0);
    for word in text.split_whitespace() {
        words += usize::from(word.contains(char::is_alphanumeric));
        longest = longest.max(words);
        if word.ends_with(['.', '?', '!']) {
            words = 0;
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::longest_sentence;

    #[test]
    fn a_sentence_ends_before_a_space_and_a_dash_is_no_word() {
        assert_eq!(longest_sentence("Omzet Rp2.000.000 setahun. Cukup? Ya – cukup"), 3);
        assert_eq!(longest_sentence("PP 7/2021 Pasal 35 ayat (5)."), 6);
        assert_eq!(longest_sentence(""), 0);
    }
}
