//! The law that ties drafts to finished submissions: a verdict that a draft gives, every way of completing it gives too.
//!
//! Generated drafts of each shipped pack, each completed in several ways. `LAYAK_DRAFTS` sets how many drafts per pack.

use layak_rules::{Answers, Date, Mode, Outcome, Program, Verdict, decide, program::FactId};
use layak_tests::{
    corpus,
    generate::{Dice, Generator},
};

const COMPLETIONS: usize = 5;

#[test]
fn a_draft_verdict_holds_in_every_completion() {
    let drafts = std::env::var("LAYAK_DRAFTS").ok().and_then(|text| text.parse().ok()).unwrap_or(800_u64);
    for pack in corpus::packs().unwrap() {
        let program = &pack.compiled.program;
        let generator = Generator::new(program);
        let mut verdicts = 0;
        for seed in 0..drafts {
            verdicts += check_draft(program, &generator, seed);
        }
        println!("{}: {verdicts} draft verdicts held, seeds 0 to {}", pack.id(), drafts - 1);
        assert!(verdicts > drafts as usize, "too few drafts gave a verdict to prove anything");
    }
}

/// How many verdicts of the draft were compared with its completions.
fn check_draft(program: &Program, generator: &Generator<'_>, seed: u64) -> usize {
    let mut dice = Dice::new(seed);
    let on = generator.date(&mut dice);
    let share = [30, 60, 85, 97][dice.below(4)];
    let draft = generator.answers(&mut dice, share, 3, on);
    let before = decide(program, &draft, on, Mode::Draft);
    let mut compared = 0;
    for _ in 0..COMPLETIONS {
        let share = [20, 60, 95][dice.below(3)];
        let completed = generator.completion(&mut dice, &draft, share, on);
        let after = decide(program, &completed, on, Mode::Final);
        compared +=
            compare(&Trial { program, draft: &draft, completed: &completed, on, seed }, &before, &after);
    }
    compared
}

struct Trial<'a> {
    program: &'a Program,
    draft: &'a Answers,
    completed: &'a Answers,
    on: Date,
    seed: u64,
}

fn compare(trial: &Trial<'_>, before: &Outcome, after: &Outcome) -> usize {
    let known = before.decisions.iter().filter(|decided| decided.verdict != Verdict::CannotTellYet);
    let mut compared = 0;
    for decided in known {
        let same = |other: &&layak_rules::outcome::Decided| {
            other.decision == decided.decision && other.item == decided.item
        };
        let later = after.decisions.iter().find(same);
        let holds =
            later.is_some_and(|later| later.verdict == decided.verdict && later.value == decided.value);
        assert!(holds, "{}", trial.explain(&format!("{decided:?}\nbecame {later:?}")));
        compared += 1;
    }
    compared
}

impl Trial<'_> {
    fn explain(&self, what: &str) -> String {
        let json = |answers| layak_rules::answers::write(self.program, answers, |_, _| true);
        let id = &self.program.info.id;
        format!(
            "{id}, seed {}, on {}: {what}\ndraft {}\ncompleted {}",
            self.seed,
            self.on,
            json(self.draft),
            json(self.completed)
        )
    }
}

#[test]
fn the_comparison_catches_a_verdict_that_turns() {
    let pack = corpus::pack_by_id("permits").unwrap();
    let program = &pack.compiled.program;
    let on = Date::parse("2026-11-22").unwrap();
    let answers = Answers::new(program);
    let mut before = decide(program, &answers, on, Mode::Draft);
    let after = decide(program, &answers, on, Mode::Final);
    before.decisions[0].verdict = Verdict::Eligible;
    let trial = Trial { program, draft: &answers, completed: &answers, on, seed: 0 };
    let turned = std::panic::catch_unwind(|| compare(&trial, &before, &after));
    assert!(turned.is_err(), "a turned verdict must be noticed");
    assert!(program.facts.len() < usize::from(FactId::MAX));
}
