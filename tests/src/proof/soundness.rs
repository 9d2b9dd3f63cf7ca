//! The law that ties drafts to finished submissions: a verdict that a draft gives, every way of completing it gives too.

use super::{Decide, Law, json, shrink::Part};
use crate::generate::{Dice, Generator};
use layak_rules::{
    Answers, Date, Mode, Outcome, Program, Slot, Verdict,
    outcome::{Decided, decide},
};

const COMPLETIONS: usize = 5;
/// So many completions are few.
const FEW: usize = 400;

/// Drafts of one pack, each completed in several ways. A single check is one verdict of a draft beside the same
/// verdict of one completion.
pub struct Soundness<'p> {
    program: &'p Program,
    generator: Generator<'p>,
    decide: Decide,
    /// Up to so many completions all are tried.
    exhaust: usize,
}

/// A draft with ways to finish it.
#[derive(Clone)]
pub struct Case {
    /// The evaluation date.
    pub on: Date,
    /// The draft.
    pub draft: Answers,
    /// Each keeps what the draft gives.
    pub completions: Vec<Answers>,
}

impl<'p> Soundness<'p> {
    /// The law for a pack.
    pub fn new(program: &'p Program) -> Self {
        Self::deciding(program, decide)
    }

    /// The law for a pack that is decided in another way.
    pub fn deciding(program: &'p Program, decide: Decide) -> Self {
        Self { program, generator: Generator::new(program), decide, exhaust: 0 }
    }

    /// The law for a small pack: where a draft can be completed in few ways, in all of them.
    pub fn exhaustive(program: &'p Program) -> Self {
        Self { exhaust: FEW, ..Self::new(program) }
    }

    /// The cases in which `part` is taken out of the draft.
    fn without(&self, case: &Case, part: Part) -> Vec<Case> {
        let out = |answers: &Answers| part.out_of(self.program, answers);
        let mut smaller = Vec::new();
        if !matches!(part, Part::Complete(_)) {
            let completions = case.completions.iter().map(out).collect();
            smaller.push(Case { draft: out(&case.draft), completions, on: case.on });
        }
        if !matches!(part, Part::Item(..)) {
            // The completion still gives it: it need not have been in the draft.
            smaller.push(Case { draft: out(&case.draft), ..case.clone() });
        }
        smaller
    }

    /// Whether a completion has `part` by itself.
    fn is_added(&self, draft: &Answers, part: Part) -> bool {
        match part {
            Part::Item(subject, item) => item >= draft.items(subject),
            Part::Answer(at) => *draft.get(self.program, at) == Slot::Absent,
            Part::Complete(_) => false,
        }
    }
}

impl Law for Soundness<'_> {
    type Case = Case;

    fn case(&self, seed: u64) -> Case {
        let mut dice = Dice::new(seed);
        let on = self.generator.date(&mut dice);
        let share = [30, 60, 85, 97][dice.below(4)];
        let draft = self.generator.answers(&mut dice, share, 3, on);
        let mut complete = || {
            let share = [20, 60, 95][dice.below(3)];
            self.generator.completion(&mut dice, &draft, share, on)
        };
        let every = self.generator.every_completion(&draft, on, self.exhaust);
        let completions = every.unwrap_or_else(|| (0..COMPLETIONS).map(|_| complete()).collect());
        Case { on, draft, completions }
    }

    fn check(&self, case: &Case) -> Result<u64, String> {
        let before = (self.decide)(self.program, &case.draft, case.on, Mode::Draft);
        let mut checks = 0;
        for completed in &case.completions {
            let after = (self.decide)(self.program, completed, case.on, Mode::Final);
            checks += compare(&before, &after)?;
        }
        Ok(checks)
    }

    fn smaller(&self, case: &Case) -> Vec<Case> {
        if case.completions.len() > 1 {
            let alone = |one: &Answers| Case { completions: vec![one.clone()], ..case.clone() };
            return case.completions.iter().map(alone).collect();
        }
        let in_draft = Part::all(self.program, &case.draft);
        let mut smaller: Vec<Case> = in_draft.into_iter().flat_map(|part| self.without(case, part)).collect();
        for completed in &case.completions {
            let mut added = Part::all(self.program, completed);
            added.retain(|&part| self.is_added(&case.draft, part));
            let without = added.into_iter().map(|part| part.out_of(self.program, completed));
            smaller.extend(without.map(|one| Case { completions: vec![one], ..case.clone() }));
        }
        smaller
    }

    fn show(&self, case: &Case) -> String {
        let completed: Vec<String> =
            case.completions.iter().map(|completed| json(self.program, completed)).collect();
        let draft = json(self.program, &case.draft);
        format!("on {}\ndraft {draft}\ncompleted {}", case.on, completed.join("\ncompleted "))
    }
}

/// How many verdicts of the draft the completion has too; one that turned is an error.
fn compare(before: &Outcome, after: &Outcome) -> Result<u64, String> {
    let known = before.decisions.iter().filter(|decided| decided.verdict != Verdict::CannotTellYet);
    let mut checks = 0;
    for decided in known {
        let same = |other: &&Decided| other.decision == decided.decision && other.item == decided.item;
        let later = after.decisions.iter().find(same);
        if !later.is_some_and(|later| later.verdict == decided.verdict && later.value == decided.value) {
            return Err(format!("{decided:?}\nbecame {later:?}"));
        }
        checks += 1;
    }
    Ok(checks)
}
