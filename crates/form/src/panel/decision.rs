//! One verdict with everything that explains it.

use super::{
    Shown,
    verdict::{Said, tone},
};
use crate::{
    flow::Place,
    form::Form,
    problems::Target,
    sheet::{Kind, Sheet},
    speak::Speaker,
    words::Word,
};
use layak_rules::{
    FactAt, Verdict,
    evaluate::Need,
    outcome::{Criterion, Decided, State},
    program::{Arm, DateAs, Decision, DecisionKind, ProvisionId, SubjectId, TextId, Verb},
    wording::count,
};

/// Open questions named at once; the others are counted.
const NAMED: usize = 4;

impl Form {
    /// The card of a verdict: what, how, why, by when, what next, what is missing.
    pub(super) fn verdict(
        &self,
        sheet: &mut Sheet<'_>,
        decided: &Decided,
        item: Option<(SubjectId, u16)>,
        label: String,
        reasons: &[String],
    ) -> Shown {
        let decision = self.program.decision(decided.decision);
        let arm = orders(decision, decided);
        let criteria = self.told(decision, decided);
        let (mut met, mut repairable) = (0, true);
        for criterion in &criteria {
            met += usize::from(criterion.state == State::Met);
            let can_mend = self.program.provision(criterion.provision).repairable();
            repairable &= criterion.state != State::Unmet || can_mend;
        }
        let value = self.class(&sheet.speaker, decision, decided);
        let permit = arm.and_then(layak_rules::program::Arm::permit);
        let said = Said { verdict: decided.verdict, permit, value: value.as_deref(), repairable };
        let (badge, sentence) = said.words(&sheet.speaker);
        let tone = tone(decided.verdict);
        let key = key(decision.id(), decided.item);
        sheet.about(Kind::Verdict, String::new(), key.clone());
        sheet.text(Kind::Heading(3), decision.title());
        sheet.put(Kind::Badge(tone), badge.clone());
        let reason = arm.and_then(|arm| arm.reason());
        let is_said = reason.is_some_and(|reason| sheet.speaker.text(reason) == sentence);
        sheet.put(Kind::Text, sentence);
        sheet.maybe(Kind::Text, reason.filter(|_| !is_said));
        if matches!(decision.kind(), DecisionKind::Eligibility { .. }) && !criteria.is_empty() {
            sheet.fill(Kind::Muted, Word::MetOf, &[&count(met), &count(criteria.len())]);
        } else {
            sheet.open(Kind::Gap);
        }
        for (shown_as, date) in &decided.dates {
            sheet.open(Kind::Line);
            sheet.say(Kind::Words, date_word(*shown_as));
            sheet.words(Kind::Words, ": ");
            sheet.put(Kind::Strong, sheet.speaker.date(*date));
            sheet.end();
        }
        sheet.list(Word::NextHeading, &self.next_steps(decided, arm));
        self.missing(sheet, &decided.missing);
        let mut office = Vec::new();
        for need in &decided.office {
            if let Need::Fact(at) = need {
                office.push(self.fact(*at).question());
            }
        }
        sheet.list(Word::OfficeChecks, &office);
        let title = sheet.speaker.text(decision.title());
        let notes = self.notes_in_force(sheet, decision, arm);
        if !criteria.is_empty() || !notes.is_empty() {
            let open = reasons.contains(&key);
            sheet.about(Kind::Reasons(open), title.clone(), key.clone());
            if open {
                self.reasons(sheet, &criteria, decided.item);
                self.notes(sheet, &notes);
            }
        }
        sheet.end();
        Shown { key, item, label, title, verdict: decided.verdict, tone, badge }
    }

    // Rules that only might give a permit's answer are noise: what is missing is said by the questions.
    fn told<'d>(&self, decision: Decision<'_>, decided: &'d Decided) -> Vec<&'d Criterion> {
        let permit = matches!(decision.kind(), DecisionKind::Permit { .. });
        let hides_open = permit && decided.verdict == Verdict::CannotTellYet;
        let mut told = Vec::new();
        for criterion in &decided.criteria {
            if !(hides_open && criterion.state == State::Unknown) {
                told.push(criterion);
            }
        }
        told
    }

