//! An outcome that follows one changed answer after the other is the outcome of deciding everything anew.
//!
//! Generated answers of each shipped pack, changed one at a time, in drafts and in finished answers.

use layak_rules::{Answers, FactAt, Mode, Program, Slot, decide, evaluate::Era, outcome::Tracked};
use layak_tests::{
    corpus,
    generate::{Dice, Generator},
};

const WALKS: u64 = 12;
const STEPS: usize = 40;

#[test]
fn following_changes_gives_what_deciding_anew_gives() {
    for pack in corpus::packs().unwrap() {
        let program = &pack.compiled.program;
        let generator = Generator::new(program);
        let moved: usize = (0..WALKS).map(|seed| walk(program, &generator, seed)).sum();
        println!("{}: {moved} of {} changes moved the outcome", pack.id(), WALKS as usize * STEPS);
        assert!(moved > STEPS, "{}: too few changes matter to prove anything", pack.id());
    }
}

/// Changes answers one by one; how many changes moved the outcome.
fn walk(program: &Program, generator: &Generator<'_>, seed: u64) -> usize {
    let mut dice = Dice::new(seed);
    let on = generator.date(&mut dice);
    let mode = if dice.chance(70) { Mode::Draft } else { Mode::Final };
    let era = Era::new(program, on);
    let mut answers = generator.answers(&mut dice, 80, 3, on);
    let mut tracked = Tracked::new(&era, &answers, mode);
    let mut moved = 0;
    for step in 0..STEPS {
        let Some(changed) = change(program, generator, &mut dice, &mut answers, on) else { continue };
        let before = tracked.outcome().clone();
        tracked.update(&era, &answers, changed);
        let anew = decide(program, &answers, on, mode);
        assert!(
            *tracked.outcome() == anew,
            "{}, seed {seed}, step {step}, on {on}, {changed:?} changed:\nfollowed {:?}\nanew {anew:?}",
            program.info.id,
            tracked.outcome()
        );
        moved += usize::from(before != anew);
    }
    moved
}

fn change(
    program: &Program,
    generator: &Generator<'_>,
    dice: &mut Dice,
    answers: &mut Answers,
    on: layak_rules::Date,
) -> Option<FactAt> {
    let places: Vec<FactAt> = answers.places(program).collect();
    let at = places[dice.below(places.len())];
    let fact = &program.facts[usize::from(at.fact)];
    let slot = if dice.chance(25) { Slot::Absent } else { generator.slot(dice, fact, on) };
    answers.set(program, at, slot).then_some(at)
}
