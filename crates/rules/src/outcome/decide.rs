//! From predicates to verdicts.

use super::{Criterion, Decided, Mode, Outcome, Programme, State, Verdict, problems};
use crate::{
    answers::{self, Answers, FactAt, Problem, ReadError, Slot},
    date::{Date, Duration},
    evaluate::{Era, Evaluation, Judge, Need, Scope, Truth},
    program::{
        Arm, DateAs, DateRule, Decision, DecisionId, DecisionKind, FactId, List, Offset, Program, Provision,
        ProvisionId, Standing, WindowState,
    },
};
use alloc::vec::Vec;

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
    Ok(decide_read(era, answers::read(era.program, bytes, mode)?, mode))
}

/// Decides what was read.
pub(super) fn decide_read(
    era: &Era<'_>,
    (answers, unreadable): (Answers, Vec<Problem>),
    mode: Mode,
) -> (Answers, Outcome) {
    let mut outcome = decide_evaluated(&Evaluation::new(era, &answers, mode));
    problems::add_unreadable(&mut outcome.problems, unreadable);
    (answers, outcome)
}

pub(crate) fn decide_evaluated(evaluation: &Evaluation<'_>) -> Outcome {
    let program = evaluation.program();
    let mut decisions = Vec::new();
    for id in (0..).take(program.decisions().len()) {
        decide_everywhere(evaluation, id, &mut decisions);
    }
    Outcome {
        mode: evaluation.mode,
        on: evaluation.era.on,
        programme: programme(program, evaluation.era.on),
        missing: missing(program, &decisions),
        problems: problems::find(evaluation),
        ignored: evaluation.ignored(),
        decisions,
    }
}

/// What is still missing for any decision, in asking order.
pub(super) fn missing(program: &Program, decisions: &[Decided]) -> Vec<Need> {
    let mut missing = Vec::new();
    decisions.iter().for_each(|decided| missing.extend_from_slice(&decided.missing));
    Need::in_asking_order(missing, program)
}

/// One decision for the root, or for each item of its subject.
pub(super) fn decide_everywhere(evaluation: &Evaluation<'_>, id: DecisionId, decided: &mut Vec<Decided>) {
    match evaluation.program().decision(id).subject() {
        None => scoped(evaluation, id, Scope::ROOT, decided),
        Some(subject) => {
            for item in 0..evaluation.answers.items(subject) {
                scoped(evaluation, id, Scope::of(subject, item), decided);
            }
        }
    }
}

fn scoped(evaluation: &Evaluation<'_>, id: DecisionId, scope: Scope, decided: &mut Vec<Decided>) {
    if let Some(one) = decide_in(evaluation, id, scope) {
        decided.push(one);
    }
}

/// One decision in one scope; none if it is not to be decided there.
pub(super) fn decide_in(evaluation: &Evaluation<'_>, id: DecisionId, scope: Scope) -> Option<Decided> {
    let decision = evaluation.program().decision(id);
    Deciding { evaluation, scope, id, decision, before: Before::default() }.decide()
}

/// As [`decide_in`], with what was decided before; `changed` are the facts that may be known otherwise since.
pub(super) fn decide_again(
    evaluation: &Evaluation<'_>,
    scope: Scope,
    before: &Decided,
    changed: &[FactId],
) -> Option<Decided> {
    let id = before.decision;
    let decision = evaluation.program().decision(id);
    let before = Before { criteria: &before.criteria, changed };
    Deciding { evaluation, scope, id, decision, before }.decide()
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
    id: DecisionId,
    decision: Decision<'a>,
    before: Before<'e>,
}

/// What was decided before an answer changed; nothing the first time.
#[derive(Clone, Copy, Default)]
struct Before<'e> {
    criteria: &'e [Criterion],
    changed: &'e [FactId],
}

impl Before<'_> {
    /// Whether a criterion is as it was: it needed nothing more, and reads nothing that changed.
    fn stands(self, criterion: &Criterion, read: Provision<'_>) -> bool {
        criterion.holds != Truth::Unknown
            && read.subjects().is_empty()
            && !read.facts().iter().any(|fact| self.changed.contains(&fact))
    }
}

impl<'e, 'a> Deciding<'e, 'a> {
    fn decide(&self) -> Option<Decided> {
        let mut needs = Vec::new();
        let when = self
            .decision
            .when()
            .map_or(Truth::Yes, |node| Judge::new(self.evaluation, self.scope, &mut needs).judge_scope(node));
        match when {
            Truth::No => None,
            Truth::Unknown => Some(self.unknown(needs)),
            Truth::Yes => Some(match self.decision.kind() {
                DecisionKind::Eligibility { criteria } => self.eligibility(criteria),
                DecisionKind::Permit { arms } => self.permit(arms),
                DecisionKind::Classification { fact } => self.classification(fact),
            }),
        }
    }

    fn blank(&self, verdict: Verdict) -> Decided {
        Decided {
            decision: self.id,
            item: self.scope.item.map(|(_, item)| item),
            verdict,
            arm: None,
            value: None,
            criteria: Vec::new(),
            missing: Vec::new(),
            office: Vec::new(),
            dates: Vec::new(),
        }
    }

    /// What is unknown is *cannot tell yet* while the applicant can do something about it, else *ask the office*.
    fn unknown(&self, needs: Vec<Need>) -> Decided {
        let mut decided = self.blank(Verdict::ASK);
        self.keep_needs(&mut decided, needs);
        if !decided.missing.is_empty() {
            decided.verdict = Verdict::CannotTellYet;
        }
        decided
    }

