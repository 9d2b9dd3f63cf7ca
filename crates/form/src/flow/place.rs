//! The places of a form: pages, pages of an item, the list of items, the review.

use crate::form::Form;
use layak_rules::{
    FactAt, Program,
    program::{FactId, SubjectId},
    text::{cut, number},
    wording::count,
};

/// A place of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A page of questions, of one item if it belongs to a repeating subject.
    Page {
        /// Index of the page in the pack.
        page: u16,
        /// The item, counted from 0.
        item: Option<u16>,
    },
    /// The items of a repeating subject, with the question whether there is another one.
    Items(SubjectId),
    /// All answers, the declarations, and sending.
    Review,
}

impl Place {
    /// A stable name for the address bar, history and drafts: `business`, `products/1`, `+product`, `review`.
    pub fn key(self, program: &Program) -> String {
        let page_id = |page: u16| program.pages().get(usize::from(page)).map_or("", |page| page.id());
        match self {
            Place::Page { page, item: None } => page_id(page).to_owned(),
            Place::Page { page, item: Some(item) } => {
                [page_id(page), "/", &count(usize::from(item) + 1)].concat()
            }
            Place::Items(subject) => {
                ["+", program.subjects().get(usize::from(subject)).map_or("", |subject| subject.id())]
                    .concat()
            }
            Place::Review => "+review".to_owned(),
        }
    }

    /// The place with this name in a program.
    pub fn from_key(program: &Program, key: &str) -> Option<Place> {
        if key == "+review" {
            return Some(Place::Review);
        }
        if let Some(subject) = key.strip_prefix('+') {
            return program.subject_by_id(subject).map(Place::Items);
        }
        let (id, item) = match cut(key, b'/') {
            Some((id, item)) => (id, Some(u16::try_from(number(item)?).ok()?.checked_sub(1)?)),
            None => (key, None),
        };
        let page = program
            .pages()
            .iter()
            .position(|page| page.id() == id && page.subject().is_some() == item.is_some())?;
        Some(Place::Page { page: u16::try_from(page).ok()?, item })
    }
}

impl Form {
    /// All places as the answers stand, in order.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    pub(crate) fn list_places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        let pages = self.program.pages();
        let mut first = 0;
        while first < pages.len() {
            let subject = pages.at(first).subject();
            let mut end = first + 1;
            while subject.is_some() && end < pages.len() && pages.at(end).subject() == subject {
                end += 1;
            }
            match subject {
                None => self.open_pages(&mut places, first..end, None),
                Some(subject) => {
                    // All pages of the first item, then all pages of the second.
                    for item in 0..self.answers.items(subject) {
                        self.open_pages(&mut places, first..end, Some(item));
                    }
                    let list = Place::Items(subject);
                    if !places.contains(&list) && self.has_list(subject) {
                        places.push(list);
                    }
                }
            }
            first = end;
        }
        places.push(Place::Review);
        places
    }

    /// Adds those of some pages on which anything is asked.
    fn open_pages(&self, places: &mut Vec<Place>, pages: std::ops::Range<usize>, item: Option<u16>) {
        for page in pages {
            let place = Place::Page { page: u16::try_from(page).unwrap_or(u16::MAX), item };
            if !self.fields_of(place).is_empty() {
                places.push(place);
            }
        }
    }

    // A subject of exactly one item has no list, and neither has one of which nothing is asked.
    fn has_list(&self, subject: SubjectId) -> bool {
        let limits = self.program.subject(subject);
        let items = self.answers.items(subject);
        let asked = (0..items).any(|item| {
            self.facts_of(Some(subject)).into_iter().any(|fact| self.is_shown(FactAt::item(fact, item)))
        });
        limits.max_items() > limits.min_items() && (items == 0 || asked)
    }

    /// The fields of a place that are shown, in order.
    pub(crate) fn fields_of(&self, place: Place) -> Vec<FactAt> {
        let mut fields = self.slots_of(place);
        fields.retain(|at| self.is_shown(*at));
        fields
    }

    /// The fields that a place may show, in order. Declarations of the root stand on the review, wherever the pack has them.
    pub(crate) fn slots_of(&self, place: Place) -> Vec<FactAt> {
        let (facts, item) = match place {
            Place::Page { page, item } => {
                let page = self.program.pages().get(usize::from(page));
                (page.map(|page| page.facts().to_vec()).unwrap_or_default(), item)
            }
            Place::Review => (self.facts_of(None), None),
            Place::Items(_) => (Vec::new(), None),
        };
        let mut fields = Vec::new();
        for fact in facts {
            let at = FactAt { item, fact };
            if self.is_declaration(at) == (place == Place::Review) {
                fields.push(at);
            }
        }
        fields
    }

    pub(crate) fn is_declaration(&self, at: FactAt) -> bool {
        at.item.is_none() && self.fact(at).declaration()
    }

    /// The place where a fact is asked.
    pub fn place_of(&self, at: FactAt) -> Option<Place> {
        if self.is_declaration(at) {
            return Some(Place::Review);
        }
        let asks = |fact: FactId| self.program.pages().iter().position(|page| page.facts().contains(&fact));
        Some(Place::Page { page: u16::try_from(asks(at.fact)?).ok()?, item: at.item })
    }
}
