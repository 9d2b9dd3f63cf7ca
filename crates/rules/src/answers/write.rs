//! Writing answers as canonical JSON (RFC 8785 with integers only).

use super::{Answers, FactAt, Slot, json::write_string};
use crate::order::insertion_sort_by;
use crate::program::{Fact, FactId, FactKind, Program, SubjectId};
use alloc::{string::String, vec::Vec};
use core::fmt::Write;

/// The answers that `keep` lets through, as a canonical JSON object: keys sorted, absent answers left out, repeating
/// subjects as arrays (left out when empty). `keep` sees each answered place and its fact.
pub fn write(program: &Program, answers: &Answers, keep: impl Fn(FactAt, &Fact) -> bool) -> String {
    let mut out = String::new();
    let writer = Writer { program, answers, keep: &keep };
    writer.root(&mut out);
    out
}

struct Writer<'a, K> {
    program: &'a Program,
    answers: &'a Answers,
    keep: &'a K,
}

enum Member {
    Fact(FactId),
    Subject(SubjectId),
}

impl<K: Fn(FactAt, &Fact) -> bool> Writer<'_, K> {
    fn root(&self, out: &mut String) {
        let mut members: Vec<(&str, Member)> = self.facts(None, None);
        for (index, subject) in (0..).zip(&self.program.subjects) {
            if self.answers.items(index) > 0 {
                members.push((&subject.id, Member::Subject(index)));
            }
        }
        self.object(out, members, None);
    }

    fn facts(&self, subject: Option<SubjectId>, item: Option<u16>) -> Vec<(&str, Member)> {
        let mut members = Vec::new();
        for (id, fact) in (0..).zip(&self.program.facts) {
            let at = FactAt { fact: id, item };
            if fact.subject == subject
                && *self.answers.get(self.program, at) != Slot::Absent
                && (self.keep)(at, fact)
            {
                members.push((fact.id.as_str(), Member::Fact(id)));
            }
        }
        members
    }

    fn object(&self, out: &mut String, mut members: Vec<(&str, Member)>, item: Option<u16>) {
        insertion_sort_by(&mut members, |(one, _), (other, _)| comes_before(one, other));
        out.push('{');
        for (position, (key, member)) in members.into_iter().enumerate() {
            if position > 0 {
                out.push(',');
            }
            write_string(out, key);
            out.push(':');
            match member {
                Member::Fact(fact) => self.slot(out, FactAt { fact, item }),
                Member::Subject(subject) => self.items(out, subject),
            }
        }
        out.push('}');
    }

    fn items(&self, out: &mut String, subject: SubjectId) {
        out.push('[');
        for item in 0..self.answers.items(subject) {
            if item > 0 {
                out.push(',');
            }
            self.object(out, self.facts(Some(subject), Some(item)), Some(item));
        }
        out.push(']');
    }

    fn slot(&self, out: &mut String, at: FactAt) {
        let fact = &self.program.facts[usize::from(at.fact)];
        write_slot(out, fact, self.answers.get(self.program, at));
    }
}

/// Appends one answer as JSON; an absent one as `null`.
pub(crate) fn write_slot(out: &mut String, fact: &Fact, slot: &Slot) {
    let option =
        |index: &u16| fact.options.get(usize::from(*index)).map_or("", |option| option.value.as_str());
    debug_assert!(slot.fits(fact) || fact.kind == FactKind::Text);
    // Writing to a string cannot fail.
    let _ = match slot {
        Slot::Absent => out.write_str("null"),
        Slot::Boolean(value) => write!(out, "{value}"),
        Slot::Integer(value) => write!(out, "{value}"),
        Slot::Date(date) => write!(out, "\"{date}\""),
        Slot::Text(text) => {
            write_string(out, text);
            Ok(())
        }
        Slot::Document(document) => {
            document.write(out);
            Ok(())
        }
        Slot::Choice(index) => {
            write_string(out, option(index));
            Ok(())
        }
        Slot::Choices(indices) => {
            out.push('[');
            for (position, index) in indices.iter().enumerate() {
                if position > 0 {
                    out.push(',');
                }
                write_string(out, option(index));
            }
            out.write_str("]")
        }
    };
}

/// Members that are JSON already, as a canonical object.
pub(crate) fn write_member_list(mut members: Vec<(String, String)>) -> String {
    insertion_sort_by(&mut members, |(one, _), (other, _)| comes_before(one, other));
    let mut out = String::from("{");
    for (position, (key, value)) in members.iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        write_string(&mut out, key);
        out.push(':');
        out.push_str(value);
    }
    out.push('}');
    out
}

/// The order of member names in RFC 8785, section 3.2.3: by UTF-16 code units.
fn comes_before(one: &str, other: &str) -> bool {
    one.encode_utf16().lt(other.encode_utf16())
}
