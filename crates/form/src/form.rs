//! The state of a form: what was typed, what it means, what is live, where the applicant stands.

use crate::{
    flow::{Place, Position, Removed},
    grid::Grid,
    live::Live,
    parse,
    speak::Speaker,
    typed::{Shape, Texts, Typed},
    view::OptionView,
    words::{Book, Language},
};
use layak_rules::{
    Answers, Date, FactAt, Mode, Outcome, Program, Slot, decide,
    program::{Fact, FactId, SubjectId},
    text::{cut, number},
};
use std::sync::Arc;

/// A form being filled in.
#[derive(Clone, Debug)]
pub struct Form {
    pub(crate) program: Arc<Program>,
    pub(crate) book: Book,
    pub(crate) on: Date,
    pub(crate) language: usize,
    pub(crate) inline: bool,
    pub(crate) texts: Texts,
    pub(crate) answers: Answers,
    pub(crate) live: Grid<Live>,
    pub(crate) outcome: Outcome,
    pub(crate) position: Position,
    /// All places as the answers stand, in order.
    pub(crate) places: Vec<Place>,
    /// For each repeating subject, the answer to "is there another one?".
    pub(crate) more: Vec<Option<bool>>,
    /// For each fact, its options in the language of the form.
    pub(crate) options: Vec<Arc<[OptionView]>>,
    /// What the last removal took, so that it can be undone.
    pub(crate) removed: Option<Removed>,
}

impl Form {
    /// An empty form on a date, which speaks with the words of a book. `language` is a BCP 47 tag; one that the pack does not have gives the pack's first.
    /// Each repeating subject starts with the fewest items that it needs.
    pub fn new(program: Arc<Program>, book: Book, on: Date, language: &str) -> Form {
        let answers = Answers::new(&program);
        let subjects = program.subjects().len();
        let mut form = Form {
            book,
            on,
            language: program.language(language),
            inline: false,
            texts: Texts::new(&program),
            outcome: decide(&program, &answers, on, Mode::Draft),
            answers,
            live: Grid::new(&program),
            position: Position::new(),
            places: Vec::new(),
            more: vec![None; subjects],
            options: Vec::new(),
            removed: None,
            program,
        };
        for (id, subject) in (0..).zip(form.program.clone().subjects()) {
            form.grow(id, subject.min_items());
        }
        form.list_options();
        form.refresh();
        form.position.place = form.places().first().copied().unwrap_or(Place::Review);
        form
    }

    /// The compiled pack.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// The words that it speaks with.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// The evaluation date.
    pub fn on(&self) -> Date {
        self.on
    }

    /// Moves the form to another evaluation date, for example when a draft is taken up the day after.
    pub fn set_on(&mut self, on: Date) {
        self.on = on;
        self.list_options();
        self.refresh();
    }

    /// The tag of the language spoken.
    pub fn language_tag(&self) -> &str {
        self.program.languages().get(self.language).unwrap_or("id")
    }

    /// The language of the form's own words.
    pub fn language(&self) -> Language {
        Language::of_tag(self.language_tag())
    }

    /// Speaks another language of the pack from now on; everything else stays. False if the pack does not have it.
    pub fn set_language(&mut self, tag: &str) -> bool {
        let Some(index) = self.program.languages().iter().position(|language| language == tag) else {
            return false;
        };
        self.language = index;
        self.list_options();
        true
    }

    /// Whether it asks for the packs beside it (`layak_form::finder`) and decides nothing itself.
    pub fn is_finder(&self) -> bool {
        self.program.decisions().is_empty()
    }

    /// Whether sensitive questions are left out.
    pub fn is_inline(&self) -> bool {
        self.inline
    }

    /// Leaves out (or asks) sensitive questions: a form inside a host's page shows none of them and takes no answer
    /// to them (DESIGN section 5).
    pub fn set_inline(&mut self, inline: bool) {
        self.inline = inline;
        self.settle_places();
    }

    /// Whether live sensitive questions are left out, so that sending needs the office's own page.
    pub fn withholds(&self) -> bool {
        self.inline && self.asks_sensitive()
    }

