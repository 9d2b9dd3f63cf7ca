//! An outcome that follows one changed answer after the other is the outcome of deciding everything anew.

use super::{Decide, Law, json, shrink::Part};
use crate::generate::{Dice, Generator};
use layak_rules::{
    Answers, Date, FactAt, Mode, Program, Slot,
    evaluate::Era,
    outcome::{Tracked, decide},
};

const STEPS: usize = 40;

/// Answers of one pack, drafts and finished ones, changed one at a time. Every change is compared; a single check is
/// one that moved the outcome.
pub struct Tracking<'p> {
    program: &'p Program,
    generator: Generator<'p>,
    decide: Decide,
}

/// Answers and the changes that are made to them.
#[derive(Clone)]
pub struct Case {
    /// The evaluation date.
    pub on: Date,
    /// Whether the answers are finished.
    pub mode: Mode,
    /// The answers at first.
    pub start: Answers,
    /// What is set, one after the other.
    pub changes: Vec<(FactAt, Slot)>,
}

impl<'p> Tracking<'p> {
    /// The law for a pack.
    pub fn new(program: &'p Program) -> Self {
        Self::deciding(program, decide)
    }

    /// The law for a pack that is decided anew in another way.
    pub fn deciding(program: &'p Program, decide: Decide) -> Self {
        Self { program, generator: Generator::new(program), decide }
    }

    fn change(&self, dice: &mut Dice, places: &[FactAt], on: Date) -> (FactAt, Slot) {
        let at = places[dice.below(places.len())];
        let fact = self.program.fact(at.fact);
        let slot = if dice.chance(25) { Slot::Absent } else { self.generator.slot(dice, fact, on) };
        (at, slot)
    }
}

impl Law for Tracking<'_> {
    type Case = Case;

    fn case(&self, seed: u64) -> Case {
        let mut dice = Dice::new(seed);
        let on = self.generator.date(&mut dice);
        let mode = if dice.chance(70) { Mode::Draft } else { Mode::Final };
        let start = self.generator.answers(&mut dice, 80, 3, on);
        let places: Vec<FactAt> = start.places(self.program).collect();
        let changes = (0..STEPS).map(|_| self.change(&mut dice, &places, on)).collect();
        Case { on, mode, start, changes }
    }

    fn check(&self, case: &Case) -> Result<u64, String> {
        let era = Era::new(self.program, case.on);
        let mut answers = case.start.clone();
        let mut tracked = Tracked::new(&era, &answers, case.mode);
        let mut moved = 0;
        for (at, slot) in &case.changes {
            if !answers.set(self.program, *at, slot.clone()) {
                continue;
            }
            let before = tracked.outcome().clone();
            tracked.update(&era, &answers, *at);
            let anew = (self.decide)(self.program, &answers, case.on, case.mode);
            if *tracked.outcome() != anew {
                return Err(format!("followed {:?}\nanew {anew:?}", tracked.outcome()));
            }
            moved += u64::from(before != anew);
        }
        tracked.renew(&era, &case.start, case.mode);
        if tracked.outcome() != Tracked::new(&era, &case.start, case.mode).outcome() {
            return Err(format!("renewed {:?}", tracked.outcome()));
        }
        Ok(moved)
    }

    fn smaller(&self, case: &Case) -> Vec<Case> {
        let fewer = (0..case.changes.len()).map(|step| {
            let mut smaller = case.clone();
            smaller.changes.remove(step);
            smaller
        });
        let parts = Part::all(self.program, &case.start).into_iter();
        let less = parts.map(|part| Case { start: part.out_of(self.program, &case.start), ..case.clone() });
        fewer.chain(less).collect()
    }

    fn show(&self, case: &Case) -> String {
        let change = |(at, slot): &(FactAt, Slot)| format!("\nthen {} {slot:?}", at.pointer(self.program));
        let changes: String = case.changes.iter().map(change).collect();
        let start = json(self.program, &case.start);
        format!("on {}, {}\nanswers {start}{changes}", case.on, case.mode.as_str())
    }
}
