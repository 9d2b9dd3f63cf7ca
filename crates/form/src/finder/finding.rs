//! What one pack says to the answers of a finder.

use super::{Fetched, Finder, Inquiry};
use crate::{
    speak::Speaker,
    words::{Language, Word, fill},
};
use layak_rules::{
    FactAt, Program, Slot, Verdict,
    evaluate::Truth,
    finder::{Listed, carry, look},
    outcome::{Criterion, Decided, State},
    program::{DecisionKind, FactId, List, Period, WindowState},
    wording,
};

use std::ops::Deref;

/// One programme: a decision about eligibility of a pack, or a whole pack while its decisions are not looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The id of the pack.
    pub pack: String,
    /// The id of the decision; none for the whole pack.
    pub decision: Option<String>,
    /// What it says; none for packs that do not decide about eligibility.
    pub verdict: Option<Verdict>,
    /// Whether everything that is unmet can be mended.
    pub repairable: bool,
    /// How many questions could still change the verdict, where that is known.
    pub open: Option<usize>,
    /// The state of the programme on the date.
    pub state: Option<WindowState>,
    /// What it is.
    pub title: String,
    /// The programme that it is a part of, where the pack has several.
    pub part_of: Option<String>,
    /// Why, in one line.
    pub reason: String,
    /// When one can apply, in words.
    pub window: Option<String>,
    /// The office to ask.
    pub office: String,
}

impl<P: Deref<Target = Program>> Finder<P> {
    /// What every pack says, those that matter most first.
    pub fn find(&self, inquiry: Inquiry<'_>) -> Vec<Finding> {
        let mut found = Vec::new();
        for (pack, fetched) in self.catalogue.packs().iter().zip(&self.programs) {
            let listed = At { inquiry, pack };
            match (inquiry.exclusion(pack), fetched) {
                (Some(exclusion), _) => {
                    let reason = listed.own(exclusion.reason());
                    found.push(Finding { verdict: Some(Verdict::NotEligible), ..listed.whole(reason) });
                }
                (None, Fetched::Here(program)) => listed.decisions(program, &mut found),
                (None, fetched) => found.push(listed.unfetched(fetched)),
            }
        }
        super::groups::sort(&mut found);
        found
    }
}

/// A pack of the catalogue, and what is asked of it.
struct At<'a> {
    inquiry: Inquiry<'a>,
    pack: Listed<'a>,
}

impl At<'_> {
    fn own(&self, texts: List<'_, &str>) -> String {
        texts.get(self.inquiry.program.language(self.inquiry.language)).unwrap_or_default().to_owned()
    }

    fn say(&self, word: Word) -> &str {
        self.inquiry.book.say(word, Language::of_tag(self.inquiry.language))
    }

    fn unfetched<P>(&self, fetched: &Fetched<P>) -> Finding {
        // What is no programme is there to be opened, whatever is answered.
        if !self.pack.is_programme() {
            return self.whole(String::new());
        }
        let reason = match (fetched, self.next_question()) {
            (Fetched::Asked, _) => self.say(Word::FinderFetching).to_owned(),
            (Fetched::Failed, _) => self.say(Word::FinderFailed).to_owned(),
            (_, Some(question)) => fill(self.say(Word::AnswerWas), &[self.say(Word::StateUnknown), question]),
            (_, None) => self.say(Word::FinderUntouched).to_owned(),
        };
        Finding { verdict: Some(Verdict::CannotTellYet), ..self.whole(reason) }
    }

    /// The first question of the finder that the pack reads and that is not answered.
    fn next_question(&self) -> Option<&str> {
        let Inquiry { program, answers, language, .. } = self.inquiry;
        let open = |fact: &FactId| *answers.get(program, FactAt::root(*fact)) == Slot::Absent;
        let fact = self.pack.reads().iter().find(open)?;
        Some(program.text(program.language(language), program.fact(fact).question()))
    }

    fn whole(&self, reason: String) -> Finding {
        let state = self.pack.state(self.inquiry.on);
        Finding {
            pack: self.pack.id().to_owned(),
            decision: None,
            verdict: None,
            repairable: false,
            open: None,
            state: state.map(|(state, _)| state),
            title: self.own(self.pack.title()),
            part_of: None,
            reason,
            window: state.map(|(state, period)| self.window(state, period)),
            office: self.own(self.pack.office()),
        }
    }

    fn window(&self, state: WindowState, period: Period) -> String {
        let word = self.say(crate::panel::window_word(state));
        let language = Language::of_tag(self.inquiry.language);
        let is_open = matches!(state, WindowState::Open | WindowState::Extended);
        match period.to.filter(|_| is_open) {
            Some(to) => fill(self.say(Word::FinderUntil), &[word, &wording::date(to, language)]),
            None => word.to_owned(),
        }
    }

    fn decisions(&self, program: &Program, found: &mut Vec<Finding>) {
        let Inquiry { on, language, book, .. } = self.inquiry;
        let answers = carry(self.inquiry.program, self.inquiry.answers, program);
        let speaker = Speaker::new(program, on, program.language(language), book);
        let about = program.decisions().iter();
        let about =
            about.filter(|decision| matches!(decision.kind(), DecisionKind::Eligibility { .. })).count();
        for decided in look(program, &answers, on) {
            let decision = program.decision(decided.decision);
            let whole = self.whole(reason(&speaker, program, &decided));
            let part = (about > 1).then(|| speaker.text(decision.title()));
            found.push(Finding {
                decision: Some(decision.id().to_owned()),
                verdict: Some(decided.verdict),
                repairable: decided.verdict == Verdict::NotEligible && lasting(program, &decided).is_none(),
                open: (decided.verdict == Verdict::CannotTellYet).then_some(decided.missing.len()),
                part_of: part.is_some().then(|| whole.title.clone()),
                title: part.unwrap_or_else(|| whole.title.clone()),
                ..whole
            });
        }
    }
}

/// The first criterion that is unmet for good.
fn lasting<'d>(program: &Program, decided: &'d Decided) -> Option<&'d Criterion> {
    let for_good = |criterion: &&Criterion| !program.provision(criterion.provision).repairable();
    decided.criteria.iter().filter(|criterion| criterion.state == State::Unmet).find(for_good)
}

/// The first criterion that made the verdict, in a line.
fn reason(speaker: &Speaker<'_>, program: &Program, decided: &Decided) -> String {
    let (state, otherwise) = match decided.verdict {
        Verdict::NotEligible => (State::Unmet, Word::SayNotEligible),
        Verdict::CannotTellYet => (State::Unknown, Word::SayUnknown),
        Verdict::Eligible => return speaker.say(Word::SayEligible),
        _ => (State::Ask, Word::SayAsk),
    };
    let first = decided.criteria.iter().find(|criterion| criterion.state == state);
    let Some(criterion) = lasting(program, decided).or(first) else { return speaker.say(otherwise) };
    let provision = program.provision(criterion.provision);
    let said = provision.unmet().filter(|_| criterion.holds == Truth::No);
    speaker.maybe(said).unwrap_or_else(|| {
        let open = if criterion.state == State::Unknown { Word::StateUnknown } else { Word::StateAsk };
        speaker.fill(Word::AnswerWas, &[&speaker.say(open), &speaker.text(provision.title())])
    })
}
