//! The list of items of a repeating subject, with the question whether there is another one.

use crate::{
    flow::Place,
    form::Form,
    problems::Target,
    sheet::{Kind, Row, Sheet},
    words::Word,
};
use layak_rules::{program::SubjectId, wording::count};

/// The question whether there is another item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Another {
    /// Its name on a screen (see [`Form::target_key`]).
    pub key: String,
    /// "Apakah masih ada produk lain?"
    pub question: String,
    /// The answer so far.
    pub more: Option<bool>,
    /// What is wrong and what to do.
    pub problem: Option<String>,
}

impl Form {
    /// The question whether a subject has another item.
    pub fn another(&self, subject: SubjectId) -> Another {
        let place = Place::Items(subject);
        let attempted = self.position.attempted.contains(&place);
        let problem = if attempted { self.problems_of(place).pop() } else { None };
        Another {
            key: place.key(&self.program),
            question: self.more_question(&self.speaker(), subject),
            more: self.more[usize::from(subject)],
            problem: problem.map(|problem| problem.message),
        }
    }

    pub(super) fn list_items(&self, sheet: &mut Sheet<'_>, subject: SubjectId) {
        let key = self.target_key(Target::More(subject));
        if self.items(subject) > 0 {
            sheet.open(Kind::Items);
            for item in 0..self.items(subject) {
                let label = self.item_label(&sheet.speaker, subject, item);
                sheet.open(Kind::Entry);
                sheet.words(Kind::Strong, &label);
                sheet.open(Kind::Buttons);
                let first = self.places.iter().find(|place| self.item_of(**place) == Some((subject, item)));
                if let Some(place) = first {
                    sheet.about(Kind::Go, label.clone(), place.key(&self.program));
                }
                sheet.rows.push(Row { kind: Kind::Remove, text: label, about: key.clone(), number: item });
                sheet.end();
                sheet.end();
            }
            sheet.end();
        }
        if self.removed.as_ref().is_some_and(|removed| removed.subject == subject) {
            sheet.say(Kind::Undo, Word::Undo);
        }
        if self.can_add(subject) {
            sheet.open(Kind::Gap);
            sheet.about(Kind::Another, String::new(), key);
        } else {
            let most = self.program.subject(subject).max_items();
            sheet.fill(Kind::Note, Word::ItemsFull, &[&count(most.into())]);
        }
    }
}
