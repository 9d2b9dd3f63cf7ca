//! The live verdicts as a screen shows them: grouped by what they are about, each with reasons, law and next steps, and
//! the plan of steps in order.

mod decision;
mod plan;
mod reason;
mod verdict;

pub use decision::{DecisionView, Missing, ShownDate};
pub use plan::PlanStep;
pub use reason::{Citation, Note, Reason};
pub use verdict::Tone;
pub(crate) use verdict::tone;

use crate::{
    form::Form,
    speak::Speaker,
    words::{Book, Language, Word, fill},
};
use layak_rules::{
    Date, Outcome,
    program::{Period, SubjectId, WindowState},
};
use std::borrow::Cow;

/// All verdicts so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// "Hasil sementara".
    pub heading: String,
    /// Said under the heading: that it changes with the answers, or that there is nothing yet.
    pub hint: String,
    /// The state of the programme on the date.
    pub programme: Option<ProgrammeView>,
    /// The verdicts: those about the whole first, then those of each item.
    pub groups: Vec<Group>,
    /// What to do, in order.
    pub plan: Vec<PlanStep>,
    /// The office to ask.
    pub office: String,
    book: Book,
    language: Language,
}

/// The verdicts about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The item; none for the whole.
    pub item: Option<(SubjectId, u16)>,
    /// "Produk 1: Keripik"; the title of the pack for the whole.
    pub label: String,
    /// The verdicts in the order of acting.
    pub decisions: Vec<DecisionView>,
}

/// The state of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeView {
    /// The state.
    pub state: WindowState,
    /// Its word: "Sudah tutup".
    pub badge: String,
    /// What the pack says about it.
    pub title: Option<String>,
    /// More of that.
    pub text: Option<String>,
    /// Its days in words: "sejak 1 Maret 2026"; none if it has neither a first nor a last.
    pub days: Option<String>,
    /// Where that comes from.
    pub citations: Vec<Citation>,
}

impl Panel {
    /// What to say to someone who cannot see the panel change: one sentence for each verdict that is another than before.
    pub fn changes(&self, before: &Panel) -> Vec<String> {
        let old = |view: &DecisionView| before.decisions().find(|other| other.key == view.key);
        let is_new = |view: &&DecisionView| {
            old(view).is_none_or(|old| old.verdict != view.verdict || old.badge != view.badge)
        };
        let say = |view: &DecisionView| {
            fill(self.book.say(Word::PanelChanged, self.language), &[&view.title, &view.badge])
        };
        self.decisions().filter(is_new).map(say).collect()
    }

    fn decisions(&self) -> impl Iterator<Item = &DecisionView> {
        self.groups.iter().flat_map(|group| &group.decisions)
    }
}

impl Form {
    /// The verdicts as the answers stand; on the review those that will be sent.
    pub fn verdicts(&self) -> Panel {
        self.panel(&self.outcome_shown())
    }

    /// What the verdicts are made of: the outcome of the answers so far; on the review the one that will be sent.
    pub fn outcome_shown(&self) -> Cow<'_, Outcome> {
        self.outcome_to_send().map_or(Cow::Borrowed(&self.outcome), Cow::Owned)
    }

    fn panel(&self, outcome: &Outcome) -> Panel {
        let speaker = self.speaker();
        let has_answers = self.progress().answered > 0;
        Panel {
            heading: speaker.say(Word::PanelHeading),
            hint: speaker.say(if has_answers { Word::PanelHint } else { Word::PanelEmpty }),
            programme: self.programme(&speaker, outcome),
            groups: self.groups(&speaker, outcome),
            plan: self.plan(&speaker, outcome),
            office: speaker.text(self.program.info.office),
            book: self.book.clone(),
            language: speaker.language,
        }
    }

    fn groups(&self, speaker: &Speaker<'_>, outcome: &Outcome) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for decided in &outcome.decisions {
            let subject = self.program.decisions[usize::from(decided.decision)].subject;
            let item = subject.zip(decided.item);
            let view = self.decision_view(speaker, decided);
            // The whole first, then the items in order.
            let place = groups.iter().position(|group| group.item >= item).unwrap_or(groups.len());
            if groups.get(place).is_none_or(|group| group.item != item) {
                groups.insert(
                    place,
                    Group { item, label: self.group_label(speaker, item), decisions: Vec::new() },
                );
            }
            groups[place].decisions.push(view);
        }
        groups
    }

    fn group_label(&self, speaker: &Speaker<'_>, item: Option<(SubjectId, u16)>) -> String {
        match item {
            Some((subject, item)) => self.item_label(speaker, subject, item),
            None => speaker.text(self.program.info.title),
        }
    }

    fn programme(&self, speaker: &Speaker<'_>, outcome: &Outcome) -> Option<ProgrammeView> {
        let programme = outcome.programme?;
        let window = programme.window.and_then(|index| self.program.windows.get(usize::from(index)));
        let provision = window.map(|window| &self.program.provisions[usize::from(window.provision)]);
        let period = window.map(|window| window.period).unwrap_or_default();
        Some(ProgrammeView {
            state: programme.state,
            badge: speaker.say(window_word(programme.state)),
            title: provision.map(|provision| speaker.text(provision.title)),
            text: provision.and_then(|provision| speaker.maybe(provision.met)),
            days: days(speaker, period),
            citations: provision.map(reason::citations).unwrap_or_default(),
        })
    }
}

fn days(speaker: &Speaker<'_>, period: Period) -> Option<String> {
    let day = |day: Option<Date>| day.map(|day| speaker.date(day));
    match (day(period.from), day(period.to)) {
        (Some(from), Some(to)) => Some(speaker.fill(Word::DaysFromTo, &[&from, &to])),
        (Some(from), None) => Some(speaker.fill(Word::DaysSince, &[&from])),
        (None, Some(to)) => Some(speaker.fill(Word::DaysUntil, &[&to])),
        (None, None) => None,
    }
}

pub(crate) fn window_word(state: WindowState) -> Word {
    match state {
        WindowState::NotYetOpen => Word::WindowNotYet,
        WindowState::Open => Word::WindowOpen,
        WindowState::Extended => Word::WindowExtended,
        WindowState::Suspended => Word::WindowSuspended,
        WindowState::Moved => Word::WindowMoved,
        WindowState::Closed => Word::WindowClosed,
        WindowState::NoEdition => Word::WindowNone,
    }
}
