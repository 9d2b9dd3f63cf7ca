//! Answers: what the applicant gave, as typed slots, with strict reading from and canonical writing to JSON.

mod habit;
pub mod json;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::{
    Fault, Limits, ReadError, ReadErrorCode, read, read_text, read_text_over, read_with_limits, slot_of_text,
};
pub use write::write;
pub(crate) use write::{write_member_list, write_slot};

use habit::Habit;

use crate::{
    date::Date,
    document::Document,
    evaluate::Era,
    program::{Fact, FactId, FactKind, Program, SubjectId},
    wording::count,
};
use alloc::{string::String, vec::Vec};
use core::iter::repeat_with;

/// Where an answer belongs: a fact, and for facts of a repeating subject the item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactAt {
    /// The item, counted from 0; none for root facts.
    pub item: Option<u16>,
    /// The fact.
    pub fact: FactId,
}

impl FactAt {
    /// A root fact.
    pub fn root(fact: FactId) -> FactAt {
        FactAt { item: None, fact }
    }

    /// A fact of an item.
    pub fn item(fact: FactId, item: u16) -> FactAt {
        FactAt { item: Some(item), fact }
    }

    /// The JSON pointer (RFC 6901) into the answers.
    pub fn pointer(self, program: &Program) -> String {
        let fact = program.fact(self.fact);
        match (fact.subject(), self.item) {
            (Some(subject), Some(item)) => {
                let subject = program.subject(subject).id();
                ["/", subject, "/", &count(item.into()), "/", fact.id()].concat()
            }
            _ => ["/", fact.id()].concat(),
        }
    }
}

/// One answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Slot {
    /// Not (yet) given.
    #[default]
    Absent,
    /// For [`FactKind::Boolean`].
    Boolean(bool),
    /// For [`FactKind::Integer`] and [`FactKind::Money`].
    Integer(i64),
    /// For [`FactKind::Text`].
    Text(String),
    /// For [`FactKind::Date`].
    Date(Date),
    /// For [`FactKind::Choice`]: an index into the fact's options.
    Choice(u16),
    /// For [`FactKind::Choices`]: distinct indices in ascending order.
    Choices(Vec<u16>),
    /// For [`FactKind::Document`].
    Document(Document),
}

impl Slot {
    /// Whether the slot can hold an answer to the fact.
    pub fn fits(&self, fact: Fact<'_>) -> bool {
        let is_option = |index: &u16| usize::from(*index) < fact.options().len();
        match (self, fact.kind()) {
            (Slot::Absent, _)
            | (Slot::Boolean(_), FactKind::Boolean)
            | (Slot::Integer(_), FactKind::Integer | FactKind::Money)
            | (Slot::Text(_), FactKind::Text)
            | (Slot::Date(_), FactKind::Date)
            | (Slot::Document(_), FactKind::Document) => true,
            (Slot::Choice(index), FactKind::Choice) => is_option(index),
            (Slot::Choices(indices), FactKind::Choices) => {
                indices.iter().all(is_option) && indices.is_sorted_by(|a, b| a < b)
            }
            _ => false,
        }
    }
}

/// What is wrong with one answer, or with its absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemCode {
    /// The JSON type is not the fact's.
    WrongType,
    /// Not one of the options.
    NotAnOption,
    /// No such date, or not `YYYY-MM-DD`.
    NoSuchDate,
    /// The identifier does not have its format.
    Format,
    /// The value breaks the fact's own check.
    Check,
    /// A finished submission lacks it.
    Missing,
    /// A declaration is not agreed to.
    NotAgreed,
    /// A repeating subject has fewer items than needed (the pointer is that of the subject).
    TooFewItems,
}

impl ProblemCode {
    /// The stable code on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            ProblemCode::WrongType => "wrong-type",
            ProblemCode::NotAnOption => "not-an-option",
            ProblemCode::NoSuchDate => "no-such-date",
            ProblemCode::Format => "format",
            ProblemCode::Check => "check",
            ProblemCode::Missing => "missing",
            ProblemCode::NotAgreed => "not-agreed",
            ProblemCode::TooFewItems => "too-few-items",
        }
    }
}

/// Where a problem lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemAt {
    /// At an answer.
    Fact(FactAt),
    /// At a repeating subject as a whole.
    Subject(SubjectId),
}

/// One problem of the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where.
    pub at: ProblemAt,
    /// What.
    pub code: ProblemCode,
}

impl Problem {
    /// The JSON pointer into the answers.
    pub fn pointer(&self, program: &Program) -> String {
        match self.at {
            ProblemAt::Fact(at) => at.pointer(program),
            ProblemAt::Subject(subject) => ["/", program.subject(subject).id()].concat(),
        }
    }
}

/// All answers of one applicant, for one program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    root: Vec<Slot>,
    habit: Habit,
    subjects: Vec<Items>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Items {
    /// How many facts an item has.
    width: u16,
    max: u16,
    complete: bool,
    count: u16,
    /// The answers of one item after the other.
    slots: Vec<Slot>,
    habit: Habit,
}

impl Items {
    fn item(&self, item: u16) -> Option<&[Slot]> {
        let width = usize::from(self.width);
        self.slots.get(usize::from(item) * width..)?.get(..width)
    }

    fn item_mut(&mut self, item: u16) -> Option<&mut [Slot]> {
        let width = usize::from(self.width);
        self.slots.get_mut(usize::from(item) * width..)?.get_mut(..width)
    }
}