    /// Keeps what was typed into a field and takes it as the answer if it is one. False if there is no such field, or
    /// if it is sensitive and the form is inline.
    pub fn enter(&mut self, at: FactAt, typed: impl Into<Typed>) -> bool {
        let program = Arc::clone(&self.program);
        let Some(fact) = program.facts().get(usize::from(at.fact)) else { return false };
        let mut typed = typed.into();
        if typed.shape() == Shape::Many {
            let before = self.typed(at).as_list();
            typed = Typed::many(parse::choice::settled(fact, before, typed.parts().to_vec()));
        }
        if !fact.is_asked() || (self.inline && fact.is_sensitive()) || !self.texts.set(&program, at, typed) {
            return false;
        }
        if self.reparse(at) {
            self.refresh();
        }
        true
    }

    /// What was typed into a field, letter by letter.
    pub fn typed(&self, at: FactAt) -> &Typed {
        self.texts.typed(&self.program, at)
    }

    /// What the form takes as answered, checks aside.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// What the rules say about the answers so far.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// The place of a field by its key (see `FieldView::key`).
    pub fn at(&self, key: &str) -> Option<FactAt> {
        let Some((subject, rest)) = cut(key, b'/') else {
            let fact = self.program.fact_by_id(key)?;
            return self.program.fact(fact).subject().is_none().then(|| FactAt::root(fact));
        };
        let subject = self.program.subject_by_id(subject)?;
        let (item, fact) = cut(rest, b'/')?;
        let (item, fact) = (u16::try_from(number(item)?).ok()?, self.program.fact_by_id(fact)?);
        let own = self.program.fact(fact).subject() == Some(subject);
        (own && item < self.answers.items(subject)).then(|| FactAt::item(fact, item))
    }

    pub(crate) fn speaker(&self) -> Speaker<'_> {
        Speaker::new(&self.program, self.on, self.language, &self.book)
    }

    pub(crate) fn fact(&self, at: FactAt) -> Fact<'_> {
        self.program.fact(at.fact)
    }

    /// Reads what was typed again; whether the answer changed.
    pub(crate) fn reparse(&mut self, at: FactAt) -> bool {
        let slot = parse::parse(&self.program, self.fact(at), self.typed(at)).unwrap_or(Slot::Absent);
        if *self.answers.get(&self.program, at) == slot {
            return false;
        }
        self.answers.set(&self.program, at, slot)
    }

    /// Gives a subject at least this many items, as far as it may have them.
    pub(crate) fn grow(&mut self, subject: SubjectId, items: u16) {
        while self.answers.items(subject) < items && self.answers.push_item(subject).is_some() {
            self.texts.push_item(&self.program, subject);
        }
    }

    fn list_options(&mut self) {
        let speaker = self.speaker();
        let options = self.program.facts().iter().map(|fact| {
            let option = |choice: layak_rules::program::Choice<'_>| OptionView {
                value: choice.value().to_owned(),
                label: speaker.text(choice.label()),
            };
            fact.options().iter().map(option).collect()
        });
        self.options = options.collect();
    }

    /// The facts of a subject (none for the root), in asking order.
    pub(crate) fn facts_of(&self, subject: Option<SubjectId>) -> Vec<FactId> {
        let mut facts = Vec::new();
        for (id, fact) in (0..).zip(self.program.facts()) {
            if fact.subject() == subject {
                facts.push(id);
            }
        }
        facts
    }

    /// Every field that there is, asked or not. A list and not an iterator: it is walked in many places, and each
    /// would be compiled anew.
    pub(crate) fn fields(&self) -> Vec<FactAt> {
        let mut fields = Vec::new();
        let mut list = |subject, item| {
            for fact in self.facts_of(subject) {
                fields.push(FactAt { fact, item });
            }
        };
        list(None, None);
        for (subject, _) in (0..).zip(self.program.subjects()) {
            for item in 0..self.answers.items(subject) {
                list(Some(subject), Some(item));
            }
        }
        fields
    }

    /// Whether any sensitive question is asked as the answers stand.
    pub(crate) fn asks_sensitive(&self) -> bool {
        self.fields().into_iter().any(|at| self.fact(at).is_sensitive() && self.is_live(at))
    }
}
