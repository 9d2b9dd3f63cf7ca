//! What is known of each fact: liveness and derived values, settled once in asking order before anything is decided.

use super::{Era, Judge, Need, Truth, value::Value};
use crate::{
    answers::{self, Answers, FactAt, Slot},
    format,
    outcome::Mode,
    program::{AskedOf, Derivation, DerivedArm, Fact, FactId, Part, Program, SubjectId},
};
use alloc::{string::ToString, vec, vec::Vec};

/// The object that a predicate judges at its top: the root facts, the facts of one item, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Whether the root facts are part of it.
    pub root: bool,
    /// The item whose facts are part of it.
    pub item: Option<(SubjectId, u16)>,
}

impl Scope {
    /// The root facts.
    pub const ROOT: Scope = Scope { root: true, item: None };

    /// The root facts and one item's.
    pub fn of(subject: SubjectId, item: u16) -> Scope {
        Scope { root: true, item: Some((subject, item)) }
    }

    pub(super) fn inside(subject: SubjectId, item: u16) -> Scope {
        Scope { root: false, item: Some((subject, item)) }
    }

    /// The place of a fact in this scope; none if the object does not have it.
    pub(crate) fn place(self, program: &Program, fact: FactId) -> Option<FactAt> {
        match (program.facts[usize::from(fact)].subject, self.item) {
            (None, _) => self.root.then(|| FactAt::root(fact)),
            (Some(wanted), Some((subject, item))) => (wanted == subject).then(|| FactAt::item(fact, item)),
            (Some(_), None) => None,
        }
    }
}

/// A range in the pool of needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Needs {
    start: u32,
    end: u32,
}

/// What is known of a fact at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cell {
    /// Absent for good.
    Absent,
    /// The answer in [`Answers`].
    Answered,
    /// A derived value.
    Derived(Slot),
    /// Not known yet, and why.
    Open(Needs),
}

/// A program and answers on a date, with the state of every fact.
pub struct Evaluation<'a> {
    /// The law of the date.
    pub era: Era<'a>,
    /// The answers.
    pub answers: &'a Answers,
    /// Whether the answers are finished.
    pub mode: Mode,
    root: Vec<Cell>,
    items: Vec<Vec<Vec<Cell>>>,
    pool: Vec<Need>,
    live: Vec<(FactAt, Truth)>,
    /// Taken as not known yet, whatever the answers say.
    forgotten: &'a [FactAt],
}

