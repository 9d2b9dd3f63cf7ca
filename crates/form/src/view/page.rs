//! The whole screen of a place.

use super::{FieldView, ItemsView, ReviewView};
use crate::{
    flow::{Place, Progress},
    form::Form,
    problems::{FieldProblem, Target},
    speak::Speaker,
    words::Word,
};
use layak_rules::wording::count;

/// One screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageView {
    /// The place that it shows.
    pub place: Place,
    /// The heading.
    pub title: String,
    /// Which item it is about: "Produk 1 dari 2", with its name once it has one.
    pub item: Option<String>,
    /// Text under the heading.
    pub intro: Option<String>,
    /// What stands on it.
    pub body: Body,
    /// The error summary: all problems of the screen once *next* was refused, else those of fields that were left.
    pub problems: Vec<FieldProblem>,
    /// How far it is.
    pub progress: Progress,
    /// Whether there is a place before.
    pub can_go_back: bool,
    /// The words of the button that goes on.
    pub next: String,
}

/// What stands on a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Questions.
    Fields(Vec<FieldView>),
    /// The items of a repeating subject.
    Items(ItemsView),
    /// All answers and the declarations.
    Review(ReviewView),
}

impl Form {
    /// The screen of the applicant's place.
    pub fn page_view(&self) -> PageView {
        let speaker = self.speaker();
        let place = self.place();
        let progress = self.progress();
        let attempted = self.position.attempted.contains(&place);
        PageView {
            place,
            title: self.title(place),
            item: self.item_of(place).map(|(subject, item)| self.item_heading(&speaker, subject, item)),
            intro: self.intro(&speaker, place),
            body: self.body(&speaker, place),
            problems: if attempted { self.problems_to_show(place) } else { Vec::new() },
            can_go_back: progress.step > 1,
            progress,
            next: speaker.say(self.next_word(place)),
        }
    }

    /// The heading of a place.
    pub fn title(&self, place: Place) -> String {
        let speaker = self.speaker();
        match place {
            Place::Page { page, .. } => self
                .program
                .pages
                .get(usize::from(page))
                .map(|page| speaker.text(page.title))
                .unwrap_or_default(),
            Place::Items(subject) => {
                let title = speaker.text(self.program.subjects[usize::from(subject)].title);
                speaker.fill(Word::ItemsHeading, &[&title.to_ascii_lowercase()])
            }
            Place::Review => speaker.say(Word::ReviewHeading),
        }
    }

    // On the review the summary names everything that keeps the form from being sent, wherever it stands.
    fn problems_to_show(&self, place: Place) -> Vec<FieldProblem> {
        if place == Place::Review { self.problems() } else { self.problems_of(place) }
    }

    fn body(&self, speaker: &Speaker<'_>, place: Place) -> Body {
        match place {
            Place::Page { .. } => Body::Fields(
                self.fields_of(place).into_iter().map(|at| self.field_view(speaker, at)).collect(),
            ),
            Place::Items(subject) => Body::Items(self.items_view(speaker, subject)),
            Place::Review => Body::Review(self.review()),
        }
    }

    fn intro(&self, speaker: &Speaker<'_>, place: Place) -> Option<String> {
        match place {
            Place::Page { page, .. } => speaker.maybe(self.program.pages.get(usize::from(page))?.intro),
            Place::Items(_) => None,
            Place::Review => Some(speaker.say(Word::ReviewIntro)),
        }
    }

    fn item_heading(&self, speaker: &Speaker<'_>, subject: u8, item: u16) -> String {
        let title = speaker.text(self.program.subjects[usize::from(subject)].title);
        let (number, items) = (count(usize::from(item) + 1), self.items(subject));
        let heading = match items {
            0 | 1 => speaker.fill(Word::ItemNumber, &[&title, &number]),
            _ => speaker.fill(Word::ItemOf, &[&title, &number, &count(items.into())]),
        };
        match self.item_name(speaker, subject, item) {
            Some(name) => speaker.fill(Word::ItemNamed, &[&heading, &name]),
            None => heading,
        }
    }

    fn next_word(&self, place: Place) -> Word {
        let places = self.places();
        let last = places.len().checked_sub(2).and_then(|index| places.get(index)) == Some(&place);
        match place {
            Place::Review if self.withholds() => Word::ContinueAtOffice,
            Place::Review => Word::Send,
            _ if last || self.position.from_review => {
                if self.is_finder() {
                    Word::ToResult
                } else {
                    Word::ToReview
                }
            }
            _ => Word::Next,
        }
    }

    /// What stands under the name of a control: the inverse of [`Form::target_key`].
    pub fn target(&self, key: &str) -> Option<Target> {
        match Place::from_key(&self.program, key) {
            Some(Place::Items(subject)) => Some(Target::More(subject)),
            _ => self.at(key).map(Target::Field),
        }
    }

    /// The control that a problem leads to: the name of its field, or of the question about more items.
    pub fn target_key(&self, target: Target) -> String {
        match target {
            Target::Field(at) => self.key(at),
            Target::More(subject) => Place::Items(subject).key(&self.program),
        }
    }
}
