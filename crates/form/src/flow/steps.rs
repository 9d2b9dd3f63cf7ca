//! Next, back, go to a place, and how far it is.

use super::Place;
use crate::{
    form::Form,
    problems::{FieldProblem, Target},
};
use layak_rules::{FactAt, Slot, wording::count};

/// How far the applicant has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The place where the applicant stands, counted from 1.
    pub step: usize,
    /// How many places there are as the answers stand.
    pub of: usize,
    /// Answered questions.
    pub answered: usize,
    /// Questions that are asked as the answers stand.
    pub asked: usize,
    /// "Langkah 2 dari 8".
    pub words: String,
}

impl Form {
    /// Remembers that a place was left; questions may appear on it then.
    pub(crate) fn visit(&mut self, place: Place) {
        self.position.visit(place);
        self.settle_places();
    }

    /// Where the applicant stands.
    pub fn place(&self) -> Place {
        self.position.place
    }

    /// Leaves the place for the next one. Refused while the place has problems, which are shown from then on, unless all of
    /// them are of questions that came into sight with this very step: those are asked first.
    ///
    /// # Errors
    /// The problems of the place, in the order of its fields.
    #[allow(clippy::should_implement_trait, reason = "the step of a form; a form is no iterator")]
    pub fn next(&mut self) -> Result<Place, Vec<FieldProblem>> {
        let place = self.position.place;
        let seen = self.fields_of(place);
        // From now on questions that wait for an answer here are asked as if none came.
        self.visit(place);
        let problems = self.problems_of(place);
        // Questions that only now came into sight are asked first, not found wanting.
        let is_new =
            |problem: &FieldProblem| matches!(problem.target, Target::Field(at) if !seen.contains(&at));
        self.position.attempt(place, !problems.iter().all(is_new));
        if !problems.is_empty() {
            return Err(problems);
        }
        self.position.place = match place {
            Place::Items(subject) if self.more[usize::from(subject)] == Some(true) => {
                self.add_item(subject);
                self.position.place
            }
            Place::Review => Place::Review,
            _ => self.following(place),
        };
        Ok(self.position.place)
    }

    fn following(&mut self, place: Place) -> Place {
        let here = self.places.iter().position(|other| *other == place);
        let after = here.and_then(|index| self.places.get(index + 1)).copied();
        match after.filter(|_| !self.position.from_review) {
            Some(after) if after != Place::Review => after,
            _ => self.toward_review(),
        }
    }

    // To the review by way of what is new, wrong, or (after a draft was taken up) blank; then back here.
    fn toward_review(&mut self) -> Place {
        let open =
            self.places.iter().copied().find(|&other| other != Place::Review && !self.is_finished(other));
        self.position.from_review = open.is_some();
        open.unwrap_or(Place::Review)
    }

    fn is_finished(&self, place: Place) -> bool {
        self.position.has_visited(place) && self.problems_of(place).is_empty()
    }

    /// Goes to the place before; false at the first one. Nothing is checked and nothing is lost.
    pub fn back(&mut self) -> bool {
        let here = self.places.iter().position(|other| *other == self.position.place);
        let before = here.and_then(|index| index.checked_sub(1)).and_then(|index| self.places.get(index));
        if let Some(&before) = before {
            self.position.place = before;
        }
        before.is_some()
    }

    /// Goes to a place that was visited, or to the first that was not. False if it cannot be reached yet.
    pub fn go(&mut self, place: Place) -> bool {
        if !self.can_reach(place) {
            return false;
        }
        self.position.from_review =
            place != Place::Review && (self.position.from_review || self.position.place == Place::Review);
        self.position.place = place;
        true
    }

    /// Goes to the place where a fact is asked.
    pub fn go_to(&mut self, at: FactAt) -> bool {
        self.place_of(at).is_some_and(|place| self.go(place))
    }

    /// Whether [`Form::go`] would go there.
    pub fn can_reach(&self, place: Place) -> bool {
        let first_new = self.unvisited().unwrap_or(Place::Review);
        let visited = place != Place::Review && self.position.has_visited(place);
        self.places().contains(&place) && (visited || place == first_new)
    }

    /// Remembers that a field was left, so that a wrong answer in it is shown (a blank one is not).
    pub fn leave(&mut self, at: FactAt) {
        if !self.position.left.contains(&at) {
            self.position.left.push(at);
        }
    }

    /// How far the applicant has come.
    pub fn progress(&self) -> Progress {
        let places = self.places();
        let step = places
            .iter()
            .position(|other| *other == self.position.place)
            .map_or(places.len(), |index| index + 1);
        let (mut answered, mut asked) = (0, 0);
        for at in self.fields().into_iter().filter(|&at| self.is_shown(at)) {
            asked += 1;
            answered += usize::from(*self.answers.get(&self.program, at) != Slot::Absent);
        }
        let words = self.speaker().fill(crate::Word::Step, &[&count(step), &count(places.len())]);
        Progress { step, of: places.len(), answered, asked, words }
    }
}
