//! Writing a draft.

use super::record::Writer;
use crate::{
    form::Form,
    typed::{Shape, Typed},
};
use layak_rules::{Date, FactAt, program::SubjectId};

impl Form {
    /// The draft as text: everything typed into questions that are not sensitive, the language and the place. `expires` is
    /// the last day on which it may be taken up; the caller knows the date and the office's rule.
    pub fn draft(&self, expires: Date) -> String {
        let info = self.program.info();
        let mut out = Writer::new();
        out.record("pack", &[info.id(), info.version(), &self.digest()]);
        out.record("language", &[self.language_tag()]);
        out.record("expires", &[&expires.to_text()]);
        out.record("place", &[&self.place().key(&self.program)]);
        for place in &self.position.visited {
            out.record("visited", &[&place.key(&self.program)]);
        }
        self.write_row(&mut out, None, None);
        for (id, subject) in (0..).zip(self.program.subjects()) {
            for item in 0..self.items(id) {
                out.record("item", &[subject.id()]);
                self.write_row(&mut out, Some(id), Some(item));
            }
            // The applicant said that there is no other item.
            if self.more[usize::from(id)] == Some(false) {
                out.record("done", &[subject.id()]);
            }
        }
        out.end()
    }

    fn write_row(&self, out: &mut Writer, subject: Option<SubjectId>, item: Option<u16>) {
        for fact in self.facts_of(subject) {
            let at = FactAt { item, fact };
            let typed = self.typed(at);
            if self.fact(at).is_sensitive() || *typed == Typed::NOTHING {
                continue;
            }
            let name = match typed.shape() {
                Shape::Text => "text",
                Shape::Date => "date",
                Shape::Many => "many",
            };
            let mut fields = vec![self.fact(at).id()];
            for part in typed.parts() {
                fields.push(part);
            }
            out.record(name, &fields);
        }
    }
}
