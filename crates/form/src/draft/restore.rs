//! Taking up a draft: of the same pack, of another version of it, or (open answers only) of another pack.

use super::read::{Entry, Saved, read};
use crate::{
    flow::Place,
    form::Form,
    parse::{self, Fault},
    typed::Typed,
    words::Word,
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
            words.push(speaker.fill(Word::DraftDropped, &[&named.join(", ")]));
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
            Change::OptionGone(at) => form.speaker().text(form.fact(*at).question),
        }
    }
}

impl Form {
    /// Takes up a draft of this pack: texts, language, place. `today` is the caller's date. What does not fit another
    /// version of the pack is left out and reported.
    ///
    /// # Errors
    /// See [`DraftFault`]; the form is as before then.
    pub fn restore(&mut self, json: &str, today: Date) -> Result<Restored, DraftFault> {
        let (saved, expires) = usable(json, today)?;
        if saved.pack != self.program.info.id {
            return Err(DraftFault::OtherPack(saved.pack));
        }
        self.set_language(&saved.language);
        let mut taking = Taking { form: self, kept: 0, changes: Vec::new(), only_blank: false };
        taking.row(None, &saved.root);
        for (subject, rows) in &saved.items {
            taking.items(subject, rows);
        }
        let (kept, changes) = (taking.kept, taking.changes);
        self.take_position(&saved);
        let other_version = (saved.sha256 != self.digest()).then_some(saved.version);
        Ok(Restored { kept, expires, other_version, changes })
    }

    /// Takes over open answers from the draft of another pack, by equal fact id, into fields that are still blank.
    /// Returns how many.
    ///
    /// # Errors
    /// See [`DraftFault`]; the form is as before then.
    pub fn carry_over(&mut self, json: &str, today: Date) -> Result<usize, DraftFault> {
        let (saved, _) = usable(json, today)?;
        let mut taking = Taking { form: self, kept: 0, changes: Vec::new(), only_blank: true };
        taking.row(None, &saved.root);
        for (subject, rows) in &saved.items {
            if taking.has_no_answers(subject) {
                taking.items(subject, rows);
            }
        }
        let kept = taking.kept;
        self.refresh();
        self.stay_on_a_place();
        Ok(kept)
    }

    fn take_position(&mut self, saved: &Saved) {
        for (subject, more) in self.program.subjects.iter().zip(&mut self.more) {
            *more = saved.done.contains(&subject.id).then_some(false);
        }
        let program = self.program.clone();
        let places = saved.visited.iter().filter_map(|key| Place::from_key(&program, key));
        for place in places {
            self.position.visit(place);
        }
        self.refresh();
        match Place::from_key(&program, &saved.place).filter(|&place| self.can_reach(place)) {
            Some(place) => self.position.place = place,
            None => self.position.place = self.unvisited().unwrap_or(Place::Review),
        }
    }
}

fn usable(json: &str, today: Date) -> Result<(Saved, Date), DraftFault> {
    let saved = read(json).map_err(|_| DraftFault::Unreadable)?;
    match saved.expires {
        None => Err(DraftFault::Unreadable),
        Some(expires) if expires < today => Err(DraftFault::Expired(expires)),
        Some(expires) => Ok((saved, expires)),
    }
}

/// Taking typed texts into a form.
struct Taking<'f> {
    form: &'f mut Form,
    kept: usize,
    changes: Vec<Change>,
    /// From another pack: into blank fields only, only what is an answer, and nothing is reported.
    only_blank: bool,
}

impl Taking<'_> {
    fn row(&mut self, item: Option<(SubjectId, u16)>, entries: &[Entry]) {
        for (id, typed) in entries {
            match self.fits(id, item, typed) {
                Some(at) => self.take(at, typed),
                None => self.changes.push(Change::FactGone(id.clone())),
            }
        }
    }

    // A fact that became sensitive does not take an answer from a device's storage.
    fn fits(&self, id: &str, item: Option<(SubjectId, u16)>, typed: &Typed) -> Option<FactAt> {
        let fact = self.form.program.fact_by_id(id)?;
        let known = &self.form.program.facts[usize::from(fact)];
        let shape = match typed {
            Typed::Many(_) => known.kind == FactKind::Choices,
            Typed::Date(_) => known.kind == FactKind::Date,
            Typed::Text(_) => known.kind != FactKind::Choices,
        };
        let fits = known.subject == item.map(|(subject, _)| subject)
            && known.is_asked()
            && !known.is_sensitive()
            && shape;
        fits.then_some(FactAt { fact, item: item.map(|(_, item)| item) })
    }

    fn take(&mut self, at: FactAt, typed: &Typed) {
        let nearest = self.nearest(at, typed);
        let typed = nearest.as_ref().unwrap_or(typed);
        let parsed = parse::parse(self.form.fact(at), typed);
        if parsed == Err(Fault::NotAnOption) {
            self.changes.push(Change::OptionGone(at));
            return;
        }
        let is_answer = !matches!(parsed, Err(_) | Ok(Slot::Absent));
        if self.only_blank && !(is_answer && self.form.typed(at).is_blank()) {
            return;
        }
        let program = self.form.program.clone();
        self.form.texts.set(&program, at, Some(typed.clone()));
        self.form.reparse(at);
        self.kept += usize::from(is_answer);
    }

    /// What another pack calls `food.chips` is `food` where only that is known.
    fn nearest(&self, at: FactAt, typed: &Typed) -> Option<Typed> {
        let (fact, Typed::Text(value)) = (self.form.fact(at), typed) else { return None };
        let fits = self.only_blank && fact.kind == FactKind::Choice;
        let option = fits.then(|| fact.option_like(value)).flatten()?;
        Some(Typed::Text(fact.options.get(usize::from(option))?.value.clone()))
    }

    fn items(&mut self, subject: &str, rows: &[Vec<Entry>]) {
        let Some(id) = self.form.program.subject_by_id(subject) else {
            self.changes.push(Change::ItemsGone(subject.to_owned()));
            return;
        };
        self.form.grow(id, u16::try_from(rows.len()).unwrap_or(u16::MAX));
        for (item, row) in (0..self.form.items(id)).zip(rows) {
            self.row(Some((id, item)), row);
        }
        if rows.len() > usize::from(self.form.items(id)) {
            self.changes.push(Change::ItemsGone(subject.to_owned()));
        }
    }

    fn has_no_answers(&self, subject: &str) -> bool {
        let Some(id) = self.form.program.subject_by_id(subject) else { return false };
        let items = 0..self.form.items(id);
        items.into_iter().all(|item| {
            self.form
                .facts_of(Some(id))
                .into_iter()
                .all(|fact| self.form.typed(FactAt::item(fact, item)).is_blank())
        })
    }
}
