//! From predicates to verdicts.

use super::{Criterion, Decided, Mode, Outcome, Programme, State, Verdict, problems};
use crate::{
    answers::{self, Answers, FactAt, ReadError, Slot},
    date::{Date, Duration},
    evaluate::{Era, Evaluation, Judge, Need, Scope, Truth},
    program::{
        Arm, DateRule, Decision, DecisionId, DecisionKind, FactId, List, Offset, Program, Provision,
        ProvisionId, Standing, WindowState,
    },
};
use alloc::vec::Vec;
use core::mem;

/// Decides everything that the program can decide about the answers on a date. The caller's clock has no part in it.
pub fn decide(program: &Program, answers: &Answers, on: Date, mode: Mode) -> Outcome {
    let era = Era::new(program, on);
    decide_evaluated(&Evaluation::new(&era, answers, mode))
}

/// Reads answers and decides them; problems of reading are part of the outcome.
pub(super) fn read_and_decide(
    era: &Era<'_>,
    bytes: &[u8],
    mode: Mode,
) -> Result<(Answers, Outcome), ReadError> {
    let (answers, unreadable) = answers::read(era.program, bytes, mode)?;
    let mut outcome = decide_evaluated(&Evaluation::new(era, &answers, mode));
    outcome.add_unreadable(&unreadable);
    Ok((answers, outcome))
}

pub(super) fn decide_evaluated(evaluation: &Evaluation<'_>) -> Outcome {
    let mut outcome = Outcome::nothing(evaluation.mode, evaluation.era.on);
    decide_over(evaluation, &mut outcome);
    outcome
}

/// One decision in one scope; none if it is not to be made there.
pub(crate) fn decide_one(evaluation: &Evaluation<'_>, id: DecisionId, scope: Scope) -> Option<Decided> {
    let mut decided = Decided::of(id, scope);
    decide_in(evaluation, scope, &mut decided, &[]).then_some(decided)
}

impl Outcome {
    /// Nothing decided yet.
    pub(super) fn nothing(mode: Mode, on: Date) -> Outcome {
        Outcome {
            mode,
            on,
            decisions: Vec::new(),
            programme: None,
            missing: Vec::new(),
            problems: Vec::new(),
            ignored: Vec::new(),
        }
    }
}

/// As [`decide_evaluated`], in the place of an outcome that is no longer needed.
pub(super) fn decide_over(evaluation: &Evaluation<'_>, outcome: &mut Outcome) {
    let program = evaluation.program();
    let mut over = Over { decisions: &mut outcome.decisions, count: 0 };
    for id in (0..).take(program.decisions().len()) {
        over.decide_everywhere(evaluation, id);
    }
    let count = over.count;
    outcome.decisions.truncate(count);
    (outcome.mode, outcome.on) = (evaluation.mode, evaluation.era.on);
    outcome.programme = programme(program, outcome.on);
    outcome.missing = missing(program, &outcome.decisions);
    outcome.problems = problems::find(evaluation);
    outcome.ignored = evaluation.ignored();
}

/// What is still missing for any decision, in asking order.
pub(super) fn missing(program: &Program, decisions: &[Decided]) -> Vec<Need> {
    let mut missing = Vec::new();
    decisions.iter().for_each(|decided| missing.extend_from_slice(&decided.missing));
    Need::in_asking_order(missing, program)
}

/// Decisions that are written over others.
struct Over<'o> {
    decisions: &'o mut Vec<Decided>,
    /// How many are new.
    count: usize,
}

impl Over<'_> {
    /// One decision for the root, or for each item of its subject.
    fn decide_everywhere(&mut self, evaluation: &Evaluation<'_>, id: DecisionId) {
        match evaluation.program().decision(id).subject() {
            None => self.decide(evaluation, id, Scope::ROOT),
            Some(subject) => {
                for item in 0..evaluation.answers.items(subject) {
                    self.decide(evaluation, id, Scope::of(subject, item));
                }
            }
        }
    }

    fn decide(&mut self, evaluation: &Evaluation<'_>, id: DecisionId, scope: Scope) {
        if self.count == self.decisions.len() {
            self.decisions.push(Decided::of(id, scope));
        }
        let decided = &mut self.decisions[self.count];
        (decided.decision, decided.item) = (id, scope.index());
        self.count += usize::from(decide_in(evaluation, scope, decided, &[]));
    }
}

