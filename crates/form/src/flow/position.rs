//! Where the applicant stands and has been.

use super::Place;
use layak_rules::{FactAt, Program, program::SubjectId};

/// The applicant's way so far.
#[derive(Clone, Debug)]
pub(crate) struct Position {
    pub(crate) place: Place,
    /// Places that were left by *next*, finished or not.
    pub(crate) visited: Vec<Place>,
    /// Places where *next* was refused: all their problems are shown.
    pub(crate) attempted: Vec<Place>,
    /// Fields that were left: a wrong answer in them is shown, a blank one is not.
    pub(crate) left: Vec<FactAt>,
    /// The applicant came from the review to change something and goes back there.
    pub(crate) from_review: bool,
}

impl Position {
    pub(crate) fn new() -> Position {
        Position {
            place: Place::Review,
            visited: Vec::new(),
            attempted: Vec::new(),
            left: Vec::new(),
            from_review: false,
        }
    }

    pub(crate) fn has_visited(&self, place: Place) -> bool {
        self.visited.contains(&place)
    }

    pub(crate) fn visit(&mut self, place: Place) {
        if !self.has_visited(place) {
            self.visited.push(place);
        }
    }

    /// Shows the problems of a place from now on, or only until it has none.
    pub(crate) fn attempt(&mut self, place: Place, failed: bool) {
        self.attempted.retain(|other| *other != place);
        if failed {
            self.attempted.push(place);
        }
    }

    /// Forgets an item, or makes room for one: places of later items move.
    pub(crate) fn shift_items(&mut self, program: &Program, subject: SubjectId, item: u16, removed: bool) {
        let of_subject = |page: u16| {
            program.pages.get(usize::from(page)).is_some_and(|page| page.subject == Some(subject))
        };
        let moved = |place: Place| match place {
            Place::Page { page, item: Some(at) } if of_subject(page) => {
                shifted(at, item, removed).map(|at| Place::Page { page, item: Some(at) })
            }
            other => Some(other),
        };
        let moved_fact = |at: FactAt| match at.item {
            Some(old) if program.facts[usize::from(at.fact)].subject == Some(subject) => {
                shifted(old, item, removed).map(|item| FactAt::item(at.fact, item))
            }
            _ => Some(at),
        };
        for places in [&mut self.visited, &mut self.attempted] {
            places.retain_mut(|place| replace(place, moved(*place)));
        }
        self.left.retain_mut(|at| replace(at, moved_fact(*at)));
        self.place = moved(self.place).unwrap_or(Place::Items(subject));
    }
}

/// Puts a value in the place of another; false if there is none.
fn replace<T>(place: &mut T, value: Option<T>) -> bool {
    value.map(|value| *place = value).is_some()
}

fn shifted(at: u16, item: u16, removed: bool) -> Option<u16> {
    match (at.cmp(&item), removed) {
        (std::cmp::Ordering::Equal, true) => None,
        (std::cmp::Ordering::Greater, true) => Some(at - 1),
        (std::cmp::Ordering::Greater | std::cmp::Ordering::Equal, false) => Some(at + 1),
        (std::cmp::Ordering::Less, _) => Some(at),
    }
}
