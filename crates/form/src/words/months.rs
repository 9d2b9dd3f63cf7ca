//! Months by name: Indonesian and English, long and short.

use super::Language;
use layak_rules::wording::month;

/// Short or other spellings that are not the first three letters of a name.
const OTHERS: [(&str, u32); 6] =
    [("agt", 8), ("ags", 8), ("agst", 8), ("sept", 9), ("nop", 11), ("nopember", 11)];

/// The month, 1 to 12, with this name or short name in either language.
pub fn by_name(text: &str) -> Option<u32> {
    let lower = text.trim().to_ascii_lowercase();
    // `Aug.`
    let lower = lower.strip_suffix('.').unwrap_or(&lower);
    for number in 1..=12 {
        for language in [Language::Indonesian, Language::English] {
            let name = month(number, language).as_bytes();
            let known = if lower.len() == 3 { &name[..3] } else { name };
            if known.eq_ignore_ascii_case(lower.as_bytes()) {
                return Some(number);
            }
        }
    }
    OTHERS.iter().find(|(other, _)| *other == lower).map(|(_, number)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_short_names() {
        let short = ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"];
        for (month, short) in (1..).zip(short) {
            assert_eq!(by_name(short), Some(month), "{short}");
        }
        for (text, month) in
            [("Agt", 8), ("Aug.", 8), ("OCT", 10), ("May", 5), ("Nopember", 11), ("Sept", 9), ("maret", 3)]
        {
            assert_eq!(by_name(text), Some(month), "{text}");
        }
        for text in ["", "ja", "janu", "x", "1"] {
            assert_eq!(by_name(text), None, "{text}");
        }
    }
}
