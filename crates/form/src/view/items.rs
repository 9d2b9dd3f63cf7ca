//! The list of items of a repeating subject, with the question whether there is another one.

use crate::{flow::Place, form::Form, problems::Target, speak::Speaker, words::Word};
use layak_rules::{program::SubjectId, wording::count};

/// The list of items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemsView {
    /// The repeating subject.
    pub subject: SubjectId,
    /// Its name on a screen (see [`Form::target_key`]).
    pub key: String,
    /// The items so far.
    pub rows: Vec<ItemRow>,
    /// "Apakah masih ada produk lain?"
    pub question: String,
    /// The answer so far.
    pub more: Option<bool>,
    /// Whether another item may be added; if not, the question is not asked.
    pub can_add: bool,
    /// The words of a button that adds an item at once.
    pub add: String,
    /// Said instead of the question when the list is full.
    pub full: Option<String>,
    /// What is wrong and what to do.
    pub problem: Option<String>,
    /// Whether the last removal can be undone.
    pub can_undo: bool,
}

/// One item in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemRow {
    /// The item, counted from 0.
    pub item: u16,
    /// "Produk 1: Keripik".
    pub label: String,
    /// Its first page.
    pub place: Option<Place>,
    /// How many of its answers are missing or wrong.
    pub open: usize,
}

impl Form {
    pub(super) fn items_view(&self, speaker: &Speaker<'_>, subject: SubjectId) -> ItemsView {
        let limits = &self.program.subjects[usize::from(subject)];
        let can_add = self.can_add(subject);
        let attempted = self.position.attempted.contains(&Place::Items(subject));
        let problem = self
            .problems_of(Place::Items(subject))
            .into_iter()
            .find(|problem| problem.target == Target::More(subject));
        ItemsView {
            subject,
            key: self.target_key(Target::More(subject)),
            rows: (0..self.items(subject)).map(|item| self.item_row(speaker, subject, item)).collect(),
            question: self.more_question(speaker, subject),
            more: self.more[usize::from(subject)],
            can_add,
            add: speaker.text(limits.add),
            full: (!can_add).then(|| speaker.fill(Word::ItemsFull, &[&count(limits.max_items.into())])),
            problem: problem.filter(|_| attempted).map(|problem| problem.message),
            can_undo: self.removed.as_ref().is_some_and(|removed| removed.subject == subject),
        }
    }

    fn item_row(&self, speaker: &Speaker<'_>, subject: SubjectId, item: u16) -> ItemRow {
        let own: Vec<Place> = self
            .places
            .iter()
            .copied()
            .filter(|place| self.item_of(*place) == Some((subject, item)))
            .collect();
        ItemRow {
            item,
            label: self.item_label(speaker, subject, item),
            place: own.first().copied(),
            open: own.iter().map(|place| self.problems_of(*place).len()).sum(),
        }
    }
}