impl<'a> Evaluation<'a> {
    /// Settles the state of every fact.
    pub fn new(era: Era<'a>, answers: &'a Answers, mode: Mode) -> Evaluation<'a> {
        Evaluation::forgetting(era, answers, mode, &[])
    }

    /// As [`Evaluation::new`], with some answers taken as not known yet, even in a finished submission.
    pub(crate) fn forgetting(
        era: Era<'a>,
        answers: &'a Answers,
        mode: Mode,
        forgotten: &'a [FactAt],
    ) -> Evaluation<'a> {
        let program = era.program;
        let blank = vec![Cell::Absent; program.facts.len()];
        let subjects = (0..program.subjects.len()).filter_map(|index| SubjectId::try_from(index).ok());
        let items =
            subjects.map(|subject| vec![blank.clone(); usize::from(answers.items(subject))]).collect();
        let mut evaluation = Evaluation {
            era,
            answers,
            mode,
            root: blank,
            items,
            pool: Vec::new(),
            live: Vec::new(),
            forgotten,
        };
        for (id, fact) in (0..).zip(&program.facts) {
            match fact.subject {
                None => evaluation.settle(FactAt::root(id), Scope::ROOT),
                Some(subject) => {
                    for item in 0..answers.items(subject) {
                        evaluation.settle(FactAt::item(id, item), Scope::of(subject, item));
                    }
                }
            }
        }
        evaluation
    }

    /// The program.
    pub fn program(&self) -> &'a Program {
        self.era.program
    }

    fn settle(&mut self, at: FactAt, scope: Scope) {
        let fact: &'a Fact = &self.program().facts[usize::from(at.fact)];
        let mut needs = Vec::new();
        let live = match fact.live {
            None => Truth::Yes,
            Some(node) => Judge::new(self, scope, &mut needs).judge_scope(node),
        };
        let cell = match live {
            Truth::No => Cell::Absent,
            Truth::Unknown => self.open(needs),
            Truth::Yes => self.live_cell(fact, at, scope),
        };
        if live != Truth::Yes {
            self.live.push((at, live));
        }
        *self.cell_mut(at) = cell;
    }

    fn live_cell(&mut self, fact: &'a Fact, at: FactAt, scope: Scope) -> Cell {
        match &fact.derived {
            Some(Derivation::Part { of, part }) => self.part(*of, *part, scope),
            Some(Derivation::Arms(arms)) => self.arms(arms, at, scope),
            None if self.forgotten.contains(&at) => self.open(vec![Need::Fact(at)]),
            None if *self.answers.get(self.program(), at) != Slot::Absent && self.stands(at) => {
                Cell::Answered
            }
            None if self.mode == Mode::Final && fact.asked_of == AskedOf::Applicant => Cell::Absent,
            None => self.open(vec![Need::Fact(at)]),
        }
    }

    // An answer that breaks its own check is as good as not given: it is reported, and decides nothing.
    fn stands(&self, at: FactAt) -> bool {
        answers::check_in(&self.era, self.answers, at).is_none()
    }

    fn part(&mut self, of: FactId, part: Part, scope: Scope) -> Cell {
        let Some(at) = scope.place(self.program(), of) else { return Cell::Absent };
        match (self.cell(at), self.answers.get(self.program(), at)) {
            (Cell::Open(needs), _) => Cell::Open(*needs),
            (Cell::Answered, Slot::Text(text)) => read_part(part, text).map_or(Cell::Absent, Cell::Derived),
            _ => Cell::Absent,
        }
    }

    fn arms(&mut self, arms: &'a [DerivedArm], at: FactAt, scope: Scope) -> Cell {
        for arm in arms {
            let mut needs = Vec::new();
            let judged = Judge::new(self, scope, &mut needs).condition(&arm.condition);
            match (judged.truth, arm.value) {
                (Truth::No, _) => {}
                (Truth::Unknown, _) => return self.open(needs),
                (Truth::Yes, Some(value)) if judged.sure => return Cell::Derived(Slot::Choice(value)),
                (Truth::Yes, _) => return self.open(vec![Need::Fact(at)]),
            }
        }
        Cell::Absent
    }

    fn open(&mut self, needs: Vec<Need>) -> Cell {
        let length = |pool: &Vec<Need>| u32::try_from(pool.len()).unwrap_or(u32::MAX);
        let start = length(&self.pool);
        self.pool.extend(needs);
        Cell::Open(Needs { start, end: length(&self.pool) })
    }

    fn cell(&self, at: FactAt) -> &Cell {
        match (self.program().facts[usize::from(at.fact)].subject, at.item) {
            (Some(subject), Some(item)) => {
                let items = &self.items[usize::from(subject)];
                items.get(usize::from(item)).map_or(&Cell::Absent, |cells| &cells[usize::from(at.fact)])
            }
            _ => &self.root[usize::from(at.fact)],
        }
    }

    fn cell_mut(&mut self, at: FactAt) -> &mut Cell {
        match (self.program().facts[usize::from(at.fact)].subject, at.item) {
            (Some(subject), Some(item)) => {
                &mut self.items[usize::from(subject)][usize::from(item)][usize::from(at.fact)]
            }
            _ => &mut self.root[usize::from(at.fact)],
        }
    }

    /// The value of a fact; none if it is absent for good.
    pub(crate) fn value(&self, at: FactAt) -> Option<Value<'_>> {
        let fact = &self.program().facts[usize::from(at.fact)];
        match self.cell(at) {
            Cell::Absent => None,
            Cell::Answered => Value::of_slot(fact, self.answers.get(self.program(), at)),
            Cell::Derived(slot) => Value::of_slot(fact, slot),
            Cell::Open(needs) => Some(Value::Open(*needs)),
        }
    }

    /// The known answer or derived value of a fact, as a slot.
    pub fn slot(&self, at: FactAt) -> &Slot {
        match self.cell(at) {
            Cell::Answered => self.answers.get(self.program(), at),
            Cell::Derived(slot) => slot,
            Cell::Absent | Cell::Open(_) => &Slot::Absent,
        }
    }

    /// Why a fact is not known yet; none if it is known or absent for good.
    pub fn needs_of(&self, at: FactAt) -> Option<&[Need]> {
        match self.cell(at) {
            Cell::Open(needs) => Some(self.pool(*needs)),
            _ => None,
        }
    }

    pub(crate) fn pool(&self, needs: Needs) -> &[Need] {
        &self.pool[needs.start as usize..needs.end as usize]
    }

    /// Whether the fact is asked at this place: *no* means never, *unknown* that earlier answers decide.
    pub fn is_live(&self, at: FactAt) -> Truth {
        self.live.iter().find(|(other, _)| *other == at).map_or(Truth::Yes, |(_, live)| *live)
    }

    /// Whether no item can be added any more.
    pub fn is_complete(&self, subject: SubjectId) -> bool {
        self.mode == Mode::Final || self.answers.is_complete(subject)
    }
}

fn read_part(part: Part, text: &str) -> Option<Slot> {
    if part == Part::MdRisk {
        return format::md::read(text)?.risk().map(|risk| Slot::Text(risk.to_string()));
    }
    let number = format::pirt::read(text)?;
    let digits = match part {
        Part::PirtPackaging => number.packaging,
        Part::PirtGroup => number.group,
        Part::PirtRegency => number.regency,
        Part::PirtProduct => number.product,
        Part::PirtProducer => number.producer,
        Part::PirtExpiry | Part::MdRisk => return Some(Slot::Date(number.expiry)),
    };
    Some(Slot::Text(digits.to_string()))
}
