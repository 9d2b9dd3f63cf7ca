//! Writing a draft.

use crate::{flow::Place, form::Form, typed::Typed};
use layak_rules::{Date, FactAt, answers::json::write_string, program::SubjectId};

impl Form {
    /// The draft as JSON: everything typed into questions that are not sensitive, the language and the place. `expires` is
    /// the last day on which it may be taken up; the caller knows the date and the office's rule.
    pub fn draft_json(&self, expires: Date) -> String {
        let info = &self.program.info;
        let mut out = String::from("{\"draft\":1,\"pack\":{\"id\":");
        write_string(&mut out, &info.id);
        out.push_str(",\"version\":");
        write_string(&mut out, &info.version);
        out.push_str(",\"sha256\":");
        write_string(&mut out, &self.digest());
        out.push_str("},\"language\":");
        write_string(&mut out, self.language_tag());
        out.push_str(",\"expires\":");
        write_string(&mut out, &expires.to_string());
        out.push_str(",\"place\":");
        write_string(&mut out, &self.place().key(&self.program));
        out.push_str(",\"visited\":");
        let visited: Vec<String> =
            self.position.visited.iter().map(|place: &Place| place.key(&self.program)).collect();
        write_strings(&mut out, visited.iter().map(String::as_str));
        out.push_str(",\"done\":");
        write_strings(
            &mut out,
            self.done().map(|subject| self.program.subjects[usize::from(subject)].id.as_str()),
        );
        out.push_str(",\"typed\":");
        self.write_typed(&mut out);
        out.push('}');
        out
    }

    // The subjects of which the applicant said that there is no other item.
    fn done(&self) -> impl Iterator<Item = SubjectId> {
        (0..).zip(&self.more).filter(|(_, more)| **more == Some(false)).map(|(subject, _)| subject)
    }

    fn write_typed(&self, out: &mut String) {
        out.push('{');
        let mut first = true;
        self.write_row(out, &mut first, None, None);
        for (id, subject) in (0..).zip(&self.program.subjects) {
            separate(out, &mut first);
            write_string(out, &subject.id);
            out.push_str(":[");
            for item in 0..self.items(id) {
                if item > 0 {
                    out.push(',');
                }
                out.push('{');
                self.write_row(out, &mut true, Some(id), Some(item));
                out.push('}');
            }
            out.push(']');
        }
        out.push('}');
    }

    fn write_row(&self, out: &mut String, first: &mut bool, subject: Option<SubjectId>, item: Option<u16>) {
        for fact in self.facts_of(subject) {
            let at = FactAt { item, fact };
            let typed = self.typed(at);
            if self.fact(at).is_sensitive() || *typed == Typed::NOTHING {
                continue;
            }
            separate(out, first);
            write_string(out, &self.fact(at).id);
            out.push(':');
            match typed {
                Typed::Text(text) => write_text(out, text),
                Typed::Date(parts) => {
                    out.push_str("{\"date\":");
                    write_strings(out, parts.iter().map(String::as_str));
                    out.push('}');
                }
                Typed::Many(values) => write_strings(out, values.iter().map(String::as_str)),
            }
        }
    }
}

fn separate(out: &mut String, first: &mut bool) {
    if !std::mem::replace(first, false) {
        out.push(',');
    }
}

fn write_strings<'a>(out: &mut String, texts: impl Iterator<Item = &'a str>) {
    out.push('[');
    let mut first = true;
    for text in texts {
        separate(out, &mut first);
        write_text(out, text);
    }
    out.push(']');
}

// Our reader refuses NUL; it is no answer anyway, and a draft must never be lost to it.
fn write_text(out: &mut String, text: &str) {
    if text.contains('\0') {
        write_string(out, &text.replace('\0', "\u{fffd}"))
    } else {
        write_string(out, text)
    }
}