    /// What to do: the steps of the arm, and to ask where a person must decide.
    pub(super) fn next_steps(&self, decided: &Decided, arm: Option<Arm<'_>>) -> Vec<TextId> {
        let mut steps = arm.map(|arm| arm.next().to_vec()).unwrap_or_default();
        if decided.verdict == Verdict::ASK {
            steps.push(self.program.info().ask_next());
        }
        steps
    }

    fn notes_in_force(
        &self,
        sheet: &Sheet<'_>,
        decision: Decision<'_>,
        arm: Option<Arm<'_>>,
    ) -> Vec<ProvisionId> {
        let mut notes = decision.notes().to_vec();
        if let Some(arm) = arm {
            notes.extend(arm.notes());
        }
        notes.retain(|&note| sheet.speaker.era.provision(note).is_some());
        notes
    }

    fn class(&self, speaker: &Speaker<'_>, decision: Decision<'_>, decided: &Decided) -> Option<String> {
        let DecisionKind::Classification { fact } = decision.kind() else { return None };
        let options = self.program.facts().get(usize::from(fact))?.options();
        options.get(usize::from(decided.value?)).map(|option| speaker.text(option.label()))
    }

    /// The questions that are still open, in asking order; those that can be reached lead to their controls.
    fn missing(&self, sheet: &mut Sheet<'_>, missing: &[Need]) {
        if missing.is_empty() {
            return;
        }
        sheet.say(Kind::Name, Word::MissingHeading);
        sheet.open(Kind::Choices);
        for need in &missing[..missing.len().min(NAMED)] {
            let (target, label, place, withheld) = match *need {
                Need::Fact(at) => {
                    let withheld = self.inline && self.fact(at).is_sensitive();
                    (Target::Field(at), self.question_of(&sheet.speaker, at), self.place_of(at), withheld)
                }
                Need::Items(subject) => {
                    let question = self.more_question(&sheet.speaker, subject);
                    (Target::More(subject), question, Some(Place::Items(subject)), false)
                }
            };
            if !withheld && place.is_some_and(|place| self.can_reach(place)) {
                sheet.about(Kind::Answer, label, self.target_key(target));
            } else {
                sheet.put(Kind::Item, label);
            }
        }
        if missing.len() > NAMED {
            sheet.put(Kind::More, ["+ ", &count(missing.len() - NAMED)].concat());
        }
        sheet.end();
    }

    // With the item in front, so that two products with the same open question can be told apart.
    fn question_of(&self, speaker: &Speaker<'_>, at: FactAt) -> String {
        let question = speaker.text(self.fact(at).question());
        match self.fact(at).subject().zip(at.item) {
            Some((subject, item)) if self.items(subject) > 1 => {
                speaker.fill(Word::ItemNamed, &[&self.item_number(speaker, subject, item), &question])
            }
            _ => question,
        }
    }
}

/// The arm whose orders stand. An arm that is only likely explains, but orders nothing.
pub(super) fn orders<'p>(decision: Decision<'p>, decided: &Decided) -> Option<Arm<'p>> {
    let DecisionKind::Permit { arms } = decision.kind() else { return None };
    let arm = arms.get(usize::from(decided.arm?))?;
    (decided.verdict != Verdict::ASK || arm.verdict() == Verb::AskTheOffice).then_some(arm)
}

fn key(decision: &str, item: Option<u16>) -> String {
    match item {
        Some(item) => [decision, "/", &count(item.into())].concat(),
        None => decision.to_owned(),
    }
}

fn date_word(shown_as: DateAs) -> Word {
    match shown_as {
        DateAs::ValidUntil => Word::DateValidUntil,
        DateAs::RenewBy => Word::DateRenewBy,
        DateAs::RequiredFrom => Word::DateRequiredFrom,
        DateAs::DueBy => Word::DateDueBy,
    }
}
