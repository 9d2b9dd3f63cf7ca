//! The object that predicates judge, as JSON, for an independent judge: known facts and derived values only.

use super::{Era, Evaluation, Scope};
use crate::{
    answers::{Answers, FactAt, Slot, write_member_list, write_slot},
    date::Date,
    outcome::Mode,
    program::{FactId, Program, SubjectId},
};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

/// The subject's facts as one canonical JSON object keyed by fact id, as DESIGN section 3 means it: for the root the
/// root facts and the arrays of repeating subjects; for an item also that item's facts. Hidden, unknown and
/// office facts without an answer are left out.
pub fn view_json(
    program: &Program,
    answers: &Answers,
    on: Date,
    mode: Mode,
    item: Option<(SubjectId, u16)>,
) -> String {
    let era = Era::new(program, on);
    let evaluation = Evaluation::new(&era, answers, mode);
    let mut members = facts(&evaluation, Scope::ROOT);
    for (id, subject) in (0..).zip(program.subjects()) {
        if answers.items(id) > 0 {
            let items: Vec<String> = (0..answers.items(id))
                .map(|item| write_member_list(facts(&evaluation, Scope::inside(id, item))))
                .collect();
            members.push((subject.id().to_string(), format!("[{}]", items.join(","))));
        }
    }
    if let Some((subject, item)) = item {
        members.extend(facts(&evaluation, Scope::inside(subject, item)));
    }
    write_member_list(members)
}

fn facts(evaluation: &Evaluation<'_>, scope: Scope) -> Vec<(String, String)> {
    let program = evaluation.program();
    let ids = (0..program.facts().len()).filter_map(|index| FactId::try_from(index).ok());
    let places = ids.filter_map(|fact| scope.place(program, fact));
    let known = places.filter(|&at: &FactAt| *evaluation.slot(at) != Slot::Absent);
    known
        .map(|at| {
            let fact = program.fact(at.fact);
            let mut text = String::new();
            write_slot(&mut text, fact, evaluation.slot(at));
            (fact.id().to_string(), text)
        })
        .collect()
}
