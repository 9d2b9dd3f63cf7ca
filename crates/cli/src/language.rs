//! The two languages of the command.

/// A language of the messages and of the pack's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Language {
    /// Indonesian.
    Id,
    /// English.
    En,
}

impl Language {
    /// `LAYAK_LANG`, else the system's if it is English, else Indonesian.
    pub fn of_the_system() -> Self {
        let named = ["LAYAK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
        let first = named.iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        Self::named(&first.unwrap_or_default())
    }

    fn named(locale: &str) -> Self {
        if locale.starts_with("en") { Self::En } else { Self::Id }
    }

    /// The BCP 47 tag, as packs use it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }

    /// The language as the rules crate knows it, for dates and money.
    pub fn wording(self) -> layak_rules::wording::Language {
        self.pick(layak_rules::wording::Language::Indonesian, layak_rules::wording::Language::English)
    }

    /// The words of this language.
    pub fn pick<T>(self, id: T, en: T) -> T {
        match self {
            Self::Id => id,
            Self::En => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn english_only_where_the_system_says_so() {
        assert_eq!(Language::named("en_GB.UTF-8"), Language::En);
        assert_eq!(Language::named("id_ID.UTF-8"), Language::Id);
        assert_eq!(Language::named("C.UTF-8"), Language::Id);
        assert_eq!(Language::named(""), Language::Id);
    }
}
