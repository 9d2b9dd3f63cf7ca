//! The whole screen of a place, row by row.

use crate::{
    flow::Place,
    form::Form,
    problems::{FieldProblem, Target},
    sheet::{Kind, Row, Sheet},
    speak::Speaker,
    words::Word,
};
use layak_rules::{program::SubjectId, wording::count};

impl Form {
    /// The screen of the applicant's place: the way back, how far it is, the error summary, the heading with which item it
    /// is about, the questions, items or answers, and the button that goes on.
    pub fn page(&self) -> Vec<Row> {
        let mut sheet = Sheet::new(self.speaker());
        let place = self.place();
        let progress = self.progress();
        if progress.step > 1 {
            sheet.say(Kind::Back, Word::Back);
        }
        sheet.put(Kind::Muted, progress.words);
        sheet.open(Kind::Progress);
        for step in 0..progress.of {
            sheet.open(Kind::Step(step < progress.step));
        }
        sheet.end();
        self.summary(&mut sheet);
        match self.item_of(place) {
            Some((subject, item)) => {
                sheet.put(Kind::Muted, self.item_heading(&sheet.speaker, subject, item));
            }
            None => sheet.open(Kind::Gap),
        }
        sheet.put(Kind::Title, self.title(place));
        match place {
            Place::Page { page, .. } => {
                let page = self.program.pages().get(usize::from(page));
                sheet.maybe(Kind::Intro, page.and_then(|page| page.intro()));
            }
            Place::Items(_) => sheet.open(Kind::Gap),
            Place::Review => sheet.say(Kind::Intro, Word::ReviewIntro),
        }
        sheet.about(Kind::Form, String::new(), place.key(&self.program));
        sheet.open(Kind::Part);
        match place {
            Place::Page { .. } => self.questions(&mut sheet, place),
            Place::Items(subject) => self.list_items(&mut sheet, subject),
            Place::Review => self.review(&mut sheet),
        }
        sheet.end();
        sheet.open(Kind::Actions);
        sheet.say(Kind::Next, self.next_word(place));
        sheet.end();
        sheet.end();
        sheet.rows
    }

    /// The heading of a place.
    pub fn title(&self, place: Place) -> String {
        let speaker = self.speaker();
        match place {
            Place::Page { page, .. } => {
                let page = self.program.pages().get(usize::from(page));
                page.map(|page| speaker.text(page.title())).unwrap_or_default()
            }
            Place::Items(subject) => {
                let title = speaker.text(self.program.subject(subject).title());
                speaker.fill(Word::ItemsHeading, &[&title.to_ascii_lowercase()])
            }
            Place::Review => speaker.say(Word::ReviewHeading),
        }
    }

    /// The problems of the screen once *next* was refused. On the review they are everything that keeps the form from being
    /// sent, wherever it stands.
    pub fn problems_shown(&self) -> Vec<FieldProblem> {
        let place = self.place();
        match place {
            _ if !self.position.attempted.contains(&place) => Vec::new(),
            Place::Review => self.problems(),
            _ => self.problems_of(place),
        }
    }

    fn summary(&self, sheet: &mut Sheet<'_>) {
        let problems = self.problems_shown();
        if problems.is_empty() {
            // A row all the same: when the last problem goes in mid-typing, what follows must not be made anew.
            return sheet.open(Kind::Gap);
        }
        sheet.open(Kind::Problems);
        sheet.say(Kind::ProblemsTitle, Word::ProblemsHeading);
        sheet.open(Kind::List);
        for problem in problems {
            sheet.about(Kind::Problem, problem.message, self.target_key(problem.target));
        }
        sheet.end();
        sheet.end();
    }

    // Where every answer is personal, that is said once.
    fn questions(&self, sheet: &mut Sheet<'_>, place: Place) {
        let fields = self.fields_of(place);
        let personal = fields.len() > 1 && fields.iter().all(|at| self.fact(*at).is_sensitive());
        if personal {
            sheet.say(Kind::Note, Word::NotOnDevice);
        } else {
            sheet.open(Kind::Gap);
        }
        self.list_fields(sheet, place, personal);
    }

    // What is not asked keeps its place, so that no question moves while someone types.
    pub(super) fn list_fields(&self, sheet: &mut Sheet<'_>, place: Place, personal: bool) {
        sheet.open(Kind::Part);
        for at in self.slots_of(place) {
            if self.is_shown(at) {
                sheet.about(Kind::Field(personal), String::new(), self.key(at));
            } else {
                sheet.open(Kind::Gap);
            }
        }
        sheet.end();
    }

    fn item_heading(&self, speaker: &Speaker<'_>, subject: SubjectId, item: u16) -> String {
        let title = speaker.text(self.program.subject(subject).title());
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
            _ if !last && !self.position.from_review => Word::Next,
            _ if self.is_finder() => Word::ToResult,
            _ => Word::ToReview,
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
