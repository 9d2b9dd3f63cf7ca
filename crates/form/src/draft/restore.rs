//! Taking up a draft: of the same pack, of another version of it, or (open answers only) of another pack.

use super::record::read;
use crate::{
    flow::Place,
    form::Form,
    parse,
    typed::{Shape, Typed},
    words::{Word, join},
};
use layak_rules::{
    Date, FactAt, Slot,
    program::{FactKind, SubjectId},
};

/// Why a draft cannot be taken up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftFault {
    /// It is not a draft, or it is damaged.
    Unreadable,
    /// It belongs to the pack with this id.
    OtherPack(String),
    /// Its last day was this.
    Expired(Date),
}

/// What became of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// How many answers were taken up.
    pub kept: usize,
    /// The last day of the draft.
    pub expires: Date,
    /// The version of the pack that it was written with, if that is another one.
    pub other_version: Option<String>,
    /// What did not fit any more.
    pub changes: Vec<Change>,
}

/// Something in a draft that does not fit the pack any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The question is gone, is asked elsewhere, or takes another kind of answer.
    FactGone(String),
    /// The chosen option is gone.
    OptionGone(FactAt),
    /// A subject may not have as many items.
    ItemsGone(String),
}

impl Restored {
    /// Sentences for the applicant: that the questions changed, and what is not used any more.
    pub fn words(&self, form: &Form) -> Vec<String> {
        let speaker = form.speaker();
        let mut words = Vec::new();
        if self.other_version.is_some() {
            words.push(speaker.say(Word::DraftOtherVersion));
        }
        let named: Vec<String> = self.changes.iter().map(|change| change.name(form)).collect();
        if !named.is_empty() {
            words.push(speaker.fill(Word::DraftDropped, &[&join(&named, ", ")]));
        }
        if form.asks_sensitive() {
            words.push(speaker.say(Word::DraftSensitive));
        }
        words
    }
}

impl Change {
    fn name(&self, form: &Form) -> String {
        match self {
            Change::FactGone(id) | Change::ItemsGone(id) => id.clone(),
            Change::OptionGone(at) => form.speaker().text(form.fact(*at).question()),
        }
    }
}

impl Form {
    /// Takes up a draft of this pack: texts, language, place. `today` is the caller's date. What does not fit another
    /// version of the pack is left out and reported.
    ///
    /// # Errors
    /// See [`DraftFault`]; the form is as before then.
    pub fn restore(&mut self, draft: &str, today: Date) -> Result<Restored, DraftFault> {
        let saved = Saved::usable(draft, today)?;
        if saved.word("pack", 1) != self.program.info().id() {
            return Err(DraftFault::OtherPack(saved.word("pack", 1).to_owned()));
        }
        self.set_language(saved.word("language", 1));
        let taking = Taking::of(self, &saved, false);
        let (kept, changes) = (taking.kept, taking.changes);
        self.take_position(&saved);
        let other_version =
            (saved.word("pack", 3) != self.digest()).then(|| saved.word("pack", 2).to_owned());
        Ok(Restored { kept, expires: saved.expires, other_version, changes })
    }

    /// Takes over open answers from the draft of another pack, by equal fact id, into fields that are still blank.
    /// Returns how many.
    ///
    /// # Errors
    /// See [`DraftFault`]; the form is as before then.
    pub fn carry_over(&mut self, draft: &str, today: Date) -> Result<usize, DraftFault> {
        let saved = Saved::usable(draft, today)?;
        let kept = Taking::of(self, &saved, true).kept;
        self.refresh();
        self.stay_on_a_place();
        Ok(kept)
    }

    fn take_position(&mut self, saved: &Saved) {
        let program = self.program.clone();
        self.more.fill(None);
        for record in &saved.records {
            let [name, about, ..] = record.as_slice() else { continue };
            match name.as_str() {
                "done" => {
                    if let Some(subject) = program.subject_by_id(about) {
                        self.more[usize::from(subject)] = Some(false);
                    }
                }
                "visited" => {
                    if let Some(place) = Place::from_key(&program, about) {
                        self.position.visit(place);
                    }
                }
                _ => {}
            }
        }
        self.refresh();
        let place = Place::from_key(&program, saved.word("place", 1)).filter(|&place| self.can_reach(place));
        self.position.place = place.or_else(|| self.unvisited()).unwrap_or(Place::Review);
    }
}

/// A draft as written. Records that this version does not know are passed over.
struct Saved {
    records: Vec<Vec<String>>,
    expires: Date,
}

impl Saved {
    fn usable(draft: &str, today: Date) -> Result<Saved, DraftFault> {
        let mut saved = Saved { records: read(draft).ok_or(DraftFault::Unreadable)?, expires: today };
        saved.expires = Date::parse(saved.word("expires", 1)).ok_or(DraftFault::Unreadable)?;
        if saved.expires < today { Err(DraftFault::Expired(saved.expires)) } else { Ok(saved) }
    }

