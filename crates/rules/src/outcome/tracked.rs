//! An outcome that is kept up to date while answers change: one changed answer decides again only what depends on it.

use super::{
    Decided, Mode, Outcome,
    decide::{decide_in, decide_over, missing},
};
use crate::{
    answers::{Answers, FactAt, Problem, ProblemAt},
    date::Date,
    evaluate::{Era, Evaluation, Knowledge, Scope},
    program::{DecisionId, FactId, Reach, ReachedDecision},
};
use alloc::{vec, vec::Vec};
use core::mem;

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
        let mut tracked = Tracked::nothing(era.on);
        tracked.renew(era, answers, mode);
        tracked
    }

    /// Nothing decided yet.
    pub fn nothing(on: Date) -> Tracked {
        Tracked { knowledge: Knowledge::default(), outcome: Outcome::nothing(Mode::Draft, on) }
    }

    /// Decides everything about other answers to the same program, in the place of what is no longer needed.
    pub fn renew(&mut self, era: &Era<'_>, answers: &Answers, mode: Mode) {
        let mut evaluation = Evaluation::unsettled(era, answers, mode, mem::take(&mut self.knowledge));
        evaluation.settle_all();
        decide_over(&evaluation, &mut self.outcome);
        self.knowledge = evaluation.into_knowledge();
    }

    /// The outcome of the answers as they were last seen.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// Shows the outcome with what could not be read among its problems.
    pub fn with_unreadable<T>(&mut self, unreadable: &[Problem], show: impl FnOnce(&Outcome) -> T) -> T {
        let problems = self.outcome.problems.clone();
        self.outcome.add_unreadable(unreadable);
        let shown = show(&self.outcome);
        self.outcome.problems = problems;
        shown
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
        let knowledge = mem::take(&mut self.knowledge);
        let mut evaluation = Evaluation::unsettled(era, answers, self.outcome.mode, knowledge);
        evaluation.settle_again(changed, &mut touched);
        let mut again = Again {
            evaluation: &evaluation,
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
        self.knowledge = evaluation.into_knowledge();
    }
}

struct Again<'e> {
    evaluation: &'e Evaluation<'e>,
    outcome: &'e mut Outcome,
    /// The facts that may be known otherwise.
    changed: &'e [FactId],
    /// Whether a decision misses another answer than before.
    is_missing_other: bool,
}

impl Again<'_> {
    fn decide(&mut self, id: DecisionId, reach: Reach, changed: FactAt) {
        match (self.evaluation.program().decision(id).subject(), changed.item, reach) {
            (None, ..) => self.decide_in(id, Scope::ROOT),
            (Some(subject), Some(item), Reach::Item) => self.decide_in(id, Scope::of(subject, item)),
            (Some(subject), ..) => {
                for item in 0..self.evaluation.answers.items(subject) {
                    self.decide_in(id, Scope::of(subject, item));
                }
            }
        }
    }

    fn decide_in(&mut self, id: DecisionId, scope: Scope) {
        let own = (id, scope.index());
        let key = |decided: &Decided| (decided.decision, decided.item);
        let decisions = &mut self.outcome.decisions;
        let place = decisions.partition_point(|decided| key(decided) < own);
        let Some(decided) = decisions.get_mut(place).filter(|decided| key(decided) == own) else {
            let mut decided = Decided::of(id, scope);
            if decide_in(self.evaluation, scope, &mut decided, &[]) {
                self.is_missing_other |= !decided.missing.is_empty();
                decisions.insert(place, decided);
            }
            return;
        };
        let missing = mem::take(&mut decided.missing);
        let is_decided = decide_in(self.evaluation, scope, decided, self.changed);
        self.is_missing_other |= missing != decided.missing;
        if !is_decided {
            decisions.remove(place);
        }
    }

    /// Brings problems and ignored answers up to date for the facts that were settled again.
    fn mend(&mut self, touched: &[FactAt]) {
        let evaluation = self.evaluation;
        let (problems, ignored) = (&mut self.outcome.problems, &mut self.outcome.ignored);
        if touched.len() > MANY {
            let of_facts = evaluation.problems();
            let of_subjects = mem::replace(problems, of_facts);
            let is_of_subject = |problem: &Problem| matches!(problem.at, ProblemAt::Subject(_));
            problems.extend(of_subjects.into_iter().filter(is_of_subject));
            *ignored = evaluation.ignored();
            return;
        }
        // Problems of subjects come after those of facts.
        let place = |problem: &Problem| match problem.at {
            ProblemAt::Fact(at) => evaluation.place(at),
            ProblemAt::Subject(_) => Some(usize::MAX),
        };
        for &fact in touched {
            let own = evaluation.place(fact);
            let at = ProblemAt::Fact(fact);
            let next = problems.partition_point(|problem| place(problem) < own);
            let is_there = problems.get(next).is_some_and(|problem| problem.at == at);
            mend(problems, next, is_there, evaluation.problem(fact).map(|code| Problem { at, code }));
            let next = ignored.partition_point(|&other| evaluation.place(other) < own);
            let is_there = ignored.get(next) == Some(&fact);
            mend(ignored, next, is_there, evaluation.is_ignored(fact).then_some(fact));
        }
    }
}

/// What is now at a place, where there may have been something before.
fn mend<T>(list: &mut Vec<T>, place: usize, is_there: bool, now: Option<T>) {
    match now {
        Some(now) if is_there => list[place] = now,
        Some(now) => list.insert(place, now),
        None if is_there => drop(list.remove(place)),
        None => {}
    }
}
