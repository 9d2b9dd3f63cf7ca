//! One verdict with everything that explains it.

use super::{
    Note, Reason, Tone,
    verdict::{Said, tone},
};
use crate::{flow::Place, form::Form, problems::Target, speak::Speaker, words::Word};
use layak_rules::{
    Verdict,
    evaluate::Need,
    outcome::{Decided, State},
    program::{Arm, DateAs, Decision, DecisionKind, Verb},
    wording::count,
};

/// One verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionView {
    /// Unique in the panel: `halal/0`, `nib`.
    pub key: String,
    /// What was decided about.
    pub title: String,
    /// The verdict.
    pub verdict: Verdict,
    /// How it is painted.
    pub tone: Tone,
    /// The verdict in one to four words.
    pub badge: String,
    /// The verdict in one or two sentences.
    pub sentence: String,
    /// The plain reason.
    pub reason: Option<String>,
    /// The criteria in the order of the pack.
    pub criteria: Vec<Reason>,
    /// "3 dari 5 syarat terpenuhi", for eligibility.
    pub met: Option<String>,
    /// What the applicant still has to answer, in asking order.
    pub missing: Vec<Missing>,
    /// What the office will look at.
    pub office: Vec<String>,
    /// What to do next.
    pub next: Vec<String>,
    /// Dates that follow.
    pub dates: Vec<ShownDate>,
    /// What to know besides.
    pub notes: Vec<Note>,
    /// Titles of the decisions to act on first.
    pub after: Vec<String>,
}

/// A question that is still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The field that asks it.
    pub target: Target,
    /// The name of its control (see [`Form::target_key`]).
    pub key: String,
    /// The question.
    pub label: String,
    /// Where it stands, if the applicant can go there now.
    pub place: Option<Place>,
}

/// A date that follows from a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownDate {
    /// What it means.
    pub shown_as: DateAs,
    /// That in words: "Berlaku sampai".
    pub label: String,
    /// The date in words.
    pub date: String,
}

impl Form {
    pub(super) fn decision_view(&self, speaker: &Speaker<'_>, decided: &Decided) -> DecisionView {
        let decision = &self.program.decisions[usize::from(decided.decision)];
        let arm = orders(decision, decided);
        let value = self.class(speaker, decision, decided);
        let criteria = self.reasons(speaker, decided);
        let mut unmet = criteria.iter().filter(|reason| reason.state == State::Unmet);
        let said = Said {
            verdict: decided.verdict,
            permit: arm.and_then(|arm| arm.permit.as_deref()),
            value: value.as_deref(),
            repairable: unmet.all(|reason| reason.repairable),
        };
        let notes = decision.notes.iter().chain(arm.into_iter().flat_map(|arm| &arm.notes));
        DecisionView {
            key: key(&decision.id, decided.item),
            title: speaker.text(decision.title),
            verdict: decided.verdict,
            tone: tone(decided.verdict),
            badge: said.badge(speaker),
            sentence: said.sentence(speaker),
            reason: speaker.maybe(arm.and_then(|arm| arm.reason)),
            met: met_of(speaker, decision, &criteria),
            criteria,
            missing: decided.missing.iter().map(|need| self.missing(speaker, *need)).collect(),
            office: decided.office.iter().filter_map(|need| self.office_fact(speaker, *need)).collect(),
            next: self.next_steps(speaker, decided, arm),
            dates: decided
                .dates
                .iter()
                .map(|(shown_as, date)| shown_date(speaker, *shown_as, *date))
                .collect(),
            notes: notes.filter_map(|&id| self.note(speaker, id)).collect(),
            after: decision
                .after
                .iter()
                .map(|&id| speaker.text(self.program.decisions[usize::from(id)].title))
                .collect(),
        }
    }