    /// A field of the first record of a name; empty if there is none.
    fn word(&self, name: &str, field: usize) -> &str {
        let record = self.records.iter().find(|record| record[0] == name);
        record.and_then(|record| record.get(field)).map_or("", String::as_str)
    }
}

/// Taking typed texts into a form.
struct Taking<'f> {
    form: &'f mut Form,
    kept: usize,
    changes: Vec<Change>,
    /// From another pack: into blank fields only, only what is an answer, and nothing is reported.
    only_blank: bool,
    /// The subject of the item at hand and how many of its items came; none for the root.
    item: Option<(String, u16)>,
    /// The item at hand is left out.
    passes_over: bool,
}

impl<'f> Taking<'f> {
    fn of(form: &'f mut Form, saved: &Saved, only_blank: bool) -> Taking<'f> {
        let mut taking =
            Taking { form, kept: 0, changes: Vec::new(), only_blank, item: None, passes_over: false };
        for record in &saved.records {
            if let [name, about, values @ ..] = record.as_slice() {
                taking.record(name, about, values);
            }
        }
        taking
    }

    fn record(&mut self, name: &str, about: &str, values: &[String]) {
        let shape = match (name, values.len()) {
            ("item", _) => return self.next_item(about),
            ("text", 1) => Shape::Text,
            ("date", 3) => Shape::Date,
            ("many", _) => Shape::Many,
            _ => return,
        };
        let typed = Typed::new(shape, values.to_vec());
        if self.passes_over {
            return;
        }
        match self.fits(about, &typed) {
            Some(at) => self.take(at, typed),
            None => self.changes.push(Change::FactGone(about.to_owned())),
        }
    }

    // The items of a subject follow one another.
    fn next_item(&mut self, subject: &str) {
        let number = match &self.item {
            Some((known, number)) if known == subject => number.saturating_add(1),
            _ => 1,
        };
        self.item = Some((subject.to_owned(), number));
        if number > 1 && self.passes_over {
            return;
        }
        let id = self.form.program.subject_by_id(subject);
        self.passes_over = id.is_some_and(|id| number == 1 && self.only_blank && self.has_answers(id));
        if self.passes_over {
            return;
        }
        if let Some(id) = id {
            self.form.grow(id, number);
        }
        if id.is_none_or(|id| self.form.items(id) < number) {
            self.passes_over = true;
            self.changes.push(Change::ItemsGone(subject.to_owned()));
        }
    }

    // A fact that became sensitive does not take an answer from a device's storage.
    fn fits(&self, id: &str, typed: &Typed) -> Option<FactAt> {
        let fact = self.form.program.fact_by_id(id)?;
        let known = self.form.program.fact(fact);
        let shape = match typed.shape() {
            Shape::Many => known.kind() == FactKind::Choices,
            Shape::Date => known.kind() == FactKind::Date,
            Shape::Text => known.kind() != FactKind::Choices,
        };
        let item = self.item.as_ref();
        let fits = known.subject() == item.and_then(|(subject, _)| self.form.program.subject_by_id(subject))
            && known.is_asked()
            && !known.is_sensitive()
            && shape;
        fits.then_some(FactAt { fact, item: item.map(|(_, number)| number - 1) })
    }

    fn take(&mut self, at: FactAt, typed: Typed) {
        let typed = self.nearest(at, &typed).unwrap_or(typed);
        let parsed = parse::parse(&self.form.program, self.form.fact(at), &typed);
        if parsed.as_ref().is_err_and(|fault| fault.word == Word::ChooseAgain) {
            self.changes.push(Change::OptionGone(at));
            return;
        }
        let is_answer = !matches!(parsed, Err(_) | Ok(Slot::Absent));
        if self.only_blank && !(is_answer && self.form.typed(at).is_blank()) {
            return;
        }
        let program = self.form.program.clone();
        self.form.texts.set(&program, at, typed);
        self.form.reparse(at);
        self.kept += usize::from(is_answer);
    }

    /// What another pack calls `food.chips` is `food` where only that is known.
    fn nearest(&self, at: FactAt, typed: &Typed) -> Option<Typed> {
        let fact = self.form.fact(at);
        let fits = self.only_blank && fact.kind() == FactKind::Choice;
        let option = if fits { fact.option_like(typed.as_text())? } else { return None };
        Some(Typed::text(fact.options().get(usize::from(option))?.value().to_owned()))
    }

    fn has_answers(&self, subject: SubjectId) -> bool {
        let facts = self.form.facts_of(Some(subject));
        let is_blank = |at: FactAt| self.form.typed(at).is_blank();
        (0..self.form.items(subject))
            .any(|item| facts.iter().any(|&fact| !is_blank(FactAt::item(fact, item))))
    }
}
