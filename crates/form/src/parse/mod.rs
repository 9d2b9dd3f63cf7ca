//! From what is typed to typed slots, one file for each kind of field. What is doubtful is asked, never guessed.

pub mod choice;
pub mod date;
mod digits;
pub mod identifier;
pub mod integer;
pub mod money;
pub mod nik;
pub mod phone;
pub mod text;

use crate::typed::Typed;
use layak_rules::{
    Slot,
    program::{Fact, FactKind, Format},
};

/// Why what was typed is no answer yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No number, or no certain one.
    Number(NumberFault),
    /// No date, or no certain one.
    Date(date::DateFault),
    /// An identifier with the wrong number of digits.
    Digits {
        /// How many were found.
        found: usize,
        /// How many are needed, fewest and most.
        wanted: (usize, usize),
    },
    /// An identifier or address without its shape.
    Shape(Format),
    /// Not one of the options.
    NotAnOption,
    /// Characters that no reader can show.
    Unreadable,
    /// More text than a submission may carry.
    TooLong,
}

/// Why a number must be asked again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// Not digits as numbers are written.
    NotANumber,
    /// A part below one.
    Fraction,
    /// It can be read as any of these.
    Ambiguous(Vec<i64>),
    /// Beyond what can be kept exactly.
    TooBig,
}

/// The most bytes that the text of one answer may have; the reader of submissions takes no more.
const MAX_TEXT: usize = 5_000;

/// The slot for what was typed: absent if nothing was.
pub fn parse(fact: &Fact, typed: &Typed) -> Result<Slot, Fault> {
    if typed.is_blank() {
        return Ok(Slot::Absent);
    }
    match fact.kind {
        FactKind::Boolean => choice::boolean(typed.as_text(), fact.declaration),
        FactKind::Integer => integer::parse(typed.as_text()).map(Slot::Integer).map_err(Fault::Number),
        FactKind::Money => money::parse(typed.as_text()).map(Slot::Integer).map_err(Fault::Number),
        FactKind::Date => date::parse(typed).map(Slot::Date).map_err(Fault::Date),
        FactKind::Choice => choice::one(fact, typed.as_text()).map(Slot::Choice),
        FactKind::Choices => choice::many(fact, typed.as_list()).map(Slot::Choices),
        FactKind::Text => text(fact, typed.as_text()).map(Slot::Text),
        // No form asks for a document; the office supplies it.
        FactKind::Document => Ok(Slot::Absent),
    }
}

fn text(fact: &Fact, typed: &str) -> Result<String, Fault> {
    if typed.len() > MAX_TEXT {
        return Err(Fault::TooLong);
    }
    match fact.format {
        None => text::parse(typed),
        Some(Format::Nik) => nik::parse(typed),
        Some(Format::Phone) => phone::parse(typed),
        Some(format) => identifier::parse(format, typed),
    }
}

/// Lower case, one kind of space and of minus, no space at the ends: what number readers work on.
fn tidy(text: &str) -> String {
    let plain = text.trim().chars().map(|character| match character {
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        '\u{2212}' => '-',
        other => other.to_ascii_lowercase(),
    });
    plain.collect()
}

fn negated(value: Result<i64, NumberFault>) -> Result<i64, NumberFault> {
    match value {
        Ok(value) => Ok(-value),
        Err(NumberFault::Ambiguous(values)) => {
            Err(NumberFault::Ambiguous(values.iter().map(|value| -value).collect()))
        }
        Err(fault) => Err(fault),
    }
}
