//! The review: every answer in words, each with a way to change it, then the declarations.

use crate::{
    flow::Place,
    form::Form,
    problems::TroubleKind,
    sheet::{Kind, Sheet},
    words::Word,
};
use layak_rules::FactAt;

impl Form {
    pub(super) fn review(&self, sheet: &mut Sheet<'_>) {
        for &place in &self.places {
            if !matches!(place, Place::Page { .. }) {
                continue;
            }
            let title = self.title(place);
            let heading = match self.item_of(place) {
                Some((subject, item)) => {
                    [&self.item_label(&sheet.speaker, subject, item), ": ", &*title].concat()
                }
                None => title,
            };
            sheet.put(Kind::Heading(1), heading);
            sheet.open(Kind::Answers);
            for at in self.fields_of(place) {
                self.answer(sheet, at);
            }
            sheet.end();
        }
        if !self.fields_of(Place::Review).is_empty() {
            sheet.say(Kind::Heading(1), Word::DeclarationHeading);
            self.list_fields(sheet, Place::Review, false);
        }
        if self.withholds() {
            sheet.say(Kind::Advice, Word::WithheldHere);
        } else {
            sheet.open(Kind::Gap);
        }
    }

    /// The question; the answer in words, or what was typed if it is none, or that it is not answered; what is wrong; and
    /// the way to change it.
    fn answer(&self, sheet: &mut Sheet<'_>, at: FactAt) {
        let label = sheet.speaker.text(self.fact(at).question());
        let trouble = self.trouble(at);
        let words = self.answer_words(&sheet.speaker, at);
        let answered = !words.is_empty();
        let is_unread = trouble.as_ref().is_some_and(|trouble| trouble.kind == TroubleKind::NoAnswer);
        sheet.open(Kind::Part);
        sheet.words(Kind::Term, &label);
        sheet.open(Kind::Value(answered));
        if is_unread {
            sheet.put(Kind::Words, self.typed(at).as_written());
        } else if answered {
            sheet.put(Kind::Words, words);
        } else {
            sheet.say(Kind::Words, Word::NotAnswered);
        }
        match trouble {
            Some(trouble) => sheet.put(Kind::Wrong, self.message(&sheet.speaker, at, &trouble)),
            None => sheet.open(Kind::Gap),
        }
        sheet.end();
        sheet.about(Kind::Change, label, self.key(at));
        sheet.end();
    }

    /// The first place that was never left by *next*.
    pub(crate) fn unvisited(&self) -> Option<Place> {
        self.places.iter().copied().find(|&place| place != Place::Review && !self.position.has_visited(place))
    }
}
