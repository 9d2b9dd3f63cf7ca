//! Numbers in words, so that an applicant sees at once whether a zero is missing.

mod tables;

use crate::words::Language;
use tables::{ENGLISH, INDONESIAN, Words};

/// The number in words: *satu juta lima ratus ribu*, *one million five hundred thousand*.
pub fn in_words(value: i64, language: Language) -> String {
    let words = if language == Language::Indonesian { &INDONESIAN } else { &ENGLISH };
    let mut out = String::new();
    if value < 0 {
        out.push_str("minus");
    }
    if value == 0 {
        out.push_str(words.small[0]);
    }
    // 10^18 is the highest group of 64 bits.
    let mut unit = 1_000_000_000_000_000_000;
    for rank in (0..7).rev() {
        let group = (value.unsigned_abs() / unit % 1_000) as usize;
        unit /= 1_000;
        match (group, rank, words.one) {
            (0, ..) => {}
            (1, 1, Some([_, thousand])) => push(&mut out, thousand),
            _ => {
                below_thousand(group, words, &mut out);
                if rank > 0 {
                    push(&mut out, words.ranks[rank - 1]);
                }
            }
        }
    }
    out
}

fn below_thousand(value: usize, words: &Words, out: &mut String) {
    match (value / 100, words.one) {
        (0, _) => {}
        (1, Some([hundred, _])) => push(out, hundred),
        (hundreds, _) => {
            push(out, words.small[hundreds]);
            push(out, words.hundred);
        }
    }
    let (mut rest, mut between) = (value % 100, ' ');
    if rest >= 20 {
        push(out, words.tens[rest / 10 - 2]);
        (rest, between) = (rest % 10, words.between);
    }
    if rest > 0 {
        if !out.is_empty() {
            out.push(between);
        }
        out.push_str(words.small[rest]);
    }
}

/// Appends a word; a space parts it from the word before.
fn push(out: &mut String, word: &str) {
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(word);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn speaks_as_people_do() {
        let table = [
            (0, "nol", "zero"),
            (1, "satu", "one"),
            (10, "sepuluh", "ten"),
            (11, "sebelas", "eleven"),
            (12, "dua belas", "twelve"),
            (21, "dua puluh satu", "twenty-one"),
            (100, "seratus", "one hundred"),
            (111, "seratus sebelas", "one hundred eleven"),
            (1_000, "seribu", "one thousand"),
            (1_100, "seribu seratus", "one thousand one hundred"),
            (2_019, "dua ribu sembilan belas", "two thousand nineteen"),
            (101_000, "seratus satu ribu", "one hundred one thousand"),
            (1_500_000, "satu juta lima ratus ribu", "one million five hundred thousand"),
            (1_001_000, "satu juta seribu", "one million one thousand"),
            (2_000_000_000, "dua miliar", "two billion"),
            (15_000_000_000_000, "lima belas triliun", "fifteen trillion"),
            (1_000_000_000_000_000, "satu kuadriliun", "one quadrillion"),
            (-5_000, "minus lima ribu", "minus five thousand"),
        ];
        for (value, indonesian, english) in table {
            assert_eq!(in_words(value, Language::Indonesian), indonesian);
            assert_eq!(in_words(value, Language::English), english);
        }
    }

    /// A reader written apart from the speaker: it knows nothing of groups of three digits but adds up what it hears.
    fn heard(words: &str, language: Language) -> Option<i64> {
        let (mut total, mut group, mut last) = (0_i64, 0_i64, 0_i64);
        for word in words.split([' ', '-']) {
            if let Some(multiplier) = multiplier(word) {
                total += (group + last) * multiplier;
                (group, last) = (0, 0);
                continue;
            }
            match (word, language) {
                ("seribu", Language::Indonesian) => total += 1_000,
                ("seratus", Language::Indonesian) => group += 100,
                ("ratus", Language::Indonesian) | ("hundred", Language::English) => {
                    (group, last) = (group + last * 100, 0)
                }
                ("puluh", Language::Indonesian) => (group, last) = (group + last * 10, 0),
                ("belas", Language::Indonesian) => (group, last) = (group + last + 10, 0),
                _ => last += small(word, language)?,
            }
        }
        Some(total + group + last)
    }

    fn multiplier(word: &str) -> Option<i64> {
        let powers = [
            ("ribu", 1),
            ("thousand", 1),
            ("juta", 2),
            ("million", 2),
            ("miliar", 3),
            ("billion", 3),
            ("triliun", 4),
            ("trillion", 4),
            ("kuadriliun", 5),
            ("quadrillion", 5),
        ];
        powers.iter().find(|(name, _)| *name == word).map(|(_, power)| 1_000_i64.pow(*power))
    }

    fn small(word: &str, language: Language) -> Option<i64> {
        let table = match language {
            Language::Indonesian => {
                "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"
            }
            Language::English => {
                "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
            }
        };
        let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        let found = table.split(' ').position(|known| known == word);
        let found =
            found.or_else(|| tens.iter().position(|known| *known == word).map(|index| (index + 2) * 10));
        found.and_then(|value| i64::try_from(value).ok())
    }

    proptest! {
        #[test]
        fn what_is_spoken_is_heard(value in 0..=1_000_000_000_000_000_i64, small in 0..10_000_000_i64) {
            for language in [Language::Indonesian, Language::English] {
                prop_assert_eq!(heard(&in_words(value, language), language), Some(value));
                prop_assert_eq!(heard(&in_words(small, language), language), Some(small));
            }
        }
    }
}
