//! What forces a verdict is the smallest set of answers that does.

use super::{Law, json, shrink::Part};
use crate::generate::{Dice, Generator};
use layak_rules::{
    Answers, Date, FactAt, Mode, Program, Slot,
    evaluate::{Era, why},
    outcome::{Decided, decide},
};

/// The most answers of which every smaller set is tried.
const MANY: usize = 12;

/// Drafts of one pack. For each decision the verdict must stand when all but the set that is told is taken back, and must
/// not when any smaller one is left. A single check is a set that was tried.
pub struct Forced<'p> {
    program: &'p Program,
    generator: Generator<'p>,
    /// Turned by a test of the tests.
    told: fn(Vec<FactAt>) -> Vec<FactAt>,
}

/// Answers on a date.
#[derive(Clone)]
pub struct Case {
    /// The evaluation date.
    pub on: Date,
    /// The answers.
    pub answers: Answers,
}

impl<'p> Forced<'p> {
    /// The law for a pack.
    pub fn new(program: &'p Program) -> Self {
        Self::telling(program, |told| told)
    }

    /// The law for a pack of which another set is told.
    pub fn telling(program: &'p Program, told: fn(Vec<FactAt>) -> Vec<FactAt>) -> Self {
        Self { program, generator: Generator::new(program), told }
    }

    /// Whether a verdict stands when only some answers are left.
    fn stands(&self, case: &Case, given: &[FactAt], kept: &[FactAt], decided: &Decided) -> bool {
        let mut fewer = case.answers.clone();
        for at in given.iter().filter(|at| !kept.contains(at)) {
            fewer.set(self.program, *at, Slot::Absent);
        }
        let place = |other: &&Decided| (other.decision, other.item) == (decided.decision, decided.item);
        let others = decide(self.program, &fewer, case.on, Mode::Draft).decisions;
        others.iter().find(place).is_some_and(|other| {
            (other.verdict, other.arm, other.value) == (decided.verdict, decided.arm, decided.value)
        })
    }

    fn decision(&self, case: &Case, given: &[FactAt], decided: &Decided) -> Result<u64, String> {
        let era = Era::new(self.program, case.on);
        let forcing = why::forcing(&era, &case.answers, Mode::Draft, decided.decision, decided.item)
            .ok_or("nothing is told of a decision that is made")?;
        let told = (self.told)(forcing.answers);
        let named =
            |set: &[FactAt]| -> Vec<String> { set.iter().map(|at| at.pointer(self.program)).collect() };
        let decision = self.program.decision(decided.decision).id();
        if !self.stands(case, given, &told, decided) {
            return Err(format!("{decision}: {:?} do not force {:?}", named(&told), decided.verdict));
        }
        let mut tried = 1;
        if !forcing.smallest || given.len() > MANY {
            return Ok(tried);
        }
        for bits in 0..1_u32 << given.len() {
            if bits.count_ones() as usize >= told.len() {
                continue;
            }
            let of_bit = |(place, at): (usize, &FactAt)| (bits >> place & 1 == 1).then_some(*at);
            let fewer: Vec<FactAt> = given.iter().enumerate().filter_map(of_bit).collect();
            tried += 1;
            if self.stands(case, given, &fewer, decided) {
                let (fewer, told) = (named(&fewer), named(&told));
                return Err(format!("{decision}: {fewer:?} force {:?}, told {told:?}", decided.verdict));
            }
        }
        Ok(tried)
    }
}

impl Law for Forced<'_> {
    type Case = Case;

    fn case(&self, seed: u64) -> Case {
        let mut dice = Dice::new(seed);
        let on = self.generator.date(&mut dice);
        let percent = 20 + dice.below(80) as u64;
        Case { on, answers: self.generator.answers(&mut dice, percent, 2, on) }
    }

    fn check(&self, case: &Case) -> Result<u64, String> {
        let is_given = |at: &FactAt| *case.answers.get(self.program, *at) != Slot::Absent;
        let given: Vec<FactAt> = case.answers.places(self.program).filter(is_given).collect();
        let outcome = decide(self.program, &case.answers, case.on, Mode::Draft);
        outcome.decisions.iter().map(|decided| self.decision(case, &given, decided)).sum()
    }

    fn smaller(&self, case: &Case) -> Vec<Case> {
        let parts = Part::all(self.program, &case.answers).into_iter();
        parts.map(|part| Case { answers: part.out_of(self.program, &case.answers), ..case.clone() }).collect()
    }

    fn show(&self, case: &Case) -> String {
        format!("on {}, answers {}", case.on, json(self.program, &case.answers))
    }
}
