//! Why: criteria and notes in words, with the law that they rest on.

use crate::{
    form::Form,
    sheet::{Kind, Sheet},
    speak::Speaker,
    words::Word,
};
use layak_rules::{
    FactAt,
    evaluate::Need,
    outcome::{Criterion, State},
    program::{Provision, ProvisionId, Standing},
    wording::count,
};

impl Form {
    /// The criteria in the order of the pack: whether each holds, the plain reason, what to do about it, the answers that
    /// it rests on, and where it comes from.
    pub(super) fn reasons(&self, sheet: &mut Sheet<'_>, criteria: &[&Criterion], item: Option<u16>) {
        sheet.open(Kind::Criteria);
        for criterion in criteria {
            let provision = self.program.provision(criterion.provision);
            let state = match criterion.state {
                State::Met => Word::StateMet,
                State::Unmet if provision.repairable() => Word::StateRepairable,
                State::Unmet => Word::StateUnmet,
                State::Unknown => Word::StateUnknown,
                State::Ask => Word::StateAsk,
            };
            let unmet = matches!(criterion.state, State::Unmet | State::Ask);
            sheet.open(Kind::Criterion(criterion.state));
            sheet.open(Kind::Line);
            sheet.text(Kind::Strong, provision.title());
            sheet.words(Kind::Words, ". ");
            sheet.say(Kind::Words, state);
            sheet.end();
            sheet.maybe(Kind::Text, criterion.text(provision));
            sheet.maybe(Kind::Text, provision.next().filter(|_| unmet));
            for need in criterion.used(provision, item, &self.program) {
                if let Some(words) = self.answer_used(&sheet.speaker, need) {
                    sheet.put(Kind::Muted, words);
                }
            }
            standing(sheet, provision);
            law(sheet, provision);
            sheet.end();
        }
        sheet.end();
    }

    /// What to know besides the verdict.
    pub(super) fn notes(&self, sheet: &mut Sheet<'_>, notes: &[ProvisionId]) {
        if notes.is_empty() {
            return;
        }
        sheet.say(Kind::Name, Word::NotesHeading);
        sheet.open(Kind::List);
        for &note in notes {
            let provision = self.program.provision(note);
            sheet.open(Kind::Entry);
            sheet.text(Kind::Name, provision.title());
            sheet.maybe(Kind::Text, provision.met());
            standing(sheet, provision);
            law(sheet, provision);
            sheet.end();
        }
        sheet.end();
    }

    /// "Omzet setahun: Rp120.000.000".
    fn answer_used(&self, speaker: &Speaker<'_>, need: Need) -> Option<String> {
        match need {
            Need::Fact(at) => self.answer_was(speaker, at),
            Need::Items(subject) => {
                let title = speaker.text(self.program.subject(subject).title());
                Some(speaker.fill(Word::AnswerWas, &[&title, &count(self.items(subject).into())]))
            }
        }
    }

    // A sensitive answer is not repeated beside a reason.
    fn answer_was(&self, speaker: &Speaker<'_>, at: FactAt) -> Option<String> {
        let fact = self.fact(at);
        let words = self.answer_words(speaker, at);
        let question = speaker.text(fact.question());
        (!fact.is_sensitive() && !words.is_empty()).then(|| {
            speaker.fill(Word::AnswerWas, &[question.strip_suffix('?').unwrap_or(&question), &words])
        })
    }
}

/// Said when the source is not sure.
fn standing(sheet: &mut Sheet<'_>, provision: Provision<'_>) {
    match provision.standing() {
        Standing::Confirmed => sheet.open(Kind::Gap),
        Standing::Single => sheet.say(Kind::Muted, Word::StandingSingle),
        Standing::Unsure => sheet.say(Kind::Muted, Word::StandingUnsure),
    }
}

/// Where a provision comes from: "PP 42/2024 Pasal 160 ayat (2)", with a public page where there is one.
pub(super) fn law(sheet: &mut Sheet<'_>, provision: Provision<'_>) {
    if provision.citations().is_empty() {
        return;
    }
    sheet.open(Kind::Law);
    sheet.say(Kind::Words, Word::LawHeading);
    for (index, citation) in provision.citations().iter().enumerate() {
        sheet.words(Kind::Words, if index > 0 { "; " } else { ": " });
        let words = [citation.law(), " ", citation.article()].concat().trim().to_owned();
        // A pack names public pages; anything else in its place is shown as words only.
        let public = citation.url().starts_with("https://") || citation.url().starts_with("http://");
        sheet.about(if public { Kind::Link } else { Kind::Words }, words, citation.url().to_owned());
    }
    sheet.end();
}
