//! What is known of each fact: liveness and derived values, settled once in asking order before anything is decided.

use super::{
    Era, Judge, Need, Truth,
    leaf::{Leaf, Plain},
    value::Value,
};
use crate::{
    answers::{self, Answers, FactAt, Problem, ProblemAt, ProblemCode, Slot},
    format,
    outcome::Mode,
    program::{
        AskedOf, Derivation, DerivedArm, Fact, FactId, List, Part, Program, ProvisionId, Reach, ReachedFact,
        SubjectId,
    },
};
use alloc::{string::ToString, vec::Vec};

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
        match (program.index.home(fact).0, self.item) {
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cell {
    known: Known,
    /// Whether the fact is asked at all.
    live: Truth,
    /// What is wrong with its answer, or with there being none.
    problem: Option<ProblemCode>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    /// Absent for good.
    Absent,
    /// The answer in [`Answers`].
    Answered,
    /// The derived value with this number.
    Derived(u32),
    /// Not known yet, and why.
    Open(Needs),
}

/// The state of every fact. It may be kept while answers change (see [`Evaluation::again`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Knowledge {
    /// The root's facts in asking order, then those of each subject's items, item after item.
    cells: Vec<Cell>,
    /// For each subject, where the cells of its items begin.
    bases: Vec<usize>,
    /// This and the next also hold what nothing points to any more, once answers change.
    pool: Vec<Need>,
    derived: Vec<Slot>,
}

/// What a look at the answer tells about a leaf.
pub(super) enum Look {
    Truth(Truth),
    /// Nothing before these are known.
    Open(Needs),
    /// Nothing: its nodes have to be judged.
    Untold,
}

impl Knowledge {
    /// Nothing yet about answers that have so many items.
    fn clear(&mut self, program: &Program, answers: &Answers) {
        let Knowledge { cells, bases, pool, derived } = self;
        let mut length = program.index.shape(None).facts.len();
        bases.clear();
        for (id, _) in (0..).zip(program.subjects()) {
            bases.push(length);
            length += usize::from(answers.items(id)) * program.index.shape(Some(id)).facts.len();
        }
        cells.clear();
        cells.resize(length, Cell { known: Known::Absent, live: Truth::Yes, problem: None });
        pool.clear();
        derived.clear();
    }

    /// Whether so much is stale that to settle everything anew is better.
    pub(crate) fn is_stale(&self) -> bool {
        self.pool.len() + self.derived.len() > 1_000 + 8 * self.cells.len()
    }
}

/// A program and answers on a date, with the state of every fact.
pub struct Evaluation<'a> {
    /// The law of the date.
    pub era: &'a Era<'a>,
    /// The answers.
    pub answers: &'a Answers,
    /// Whether the answers are finished.
    pub mode: Mode,
    knowledge: Knowledge,
    /// Taken as not known yet, whatever the answers say.
    forgotten: &'a [FactAt],
}

impl<'a> Evaluation<'a> {
    /// Settles the state of every fact.
    pub fn new(era: &'a Era<'a>, answers: &'a Answers, mode: Mode) -> Evaluation<'a> {
        Evaluation::over(Knowledge::default(), era, answers, mode, &[])
    }

    /// As [`Evaluation::new`], in the place of knowledge that is no longer needed.
    pub(crate) fn anew(era: &'a Era<'a>, answers: &'a Answers, mode: Mode, old: Knowledge) -> Evaluation<'a> {
        Evaluation::over(old, era, answers, mode, &[])
    }

    /// As [`Evaluation::new`], with some answers taken as not known yet, even in a finished submission.
    pub(crate) fn forgetting(
        era: &'a Era<'a>,
        answers: &'a Answers,
        mode: Mode,
        forgotten: &'a [FactAt],
    ) -> Evaluation<'a> {
        Evaluation::over(Knowledge::default(), era, answers, mode, forgotten)
    }

    fn over(
        mut knowledge: Knowledge,
        era: &'a Era<'a>,
        answers: &'a Answers,
        mode: Mode,
        forgotten: &'a [FactAt],
    ) -> Evaluation<'a> {
        let program = era.program;
        knowledge.clear(program, answers);
        let mut evaluation = Evaluation { era, answers, mode, knowledge, forgotten };
        for (at, place, plain) in &program.index.plain {
            let place = usize::from(*place);
            match evaluation.plain(plain, answers.at(None, place)) {
                Some(settled) => evaluation.knowledge.cells[place] = settled,
                None => evaluation.settle_any(*at, Scope::ROOT),
            }
        }
        // In asking order over all subjects: a fact may read any that comes before it.
        for &id in &program.index.others {
            evaluation.settle_everywhere(id);
        }
        evaluation
    }