impl Decided {
    /// Nothing yet about a decision in a scope.
    pub(super) fn of(decision: DecisionId, scope: Scope) -> Decided {
        Decided {
            decision,
            item: scope.index(),
            verdict: Verdict::ASK,
            arm: None,
            value: None,
            criteria: Vec::new(),
            missing: Vec::new(),
            office: Vec::new(),
            dates: Vec::new(),
        }
    }
}

/// Decides in one scope, in the place of what was decided before; false, and what is left means nothing, if it is not to be
/// decided there. Of the same decision on the same date only criteria are judged again that the facts which `changed` may
/// change; without such, all are.
pub(super) fn decide_in(
    evaluation: &Evaluation<'_>,
    scope: Scope,
    decided: &mut Decided,
    changed: &[FactId],
) -> bool {
    let decision = evaluation.program().decision(decided.decision);
    (decided.arm, decided.value) = (None, None);
    decided.missing.clear();
    decided.office.clear();
    decided.dates.clear();
    Deciding { evaluation, scope, decision, changed, decided }.decide()
}

fn programme(program: &Program, on: Date) -> Option<Programme> {
    if program.windows().is_empty() {
        return None;
    }
    let found = (0..).zip(program.windows()).find(|(_, window)| window.period.contains(on));
    Some(match found {
        Some((index, window)) => Programme { state: window.state, window: Some(index) },
        None => Programme { state: WindowState::NoEdition, window: None },
    })
}

struct Deciding<'e, 'a> {
    evaluation: &'e Evaluation<'a>,
    scope: Scope,
    decision: Decision<'a>,
    changed: &'e [FactId],
    decided: &'e mut Decided,
}

