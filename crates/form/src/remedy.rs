//! What to do about a field, in words; and the readings to choose from where there are several.

use crate::{
    parse::{Fault, NumberFault, date::DateFault},
    speak::Speaker,
    typed::Typed,
    view::Suggestion,
    words::{self, Word},
};
use layak_rules::{
    Date,
    program::{Fact, FactKind, Format},
    wording::{self, count, plain},
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
    let readings: Vec<String> = readings(speaker, fault, fact.kind == FactKind::Money)
        .into_iter()
        .map(|reading| reading.label)
        .collect();
    let values = if readings.is_empty() {
        values(speaker, fault)
    } else {
        vec![words::join(&readings, &[" ", &speaker.say(Word::Or), " "].concat())]
    };
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    speaker.fill(word(fact, fault, !readings.is_empty()), &values)
}

/// What to say; `which` when there are readings to choose from.
fn word(fact: &Fact, fault: &Fault, which: bool) -> Word {
    let money = fact.kind == FactKind::Money;
    match fault {
        Fault::Number(NumberFault::Ambiguous(_)) if money => Word::WhichAmount,
        Fault::Number(NumberFault::Ambiguous(_)) => Word::WhichNumber,
        Fault::Number(NumberFault::TooBig) => Word::TooBig,
        Fault::Number(NumberFault::Fraction) if money => Word::WholeRupiah,
        Fault::Number(NumberFault::Fraction) => Word::WholeNumber,
        Fault::Number(NumberFault::NotANumber) if money => Word::AskMoney,
        Fault::Number(NumberFault::NotANumber) => Word::AskNumber,
        Fault::Date(DateFault::Missing { .. }) => Word::DateMissing,
        Fault::Date(DateFault::Unreadable) => Word::DateUnreadable,
        Fault::Date(DateFault::Day) => Word::DateDay,
        Fault::Date(DateFault::Month) => Word::DateMonth,
        Fault::Date(DateFault::Swapped(_) | DateFault::ShortYear(_)) if which => Word::DateWhich,
        Fault::Date(DateFault::Swapped(_) | DateFault::ShortYear(_) | DateFault::Year) => Word::DateYear,
        Fault::Date(DateFault::NoSuchDay { .. }) => Word::DateNoSuchDay,
        Fault::Digits { wanted: (fewest, most), .. } if fewest == most => Word::DigitCount,
        Fault::Digits { .. } => Word::DigitRange,
        Fault::Shape(format) => shape(*format),
        Fault::NotAnOption => Word::ChooseAgain,
        Fault::Unreadable => Word::Unreadable,
        Fault::TooLong => Word::TooLong,
    }
}

/// What fills the places of that word.
fn values(speaker: &Speaker<'_>, fault: &Fault) -> Vec<String> {
    match fault {
        Fault::Digits { found, wanted: (fewest, most) } => {
            let mut values = vec![count(*fewest), count(*most), count(*found)];
            if fewest == most {
                values.remove(0);
            }
            values
        }
        Fault::Date(DateFault::Missing { day, month, year }) => {
            let mut blank = Vec::new();
            for (is_blank, word) in [(day, Word::Day), (month, Word::Month), (year, Word::Year)] {
                if *is_blank {
                    blank.push(speaker.say(word).to_ascii_lowercase());
                }
            }
            vec![words::list(&blank, &speaker.say(Word::And))]
        }
        Fault::Date(DateFault::NoSuchDay { month, year, days }) => {
            let month = wording::month(*month, speaker.language).to_owned();
            vec![month, plain((*year).into()), plain((*days).into())]
        }
        _ => Vec::new(),
    }
}

/// The readings that an applicant can choose from with one tap.
pub(crate) fn readings(speaker: &Speaker<'_>, fault: &Fault, money: bool) -> Vec<Suggestion> {
    let mut readings = Vec::new();
    match fault {
        Fault::Number(NumberFault::Ambiguous(values)) => {
            for &value in values {
                let label = if money { speaker.money(value) } else { speaker.number(value) };
                readings.push(Suggestion { label, typed: Typed::Text(plain(value)) });
            }
        }
        Fault::Date(DateFault::Swapped(date)) => readings.push(date_suggestion(speaker, *date)),
        Fault::Date(DateFault::ShortYear(dates)) => {
            for &date in dates {
                readings.push(date_suggestion(speaker, date));
            }
        }
        _ => {}
    }
    readings
}

fn date_suggestion(speaker: &Speaker<'_>, date: Date) -> Suggestion {
    let (year, month, day) = date.civil();
    let typed = Typed::Date([plain(day.into()), plain(month.into()), plain(year.into())]);
    Suggestion { label: speaker.date(date), typed }
}
