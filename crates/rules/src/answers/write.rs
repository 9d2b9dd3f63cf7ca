//! Writing answers as canonical JSON (RFC 8785 with integers only).

use super::{
    Answers, FactAt, Slot,
    json::{write_date, write_integer, write_string},
};
use crate::order::insertion_sort_by;
use crate::program::{Fact, FactKind, Member, Program, SubjectId, Value, comes_before};
use alloc::{string::String, vec::Vec};

/// The answers that `keep` lets through, as a canonical JSON object: keys sorted, absent answers left out, repeating
/// subjects as arrays (left out when empty). `keep` sees each answered place and its fact.
pub fn write(program: &Program, answers: &Answers, keep: impl Fn(FactAt, Fact<'_>) -> bool) -> String {
    let mut out = String::new();
    let writer = Writer { program, answers, keep: &keep };
    writer.object(&mut out, None, None);
    out
}

struct Writer<'a, K> {
    program: &'a Program,
    answers: &'a Answers,
    keep: &'a K,
}

impl<K: Fn(FactAt, Fact<'_>) -> bool> Writer<'_, K> {
    fn object(&self, out: &mut String, subject: Option<SubjectId>, item: Option<u16>) {
        let mut before = '{';
        let shape = self.program.index.shape(subject);
        for &member in &shape.members {
            if !self.keeps(member, item) {
                continue;
            }
            out.push(before);
            before = ',';
            write_string(out, shape.name(member));
            out.push(':');
            match member.value {
                Value::Fact { id, .. } => self.slot(out, FactAt { fact: id, item }),
                Value::Items(subject) => self.items(out, subject),
            }
        }
        if before == '{' {
            out.push(before);
        }
        out.push('}');
    }

    fn keeps(&self, member: Member, item: Option<u16>) -> bool {
        match member.value {
            Value::Items(subject) => self.answers.items(subject) > 0,
            Value::Fact { id: fact, .. } => {
                let at = FactAt { fact, item };
                *self.answers.get(self.program, at) != Slot::Absent
                    && (self.keep)(at, self.program.fact(fact))
            }
        }
    }

    fn items(&self, out: &mut String, subject: SubjectId) {
        out.push('[');
        for item in 0..self.answers.items(subject) {
            if item > 0 {
                out.push(',');
            }
            self.object(out, Some(subject), Some(item));
        }
        out.push(']');
    }

    fn slot(&self, out: &mut String, at: FactAt) {
        let fact = self.program.fact(at.fact);
        write_slot(out, fact, self.answers.get(self.program, at));
    }
}

/// Appends one answer as JSON; an absent one as `null`.
pub(crate) fn write_slot(out: &mut String, fact: Fact<'_>, slot: &Slot) {
    let option = |index: &u16| fact.options().get(usize::from(*index)).map_or("", |option| option.value());
    debug_assert!(slot.fits(fact) || fact.kind() == FactKind::Text);
    match slot {
        Slot::Absent => out.push_str("null"),
        Slot::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
        Slot::Integer(value) => write_integer(out, *value),
        Slot::Date(date) => write_date(out, *date),
        Slot::Text(text) => write_string(out, text),
        Slot::Document(document) => document.write(out),
        Slot::Choice(index) => write_string(out, option(index)),
        Slot::Choices(indices) => {
            let mut before = '[';
            for index in indices {
                out.push(before);
                before = ',';
                write_string(out, option(index));
            }
            out.push_str(if before == '[' { "[]" } else { "]" });
        }
    }
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
