//! The smallest set of answers that already forces a verdict: whatever the others were, it would be the same.

use super::super::{Era, Evaluation, Need, Truth};
use crate::{
    answers::{Answers, FactAt, Slot},
    date::Date,
    outcome::{Decided, Mode, State, decide_evaluated},
    program::{AskedOf, DecisionId, Program, ProvisionId},
};
use alloc::vec::Vec;

/// The most trial decisions that one search makes.
const MAX_TRIALS: u32 = 4_000;

/// What forces a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forcing {
    /// The criteria that decide it: the unmet ones of a refusal, otherwise all that took part.
    pub criteria: Vec<ProvisionId>,
    /// The answers, in asking order. In a finished submission, one that was left blank counts as an answer.
    pub answers: Vec<FactAt>,
    /// Whether no smaller set exists; otherwise none can be left out, but another set may be smaller.
    pub smallest: bool,
}

/// What forces the verdict of a decision, for the root or an item. None if the decision is not made there.
pub fn forcing(
    program: &Program,
    answers: &Answers,
    on: Date,
    mode: Mode,
    decision: DecisionId,
    item: Option<u16>,
) -> Option<Forcing> {
    let era = Era::new(program, on);
    let mut search = Search { program, era: &era, answers, mode, decision, item, trials: 0 };
    let wanted = search.decide(&[])?;
    let known = search.known();
    let mut best = search.without_the_needless(&known, known.clone(), &wanted);
    // A refusal needs one unmet criterion; starting from the answers of each gives other sets.
    for criterion in wanted.criteria.iter().filter(|criterion| criterion.state == State::Unmet) {
        let provision = program.provision(criterion.provision);
        let used: Vec<Need> = criterion.used(provision, item, program).collect();
        let kept: Vec<FactAt> = known.iter().copied().filter(|&at| used.contains(&Need::Fact(at))).collect();
        if kept.len() < known.len() && search.forces(&known, &kept, &wanted) {
            let found = search.without_the_needless(&known, kept, &wanted);
            if found.len() < best.len() {
                best = found;
            }
        }
    }
    let smaller = search.smaller(&known, best.len(), &wanted);
    let smallest = search.trials < MAX_TRIALS;
    let answers = smaller.unwrap_or(best);
    let criteria = search.criteria(&known, &answers, &wanted);
    Some(Forcing { criteria, answers, smallest })
}

struct Search<'s> {
    program: &'s Program,
    era: &'s Era<'s>,
    answers: &'s Answers,
    mode: Mode,
    decision: DecisionId,
    item: Option<u16>,
    trials: u32,
}

impl Search<'_> {
    /// The places that are known: answered, or blank in a finished submission, and asked at all.
    fn known(&self) -> Vec<FactAt> {
        let evaluation = Evaluation::new(self.era, self.answers, self.mode);
        let known = |at: &FactAt| {
            let fact = self.program.fact(at.fact);
            let blank = *self.answers.get(self.program, *at) == Slot::Absent;
            let finished = self.mode == Mode::Final && fact.asked_of() == AskedOf::Applicant;
            fact.derived().is_none() && evaluation.is_live(*at) == Truth::Yes && (!blank || finished)
        };
        self.answers.places(self.program).filter(known).collect()
    }

    /// The decision with some answers forgotten.
    fn decide(&mut self, forgotten: &[FactAt]) -> Option<Decided> {
        self.trials += 1;
        let evaluation = Evaluation::forgetting(self.era, self.answers, self.mode, forgotten);
        let decisions = decide_evaluated(&evaluation).decisions;
        decisions.into_iter().find(|decided| decided.decision == self.decision && decided.item == self.item)
    }

    fn decide_with(&mut self, known: &[FactAt], kept: &[FactAt]) -> Option<Decided> {
        let forgotten: Vec<FactAt> = known.iter().copied().filter(|at| !kept.contains(at)).collect();
        self.decide(&forgotten)
    }

    fn forces(&mut self, known: &[FactAt], kept: &[FactAt], wanted: &Decided) -> bool {
        let found = self.decide_with(known, kept);
        found.is_some_and(|found| {
            (found.verdict, found.arm, found.value) == (wanted.verdict, wanted.arm, wanted.value)
        })
    }

    /// Leaves out one answer after the other, the last asked first, while the verdict stays.
    fn without_the_needless(
        &mut self,
        known: &[FactAt],
        mut kept: Vec<FactAt>,
        wanted: &Decided,
    ) -> Vec<FactAt> {
        for index in (0..kept.len()).rev() {
            let left_out = kept.remove(index);
            if !self.forces(known, &kept, wanted) {
                kept.insert(index, left_out);
            }
        }
        kept
    }

    /// A forcing set of fewer than `size` answers, the smallest first, as far as the trials go.
    fn smaller(&mut self, known: &[FactAt], size: usize, wanted: &Decided) -> Option<Vec<FactAt>> {
        (0..size).find_map(|count| self.of_size(known, 0, count, &mut Vec::new(), wanted))
    }

    fn of_size(
        &mut self,
        known: &[FactAt],
        from: usize,
        count: usize,
        kept: &mut Vec<FactAt>,
        wanted: &Decided,
    ) -> Option<Vec<FactAt>> {
        if self.trials >= MAX_TRIALS {
            return None;
        }
        if count == 0 {
            return self.forces(known, kept, wanted).then(|| kept.clone());
        }
        for index in from..known.len() {
            kept.push(known[index]);
            let found = self.of_size(known, index + 1, count - 1, kept, wanted);
            kept.pop();
            if found.is_some() {
                return found;
            }
        }
        None
    }

    fn criteria(&mut self, known: &[FactAt], kept: &[FactAt], wanted: &Decided) -> Vec<ProvisionId> {
        let decided = self.decide_with(known, kept);
        let criteria = decided.as_ref().map_or(&wanted.criteria, |decided| &decided.criteria);
        let unmet = criteria.iter().any(|criterion| criterion.state == State::Unmet);
        let deciding = criteria.iter().filter(|criterion| !unmet || criterion.state == State::Unmet);
        deciding.map(|criterion| criterion.provision).collect()
    }
}