    // Rules that only might give a permit's answer are noise: what is missing is said by the questions.
    fn reasons(&self, speaker: &Speaker<'_>, decided: &Decided) -> Vec<Reason> {
        let might = |state: State| state == State::Unknown && decided.verdict == Verdict::CannotTellYet;
        let decision = &self.program.decisions[usize::from(decided.decision)];
        let permit = matches!(decision.kind, DecisionKind::Permit { .. });
        let told = decided.criteria.iter().filter(|criterion| !(permit && might(criterion.state)));
        told.map(|criterion| self.reason(speaker, criterion, decided.item)).collect()
    }

    /// What to do: the steps of the arm, and to ask where a person must decide.
    pub(super) fn next_steps(
        &self,
        speaker: &Speaker<'_>,
        decided: &Decided,
        arm: Option<&Arm>,
    ) -> Vec<String> {
        let steps = arm.into_iter().flat_map(|arm| arm.next.iter().copied());
        let ask = (decided.verdict == Verdict::ASK).then_some(self.program.info.ask_next);
        steps.chain(ask).map(|step| speaker.text(step)).collect()
    }

    fn class(&self, speaker: &Speaker<'_>, decision: &Decision, decided: &Decided) -> Option<String> {
        let DecisionKind::Classification { fact } = decision.kind else { return None };
        let options = &self.program.facts.get(usize::from(fact))?.options;
        options.get(usize::from(decided.value?)).map(|option| speaker.text(option.label))
    }

    fn missing(&self, speaker: &Speaker<'_>, need: Need) -> Missing {
        let (target, label, place) = match need {
            Need::Fact(at) => (Target::Field(at), self.question_of(speaker, at), self.place_of(at)),
            Need::Items(subject) => {
                (Target::More(subject), self.more_question(speaker, subject), Some(Place::Items(subject)))
            }
        };
        let withheld = matches!(need, Need::Fact(at) if self.inline && self.fact(at).is_sensitive());
        Missing {
            target,
            key: self.target_key(target),
            label,
            place: place.filter(|&place| !withheld && self.can_reach(place)),
        }
    }

    // With the item in front, so that two products with the same open question can be told apart.
    fn question_of(&self, speaker: &Speaker<'_>, at: layak_rules::FactAt) -> String {
        let question = speaker.text(self.fact(at).question);
        match self.fact(at).subject.zip(at.item) {
            Some((subject, item)) if self.items(subject) > 1 => {
                speaker.fill(Word::ItemNamed, &[&self.item_number(speaker, subject, item), &question])
            }
            _ => question,
        }
    }

    fn office_fact(&self, speaker: &Speaker<'_>, need: Need) -> Option<String> {
        let Need::Fact(at) = need else { return None };
        Some(speaker.text(self.fact(at).question))
    }
}

/// The arm whose orders stand. An arm that is only likely explains, but orders nothing.
pub(super) fn orders<'p>(decision: &'p Decision, decided: &Decided) -> Option<&'p Arm> {
    let DecisionKind::Permit { arms } = &decision.kind else { return None };
    let arm = arms.get(usize::from(decided.arm?))?;
    (decided.verdict != Verdict::ASK || arm.verdict == Verb::AskTheOffice).then_some(arm)
}

fn key(decision: &str, item: Option<u16>) -> String {
    match item {
        Some(item) => [decision, "/", &count(item.into())].concat(),
        None => decision.to_owned(),
    }
}

fn met_of(speaker: &Speaker<'_>, decision: &Decision, criteria: &[Reason]) -> Option<String> {
    let counts = matches!(decision.kind, DecisionKind::Eligibility { .. }) && !criteria.is_empty();
    let met = criteria.iter().filter(|reason| reason.state == State::Met).count();
    counts.then(|| speaker.fill(Word::MetOf, &[&count(met), &count(criteria.len())]))
}

fn shown_date(speaker: &Speaker<'_>, shown_as: DateAs, date: layak_rules::Date) -> ShownDate {
    let word = match shown_as {
        DateAs::ValidUntil => Word::DateValidUntil,
        DateAs::RenewBy => Word::DateRenewBy,
        DateAs::RequiredFrom => Word::DateRequiredFrom,
        DateAs::DueBy => Word::DateDueBy,
    };
    ShownDate { shown_as, label: speaker.say(word), date: speaker.date(date) }
}
