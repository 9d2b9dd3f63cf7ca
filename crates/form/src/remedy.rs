//! What to do about a field, in words; and the readings to choose from where there are several.

use crate::{
    parse::Fault,
    speak::Speaker,
    typed::Typed,
    view::Suggestion,
    words::{Word, join, list},
};
use layak_rules::{
    Date,
    program::{Fact, FactKind},
    wording::{self, plain},
};

/// What to do about a blank field.
pub(crate) fn blank(fact: Fact<'_>) -> Word {
    match fact.kind() {
        FactKind::Boolean if fact.declaration() => Word::AskAgree,
        FactKind::Boolean => Word::AskYesNo,
        FactKind::Integer => Word::AskNumber,
        FactKind::Money => Word::AskMoney,
        FactKind::Date => Word::AskDate,
        FactKind::Choice => Word::AskOne,
        FactKind::Choices => Word::AskMany,
        FactKind::Text | FactKind::Document if fact.format().is_some() => Word::AskFormat,
        FactKind::Text | FactKind::Document => Word::AskText,
    }
}

/// What to do about something that is no answer: its word, with the places filled.
pub(crate) fn of(speaker: &Speaker<'_>, fault: &Fault) -> String {
    let mut values = Vec::new();
    match (fault.word, fault.numbers.as_slice()) {
        (Word::WhichAmount | Word::WhichNumber | Word::DateWhich, _) => {
            let mut labels = Vec::new();
            for reading in readings(speaker, fault) {
                labels.push(reading.label);
            }
            values.push(join(&labels, &[" ", &speaker.say(Word::Or), " "].concat()));
        }
        (Word::DateMissing, boxes) => {
            let mut blank = Vec::new();
            for (index, word) in [Word::Day, Word::Month, Word::Year].into_iter().enumerate() {
                if boxes.contains(&(index as i64)) {
                    blank.push(speaker.say(word).to_ascii_lowercase());
                }
            }
            values.push(list(&blank, &speaker.say(Word::And)));
        }
        (word, numbers) => {
            for &number in numbers {
                values.push(plain(number));
            }
            if let (Word::DateNoSuchDay, [month, ..]) = (word, numbers) {
                values[0] =
                    wording::month(u32::try_from(*month).unwrap_or_default(), speaker.language).to_owned();
            }
        }
    }
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    speaker.fill(fault.word, &values)
}

/// The readings that an applicant can choose from with one tap.
pub(crate) fn readings(speaker: &Speaker<'_>, fault: &Fault) -> Vec<Suggestion> {
    let mut readings = Vec::new();
    for &value in &fault.numbers {
        let text = |label| Suggestion { label, typed: Typed::text(plain(value)) };
        readings.push(match (fault.word, Date::from_days(value)) {
            (Word::WhichAmount, _) => text(speaker.money(value)),
            (Word::WhichNumber, _) => text(speaker.number(value)),
            (Word::DateWhich, Some(date)) => {
                let (year, month, day) = date.civil();
                let typed = Typed::date([day.into(), month.into(), year.into()].map(plain));
                Suggestion { label: speaker.date(date), typed }
            }
            _ => return readings,
        });
    }
    readings
}
