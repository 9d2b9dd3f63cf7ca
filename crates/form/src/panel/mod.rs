//! The live verdicts as a screen shows them: grouped by what they are about, each with reasons, law and next steps, and
//! the plan of steps in order.

mod decision;
mod plan;
mod reason;
mod verdict;

pub(crate) use verdict::tone;
pub use verdict::{Tone, named};

use crate::{
    form::Form,
    sheet::{Kind, Row, Sheet},
    words::{Book, Language, Word, fill},
};
use layak_rules::{
    Date, Outcome, Verdict,
    program::{Period, SubjectId, WindowState},
    wording::count,
};
use std::{borrow::Cow, ops::Range};

/// All verdicts so far.
#[derive(Clone, Debug)]
pub struct Panel {
    /// What it shows.
    pub rows: Vec<Row>,
    /// Which rows are the plan: what to do, in order.
    pub plan: Range<usize>,
    /// The verdicts in the order of their rows.
    pub verdicts: Vec<Shown>,
    /// "Wajib 2 · Belum bisa dipastikan 1": each badge with how often it occurs, in order of appearance.
    pub summary: String,
    book: Book,
    language: Language,
}

/// A verdict that is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Unique in the panel: `halal/0`, `nib`.
    pub key: String,
    /// The item that it is about; none for the whole.
    pub item: Option<(SubjectId, u16)>,
    /// "Produk 1: Keripik"; the title of the pack for the whole.
    pub label: String,
    /// What was decided about.
    pub title: String,
    /// The verdict.
    pub verdict: Verdict,
    /// How it is painted.
    pub tone: Tone,
    /// The verdict in one to four words.
    pub badge: String,
}

impl Panel {
    /// What to say to someone who cannot see the panel change: one sentence for each verdict that is another than before.
    pub fn changes(&self, before: &Panel) -> Vec<String> {
        let mut changes = Vec::new();
        for shown in &self.verdicts {
            let is_same = |old: &Shown| {
                old.key == shown.key && old.verdict == shown.verdict && old.badge == shown.badge
            };
            if !before.verdicts.iter().any(is_same) {
                let sentence = self.book.say(Word::PanelChanged, self.language);
                changes.push(fill(sentence, &[&shown.title, &shown.badge]));
            }
        }
        changes
    }

    // A classification says little without its title.
    fn summarise(&mut self) {
        for (index, shown) in self.verdicts.iter().enumerate() {
            let same = |other: &&Shown| other.tone != Tone::Info && other.badge == shown.badge;
            if shown.tone == Tone::Info || self.verdicts[..index].iter().any(|other| same(&other)) {
                continue;
            }
            if !self.summary.is_empty() {
                self.summary.push_str(" · ");
            }
            self.summary.push_str(&shown.badge);
            self.summary.push(' ');
            self.summary.push_str(&count(self.verdicts.iter().filter(same).count()));
        }
    }
}

impl Form {
    /// The verdicts as the answers stand; on the review those that will be sent. Reasons are shown of the verdicts with
    /// these keys: they are most of a panel, and every letter typed may change them.
    pub fn verdicts(&self, reasons: &[String]) -> Panel {
        let outcome = self.outcome_shown();
        let mut sheet = Sheet::new(self.speaker());
        let has_answers = self.progress().answered > 0;
        sheet.say(Kind::Heading(1), Word::PanelHeading);
        sheet.say(Kind::Muted, if has_answers { Word::PanelHint } else { Word::PanelEmpty });
        self.programme(&mut sheet, &outcome);
        let start = sheet.rows.len();
        self.plan(&mut sheet, &outcome);
        let plan = start..sheet.rows.len();
        let mut verdicts = Vec::new();
        // The whole first, then the items in order.
        self.group(&mut sheet, &mut verdicts, &outcome, None, reasons);
        for (subject, _) in (0..).zip(self.program.subjects()) {
            for item in 0..self.answers.items(subject) {
                self.group(&mut sheet, &mut verdicts, &outcome, Some((subject, item)), reasons);
            }
        }
        let language = sheet.speaker.language;
        let mut panel = Panel {
            rows: sheet.rows,
            plan,
            verdicts,
            summary: String::new(),
            book: self.book.clone(),
            language,
        };
        panel.summarise();
        panel
    }

    /// What the verdicts are made of: the outcome of the answers so far; on the review the one that will be sent.
    pub fn outcome_shown(&self) -> Cow<'_, Outcome> {
        self.outcome_to_send().map_or(Cow::Borrowed(&self.outcome), Cow::Owned)
    }

    /// The verdicts about one thing, in the order of acting.
    fn group(
        &self,
        sheet: &mut Sheet<'_>,
        verdicts: &mut Vec<Shown>,
        outcome: &Outcome,
        item: Option<(SubjectId, u16)>,
        reasons: &[String],
    ) {
        let before = verdicts.len();
        for decided in &outcome.decisions {
            let subject = self.program.decision(decided.decision).subject();
            if subject.zip(decided.item) != item {
                continue;
            }
            if verdicts.len() == before {
                sheet.open(Kind::Part);
                sheet.put(Kind::Heading(2), self.label_of(sheet, item));
                sheet.open(Kind::Part);
            }
            let label = self.label_of(sheet, item);
            verdicts.push(self.verdict(sheet, decided, item, label, reasons));
        }
        if verdicts.len() > before {
            sheet.end();
            sheet.end();
        }
    }

    fn label_of(&self, sheet: &Sheet<'_>, item: Option<(SubjectId, u16)>) -> String {
        match item {
            Some((subject, item)) => self.item_label(&sheet.speaker, subject, item),
            None => sheet.speaker.text(self.program.info().title()),
        }
    }

    /// The state of a programme, with what the pack says about it and since when and until when it is so.
    fn programme(&self, sheet: &mut Sheet<'_>, outcome: &Outcome) {
        let Some(programme) = outcome.programme else { return };
        let window = programme.window.and_then(|index| self.program.windows().get(usize::from(index)));
        sheet.open(Kind::Guide);
        sheet.open(Kind::Line);
        sheet.say(Kind::Strong, window_word(programme.state));
        if let Some(days) = window.and_then(|window| days(sheet, window.period)) {
            sheet.put(Kind::Words, [" (", &days, ")"].concat());
        }
        sheet.end();
        let provision = window.map(|window| self.program.provision(window.provision));
        sheet.maybe(Kind::Name, provision.map(|provision| provision.title()));
        sheet.maybe(Kind::Text, provision.and_then(|provision| provision.met()));
        if let Some(provision) = provision {
            reason::law(sheet, provision);
        }
        sheet.end();
    }
}

/// The days of a period in words: "sejak 1 Maret 2026"; none if it has neither a first nor a last.
fn days(sheet: &Sheet<'_>, period: Period) -> Option<String> {
    let day = |day: Option<Date>| day.map(|day| sheet.speaker.date(day)).unwrap_or_default();
    let (from, to) = (day(period.from), day(period.to));
    let (word, values) = match (period.from, period.to) {
        (Some(_), Some(_)) => (Word::DaysFromTo, [&*from, &*to]),
        (Some(_), None) => (Word::DaysSince, [&*from, ""]),
        (None, Some(_)) => (Word::DaysUntil, [&*to, ""]),
        (None, None) => return None,
    };
    Some(sheet.speaker.fill(word, &values))
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
