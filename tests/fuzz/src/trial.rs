//! What every target does with answers once it has a program.

use crate::generate::{Dice, Generator};
use layak_rules::{
    Answers, Decider, Mode, Program, Verdict,
    evaluate::{Evaluation, why},
    outcome::Tracked,
};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Rounds of generated answers for one program.
const ROUNDS: usize = 3;

/// Decides generated answers, drafts and finished ones, as `bytes` will have it. What our compiler made must also be sound.
pub fn generated(program: &Program, bytes: &[u8], compiled: bool) {
    let mut seed = DefaultHasher::new();
    bytes.hash(&mut seed);
    let mut dice = Dice::new(seed.finish());
    let generator = Generator::new(program);
    for round in 0..ROUNDS {
        let on = generator.date(&mut dice);
        let decider = Decider::new(program, on);
        let draft = generator.answers(&mut dice, [90, 50, 20][round], 3, on);
        let finished = generator.completion(&mut dice, &draft, 70, on);
        let followed = try_out(&decider, program, &draft, Mode::Draft)
            & try_out(&decider, program, &finished, Mode::Final);
        if compiled {
            assert!(followed, "nothing changed, but the outcome did");
            assert_sound(&decider, &draft, &finished);
        }
    }
}

/// Decides, writes, explains and follows a change that is none; whether the outcome stays the same. It may not where a
/// program's own table of what depends on what is wrong.
pub fn try_out(decider: &Decider<'_>, program: &Program, answers: &Answers, mode: Mode) -> bool {
    let outcome = decider.decide(answers, mode);
    assert!(!decider.document(&outcome).is_empty());
    let evaluation = Evaluation::new(decider.era(), answers, mode);
    for decided in &outcome.decisions {
        for criterion in &decided.criteria {
            let item = program.provision(criterion.provision).subject().and(decided.item);
            let _ = why::shortfall(&evaluation, criterion.provision, item, 0);
        }
    }
    // One is searched for: a search may take as long as everything else.
    if let Some(one) = outcome.decisions.first() {
        let forced = why::forcing(decider.era(), answers, mode, one.decision, one.item);
        assert!(forced.is_some(), "nothing is told of a decision that is made: {one:?}");
    }
    let mut tracked = Tracked::new(decider.era(), answers, mode);
    for at in answers.places(program).take(4) {
        tracked.update(decider.era(), answers, at);
    }
    *tracked.outcome() == outcome
}

/// The same answers, of which no more may come.
pub fn finished(program: &Program, answers: &Answers) -> Answers {
    let mut finished = answers.clone();
    (0..).zip(program.subjects()).for_each(|(subject, _)| finished.set_complete(subject, true));
    finished
}

/// A verdict that a draft gives, its completion gives too.
pub fn assert_sound(decider: &Decider<'_>, draft: &Answers, completion: &Answers) {
    let before = decider.decide(draft, Mode::Draft);
    let after = decider.decide(completion, Mode::Final);
    for decided in before.decisions.iter().filter(|decided| decided.verdict != Verdict::CannotTellYet) {
        let mut same = after.decisions.iter();
        let later = same.find(|other| other.decision == decided.decision && other.item == decided.item);
        let holds =
            later.is_some_and(|later| later.verdict == decided.verdict && later.value == decided.value);
        assert!(holds, "{decided:?}\nbecame {later:?}");
    }
}
