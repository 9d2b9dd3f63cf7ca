//! Answers on a date, with what is known of each fact.

use super::{
    Era, Need, Scope, Truth,
    knowledge::{Cell, Knowledge, Known, Look, Needs},
    leaf::Leaf,
    value::Value,
};
use crate::{
    answers::{Answers, FactAt, Problem, ProblemAt, ProblemCode, Slot},
    outcome::Mode,
    program::{FactId, Program, ProvisionId, SubjectId},
};
use alloc::vec::Vec;

/// A program and answers on a date, with the state of every fact.
pub struct Evaluation<'a> {
    /// The law of the date.
    pub era: &'a Era<'a>,
    /// The answers.
    pub answers: &'a Answers,
    /// Whether the answers are finished.
    pub mode: Mode,
    pub(super) knowledge: Knowledge,
    /// Which places are taken as not known yet, whatever the answers say; empty if none.
    pub(super) forgotten: &'a [bool],
}

impl<'a> Evaluation<'a> {
    /// Gives back what is known, to go on from it.
    pub(crate) fn into_knowledge(self) -> Knowledge {
        self.knowledge
    }

    /// The program.
    pub fn program(&self) -> &'a Program {
        self.era.program
    }

    fn derived(&self, number: u32) -> &Slot {
        &self.knowledge.derived[number as usize]
    }

    /// Where the cell of a fact is; none if there is no such place.
    pub(crate) fn place(&self, at: FactAt) -> Option<usize> {
        let index = &self.program().index;
        let (subject, place) = index.home(at.fact);
        match (subject, at.item) {
            (None, None) => Some(place),
            (Some(subject), Some(item)) if item < self.answers.items(subject) => {
                Some(self.place_in(subject, item) + place)
            }
            _ => None,
        }
    }

    /// Where the cells of an item begin.
    pub(super) fn place_in(&self, subject: SubjectId, item: u16) -> usize {
        let width = self.program().index.shape(Some(subject)).facts.len();
        self.knowledge.bases[usize::from(subject)] + usize::from(item) * width
    }

    fn cell(&self, at: FactAt) -> Option<&Cell> {
        self.knowledge.cells.get(self.place(at)?)
    }

    pub(super) fn known(&self, at: FactAt) -> Known {
        self.cell(at).map_or(Known::Absent, |cell| cell.known)
    }

    /// Whether a provision holds and whether the only fact that it reads is known, if one look tells.
    #[inline(always)]
    pub(crate) fn look_at_provision(&self, scope: Scope, id: ProvisionId) -> Option<(Truth, bool)> {
        let leaf = self.program().index.leaves.of_provision(id)?;
        match self.look_inline(scope, leaf) {
            Look::Truth(truth, is_known) => Some((truth, is_known)),
            _ => None,
        }
    }

    /// What the answer to a leaf's fact tells of the leaf.
    pub(super) fn look(&self, scope: Scope, leaf: &Leaf) -> Look {
        self.look_inline(scope, leaf)
    }

    #[inline(always)]
    fn look_inline(&self, scope: Scope, leaf: &Leaf) -> Look {
        let (subject, place) = leaf.home;
        let (item, cell) = match (subject, scope.item) {
            (None, _) if scope.root => (None, place),
            (Some(wanted), Some((subject, item))) if wanted == subject => {
                (scope.item, self.place_in(subject, item) + place)
            }
            _ => return Look::Untold,
        };
        let slot = match self.knowledge.cells[cell].known {
            Known::Absent => return Look::Truth(Truth::from(leaf.absent), false),
            Known::Open(needs) => return Look::Open(needs),
            Known::Answered => self.answers.at(item, place),
            Known::Derived(number) => self.derived(number),
        };
        leaf.test.holds(self.era, slot).map_or(Look::Untold, |holds| Look::Truth(Truth::from(holds), true))
    }

    /// The value of a fact in a scope; none if it is absent for good, or the object does not have it.
    pub(crate) fn find(&self, scope: Scope, id: FactId) -> Option<Value<'_>> {
        let program = self.program();
        let slot = match self.known_in(scope, id) {
            Known::Absent => return None,
            Known::Open(needs) => return Some(Value::Open(needs)),
            Known::Answered => self.answers.get(program, scope.place(program, id)?),
            Known::Derived(number) => self.derived(number),
        };
        Value::of_slot(program.fact(id), slot)
    }

    /// What is known of a fact in a scope; absent if the object does not have it.
    fn known_in(&self, scope: Scope, id: FactId) -> Known {
        let place = match (self.program().index.home(id), scope.item) {
            ((None, place), _) if scope.root => Some(place),
            ((Some(wanted), _), Some((subject, item))) if wanted == subject => {
                self.place(FactAt::item(id, item))
            }
            _ => None,
        };
        let cell = place.and_then(|place| self.knowledge.cells.get(place));
        cell.map_or(Known::Absent, |cell| cell.known)
    }

    /// The value of a fact at a place; none if it is absent for good.
    pub(crate) fn value(&self, at: FactAt) -> Option<Value<'_>> {
        self.find(self.scope_of(at), at.fact)
    }

    pub(super) fn scope_of(&self, at: FactAt) -> Scope {
        match (self.program().index.home(at.fact).0, at.item) {
            (Some(subject), Some(item)) => Scope::of(subject, item),
            _ => Scope::ROOT,
        }
    }

    /// The known answer or derived value of a fact, as a slot.
    pub fn slot(&self, at: FactAt) -> &Slot {
        match self.known(at) {
            Known::Answered => self.answers.get(self.program(), at),
            Known::Derived(number) => self.derived(number),
            Known::Absent | Known::Open(_) => &Slot::Absent,
        }
    }

    /// Why a fact is not known yet; none if it is known or absent for good.
    pub fn needs_of(&self, at: FactAt) -> Option<&[Need]> {
        match self.known(at) {
            Known::Open(needs) => Some(self.pool(needs)),
            _ => None,
        }
    }

    pub(crate) fn pool(&self, needs: Needs) -> &[Need] {
        &self.knowledge.pool[needs.start as usize..needs.end as usize]
    }

    /// Whether the fact is asked at this place: *no* means never, *unknown* that earlier answers decide.
    pub fn is_live(&self, at: FactAt) -> Truth {
        self.cell(at).map_or(Truth::No, |cell| cell.live)
    }

    /// What is wrong with the answer of a fact, or with there being none.
    pub(crate) fn problem(&self, at: FactAt) -> Option<ProblemCode> {
        self.cell(at)?.problem
    }

    /// Whether a fact has an answer without being asked: it is derived, or not live.
    pub(crate) fn is_ignored(&self, at: FactAt) -> bool {
        let is_given = *self.answers.get(self.program(), at) != Slot::Absent;
        let is_derived = || self.program().fact(at.fact).derived().is_some();
        is_given && self.cell(at).is_some_and(|cell| cell.live == Truth::No || is_derived())
    }

    /// What is wrong with each answer, or with there being none, in asking order.
    pub(crate) fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if !self.knowledge.is_troubled {
            return problems;
        }
        for (place, cell) in self.knowledge.cells.iter().enumerate() {
            if let Some(code) = cell.problem {
                problems.push(Problem { at: ProblemAt::Fact(self.fact_at(place)), code });
            }
        }
        problems
    }

    /// Answers to facts that were not asked, in asking order.
    pub(crate) fn ignored(&self) -> Vec<FactAt> {
        let mut ignored = Vec::new();
        if !self.knowledge.is_troubled {
            return ignored;
        }
        for (place, cell) in self.knowledge.cells.iter().enumerate() {
            // An answer that counts is none of them.
            if !matches!(cell.known, Known::Answered) {
                let at = self.fact_at(place);
                if self.is_ignored(at) {
                    ignored.push(at);
                }
            }
        }
        ignored
    }

    /// The fact whose cell stands at a place: the reverse of `place`.
    fn fact_at(&self, place: usize) -> FactAt {
        let index = &self.program().index;
        let subject = self.knowledge.bases.iter().rposition(|&base| base <= place);
        let id = subject.and_then(|subject| SubjectId::try_from(subject).ok());
        let facts = &index.shape(id).facts;
        let Some(subject) = subject else { return FactAt::root(facts[place]) };
        let within = place - self.knowledge.bases[subject];
        let item = u16::try_from(within / facts.len()).unwrap_or(u16::MAX);
        FactAt::item(facts[within % facts.len()], item)
    }

    /// Whether a fact of a scope has an answer that counts, or a derived value.
    pub(crate) fn is_known(&self, scope: Scope, fact: FactId) -> bool {
        matches!(self.known_in(scope, fact), Known::Answered | Known::Derived(_))
    }

    /// Whether no item can be added any more.
    pub fn is_complete(&self, subject: SubjectId) -> bool {
        self.mode == Mode::Final || self.answers.is_complete(subject)
    }
}
