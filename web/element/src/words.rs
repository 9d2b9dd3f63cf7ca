//! Tags of languages. The words come from `layak-form` and the pack.

use layak_form::words::Language;

/// The BCP 47 tag of a language.
pub fn tag(language: Language) -> &'static str {
    if language == Language::English { "en" } else { "id" }
}

/// The other language.
pub fn other(language: Language) -> Language {
    if language == Language::English { Language::Indonesian } else { Language::English }
}
