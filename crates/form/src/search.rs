//! Searching a long list of options by the first letters of words, or by code.

use crate::{view::OptionView, words::pieces};

/// Which options match, best first, at most `limit`. Each word typed must begin a word of the label or of the value;
/// options whose label begins with the query come first. A blank query matches all.
pub fn search(options: &[OptionView], query: &str, limit: usize) -> Vec<usize> {
    let query = query.to_ascii_lowercase();
    let wanted = pieces(&query, is_between);
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for (index, option) in options.iter().enumerate() {
        let text = [&option.label, " ", &option.value].concat().to_ascii_lowercase();
        let words = pieces(&text, is_between);
        if !wanted.iter().all(|wanted| words.iter().any(|word| word.starts_with(wanted))) {
            continue;
        }
        if text.starts_with(query.trim()) { first.push(index) } else { rest.push(index) }
    }
    first.append(&mut rest);
    first.truncate(limit);
    first
}

// Letters beyond ASCII count as such without the tables of Unicode.
fn is_between(character: char) -> bool {
    character.is_ascii() && !character.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Vec<OptionView> {
        let pairs = [
            ("10794", "Industri kerupuk, keripik, peyek"),
            ("10710", "Industri roti dan kue"),
            ("47242", "Perdagangan eceran roti, kue kering"),
        ];
        let option = |(value, label): &(&str, &str)| OptionView {
            value: (*value).to_owned(),
            label: (*label).to_owned(),
        };
        pairs.iter().map(option).collect()
    }

    #[test]
    fn finds_by_beginnings_of_words_and_by_code() {
        let options = options();
        for (query, found) in [
            ("kue", vec![1, 2]),
            ("kue rot", vec![1, 2]),
            ("107", vec![0, 1]),
            ("KERIPIK", vec![0]),
            ("perd", vec![2]),
            ("ue", vec![]),
            ("", vec![0, 1, 2]),
        ] {
            assert_eq!(search(&options, query, 10), found, "{query}");
        }
        assert_eq!(search(&options, "", 2), [0, 1]);
    }

    #[test]
    fn a_label_that_begins_so_comes_first() {
        assert_eq!(search(&options(), "perdagangan", 10)[0], 2);
        assert_eq!(search(&options(), "industri roti", 10), [1]);
    }
}
