//! What to do about a field, in words; and the readings to choose from where there are several.

use crate::{
    parse::{Fault, NumberFault, date::DateFault},
    problems::Trouble,
    speak::Speaker,
    typed::Typed,
    view::{Control, Suggestion},
    words::{self, Word},
};
use layak_rules::{
    Date,
    program::{Fact, FactKind, Format},
    wording,
};

/// What to do about a blank field.
pub(crate) fn blank(fact: &Fact) -> Word {
    match fact.kind {
        FactKind::Boolean if fact.declaration => Word::AskAgree,
        FactKind::Boolean => Word::AskYesNo,
        FactKind::Integer => Word::AskNumber,
        FactKind::Money => Word::AskMoney,
        FactKind::Date => Word::AskDate,
        FactKind::Choice => Word::AskOne,
        FactKind::Choices => Word::AskMany,
        FactKind::Text | FactKind::Document => fact.format.map_or(Word::AskText, shape),
    }
}

/// How an identifier is written.
pub(crate) fn shape(format: Format) -> Word {
    match format {
        Format::Date => Word::DateUnreadable,
        Format::Email => Word::ShapeEmail,
        Format::Nik => Word::ShapeNik,
        Format::Nib => Word::ShapeNib,
        Format::Npwp => Word::ShapeNpwp,
        Format::Pirt => Word::ShapePirt,
        Format::Md => Word::ShapeMd,
        Format::Phone => Word::ShapePhone,
        Format::Kbli => Word::ShapeKbli,
        Format::Region => Word::ShapeRegion,
        Format::Uri => Word::ShapeUri,
    }
}

/// What to do about something that is no answer.
pub(crate) fn of(speaker: &Speaker<'_>, fact: &Fact, fault: &Fault) -> String {
    match fault {
        Fault::Number(fault) => number_remedy(speaker, fact.kind == FactKind::Money, fault),
        Fault::Date(fault) => date_remedy(speaker, fault),
        Fault::Digits { found, wanted: (fewest, most) } if fewest == most => {
            speaker.fill(Word::DigitCount, &[&fewest.to_string(), &found.to_string()])
        }
        Fault::Digits { found, wanted: (fewest, most) } => {
            speaker.fill(Word::DigitRange, &[&fewest.to_string(), &most.to_string(), &found.to_string()])
        }
        Fault::Shape(format) => speaker.say(shape(*format)),
        Fault::NotAnOption => speaker.say(Word::ChooseAgain),
        Fault::Unreadable => speaker.say(Word::Unreadable),
        Fault::TooLong => speaker.say(Word::TooLong),
    }
}

fn number_remedy(speaker: &Speaker<'_>, money: bool, fault: &NumberFault) -> String {
    match fault {
        NumberFault::Ambiguous(values) => {
            let labels: Vec<String> = values.iter().map(|value| amount(speaker, money, *value)).collect();
            speaker
                .fill(if money { Word::WhichAmount } else { Word::WhichNumber }, &[&either(speaker, &labels)])
        }
        NumberFault::TooBig => speaker.say(Word::TooBig),
        NumberFault::Fraction => speaker.say(if money { Word::WholeRupiah } else { Word::WholeNumber }),
        NumberFault::NotANumber => speaker.say(if money { Word::AskMoney } else { Word::AskNumber }),
    }
}

fn amount(speaker: &Speaker<'_>, money: bool, value: i64) -> String {
    if money { speaker.money(value) } else { speaker.number(value) }
}

fn either(speaker: &Speaker<'_>, labels: &[String]) -> String {
    let separator = [" ", &speaker.say(Word::Or), " "].concat();
    words::join(labels, &separator)
}

fn date_remedy(speaker: &Speaker<'_>, fault: &DateFault) -> String {
    match fault {
        DateFault::Missing { day, month, year } => {
            let parts = [(day, Word::Day), (month, Word::Month), (year, Word::Year)];
            let blank: Vec<String> = parts
                .iter()
                .filter(|(blank, _)| **blank)
                .map(|(_, word)| speaker.say(*word).to_ascii_lowercase())
                .collect();
            let blank: Vec<&str> = blank.iter().map(String::as_str).collect();
            speaker.fill(Word::DateMissing, &[&words::list(&blank, &speaker.say(Word::And))])
        }
        DateFault::Unreadable => speaker.say(Word::DateUnreadable),
        DateFault::Day => speaker.say(Word::DateDay),
        DateFault::Month => speaker.say(Word::DateMonth),
        DateFault::Year => speaker.say(Word::DateYear),
        DateFault::Swapped(date) => speaker.fill(Word::DateWhich, &[&speaker.date(*date)]),
        DateFault::ShortYear(dates) if dates.is_empty() => speaker.say(Word::DateYear),
        DateFault::ShortYear(dates) => {
            let labels: Vec<String> = dates.iter().map(|date| speaker.date(*date)).collect();
            speaker.fill(Word::DateWhich, &[&either(speaker, &labels)])
        }
        DateFault::NoSuchDay { month, year, days } => {
            let month = wording::month(*month, speaker.language);
            speaker.fill(Word::DateNoSuchDay, &[month, &year.to_string(), &days.to_string()])
        }
    }
}

/// The readings that an applicant can choose from with one tap.
pub(crate) fn suggestions(speaker: &Speaker<'_>, control: Control, trouble: &Trouble) -> Vec<Suggestion> {
    match trouble {
        Trouble::Fault(Fault::Number(NumberFault::Ambiguous(values))) => {
            let suggestion = |value: &i64| Suggestion {
                label: amount(speaker, control == Control::Money, *value),
                typed: Typed::Text(value.to_string()),
            };
            values.iter().map(suggestion).collect()
        }
        Trouble::Fault(Fault::Date(DateFault::Swapped(date))) => vec![date_suggestion(speaker, *date)],
        Trouble::Fault(Fault::Date(DateFault::ShortYear(dates))) => {
            dates.iter().map(|date| date_suggestion(speaker, *date)).collect()
        }
        _ => Vec::new(),
    }
}

fn date_suggestion(speaker: &Speaker<'_>, date: Date) -> Suggestion {
    let (year, month, day) = date.civil();
    let typed = Typed::Date([day.to_string(), month.to_string(), year.to_string()]);
    Suggestion { label: speaker.date(date), typed }
}
