//! Why: criteria and notes in words, with the law that they rest on.

use crate::{form::Form, speak::Speaker, words::Word};
use layak_rules::{
    FactAt,
    evaluate::Need,
    outcome::{Criterion, State},
    program::{Provision, ProvisionId, Standing},
    wording::count,
};

/// One criterion of a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The id of the provision.
    pub provision: String,
    /// The criterion in a few words.
    pub title: String,
    /// Whether it holds.
    pub state: State,
    /// That in words: "Terpenuhi".
    pub state_words: String,
    /// The plain reason.
    pub text: Option<String>,
    /// What to do about it, if it does not hold.
    pub next: Option<String>,
    /// Whether the applicant can mend it.
    pub repairable: bool,
    /// Said when the source is not sure.
    pub standing: Option<String>,
    /// The answers that it rests on: "Omzet setahun: Rp120.000.000".
    pub answers: Vec<String>,
    /// Where it comes from.
    pub citations: Vec<Citation>,
}

/// Something to know besides the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The id of the provision.
    pub provision: String,
    /// What it is about.
    pub title: String,
    /// The note.
    pub text: Option<String>,
    /// Said when the source is not sure.
    pub standing: Option<String>,
    /// Where it comes from.
    pub citations: Vec<Citation>,
}

/// A place in the law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The instrument and the place in it: "PP 42/2024 Pasal 160 ayat (2)".
    pub words: String,
    /// A public address of a source, if one is known.
    pub url: Option<String>,
}

/// The citations of a provision.
pub(super) fn citations(provision: &Provision) -> Vec<Citation> {
    let citation = |citation: &layak_rules::program::Citation| Citation {
        words: [citation.law.as_str(), " ", &citation.article].concat().trim_end().to_owned(),
        url: Some(citation.url.clone()).filter(|url| !url.is_empty()),
    };
    provision.citations.iter().map(citation).collect()
}

impl Form {
    pub(super) fn reason(&self, speaker: &Speaker<'_>, criterion: &Criterion, item: Option<u16>) -> Reason {
        let provision = &self.program.provisions[usize::from(criterion.provision)];
        let unmet = matches!(criterion.state, State::Unmet | State::Ask);
        let state = match criterion.state {
            State::Met => Word::StateMet,
            State::Unmet if provision.repairable => Word::StateRepairable,
            State::Unmet => Word::StateUnmet,
            State::Unknown => Word::StateUnknown,
            State::Ask => Word::StateAsk,
        };
        Reason {
            provision: provision.id.clone(),
            title: speaker.text(provision.title),
            state: criterion.state,
            state_words: speaker.say(state),
            text: speaker.maybe(criterion.text(provision)),
            next: speaker.maybe(provision.next.filter(|_| unmet)),
            repairable: provision.repairable,
            standing: standing(speaker, provision.standing),
            answers: self.answers_used(speaker, criterion, item),
            citations: citations(provision),
        }
    }

    /// A note that is in force on the date.
    pub(super) fn note(&self, speaker: &Speaker<'_>, id: ProvisionId) -> Option<Note> {
        let provision = speaker.era.provision(id)?;
        Some(Note {
            provision: provision.id.clone(),
            title: speaker.text(provision.title),
            text: speaker.maybe(provision.met),
            standing: standing(speaker, provision.standing),
            citations: citations(provision),
        })
    }

    fn answers_used(&self, speaker: &Speaker<'_>, criterion: &Criterion, item: Option<u16>) -> Vec<String> {
        let provision = &self.program.provisions[usize::from(criterion.provision)];
        let used = criterion.used(provision, item, &self.program);
        used.filter_map(|need| match need {
            Need::Fact(at) => self.answer_was(speaker, at),
            Need::Items(subject) => {
                let title = speaker.text(self.program.subjects[usize::from(subject)].title);
                Some(speaker.fill(Word::AnswerWas, &[&title, &count(self.items(subject).into())]))
            }
        })
        .collect()
    }

    // A sensitive answer is not repeated beside a reason.
    fn answer_was(&self, speaker: &Speaker<'_>, at: FactAt) -> Option<String> {
        let fact = self.fact(at);
        let words = self.answer_words(speaker, at);
        (!fact.is_sensitive() && !words.is_empty()).then(|| {
            speaker.fill(Word::AnswerWas, &[speaker.text(fact.question).trim_end_matches('?'), &words])
        })
    }
}

fn standing(speaker: &Speaker<'_>, standing: Standing) -> Option<String> {
    match standing {
        Standing::Confirmed => None,
        Standing::Single => Some(speaker.say(Word::StandingSingle)),
        Standing::Unsure => Some(speaker.say(Word::StandingUnsure)),
    }
}
