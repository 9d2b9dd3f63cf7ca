//! A program made ready for one date, to decide many submissions.

use super::{
    Mode, Outcome,
    decide::{decide_evaluated, read_and_decide},
    phrases::Phrases,
};
use crate::{
    answers::{Answers, ReadError},
    date::Date,
    evaluate::{Era, Evaluation},
    program::Program,
};
use alloc::string::String;

/// Decides submissions to one program on one date, and writes their documents. What depends on neither answer nor mode is
/// made once, here: the law of the date and the pieces of the document.
#[derive(Clone, Debug)]
pub struct Decider<'p> {
    era: Era<'p>,
    phrases: Phrases,
}

impl<'p> Decider<'p> {
    /// Makes a program ready for a date.
    pub fn new(program: &'p Program, on: Date) -> Decider<'p> {
        let era = Era::new(program, on);
        let phrases = Phrases::new(&era);
        Decider { era, phrases }
    }

    /// The law of the date.
    pub fn era(&self) -> &Era<'p> {
        &self.era
    }

    /// Decides answers that were read.
    pub fn decide(&self, answers: &Answers, mode: Mode) -> Outcome {
        decide_evaluated(&Evaluation::new(&self.era, answers, mode))
    }

    /// Reads answers and decides them; problems of reading are part of the outcome.
    ///
    /// # Errors
    /// As [`answers::read`].
    pub fn decide_bytes(&self, bytes: &[u8], mode: Mode) -> Result<(Answers, Outcome), ReadError> {
        read_and_decide(&self.era, bytes, mode)
    }

    /// The outcome document: canonical JSON (RFC 8785, integers only), texts in all languages of the pack.
    pub fn document(&self, outcome: &Outcome) -> String {
        self.phrases.document(&self.era, outcome)
    }

    /// Reads answers, decides them and writes the outcome document. Every engine goes this way, so that the same bytes,
    /// program and date give the same bytes.
    ///
    /// # Errors
    /// As [`answers::read`].
    pub fn decide_document(&self, bytes: &[u8], mode: Mode) -> Result<String, ReadError> {
        Ok(self.document(&self.decide_bytes(bytes, mode)?.1))
    }
}
