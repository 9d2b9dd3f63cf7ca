//! Generated submissions: drafts and finished ones; in some the text is damaged, since a refusal is an answer too.

use crate::generate::{Dice, Generator};
use layak_rules::{Date, Mode, Program, decide_document};
use serde_json::{Value, json};
use std::fmt;

/// Seeds that share a date: an engine keeps what it has made ready for the last one.
const SAME_DATE: u64 = 4;
/// Of a hundred submissions so many are damaged.
const DAMAGED: u64 = 10;
/// What a damaged text may have in place of a character.
const ODD: [&str; 10] =
    ["\"", "\\", "\\ud83d", "\\u0041", "é", "\u{1f4a9}", "\u{2028}", "\u{0}", "9", "{\"a\":1,\"a\":2}"];

/// What an applicant sends, as text.
#[derive(Clone, Debug)]
pub struct Submission {
    /// The answers; JSON unless damaged.
    pub answers: String,
    /// The evaluation date.
    pub on: Date,
    /// Draft or finished.
    pub mode: Mode,
}

impl Submission {
    /// The outcome document, or `!` with the refusal.
    pub fn outcome(&self, program: &Program) -> String {
        let document = decide_document(program, self.answers.as_bytes(), self.on, self.mode);
        document.unwrap_or_else(|refusal| format!("!{refusal}"))
    }

    /// The arguments of `Engine.decide`.
    pub(super) fn arguments(&self) -> Value {
        json!([self.answers, self.on.to_string(), self.mode == Mode::Draft])
    }
}

impl fmt::Display for Submission {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "on {}, {}\nanswers {}", self.on, self.mode.as_str(), self.answers)
    }
}

/// Makes submissions to one program.
pub struct Source<'p> {
    pub(super) program: &'p Program,
    generator: Generator<'p>,
}

impl<'p> Source<'p> {
    /// Submissions to this program.
    pub fn new(program: &'p Program) -> Source<'p> {
        Source { program, generator: Generator::new(program) }
    }

    /// The submission of a seed.
    pub fn submission(&self, seed: u64) -> Submission {
        let on = self.generator.date(&mut Dice::new(seed / SAME_DATE));
        let mut dice = Dice::new(seed);
        let mode = if dice.chance(50) { Mode::Draft } else { Mode::Final };
        let share = [30, 60, 85, 97][dice.below(4)];
        let answers = self.generator.answers(&mut dice, share, 3, on);
        let mut text = layak_rules::answers::write(self.program, &answers, |_, _| true);
        if dice.chance(DAMAGED) {
            damage(&mut dice, &mut text);
        }
        Submission { answers: text, on, mode }
    }
}

/// Takes one character away or puts something odd in its place.
fn damage(dice: &mut Dice, text: &mut String) {
    let at = text.floor_char_boundary(dice.below(text.len()));
    let odd = if dice.chance(30) { "" } else { ODD[dice.below(ODD.len())] };
    let to = text.ceil_char_boundary(at + 1);
    text.replace_range(at..to, odd);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::pack_by_id;

    #[test]
    fn drafts_finished_and_damaged_ones_come() {
        let pack = pack_by_id("permits").unwrap();
        let source = Source::new(&pack.compiled.program);
        let all: Vec<Submission> = (0..400).map(|seed| source.submission(seed)).collect();
        let drafts = all.iter().filter(|one| one.mode == Mode::Draft).count();
        assert!((150..250).contains(&drafts), "{drafts} drafts");
        let refused = all.iter().filter(|one| one.outcome(&pack.compiled.program).starts_with('!')).count();
        assert!((10..80).contains(&refused), "{refused} refused");
    }
}
