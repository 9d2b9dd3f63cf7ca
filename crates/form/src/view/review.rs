//! The review: every answer in words, each with a way to change it, then the declarations.

use super::FieldView;
use crate::{
    flow::Place,
    form::Form,
    problems::{Trouble, TroubleKind},
    speak::Speaker,
    words::Word,
};
use layak_rules::FactAt;

/// All answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewView {
    /// One section for each place of questions.
    pub sections: Vec<ReviewSection>,
    /// The statements to agree to before sending.
    pub declarations: Vec<FieldView>,
    /// Said when sensitive questions are left out here and have to be answered on the office's page.
    pub withheld: Option<String>,
    /// Whether nothing keeps the form from being sent.
    pub is_complete: bool,
}

/// The answers of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewSection {
    /// The place where they can be changed.
    pub place: Place,
    /// Its heading.
    pub title: String,
    /// Which item it is about.
    pub item: Option<String>,
    /// The answers.
    pub rows: Vec<ReviewRow>,
}

/// One answer in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewRow {
    /// The answer.
    pub at: FactAt,
    /// The question.
    pub label: String,
    /// The answer in words, or what was typed if it is none, or that it is not answered.
    pub value: String,
    /// Whether there is an answer.
    pub answered: bool,
    /// What is wrong and what to do.
    pub problem: Option<String>,
    /// The words of the link that changes it: "Ubah: Nama usaha".
    pub change: String,
}

impl Form {
    /// The review of all answers.
    pub fn review(&self) -> ReviewView {
        let speaker = self.speaker();
        let pages = self.places.iter().filter(|place| matches!(place, Place::Page { .. }));
        ReviewView {
            sections: pages.map(|&place| self.section(&speaker, place)).collect(),
            declarations: self
                .fields_of(Place::Review)
                .into_iter()
                .map(|at| self.field_view(&speaker, at))
                .collect(),
            withheld: self.withholds().then(|| speaker.say(Word::WithheldHere)),
            is_complete: self.problems().is_empty() && self.unvisited().is_none() && !self.withholds(),
        }
    }

    fn section(&self, speaker: &Speaker<'_>, place: Place) -> ReviewSection {
        ReviewSection {
            place,
            title: self.title(place),
            item: self.item_of(place).map(|(subject, item)| self.item_label(speaker, subject, item)),
            rows: self.fields_of(place).into_iter().map(|at| self.row(speaker, at)).collect(),
        }
    }

    fn row(&self, speaker: &Speaker<'_>, at: FactAt) -> ReviewRow {
        let label = speaker.text(self.fact(at).question);
        let trouble = self.trouble(at);
        let words = self.answer_words(speaker, at);
        let answered = !words.is_empty();
        let value = match &trouble {
            Some(Trouble { kind: TroubleKind::NoAnswer, .. }) => self.typed(at).as_written(),
            _ if answered => words,
            _ => speaker.say(Word::NotAnswered),
        };
        ReviewRow {
            at,
            change: speaker.fill(Word::ChangeField, &[&label]),
            label,
            value,
            answered,
            problem: trouble.map(|trouble| self.message(speaker, at, &trouble)),
        }
    }

    /// The first place that was never left by *next*.
    pub(crate) fn unvisited(&self) -> Option<Place> {
        self.places.iter().copied().find(|&place| place != Place::Review && !self.position.has_visited(place))
    }
}
