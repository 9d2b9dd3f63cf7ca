//! The smallest set of answers that already forces a verdict: whatever the others were, it would be the same.
//!
//! Two kinds of sets of answers face each other: those that force the verdict when all else is forgotten, and those that
//! block it when they are forgotten and all else stays. A set forces if and only if it has a member in common with every
//! set that blocks. So the smallest set that meets the blocking sets found so far is tried; either it forces, and no
//! smaller one can, or what it leaves out blocks, and is one more set to meet (Reiter's hitting sets, as in implicit
//! hitting set algorithms).

use super::{
    super::{Era, Evaluation, Scope},
    meet::Meeting,
};
use crate::{
    answers::{Answers, FactAt, Slot},
    outcome::{Decided, Mode, State, decide_one},
    program::{AskedOf, DecisionId, ProvisionId, Reach},
};
use alloc::{vec, vec::Vec};

/// How many answers one search may settle, over all of its trials.
const WORK: usize = 200_000;

/// What forces a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forcing {
    /// The criteria that decide it: the unmet ones of a refusal, otherwise all that took part.
    pub criteria: Vec<ProvisionId>,
    /// The answers, in asking order. In a finished submission, one that was left blank counts as an answer.
    pub answers: Vec<FactAt>,
    /// Whether no smaller set exists; of the smallest sets it is the one whose answers are asked for first. Otherwise the
    /// search was ended, and another set may be smaller.
    pub smallest: bool,
}

/// What forces the verdict of a decision, for the root or an item. None if the decision is not made there.
pub fn forcing(
    era: &Era<'_>,
    answers: &Answers,
    mode: Mode,
    decision: DecisionId,
    item: Option<u16>,
) -> Option<Forcing> {
    let scope = match (era.program.decision(decision).subject(), item) {
        (None, None) => Scope::ROOT,
        (Some(subject), Some(item)) if item < answers.items(subject) => Scope::of(subject, item),
        _ => return None,
    };
    let evaluation = Evaluation::new(era, answers, mode);
    let wanted = decide_one(&evaluation, decision, scope)?;
    let places: Vec<FactAt> = answers.places(era.program).collect();
    let known = known(&evaluation, &places, decision, scope);
    let trials = WORK / places.len().max(1);
    let mut search = Search { era, answers, mode, scope, wanted, places, known, trials };
    let all = (0..search.known.len()).collect();
    let forces = search.shrunk(all, Search::forces);
    let smallest = search.smallest(&forces);
    let kept = smallest.as_ref().unwrap_or(&forces);
    Some(Forcing {
        criteria: search.criteria(kept),
        answers: kept.iter().map(|&index| search.places[search.known[index]]).collect(),
        smallest: smallest.is_some(),
    })
}

/// The places of what is known and may count: answered, or left blank in a finished submission, and read by the decision,
/// itself or through others.
fn known(evaluation: &Evaluation<'_>, places: &[FactAt], decision: DecisionId, scope: Scope) -> Vec<usize> {
    let program = evaluation.program();
    let is_known = |at: FactAt| {
        let is_owed = || program.fact(at.fact).asked_of() == AskedOf::Applicant;
        *evaluation.answers.get(program, at) != Slot::Absent || evaluation.mode == Mode::Final && is_owed()
    };
    let is_read = |at: FactAt| {
        let mut reached = program.affected_by(at.fact).decisions().iter();
        let reach = reached.find(|reached| reached.id == decision).map(|reached| reached.reach);
        reach.is_some_and(|reach| reach == Reach::Everywhere || at.item == scope.index())
    };
    (0..places.len()).filter(|&place| is_known(places[place]) && is_read(places[place])).collect()
}

struct Search<'s> {
    era: &'s Era<'s>,
    answers: &'s Answers,
    mode: Mode,
    scope: Scope,
    wanted: Decided,
    /// Every place of the answers.
    places: Vec<FactAt>,
    /// Those whose answers may count, in asking order. Sets of answers are indices into this, in order.
    known: Vec<usize>,
    /// How many more decisions may be tried.
    trials: usize,
}

impl Search<'_> {
    /// The decision with all forgotten but a set of answers.
    fn decide_with(&self, kept: &[usize]) -> Option<Decided> {
        let mut forgotten = vec![false; self.places.len()];
        self.known.iter().for_each(|&place| forgotten[place] = true);
        kept.iter().for_each(|&index| forgotten[self.known[index]] = false);
        let evaluation = Evaluation::forgetting(self.era, self.answers, self.mode, &forgotten);
        decide_one(&evaluation, self.wanted.decision, self.scope)
    }

    /// Whether a set of answers forces the verdict; none when no more may be tried.
    fn forces(&mut self, kept: &[usize]) -> Option<bool> {
        self.trials = self.trials.checked_sub(1)?;
        let same = |found: &Decided| {
            (found.verdict, found.arm, found.value)
                == (self.wanted.verdict, self.wanted.arm, self.wanted.value)
        };
        Some(self.decide_with(kept).as_ref().is_some_and(same))
    }

    /// Whether the verdict is lost without a set of answers.
    fn blocks(&mut self, set: &[usize]) -> Option<bool> {
        let kept = self.others(set);
        self.forces(&kept).map(|forces| !forces)
    }

    /// All that are known but those of a set.
    fn others(&self, set: &[usize]) -> Vec<usize> {
        (0..self.known.len()).filter(|index| set.binary_search(index).is_err()).collect()
    }

    /// A part of a set of which it still holds and from which nothing can be left out; what is asked last is left out
    /// first, in long pieces at first, so that few trials find a small part.
    fn shrunk(
        &mut self,
        mut set: Vec<usize>,
        holds: impl Fn(&mut Self, &[usize]) -> Option<bool>,
    ) -> Vec<usize> {
        let mut length = set.len();
        while length > 0 {
            let mut end = set.len();
            while end > 0 {
                let start = end.saturating_sub(length);
                let rest = [&set[..start], &set[end..]].concat();
                match holds(self, &rest) {
                    Some(true) => set = rest,
                    Some(false) => {}
                    None => return set,
                }
                end = start;
            }
            length /= 2;
        }
        set
    }

    /// The smallest set that forces, of which `forces` tells one; none when the search is ended.
    fn smallest(&mut self, forces: &[usize]) -> Option<Vec<usize>> {
        let mut meeting = Meeting::default();
        // What alone blocks is part of each.
        for &index in forces {
            if self.blocks(&[index])? {
                meeting.add(vec![index]);
            }
        }
        loop {
            let kept = meeting.smallest()?;
            if self.forces(&kept)? {
                return Some(kept);
            }
            let left_out = self.others(&kept);
            meeting.add(self.shrunk(left_out, Search::blocks));
        }
    }

    fn criteria(&self, kept: &[usize]) -> Vec<ProvisionId> {
        let decided = self.decide_with(kept);
        let criteria = decided.as_ref().map_or(&self.wanted.criteria, |decided| &decided.criteria);
        let unmet = criteria.iter().any(|criterion| criterion.state == State::Unmet);
        let deciding = criteria.iter().filter(|criterion| !unmet || criterion.state == State::Unmet);
        deciding.map(|criterion| criterion.provision).collect()
    }
}