const ABSENT: Slot = Slot::Absent;

/// So many absent answers.
fn absent(width: usize) -> Vec<Slot> {
    repeat_with(Slot::default).take(width).collect()
}

impl Answers {
    /// No answers yet.
    pub fn new(program: &Program) -> Answers {
        let width = |subject| program.index.shape(subject).facts.len();
        let subjects = (0..).zip(program.subjects()).map(|(id, subject)| Items {
            width: u16::try_from(width(Some(id))).unwrap_or(u16::MAX),
            max: subject.max_items(),
            complete: false,
            count: 0,
            slots: Vec::new(),
            habit: Habit::default(),
        });
        Answers { root: absent(width(None)), habit: Habit::default(), subjects: subjects.collect() }
    }

    /// The answer at a place; absent if there is no such item.
    pub fn get(&self, program: &Program, at: FactAt) -> &Slot {
        let (subject, place) = program.index.home(at.fact);
        match (subject, at.item) {
            (None, None) => self.at(None, place),
            (Some(subject), Some(item)) => self.at(Some((subject, item)), place),
            _ => &ABSENT,
        }
    }

    /// The answer at a place among the facts of the root or of an item.
    #[inline]
    pub(crate) fn at(&self, item: Option<(SubjectId, u16)>, place: usize) -> &Slot {
        self.of(item).get(place).unwrap_or(&ABSENT)
    }

    /// All answers of the root or of an item; nothing if there is no such item.
    #[inline]
    pub(crate) fn of(&self, item: Option<(SubjectId, u16)>) -> &[Slot] {
        match item {
            None => &self.root,
            Some((subject, item)) => self.subjects[usize::from(subject)].item(item).unwrap_or(&[]),
        }
    }

    /// Sets an answer; false if it does not fit the fact or there is no such item (nothing changes then).
    pub fn set(&mut self, program: &Program, at: FactAt, slot: Slot) -> bool {
        let fact = program.fact(at.fact);
        match self.slot_mut(program, at) {
            Some(target) if slot.fits(fact) => {
                *target = slot;
                true
            }
            _ => false,
        }
    }

    fn slot_mut(&mut self, program: &Program, at: FactAt) -> Option<&mut Slot> {
        let (subject, place) = program.index.home(at.fact);
        match (subject, at.item) {
            (None, None) => self.root.get_mut(place),
            (Some(subject), Some(item)) => self.subjects[usize::from(subject)].item_mut(item)?.get_mut(place),
            _ => None,
        }
    }

    /// How many items a repeating subject has.
    pub fn items(&self, subject: SubjectId) -> u16 {
        self.subjects[usize::from(subject)].count
    }

    /// Adds an empty item and returns its index; none if the subject is full.
    pub fn push_item(&mut self, subject: SubjectId) -> Option<u16> {
        let index = self.next_item(subject)?;
        let items = &mut self.subjects[usize::from(subject)];
        items.slots.extend(absent(items.width.into()));
        items.count += 1;
        Some(index)
    }

    /// The index of the item that would be added; none if the subject is full.
    fn next_item(&self, subject: SubjectId) -> Option<u16> {
        let index = self.items(subject);
        (index < self.subjects[usize::from(subject)].max).then_some(index)
    }

    /// Removes an item; later items move up.
    pub fn remove_item(&mut self, subject: SubjectId, item: u16) {
        let items = &mut self.subjects[usize::from(subject)];
        if item < items.count {
            let start = usize::from(item) * usize::from(items.width);
            items.slots.drain(start..start + usize::from(items.width));
            items.count -= 1;
        }
    }

    /// Records whether the applicant said that all items of the subject are there.
    pub fn set_complete(&mut self, subject: SubjectId, complete: bool) {
        self.subjects[usize::from(subject)].complete = complete;
    }

    /// Whether the applicant said that all items of the subject are there.
    pub fn is_complete(&self, subject: SubjectId) -> bool {
        self.subjects[usize::from(subject)].complete
    }

    /// Every place that the answers have: root facts, then the items of each subject, in asking order.
    pub fn places<'a>(&'a self, program: &'a Program) -> impl Iterator<Item = FactAt> + 'a {
        let of = |subject| program.index.shape(subject).facts.iter().copied();
        let subjects = (0..).zip(program.subjects()).map(|(id, _)| id);
        let items = subjects.flat_map(move |subject| {
            (0..self.items(subject))
                .flat_map(move |item| of(Some(subject)).map(move |fact| FactAt::item(fact, item)))
        });
        of(None).map(FactAt::root).chain(items)
    }
}

/// What is wrong with the answer at a place on its own: the fact's format and check. Absent answers have no problem here.
pub fn check(program: &Program, answers: &Answers, at: FactAt, on: Date) -> Option<ProblemCode> {
    let slot = answers.get(program, at);
    check_slot(&Era::new(program, on), program.fact(at.fact), slot)
}

pub(crate) fn check_slot(era: &Era<'_>, fact: Fact<'_>, slot: &Slot) -> Option<ProblemCode> {
    if let (Some(format), Slot::Text(text)) = (fact.format(), slot)
        && !era.program.has_format(format, text)
    {
        return Some(ProblemCode::Format);
    }
    let holds = fact.check().is_none_or(|node| era.value_holds(node, fact, slot));
    (!holds).then_some(ProblemCode::Check)
}
