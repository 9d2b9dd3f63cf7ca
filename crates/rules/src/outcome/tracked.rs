//! An outcome that is kept up to date while answers change: one changed answer decides again only what depends on it.

use super::{
    Decided, Mode, Outcome,
    decide::{decide_again, decide_evaluated, decide_everywhere, decide_in, missing},
};
use crate::{
    answers::{Answers, FactAt, Problem, ProblemAt},
    evaluate::{Era, Evaluation, Knowledge, Scope},
    program::{DecisionId, FactId, Reach, ReachedDecision},
};
use alloc::{vec, vec::Vec};

/// Above so many facts settled at once, problems are listed anew rather than mended.
const MANY: usize = 32;

/// The outcome of answers on a date, and what was known on the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tracked {
    knowledge: Knowledge,
    outcome: Outcome,
}

impl Tracked {
    /// Decides everything.
    pub fn new(era: &Era<'_>, answers: &Answers, mode: Mode) -> Tracked {
        Tracked::over(Knowledge::default(), era, answers, mode)
    }

    /// Decides everything about other answers to the same program.
    pub fn renew(&mut self, era: &Era<'_>, answers: &Answers, mode: Mode) {
        *self = Tracked::over(core::mem::take(&mut self.knowledge), era, answers, mode);
    }

    fn over(old: Knowledge, era: &Era<'_>, answers: &Answers, mode: Mode) -> Tracked {
        let evaluation = Evaluation::anew(era, answers, mode, old);
        let outcome = decide_evaluated(&evaluation);
        Tracked { outcome, knowledge: evaluation.into_knowledge() }
    }

    /// The outcome of the answers as they were last seen.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// Decides again what depends on one answer, which is another now; all else is as before: the date, the other answers,
    /// the number of items, whether more may come. Gives the same outcome as [`Tracked::new`].
    pub fn update(&mut self, era: &Era<'_>, answers: &Answers, changed: FactAt) {
        if self.knowledge.is_stale() {
            return self.renew(era, answers, self.outcome.mode);
        }
        let affected = era.program.affected_by(changed.fact);
        let mut changed_facts = vec![changed.fact];
        changed_facts.extend(affected.facts().iter().map(|fact| fact.id));
        let mut touched = Vec::new();
        let knowledge = core::mem::take(&mut self.knowledge);
        let mut again = Again {
            evaluation: Evaluation::again(era, answers, self.outcome.mode, knowledge, changed, &mut touched),
            outcome: &mut self.outcome,
            changed: &changed_facts,
            is_missing_other: false,
        };
        for ReachedDecision { id, reach } in affected.decisions() {
            again.decide(id, reach, changed);
        }
        if again.is_missing_other {
            again.outcome.missing = missing(era.program, &again.outcome.decisions);
        }
        again.mend(&touched);
        self.knowledge = again.evaluation.into_knowledge();
    }
}

struct Again<'e> {
    evaluation: Evaluation<'e>,
    outcome: &'e mut Outcome,
    /// The facts that may be known otherwise.
    changed: &'e [FactId],
    /// Whether a decision misses another answer than before.
    is_missing_other: bool,
}

impl Again<'_> {
    fn decide(&mut self, id: DecisionId, reach: Reach, changed: FactAt) {
        let decisions = &self.outcome.decisions;
        let start = decisions.partition_point(|decided| decided.decision < id);
        let length = decisions[start..].partition_point(|decided| decided.decision == id);
        let subject = self.evaluation.program().decision(id).subject();
        let mut new = Vec::new();
        let (start, length) = match (subject, changed.item, reach) {
            (Some(subject), Some(item), Reach::Item) => {
                let own = &decisions[start..start + length];
                let first = own.partition_point(|decided| decided.item < Some(item));
                let found = own.get(first).filter(|decided| decided.item == Some(item));
                new.extend(self.anew(id, Scope::of(subject, item), found));
                (start + first, found.iter().count())
            }
            (None, ..) => {
                new.extend(self.anew(id, Scope::ROOT, decisions.get(start).filter(|_| length > 0)));
                (start, length)
            }
            _ => {
                decide_everywhere(&self.evaluation, id, &mut new);
                (start, length)
            }
        };
        self.put(start, length, new);
    }

    fn anew(&self, id: DecisionId, scope: Scope, before: Option<&Decided>) -> Option<Decided> {
        match before {
            Some(before) => decide_again(&self.evaluation, scope, before, self.changed),
            None => decide_in(&self.evaluation, id, scope),
        }
    }

    /// Puts decisions in the place of others.
    fn put(&mut self, start: usize, length: usize, new: Vec<Decided>) {
        let old = &mut self.outcome.decisions[start..start + length];
        if old.len() == new.len() {
            for (old, new) in old.iter_mut().zip(new) {
                self.is_missing_other |= old.missing != new.missing;
                *old = new;
            }
        } else {
            self.is_missing_other = true;
            self.outcome.decisions.splice(start..start + length, new);
        }
    }

    /// Brings problems and ignored answers up to date for the facts that were settled again.
    fn mend(&mut self, touched: &[FactAt]) {
        let evaluation = &self.evaluation;
        if touched.len() > MANY {
            self.outcome.problems.retain(|problem| matches!(problem.at, ProblemAt::Subject(_)));
            self.outcome.problems.splice(0..0, evaluation.problems());
            self.outcome.ignored = evaluation.ignored();
            return;
        }
        // Problems of subjects come after those of facts.
        let place = |problem: &Problem| match problem.at {
            ProblemAt::Fact(at) => evaluation.place(at),
            ProblemAt::Subject(_) => Some(usize::MAX),
        };
        let (problems, ignored) = (&mut self.outcome.problems, &mut self.outcome.ignored);
        for &at in touched {
            problems.retain(|problem| problem.at != ProblemAt::Fact(at));
            ignored.retain(|other| *other != at);
            let own = evaluation.place(at);
            if let Some(code) = evaluation.problem(at) {
                let next = problems.partition_point(|problem| place(problem) < own);
                problems.insert(next, Problem { at: ProblemAt::Fact(at), code });
            }
            if evaluation.is_ignored(at) {
                ignored.insert(ignored.partition_point(|&other| evaluation.place(other) < own), at);
            }
        }
    }
}
