//! The items of a repeating subject: adding, removing, undoing, and the question whether there is another one.

use super::Place;
use crate::{form::Form, grid::Row, speak::Speaker, typed::Typed, words::Word};
use layak_rules::{FactAt, Slot, program::SubjectId, wording::count};
use std::sync::Arc;

/// What a removal took, so that it can be undone.
#[derive(Clone, Debug)]
pub(crate) struct Removed {
    pub(crate) subject: SubjectId,
    item: u16,
    row: Row<Typed>,
    visited: Vec<Place>,
}

impl Form {
    /// How many items a repeating subject has.
    pub fn items(&self, subject: SubjectId) -> u16 {
        let known = usize::from(subject) < self.program.subjects().len();
        if known { self.answers.items(subject) } else { 0 }
    }

    /// Answers "is there another one?"; [`Form::next`] then adds an item or goes on.
    pub fn answer_more(&mut self, subject: SubjectId, more: bool) {
        if let Some(answer) = self.more.get_mut(usize::from(subject)) {
            *answer = Some(more);
            self.refresh();
        }
    }

    /// Whether the subject may have another item.
    pub fn can_add(&self, subject: SubjectId) -> bool {
        let limits = self.program.subjects().get(usize::from(subject));
        limits.is_some_and(|limits| self.answers.items(subject) < limits.max_items())
    }

    /// Adds an item and goes to its first page. None if the subject is full.
    pub fn add_item(&mut self, subject: SubjectId) -> Option<u16> {
        let item = self.can_add(subject).then(|| self.answers.push_item(subject))??;
        self.texts.push_item(&self.program, subject);
        self.more[usize::from(subject)] = None;
        self.position.visited.retain(|place| *place != Place::Items(subject));
        self.refresh();
        let is_first = |place: &Place| self.item_of(*place) == Some((subject, item));
        if let Some(place) = self.places.iter().copied().find(is_first) {
            self.position.place = place;
        }
        Some(item)
    }

    /// Removes an item; later ones move up. It can be undone until the next removal.
    pub fn remove_item(&mut self, subject: SubjectId, item: u16) -> bool {
        let program = Arc::clone(&self.program);
        let Some(row) = self.texts.remove_item(subject, item) else { return false };
        self.answers.remove_item(subject, item);
        let mut visited = self.position.visited.clone();
        visited.retain(|place| self.item_of(*place) == Some((subject, item)));
        self.position.shift_items(&program, subject, item, true);
        self.removed = Some(Removed { subject, item, row, visited });
        // A subject never has fewer items than it needs: the applicant fills in a new one.
        self.grow(subject, program.subject(subject).min_items());
        self.refresh();
        self.stay_on_a_place();
        true
    }

    /// Brings back the item that was removed last, with all that was typed.
    pub fn undo_removal(&mut self) -> bool {
        let Some(removed) = self.removed.take() else { return false };
        let subject = removed.subject;
        self.drop_blank_filler(subject);
        if self.answers.push_item(subject).is_none() {
            self.removed = Some(removed);
            return false;
        }
        self.texts.insert_item(subject, removed.item, removed.row);
        self.position.shift_items(&Arc::clone(&self.program), subject, removed.item, false);
        for place in removed.visited {
            self.position.visit(place);
        }
        self.reparse_items(subject);
        self.refresh();
        true
    }

    // The blank item that a removal had to add.
    fn drop_blank_filler(&mut self, subject: SubjectId) {
        let count = self.answers.items(subject);
        let needed = self.program.subject(subject).min_items();
        let Some(last) = count.checked_sub(1).filter(|_| count == needed) else { return };
        let is_blank = self
            .facts_of(Some(subject))
            .into_iter()
            .all(|fact| self.typed(FactAt::item(fact, last)).is_blank());
        if is_blank {
            self.texts.remove_item(subject, last);
            self.answers.remove_item(subject, last);
        }
    }

    fn reparse_items(&mut self, subject: SubjectId) {
        let facts = self.facts_of(Some(subject));
        for item in 0..self.answers.items(subject) {
            for &fact in &facts {
                self.reparse(FactAt::item(fact, item));
            }
        }
    }

    /// After answers or items went, the applicant must not stand on a place that is gone.
    pub(crate) fn stay_on_a_place(&mut self) {
        if !self.places.contains(&self.position.place) {
            self.position.place = self.unvisited().unwrap_or(Place::Review);
        }
    }

    /// The subject and item of a page of items.
    pub(crate) fn item_of(&self, place: Place) -> Option<(SubjectId, u16)> {
        let Place::Page { page, item: Some(item) } = place else { return None };
        self.program
            .pages()
            .get(usize::from(page))
            .and_then(|page| page.subject())
            .map(|subject| (subject, item))
    }

    /// What an item is called: "Produk 2", whatever it is named.
    pub(crate) fn item_number(&self, speaker: &Speaker<'_>, subject: SubjectId, item: u16) -> String {
        let title = speaker.text(self.program.subject(subject).title());
        speaker.fill(Word::ItemNumber, &[&title, &count(usize::from(item) + 1)])
    }

    /// The name that the applicant gave an item, if the pack says which answer is the name. A sensitive one is withheld
    /// from an inline form.
    pub(crate) fn item_name(&self, speaker: &Speaker<'_>, subject: SubjectId, item: u16) -> Option<String> {
        let at = FactAt::item(self.program.subject(subject).label()?, item);
        match self.answers.get(&self.program, at) {
            Slot::Absent => None,
            _ if self.inline && self.fact(at).is_sensitive() => None,
            _ => Some(self.answer_words(speaker, at)).filter(|name| !name.is_empty()),
        }
    }

    /// "Produk 1: Keripik", or "Produk 1" while it has no name.
    pub(crate) fn item_label(&self, speaker: &Speaker<'_>, subject: SubjectId, item: u16) -> String {
        let number = self.item_number(speaker, subject, item);
        match self.item_name(speaker, subject, item) {
            Some(name) => speaker.fill(Word::ItemNamed, &[&number, &name]),
            None => number,
        }
    }
}
