//! The evaluator beside an independent judge: on finished answers, the `jsonschema` crate over the pack's source says
//! the same of every provision.

use super::{Law, json, shrink::Part};
use crate::generate::{Dice, Generator};
use layak_revalidate::{Pack, opinion::second_opinion};
use layak_rules::{
    Answers, Date, Mode,
    evaluate::{Era, Evaluation, Truth},
    program::{ProvisionId, SubjectId},
};

/// Seeds that share a date: a judge is made for each date, which takes longer than to ask it.
const SAME_DATE: u64 = 64;

/// Finished answers of one pack. A single check is one provision in force, for one item where it is about items, that
/// the evaluator calls *yes* or *no*; it leaves open what only the office knows.
pub struct Agreement<'p> {
    pack: &'p Pack,
    generator: Generator<'p>,
}

/// Finished answers.
pub struct Case {
    /// The evaluation date.
    pub on: Date,
    /// The answers.
    pub answers: Answers,
}

impl<'p> Agreement<'p> {
    /// The law for a pack.
    pub fn new(pack: &'p Pack) -> Self {
        Self { pack, generator: Generator::new(&pack.program) }
    }

    /// How many provisions, of each item, the evaluator decides.
    fn decided(&self, case: &Case) -> usize {
        let era = Era::new(&self.pack.program, case.on);
        let evaluation = Evaluation::new(&era, &case.answers, Mode::Final);
        let is_decided = |provision: usize, item: Option<u16>| {
            let truth =
                ProvisionId::try_from(provision).ok().and_then(|id| evaluation.provision_truth(id, item));
            matches!(truth, Some(Truth::Yes | Truth::No))
        };
        let provisions = self.pack.program.provisions().iter().enumerate();
        let with_predicate = provisions.filter(|(_, provision)| provision.predicate().is_some());
        with_predicate
            .map(|(index, provision)| {
                let items = items(&case.answers, provision.subject());
                items.into_iter().filter(|&item| is_decided(index, item)).count()
            })
            .sum()
    }
}

fn items(answers: &Answers, subject: Option<SubjectId>) -> Vec<Option<u16>> {
    subject.map_or_else(|| vec![None], |subject| (0..answers.items(subject)).map(Some).collect())
}

impl Law for Agreement<'_> {
    type Case = Case;

    fn case(&self, seed: u64) -> Case {
        let on = self.generator.date(&mut Dice::new(seed / SAME_DATE));
        let mut dice = Dice::new(seed);
        let share = [30, 60, 85, 97][dice.below(4)];
        Case { on, answers: self.generator.answers(&mut dice, share, 3, on) }
    }

    fn check(&self, case: &Case) -> Result<u64, String> {
        match second_opinion(self.pack, &case.answers, case.on) {
            alarms if alarms.is_empty() => Ok(self.decided(case) as u64),
            alarms => Err(format!("{alarms:?}")),
        }
    }

    fn smaller(&self, case: &Case) -> Vec<Case> {
        let program = &self.pack.program;
        let parts = Part::all(program, &case.answers).into_iter();
        parts.map(|part| Case { on: case.on, answers: part.out_of(program, &case.answers) }).collect()
    }

    fn show(&self, case: &Case) -> String {
        format!("on {}\nanswers {}", case.on, json(&self.pack.program, &case.answers))
    }
}