impl<'a> Deciding<'_, 'a> {
    fn decide(&mut self) -> bool {
        let mut needs = Vec::new();
        let when = self
            .decision
            .when()
            .map_or(Truth::Yes, |node| Judge::new(self.evaluation, self.scope, &mut needs).judge_scope(node));
        let before = mem::take(&mut self.decided.criteria);
        match when {
            Truth::No => return false,
            Truth::Unknown => self.unknown(needs),
            Truth::Yes => match self.decision.kind() {
                DecisionKind::Eligibility { criteria } => self.eligibility(criteria, before),
                DecisionKind::Permit { arms } => self.permit(arms),
                DecisionKind::Classification { fact } => self.classification(fact),
            },
        }
        true
    }

    /// What is unknown is *cannot tell yet* while the applicant can do something about it, else *ask the office*.
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn unknown(&mut self, needs: Vec<Need>) {
        self.keep_needs(needs);
        let is_for_applicant = !self.decided.missing.is_empty();
        self.decided.verdict = if is_for_applicant { Verdict::CannotTellYet } else { Verdict::ASK };
    }

    fn keep_needs(&mut self, needs: Vec<Need>) {
        let program = self.evaluation.program();
        for need in Need::in_asking_order(needs, program) {
            let asked = need.is_for_applicant(program);
            if asked { &mut self.decided.missing } else { &mut self.decided.office }.push(need);
        }
    }

    /// In the place of the criteria that were judged before.
    fn eligibility(&mut self, criteria: List<'_, ProvisionId>, mut judged: Vec<Criterion>) {
        let mut needs = Vec::new();
        if self.changed.is_empty() || judged.is_empty() {
            judged.clear();
            self.criteria_in_force(criteria, &mut needs, &mut judged);
        } else {
            self.criteria_again(&mut needs, &mut judged);
        }
        // One bit for each state that there is.
        let states = judged.iter().fold(0_u8, |states, criterion| states | 1 << criterion.state as u8);
        let any = |state: State| states >> state as u8 & 1 == 1;
        self.keep_needs(needs);
        self.decided.verdict = if any(State::Unmet) {
            Verdict::NotEligible
        } else if any(State::Unknown) {
            Verdict::CannotTellYet
        } else if any(State::Ask) || judged.is_empty() {
            Verdict::ASK
        } else {
            Verdict::Eligible
        };
        if self.decided.verdict == Verdict::ASK {
            self.decided.missing.clear();
        }
        self.decided.criteria = judged;
    }

    fn criteria_in_force(
        &self,
        criteria: List<'_, ProvisionId>,
        needs: &mut Vec<Need>,
        judged: &mut Vec<Criterion>,
    ) {
        judged.reserve(criteria.len());
        for id in criteria {
            if let Some(standing) = self.evaluation.era.standing(id) {
                judged.push(self.criterion_inline(id, standing, needs));
            }
        }
    }

    /// On the same date the same criteria are in force.
    fn criteria_again(&self, needs: &mut Vec<Need>, judged: &mut [Criterion]) {
        for criterion in judged {
            let provision = self.evaluation.program().provision(criterion.provision);
            if !self.stands(criterion, provision) {
                *criterion = self.criterion(criterion.provision, provision.standing(), needs);
            }
        }
    }

    /// Whether a criterion is as it was: it needed nothing more, and reads nothing that changed.
    fn stands(&self, criterion: &Criterion, read: Provision<'_>) -> bool {
        criterion.holds != Truth::Unknown
            && read.subjects().is_empty()
            && !read.facts().iter().any(|fact| self.changed.contains(&fact))
    }

    fn criterion(&self, id: ProvisionId, standing: Standing, needs: &mut Vec<Need>) -> Criterion {
        self.criterion_inline(id, standing, needs)
    }

    /// An unmet rule that the author is unsure of turns nobody down: the office is asked instead. What it needs is added.
    #[inline(always)]
    fn criterion_inline(&self, id: ProvisionId, standing: Standing, needs: &mut Vec<Need>) -> Criterion {
        let no = if standing == Standing::Unsure { State::Ask } else { State::Unmet };
        match self.evaluation.look_at_provision(self.scope, id) {
            Some((holds, is_known)) => {
                let state = if holds == Truth::Yes { State::Met } else { no };
                Criterion { provision: id, state, holds, known: is_known.into() }
            }
            None => self.judged_criterion(id, no, needs),
        }
    }

    /// A criterion that one look does not decide; `no` is its state if it does not hold.
    fn judged_criterion(&self, id: ProvisionId, no: State, needs: &mut Vec<Need>) -> Criterion {
        let program = self.evaluation.program();
        let provision = program.provision(id);
        let mark = needs.len();
        let truth = Judge::new(self.evaluation, self.scope, needs).provision(provision);
        let state = match truth {
            Truth::Yes => State::Met,
            Truth::No => no,
            Truth::Unknown if needs[mark..].iter().any(|need| need.is_for_applicant(program)) => {
                State::Unknown
            }
            Truth::Unknown => State::Ask,
        };
        Criterion { provision: id, state, holds: truth, known: self.known(provision) }
    }

    /// The criterion of a provision that is in force.
    fn criterion_in_force(&self, id: ProvisionId) -> Option<Criterion> {
        let standing = self.evaluation.era.standing(id)?;
        Some(self.criterion(id, standing, &mut Vec::new()))
    }

    fn known(&self, provision: Provision<'_>) -> u128 {
        let (mut known, mut bit) = (0, 1);
        let mut note = |is_known| {
            if is_known {
                known |= bit;
            }
            bit <<= 1;
        };
        for fact in provision.facts() {
            note(self.evaluation.is_known(self.scope, fact));
        }
        for subject in provision.subjects() {
            note(self.evaluation.answers.items(subject) > 0);
        }
        known
    }

    /// The first arm that holds. An arm that is unknown stops the search, unless every arm that can still be the answer
    /// says the same: then the one that holds for certain gives the reasons.
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn permit(&mut self, arms: List<'a, Arm<'a>>) {
        let mut open: Option<(u8, Vec<Need>)> = None;
        for (index, arm) in (0..).zip(arms) {
            let mut needs = Vec::new();
            let judged = Judge::new(self.evaluation, self.scope, &mut needs).condition(arm.condition());
            let agrees = open.as_ref().is_none_or(|(first, _)| says_the_same(arms.at(*first), arm));
            match judged.truth {
                Truth::No => {}
                Truth::Yes if agrees && (judged.sure || open.is_none()) => {
                    return self.fired(index, arm, judged.sure);
                }
                Truth::Unknown if agrees && self.rests_on_sure(arm) => {
                    open.get_or_insert((index, needs));
                }
                Truth::Unknown if open.is_none() => return self.undecided(index, arm, needs),
                Truth::Yes | Truth::Unknown => break,
            }
        }
        match open {
            Some((index, needs)) => self.undecided(index, arms.at(index), needs),
            None => self.decided.verdict = Verdict::ASK,
        }
    }

    fn fired(&mut self, index: u8, arm: Arm<'_>, sure: bool) {
        self.decided.verdict = if sure { Verdict::Permit(arm.verdict()) } else { Verdict::ASK };
        self.decided.arm = Some(index);
        self.take_part(arm, |state| state == State::Met);
        for rule in arm.dates() {
            self.decided.dates.extend(self.date(rule).map(|date| (rule.shown_as(), date)));
        }
    }

    fn undecided(&mut self, index: u8, arm: Arm<'_>, needs: Vec<Need>) {
        self.unknown(needs);
        self.decided.arm = (self.decided.verdict == Verdict::ASK).then_some(index);
        self.take_part(arm, |state| matches!(state, State::Unknown | State::Ask));
    }

    /// Whether the arm, if it holds, holds by rules that are sure.
    fn rests_on_sure(&self, arm: Arm<'_>) -> bool {
        arm.condition().all().iter().chain(arm.condition().any()).all(|id| self.is_sure(id))
    }

    fn is_sure(&self, id: ProvisionId) -> bool {
        self.evaluation.era.standing(id) != Some(Standing::Unsure)
    }

    /// The provisions of an arm that matter for its answer. Alternatives do not, beside a sure one that holds.
    fn take_part(&mut self, arm: Arm<'_>, matters: fn(State) -> bool) {
        for (listed, any) in [(arm.condition().all(), false), (arm.condition().any(), true)] {
            let before = self.decided.criteria.len();
            for id in listed {
                let criterion = self.criterion_in_force(id);
                let holds = criterion.as_ref().is_some_and(|criterion| criterion.state == State::Met);
                self.decided.criteria.extend(criterion.filter(|criterion| matters(criterion.state)));
                if any && holds && !matters(State::Met) && self.is_sure(id) {
                    self.decided.criteria.truncate(before);
                    break;
                }
            }
        }
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn classification(&mut self, fact: FactId) {
        self.decided.verdict = Verdict::ASK;
        let Some(at) = self.scope.place(self.evaluation.program(), fact) else { return };
        match (self.evaluation.slot(at), self.evaluation.needs_of(at)) {
            (Slot::Choice(value), _) => {
                self.decided.verdict = Verdict::Classified;
                self.decided.value = Some(*value);
            }
            (_, Some(needs)) => self.unknown(needs.to_vec()),
            _ => {}
        }
        self.derive(at);
    }

    /// The provisions that hold among those from which a derived fact is made.
    fn derive(&mut self, at: FactAt) {
        let fact = self.evaluation.program().fact(at.fact);
        let Some(crate::program::Derivation::Arms(arms)) = fact.derived() else { return };
        for id in arms.iter().flat_map(|arm| arm.condition().all().iter().chain(arm.condition().any())) {
            let known = self.decided.criteria.iter().any(|criterion| criterion.provision == id);
            if !known {
                let criterion = self.criterion_in_force(id);
                self.decided.criteria.extend(criterion);
            }
        }
        self.decided.criteria.retain(|criterion| matches!(criterion.state, State::Met | State::Unknown));
    }

    fn date(&self, rule: DateRule<'_>) -> Option<Date> {
        let base = match (rule.fact(), rule.parameter()) {
            (Some(fact), _) => {
                let at = self.scope.place(self.evaluation.program(), fact)?;
                let Slot::Date(date) = self.evaluation.slot(at) else { return None };
                *date
            }
            (None, Some(parameter)) => Date::from_days(self.evaluation.era.parameter(parameter)?)?,
            (None, None) => return None,
        };
        rule.offsets().iter().try_fold(base, |date, offset| {
            let duration = self.offset(offset)?;
            Some(if offset.back { date.minus(duration) } else { date.plus(duration) })
        })
    }

    fn offset(&self, offset: Offset) -> Option<Duration> {
        offset.duration.or_else(|| self.evaluation.era.duration_of(offset.parameter?))
    }
}

/// Whether two arms give the same answer; their reasons may differ.
fn says_the_same(one: Arm<'_>, other: Arm<'_>) -> bool {
    one.verdict() == other.verdict() && one.permit() == other.permit()
}
