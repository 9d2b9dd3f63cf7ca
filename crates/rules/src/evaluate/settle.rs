//! Liveness and derived values, settled once in asking order before anything is decided.

use super::{
    Era, Evaluation, Judge, Knowledge, Need, Scope, Truth,
    knowledge::{Cell, Known, Needs},
    leaf::Plain,
};
use crate::{
    answers::{self, Answers, FactAt, ProblemCode, Slot},
    date::Date,
    outcome::Mode,
    program::{AskedOf, Derivation, DerivedArm, Fact, FactId, List, Part, Reach, ReachedFact},
    text::number,
};
use alloc::{string::String, vec::Vec};

impl<'a> Evaluation<'a> {
    /// Settles the state of every fact.
    pub fn new(era: &'a Era<'a>, answers: &'a Answers, mode: Mode) -> Evaluation<'a> {
        Evaluation::forgetting(era, answers, mode, &[])
    }

    /// As [`Evaluation::new`], with some answers taken as not known yet, even in a finished submission: those at the places
    /// (as [`Answers::places`] counts them) that `forgotten` marks.
    pub(crate) fn forgetting(
        era: &'a Era<'a>,
        answers: &'a Answers,
        mode: Mode,
        forgotten: &'a [bool],
    ) -> Evaluation<'a> {
        let mut evaluation = Evaluation { era, answers, mode, knowledge: Knowledge::default(), forgotten };
        evaluation.settle_all();
        evaluation
    }

    /// Nothing settled yet: what was known about answers before stands until it is settled.
    #[inline(always)]
    pub(crate) fn unsettled(
        era: &'a Era<'a>,
        answers: &'a Answers,
        mode: Mode,
        knowledge: Knowledge,
    ) -> Evaluation<'a> {
        Evaluation { era, answers, mode, knowledge, forgotten: &[] }
    }

    /// Settles every fact, in the place of what was known.
    pub(crate) fn settle_all(&mut self) {
        let program = self.program();
        self.knowledge.clear(program, self.answers);
        self.settle_plain(Scope::ROOT, 0);
        for (subject, _) in (0..).zip(program.subjects()) {
            for item in 0..self.answers.items(subject) {
                self.settle_plain(Scope::of(subject, item), self.place_in(subject, item));
            }
        }
        // In asking order over all subjects: a fact may read any that comes before it.
        for &id in &program.index.others {
            self.settle_everywhere(id);
        }
    }

    /// Settles the plain facts, which read no others, of the root or of an item, whose cells begin at a place.
    fn settle_plain(&mut self, scope: Scope, base: usize) {
        let shape = self.program().index.shape(scope.item.map(|(subject, _)| subject));
        let answers = self.answers.of(scope.item);
        for (fact, place, plain) in &shape.plain {
            let place = usize::from(*place);
            match answers.get(place).and_then(|answer| self.plain(plain, answer)) {
                Some(settled) => {
                    self.knowledge.is_troubled |= settled.problem.is_some();
                    self.knowledge.cells[base + place] = settled;
                }
                None => self.settle_any(FactAt { item: scope.index(), fact: *fact }, scope),
            }
        }
    }

    /// Settles again what one changed answer may change; `touched` receives the facts that were settled. The items are the
    /// same as before, and so is whether more may come.
    pub(crate) fn settle_again(&mut self, changed: FactAt, touched: &mut Vec<FactAt>) {
        self.settle_in(changed, touched);
        let program = self.program();
        for ReachedFact { id: fact, reach } in program.affected_by(changed.fact).facts() {
            match (program.fact(fact).subject(), reach) {
                (None, _) => self.settle_in(FactAt::root(fact), touched),
                (Some(_), Reach::Item) if changed.item.is_some() => {
                    self.settle_in(FactAt { fact, ..changed }, touched);
                }
                (Some(subject), _) => {
                    for item in 0..self.answers.items(subject) {
                        self.settle_in(FactAt::item(fact, item), touched);
                    }
                }
            }
        }
    }

    fn settle_in(&mut self, at: FactAt, touched: &mut Vec<FactAt>) {
        self.settle(at, self.scope_of(at));
        touched.push(at);
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
        self.knowledge.is_troubled |= settled.problem.is_some() || settled.known != Known::Answered;
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
                Some(Derivation::Digits { of, part }) => (self.part(of, part, scope), None),
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
            _ if self.is_forgotten(at) => (self.open(&[Need::Fact(at)]), None),
            Slot::Absent if owed => (Known::Absent, fact.required().then_some(ProblemCode::Missing)),
            Slot::Absent => (self.open(&[Need::Fact(at)]), None),
            _ if broken.is_none() => (Known::Answered, problem),
            _ if owed => (Known::Absent, problem),
            _ => (self.open(&[Need::Fact(at)]), problem),
        }
    }

    fn is_forgotten(&self, at: FactAt) -> bool {
        let place = self.place(at).and_then(|place| self.forgotten.get(place));
        place.is_some_and(|&is_forgotten| is_forgotten)
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

    fn open(&mut self, needs: &[Need]) -> Known {
        let length = |pool: &Vec<Need>| u32::try_from(pool.len()).unwrap_or(u32::MAX);
        let pool = &mut self.knowledge.pool;
        let start = length(pool);
        pool.extend_from_slice(needs);
        Known::Open(Needs { start, end: length(pool) })
    }
}

fn read_part(part: Part, text: &str) -> Option<Slot> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let found = digits.get(part.before.into()..)?.get(..part.count.into())?;
    if digits.len() != usize::from(part.among) {
        return None;
    }
    Some(match part.year {
        None => Slot::Text(found.into()),
        Some(first) => Slot::Date(Date::new(i32::from(first) + number(found)?.cast_signed(), 12, 31)?),
    })
}