    fn keep_needs(&self, decided: &mut Decided, needs: Vec<Need>) {
        let program = self.evaluation.program();
        for need in Need::in_asking_order(needs, program) {
            let asked = need.is_for_applicant(program);
            if asked { &mut decided.missing } else { &mut decided.office }.push(need);
        }
    }

    fn eligibility(&self, criteria: List<'_, ProvisionId>) -> Decided {
        let mut needs = Vec::new();
        let judged = match self.before.criteria {
            [] => self.criteria_in_force(criteria, &mut needs),
            before => self.criteria_again(before, &mut needs),
        };
        // One bit for each state that there is.
        let states = judged.iter().fold(0_u8, |states, criterion| states | 1 << criterion.state as u8);
        let any = |state: State| states >> state as u8 & 1 == 1;
        let mut decided = self.blank(Verdict::Eligible);
        self.keep_needs(&mut decided, needs);
        decided.verdict = if any(State::Unmet) {
            Verdict::NotEligible
        } else if any(State::Unknown) {
            Verdict::CannotTellYet
        } else if any(State::Ask) || judged.is_empty() {
            Verdict::ASK
        } else {
            Verdict::Eligible
        };
        if decided.verdict == Verdict::ASK {
            decided.missing.clear();
        }
        decided.criteria = judged;
        decided
    }

    fn criteria_in_force(&self, criteria: List<'_, ProvisionId>, needs: &mut Vec<Need>) -> Vec<Criterion> {
        let mut judged = Vec::with_capacity(criteria.len());
        for id in criteria {
            if let Some(standing) = self.evaluation.era.standing(id) {
                judged.push(self.criterion_inline(id, standing, needs));
            }
        }
        judged
    }

    /// On the same date the same criteria are in force.
    fn criteria_again(&self, before: &[Criterion], needs: &mut Vec<Need>) -> Vec<Criterion> {
        let mut judged = before.to_vec();
        for criterion in &mut judged {
            let provision = self.evaluation.program().provision(criterion.provision);
            if !self.before.stands(criterion, provision) {
                *criterion = self.criterion(criterion.provision, provision.standing(), needs);
            }
        }
        judged
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
    fn permit(&self, arms: List<'a, Arm<'a>>) -> Decided {
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
                Truth::Unknown if agrees && self.is_sure(arm) => {
                    open.get_or_insert((index, needs));
                }
                Truth::Unknown if open.is_none() => return self.undecided(index, arm, needs),
                Truth::Yes | Truth::Unknown => break,
            }
        }
        match open {
            Some((index, needs)) => self.undecided(index, arms.at(index), needs),
            None => self.blank(Verdict::ASK),
        }
    }

    fn fired(&self, index: u8, arm: Arm<'_>, sure: bool) -> Decided {
        let mut decided = self.blank(if sure { Verdict::Permit(arm.verdict()) } else { Verdict::ASK });
        decided.arm = Some(index);
        decided.criteria = self.took_part(arm, |state| state == State::Met);
        decided.dates = self.dates(arm.dates());
        decided
    }

    fn undecided(&self, index: u8, arm: Arm<'_>, needs: Vec<Need>) -> Decided {
        let mut decided = self.unknown(needs);
        decided.arm = (decided.verdict == Verdict::ASK).then_some(index);
        decided.criteria = self.took_part(arm, |state| matches!(state, State::Unknown | State::Ask));
        decided
    }

    /// Whether the arm, if it holds, holds by rules that are sure.
    fn is_sure(&self, arm: Arm<'_>) -> bool {
        let mut listed = arm.condition().all().iter().chain(arm.condition().any());
        listed.all(|id| self.evaluation.era.standing(id) != Some(Standing::Unsure))
    }

    /// The provisions of an arm that matter for its answer.
    fn took_part(&self, arm: Arm<'_>, matters: fn(State) -> bool) -> Vec<Criterion> {
        let mut took_part = Vec::new();
        for listed in [arm.condition().all(), arm.condition().any()] {
            for id in listed {
                took_part.extend(self.criterion_in_force(id).filter(|criterion| matters(criterion.state)));
            }
        }
        took_part
    }

    fn classification(&self, fact: FactId) -> Decided {
        let Some(at) = self.scope.place(self.evaluation.program(), fact) else {
            return self.blank(Verdict::ASK);
        };
        let mut decided = match (self.evaluation.slot(at), self.evaluation.needs_of(at)) {
            (Slot::Choice(value), _) => Decided { value: Some(*value), ..self.blank(Verdict::Classified) },
            (_, Some(needs)) => self.unknown(needs.to_vec()),
            _ => self.blank(Verdict::ASK),
        };
        decided.criteria = self.deriving(at);
        decided
    }

    /// The provisions that hold among those from which a derived fact is made.
    fn deriving(&self, at: FactAt) -> Vec<Criterion> {
        let fact = self.evaluation.program().fact(at.fact);
        let Some(crate::program::Derivation::Arms(arms)) = fact.derived() else { return Vec::new() };
        let mut criteria: Vec<Criterion> = Vec::new();
        for id in arms.iter().flat_map(|arm| arm.condition().all().iter().chain(arm.condition().any())) {
            let known = criteria.iter().any(|criterion| criterion.provision == id);
            if !known {
                criteria.extend(self.criterion_in_force(id));
            }
        }
        criteria.retain(|criterion| matches!(criterion.state, State::Met | State::Unknown));
        criteria
    }

    fn dates(&self, rules: List<'_, DateRule<'_>>) -> Vec<(DateAs, Date)> {
        let mut dates = Vec::new();
        for rule in rules {
            if let Some(date) = self.date(rule) {
                dates.push((rule.shown_as(), date));
            }
        }
        dates
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
