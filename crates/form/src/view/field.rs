//! One field: label, hint, what was typed, what is wrong with it, what it was understood as.

use super::{Control, OptionView, control::autocomplete};
use crate::{
    form::Form,
    numerals,
    parse::identifier,
    remedy,
    speak::Speaker,
    typed::Typed,
    words::{Word, join},
};
use layak_rules::{
    FactAt, Program, Slot,
    program::{Fact, FactKind, FormatName},
};
use std::sync::Arc;

/// One field as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldView {
    /// The answer that it asks for.
    pub at: FactAt,
    /// A name that is unique in the form: `business.annualSales`, `product/0/product.name`. See [`Form::at`].
    pub key: String,
    /// The kind of control.
    pub control: Control,
    /// The question.
    pub label: String,
    /// Help before the control.
    pub hint: Option<String>,
    /// The unit after the control.
    pub unit: Option<String>,
    /// The HTML autocomplete token.
    pub autocomplete: String,
    /// Whether it must be answered; optional questions are marked as such.
    pub required: bool,
    /// Whether the answer is personal data: never kept on the device.
    pub sensitive: bool,
    /// The options, for controls that have some.
    pub options: Arc<[OptionView]>,
    /// What was typed, letter by letter; never rewritten.
    pub typed: Typed,
    /// What is wrong and what to do, if it should be shown by now.
    pub problem: Option<String>,
    /// Readings to choose from, when the problem is that there are several.
    pub suggestions: Vec<Suggestion>,
    /// Something odd that stops nobody.
    pub doubt: Option<String>,
    /// What the form understood: the amount in words, the date in full.
    pub echo: Option<String>,
}

/// A reading of what was typed, to be entered by one tap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Its words.
    pub label: String,
    /// What to enter.
    pub typed: Typed,
}

impl FieldView {
    /// The day, month and year boxes of what was typed; one line stands in the first.
    pub fn date_parts(&self) -> [&str; 3] {
        match self.typed.parts() {
            [day, month, year] => [day, month, year],
            _ => [self.typed.as_text(), "", ""],
        }
    }

    /// Whether it looks the same as this one did in the same language: all else follows from the question and what was typed.
    pub fn shows_as(&self, other: &FieldView) -> bool {
        self.at == other.at
            && self.sensitive == other.sensitive
            && self.typed == other.typed
            && self.problem == other.problem
    }

    /// Whether an option is chosen.
    pub fn is_chosen(&self, value: &str) -> bool {
        self.typed.as_text() == value || self.typed.as_list().iter().any(|chosen| chosen == value)
    }
}

impl Form {
    /// The kind of control of a field.
    pub fn control(&self, at: FactAt) -> Control {
        Control::of(&self.program, self.fact(at))
    }

    /// The field of a fact, as it stands.
    pub fn field(&self, at: FactAt) -> FieldView {
        self.field_view(&self.speaker(), at)
    }

    pub(super) fn field_view(&self, speaker: &Speaker<'_>, at: FactAt) -> FieldView {
        let fact = self.fact(at);
        let control = self.control(at);
        let trouble = self.shown_trouble(at);
        FieldView {
            at,
            key: self.key(at),
            control,
            label: speaker.text(fact.question()),
            hint: hint(speaker, fact, control),
            unit: speaker
                .maybe(fact.unit())
                .or_else(|| (control == Control::Money).then(|| speaker.say(Word::Rupiah))),
            autocomplete: autocomplete(&self.program, fact),
            required: fact.required() || fact.declaration(),
            sensitive: fact.is_sensitive(),
            options: self.options.get(usize::from(at.fact)).cloned().unwrap_or_default(),
            typed: self.typed(at).clone(),
            problem: trouble.as_ref().map(|trouble| self.message(speaker, at, trouble)),
            suggestions: trouble.map(|trouble| remedy::readings(speaker, &trouble.fault)).unwrap_or_default(),
            doubt: self.doubt(speaker, at),
            echo: echo(&self.program, speaker, fact, self.answers.get(&self.program, at)),
        }
    }

    /// The unique name of a field: its JSON pointer without the first slash.
    pub(crate) fn key(&self, at: FactAt) -> String {
        at.pointer(&self.program).split_off(1)
    }

    /// An answer in words: for the review, for names of items, beside reasons.
    pub(crate) fn answer_words(&self, speaker: &Speaker<'_>, at: FactAt) -> String {
        let fact = self.fact(at);
        let label = |index: &u16| {
            let options = self.options.get(usize::from(at.fact));
            options
                .and_then(|options| options.get(usize::from(*index)))
                .map_or("", |option| option.label.as_str())
        };
        match self.answers.get(&self.program, at) {
            Slot::Absent => String::new(),
            Slot::Boolean(true) if fact.declaration() => speaker.say(Word::Agreed),
            Slot::Boolean(yes) => speaker.say(if *yes { Word::Yes } else { Word::No }),
            Slot::Integer(value) if fact.kind() == FactKind::Money => speaker.money(*value),
            Slot::Integer(value) => with_unit(speaker.number(*value), speaker.maybe(fact.unit())),
            Slot::Date(date) => speaker.date(*date),
            Slot::Choice(index) => label(index).to_owned(),
            Slot::Choices(indices) => {
                let labels: Vec<String> = indices.iter().map(|index| label(index).to_owned()).collect();
                join(&labels, "; ")
            }
            Slot::Text(text) => identifier::shown(self.program.format_of(fact), text),
            Slot::Document(document) => document.to_text(),
        }
    }
}

fn with_unit(number: String, unit: Option<String>) -> String {
    match unit {
        Some(unit) => [&number, " ", &unit].concat(),
        None => number,
    }
}

// The pack says what is meant, the form how to write it.
fn hint(speaker: &Speaker<'_>, fact: Fact<'_>, control: Control) -> Option<String> {
    match (speaker.maybe(fact.hint()), own_hint(speaker, control)) {
        (Some(meaning), Some(writing)) => Some([&meaning, " ", &writing].concat()),
        (meaning, writing) => meaning.or(writing),
    }
}

fn own_hint(speaker: &Speaker<'_>, control: Control) -> Option<String> {
    let word = match control {
        Control::Money => Word::MoneyHint,
        Control::Date => Word::DateHint,
        Control::Many => Word::ManyHint,
        Control::Search => Word::SearchHint,
        _ => return None,
    };
    Some(speaker.say(word))
}

/// Numbers below this are read at a glance and need no echo.
const ECHO_FROM: i64 = 1_000;

fn echo(program: &Program, speaker: &Speaker<'_>, fact: Fact<'_>, slot: &Slot) -> Option<String> {
    match slot {
        Slot::Integer(value) if fact.kind() == FactKind::Money => {
            let words = numerals::in_words(*value, speaker.language);
            Some([&speaker.money(*value), " (", &words, " ", &speaker.say(Word::Rupiah), ")"].concat())
        }
        Slot::Integer(value) if value.abs() >= ECHO_FROM => Some(speaker.number(*value)),
        Slot::Date(date) => Some(speaker.date(*date)),
        Slot::Text(text) => match program.format_of(fact) {
            format @ Some(FormatName::Nik | FormatName::Phone) => Some(identifier::shown(format, text)),
            _ => None,
        },
        _ => None,
    }
}
