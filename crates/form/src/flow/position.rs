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
        let stays = |at: &mut Option<u16>, of: Option<SubjectId>| {
            let moved = at.filter(|_| of == Some(subject)).map(|at| shifted(at, item, removed));
            if let Some(moved) = moved {
                *at = moved;
            }
            moved != Some(None)
        };
        let place_stays = |place: &mut Place| match place {
            Place::Page { page, item } => {
                stays(item, program.pages().get(usize::from(*page)).and_then(|page| page.subject()))
            }
            _ => true,
        };
        self.visited.retain_mut(place_stays);
        self.attempted.retain_mut(place_stays);
        self.left.retain_mut(|at| stays(&mut at.item, program.fact(at.fact).subject()));
        if !place_stays(&mut self.place) {
            self.place = Place::Items(subject);
        }
    }
}

fn shifted(at: u16, item: u16, removed: bool) -> Option<u16> {
    match (at.cmp(&item), removed) {
        (std::cmp::Ordering::Equal, true) => None,
        (std::cmp::Ordering::Greater, true) => Some(at - 1),
        (std::cmp::Ordering::Greater | std::cmp::Ordering::Equal, false) => Some(at + 1),
        (std::cmp::Ordering::Less, _) => Some(at),
    }
}
