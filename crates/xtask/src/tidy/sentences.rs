//! Texts for applicants are short: no sentence of a pack has more than 20 words.

use super::{Fault, packs::Pack};
use serde_json::Value;

/// The most words that a sentence may have.
const WORDS: usize = 20;

/// Every sentence that is too long.
pub fn check(packs: &[Pack]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for pack in packs {
        for file in &pack.files {
            each_text(file, &mut |text| {
                let long = sentences(text).filter(|sentence| sentence.split_whitespace().count() > WORDS);
                faults.extend(
                    long.map(|sentence| Fault::new(&pack.name, format!("over {WORDS} words: {sentence:?}"))),
                );
            });
        }
    }
    faults
}

/// A text by its end marks; those within a number or an address end nothing.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ")
        .flat_map(|part| part.split_inclusive("; "))
        .flat_map(|part| part.split_inclusive("? "))
        .map(str::trim)
}

/// Every wording of every text: an object with a wording for each language.
fn each_text(value: &Value, take: &mut impl FnMut(&str)) {
    let wording = |language: &str| value.get(language).and_then(Value::as_str);
    if let (Some(indonesian), Some(english)) = (wording("id"), wording("en")) {
        take(indonesian);
        take(english);
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| each_text(item, take)),
        Value::Object(members) => members.values().for_each(|member| each_text(member, take)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn faults(english: &str) -> usize {
        let file = json!({"provisions": {"A": {"notes": [{"met": {"id": "Pendek.", "en": english}}]}}});
        check(&[Pack { name: "one".into(), files: vec![file] }]).len()
    }

    #[test]
    fn a_sentence_of_more_words_is_a_fault_wherever_it_stands() {
        let twenty = ["word"; WORDS].join(" ");
        assert_eq!(faults(&format!("{twenty}.")), 0);
        assert_eq!(faults(&format!("{twenty} more.")), 1);
        assert_eq!(faults(&format!("{twenty}. {twenty}; {twenty}? {twenty}")), 0);
        assert_eq!(faults(&format!("Rp1.000 {twenty}")), 1);
    }
}