    /// Takes up what was known before one answer changed, and settles again what that may change; `touched` receives the
    /// facts that were settled. The items are the same as before, and so is whether more may come.
    pub(crate) fn again(
        era: &'a Era<'a>,
        answers: &'a Answers,
        mode: Mode,
        knowledge: Knowledge,
        changed: FactAt,
        touched: &mut Vec<FactAt>,
    ) -> Evaluation<'a> {
        let mut evaluation = Evaluation { era, answers, mode, knowledge, forgotten: &[] };
        evaluation.settle_in(changed, touched);
        for ReachedFact { id: fact, reach } in era.program.affected_by(changed.fact).facts() {
            match (era.program.fact(fact).subject(), reach) {
                (None, _) => evaluation.settle_in(FactAt::root(fact), touched),
                (Some(_), Reach::Item) if changed.item.is_some() => {
                    evaluation.settle_in(FactAt { fact, ..changed }, touched);
                }
                (Some(subject), _) => {
                    for item in 0..answers.items(subject) {
                        evaluation.settle_in(FactAt::item(fact, item), touched);
                    }
                }
            }
        }
        evaluation
    }

    fn settle_in(&mut self, at: FactAt, touched: &mut Vec<FactAt>) {
        self.settle(at, self.scope_of(at));
        touched.push(at);
    }

    /// Gives back what is known, for [`Evaluation::again`].
    pub(crate) fn into_knowledge(self) -> Knowledge {
        self.knowledge
    }

    /// The program.
    pub fn program(&self) -> &'a Program {
        self.era.program
    }

    fn settle_everywhere(&mut self, id: FactId) {
        match self.program().index.home(id).0 {
            None => self.settle(FactAt::root(id), Scope::ROOT),
            Some(subject) => {
                for item in 0..self.answers.items(subject) {
                    self.settle(FactAt::item(id, item), Scope::of(subject, item));
                }
            }
        }
    }

    fn settle(&mut self, at: FactAt, scope: Scope) {
        let plain = self.program().index.plain(at.fact);
        let settled = plain.and_then(|plain| self.plain(plain, self.answers.get(self.program(), at)));
        match settled {
            Some(settled) => self.put(at, settled),
            None => self.settle_any(at, scope),
        }
    }

    /// What is known of a plain fact, if a look at its answer is enough to tell.
    #[inline(always)]
    fn plain(&self, plain: &Plain, answer: &Slot) -> Option<Cell> {
        let (known, problem) = match answer {
            _ if !self.forgotten.is_empty() => return None,
            Slot::Absent if self.mode == Mode::Draft => return None,
            Slot::Absent => (Known::Absent, plain.required.then_some(ProblemCode::Missing)),
            _ if plain.test.holds(self.era, answer)? => (Known::Answered, None),
            _ => return None,
        };
        Some(Cell { known, live: Truth::Yes, problem })
    }

    fn put(&mut self, at: FactAt, settled: Cell) {
        if let Some(cell) = self.place(at).and_then(|place| self.knowledge.cells.get_mut(place)) {
            *cell = settled;
        }
    }

    fn settle_any(&mut self, at: FactAt, scope: Scope) {
        let fact: Fact<'a> = self.program().fact(at.fact);
        let mut needs = Vec::new();
        let live = match fact.live() {
            None => Truth::Yes,
            Some(node) => Judge::new(self, scope, &mut needs).judge_scope(node),
        };
        let (known, problem) = match live {
            Truth::No => (Known::Absent, None),
            Truth::Unknown => (self.open(&needs), None),
            Truth::Yes => match fact.derived() {
                Some(Derivation::Part { of, part }) => (self.part(of, part, scope), None),
                Some(Derivation::Arms(arms)) => (self.arms(arms, at, scope), None),
                None => self.answer(fact, at),
            },
        };
        self.put(at, Cell { known, live, problem });
    }

    /// An answer that breaks its own check is as good as not given: it is reported, and decides nothing.
    fn answer(&mut self, fact: Fact<'_>, at: FactAt) -> (Known, Option<ProblemCode>) {
        let owed = self.mode == Mode::Final && fact.asked_of() == AskedOf::Applicant;
        let slot = self.answers.get(self.program(), at);
        let refused = *slot == Slot::Boolean(false) && fact.declaration() && self.mode == Mode::Final;
        let broken = answers::check_slot(self.era, fact, slot);
        let problem = if refused { Some(ProblemCode::NotAgreed) } else { broken };
        match slot {
            _ if self.forgotten.contains(&at) => (self.open(&[Need::Fact(at)]), None),
            Slot::Absent if owed => (Known::Absent, fact.required().then_some(ProblemCode::Missing)),
            Slot::Absent => (self.open(&[Need::Fact(at)]), None),
            _ if broken.is_none() => (Known::Answered, problem),
            _ if owed => (Known::Absent, problem),
            _ => (self.open(&[Need::Fact(at)]), problem),
        }
    }

    fn part(&mut self, of: FactId, part: Part, scope: Scope) -> Known {
        let Some(at) = scope.place(self.program(), of) else { return Known::Absent };
        match (self.known(at), self.answers.get(self.program(), at)) {
            (Known::Open(needs), _) => Known::Open(needs),
            (Known::Answered, Slot::Text(text)) => {
                read_part(part, text).map_or(Known::Absent, |slot| self.derive(slot))
            }
            _ => Known::Absent,
        }
    }

    fn arms(&mut self, arms: List<'a, DerivedArm<'a>>, at: FactAt, scope: Scope) -> Known {
        for arm in arms {
            let mut needs = Vec::new();
            let judged = Judge::new(self, scope, &mut needs).condition(arm.condition());
            match (judged.truth, arm.value()) {
                (Truth::No, _) => {}
                (Truth::Unknown, _) => return self.open(&needs),
                (Truth::Yes, Some(value)) if judged.sure => return self.derive(Slot::Choice(value)),
                (Truth::Yes, _) => return self.open(&[Need::Fact(at)]),
            }
        }
        Known::Absent
    }

    fn derive(&mut self, slot: Slot) -> Known {
        let derived = &mut self.knowledge.derived;
        derived.push(slot);
        Known::Derived(u32::try_from(derived.len() - 1).unwrap_or(u32::MAX))
    }

    fn derived(&self, number: u32) -> &Slot {
        &self.knowledge.derived[number as usize]
    }

    fn open(&mut self, needs: &[Need]) -> Known {
        let length = |pool: &Vec<Need>| u32::try_from(pool.len()).unwrap_or(u32::MAX);
        let pool = &mut self.knowledge.pool;
        let start = length(pool);
        pool.extend_from_slice(needs);
        Known::Open(Needs { start, end: length(pool) })
    }

    /// Where the cell of a fact is; none if there is no such place.
    pub(crate) fn place(&self, at: FactAt) -> Option<usize> {
        let index = &self.program().index;
        let (subject, place) = index.home(at.fact);
        match (subject, at.item) {
            (None, None) => Some(place),
            (Some(subject), Some(item)) if item < self.answers.items(subject) => {
                let width = index.shape(Some(subject)).facts.len();
                Some(self.knowledge.bases[usize::from(subject)] + usize::from(item) * width + place)
            }
            _ => None,
        }
    }

    fn cell(&self, at: FactAt) -> Option<&Cell> {
        self.knowledge.cells.get(self.place(at)?)
    }

    fn known(&self, at: FactAt) -> Known {
        self.cell(at).map_or(Known::Absent, |cell| cell.known)
    }

    /// Whether a provision of the root holds and whether the only fact that it reads is known, if one look tells.
    pub(crate) fn look_at_provision(&self, id: ProvisionId) -> Option<(Truth, bool)> {
        let leaf = self.program().index.leaves.of_provision(id)?;
        match self.look(leaf) {
            Look::Truth(truth) => {
                let known = self.knowledge.cells[usize::from(leaf.place)].known;
                Some((truth, !matches!(known, Known::Absent)))
            }
            _ => None,
        }
    }

    /// What the answer to a leaf's fact tells of the leaf.
    pub(super) fn look(&self, leaf: &Leaf) -> Look {
        let place = usize::from(leaf.place);
        let slot = match self.knowledge.cells[place].known {
            Known::Absent => return Look::Truth(Truth::from(leaf.absent)),
            Known::Open(needs) => return Look::Open(needs),
            Known::Answered => self.answers.at(None, place),
            Known::Derived(number) => self.derived(number),
        };
        leaf.test.holds(self.era, slot).map_or(Look::Untold, |holds| Look::Truth(Truth::from(holds)))
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

    fn scope_of(&self, at: FactAt) -> Scope {
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
