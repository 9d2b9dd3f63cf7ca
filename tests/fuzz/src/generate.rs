//! Generated answers: every type-correct value may come, the edges of the law more often than others.

use layak_rules::{
    Answers, Date, FactAt, Program, Slot,
    program::{Bound, Fact, FactKind, FormatName, Literal, Node, Period, SubjectId, Unit},
};

/// A small generator of numbers with a seed that a failing test prints (SplitMix64, Steele et al. 2014).
pub struct Dice(u64);

impl Dice {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// The next 64 bits.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, which is above zero.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.roll() % bound as u64).unwrap_or(0)
    }

    /// True in `percent` of a hundred rolls.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.roll() % 100 < percent
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        (!from.is_empty()).then(|| &from[self.below(from.len())])
    }
}

/// Generates dates and answers for one program.
pub struct Generator<'p> {
    program: &'p Program,
    numbers: Vec<i64>,
    texts: Vec<String>,
    days: Vec<Date>,
}

const TODAY: &str = "2026-11-22";

impl<'p> Generator<'p> {
    /// Collects the edges of the program: every bound, every start and end of a period, one below and one above.
    pub fn new(program: &'p Program) -> Generator<'p> {
        let mut found =
            Generator { program, numbers: vec![0, 1, 2, 7, 20], texts: Vec::new(), days: Vec::new() };
        found.days.extend(Date::parse(TODAY));
        found.law();
        found.predicates();
        found.texts.extend(
            ["", "Keripik", "P-IRT 2063306010072-31", "3063306010072-19", "1234567890123"].map(String::from),
        );
        found
    }

    fn law(&mut self) {
        for provision in self.program.provisions() {
            self.period(provision.period());
        }
        for parameter in self.program.parameters() {
            for value in parameter.values() {
                self.period(value.period());
                match parameter.unit() {
                    Unit::Date => self.around(Date::from_days(value.value())),
                    _ => {
                        let value = value.value();
                        self.numbers.extend([value.saturating_sub(1), value, value.saturating_add(1)]);
                    }
                }
            }
        }
    }

    fn period(&mut self, period: Period) {
        self.around(period.from);
        self.around(period.to);
    }

    fn around(&mut self, date: Option<Date>) {
        let Some(date) = date else { return };
        self.days.extend((-1..=1).filter_map(|shift| Date::from_days(i64::from(date.days()) + shift)));
    }

    fn predicates(&mut self) {
        for node in self.program.nodes() {
            for bound in node.bounds().into_iter().flatten() {
                if let Bound::Fixed(value) = bound {
                    self.numbers.extend([value.saturating_sub(1), value, value.saturating_add(1)]);
                }
            }
            match node {
                Node::Const(literal) => self.literal(literal),
                Node::Enum(literals) => literals.iter().for_each(|literal| self.literal(literal)),
                _ => {}
            }
        }
    }

    fn literal(&mut self, literal: Literal<'_>) {
        match literal {
            Literal::Int(value) => self.numbers.push(value),
            Literal::Text(text) => self.texts.push(text.to_owned()),
            Literal::Bool(_) => {}
        }
    }

    /// An evaluation date, most often at an edge of the law.
    pub fn date(&self, dice: &mut Dice) -> Date {
        dice.pick(&self.days).copied().unwrap_or(Date::MIN)
    }

    /// Answers in which each place is given in `percent` of a hundred, with up to `items` items of each subject.
    pub fn answers(&self, dice: &mut Dice, percent: u64, items: usize, on: Date) -> Answers {
        let mut answers = Answers::new(self.program);
        for subject in self.subjects() {
            for _ in 0..dice.below(items + 1) {
                answers.push_item(subject);
            }
            answers.set_complete(subject, dice.chance(50));
        }
        self.fill(dice, &mut answers, percent, on);
        answers
    }

    /// One way to finish a draft: what is given stays, unless it breaks its own check; the rest is given or left absent.
    /// Facts that only the office answers stay as they are.
    pub fn completion(&self, dice: &mut Dice, draft: &Answers, percent: u64, on: Date) -> Answers {
        let mut answers = draft.clone();
        for subject in self.subjects() {
            let more = if draft.is_complete(subject) { 0 } else { dice.below(3) };
            for _ in 0..more {
                answers.push_item(subject);
            }
        }
        self.fill(dice, &mut answers, percent, on);
        self.subjects().for_each(|subject| answers.set_complete(subject, true));
        answers
    }

    fn subjects(&self) -> impl Iterator<Item = SubjectId> + use<> {
        (0..self.program.subjects().len()).filter_map(|index| SubjectId::try_from(index).ok())
    }

    fn fill(&self, dice: &mut Dice, answers: &mut Answers, percent: u64, on: Date) {
        let places: Vec<FactAt> = answers.places(self.program).collect();
        for at in places {
            if self.is_open(answers, at, on) && dice.chance(percent) {
                let slot = self.slot(dice, self.program.fact(at.fact), on);
                answers.set(self.program, at, slot);
            }
        }
    }

    /// Whether an applicant may still answer: nothing is given, or what breaks its own check.
    fn is_open(&self, answers: &Answers, at: FactAt, on: Date) -> bool {
        let stands = *answers.get(self.program, at) != Slot::Absent
            && layak_rules::answers::check(self.program, answers, at, on).is_none();
        self.program.fact(at.fact).is_asked() && !stands
    }

    /// Every way to finish a draft, if all its items are there and at most `most` ways lead through the cells that the
    /// pack cuts out of each open fact; absent is one of them. None where a date or a text is open.
    pub fn every_completion(&self, draft: &Answers, on: Date, most: usize) -> Option<Vec<Answers>> {
        if !self.subjects().all(|subject| draft.is_complete(subject)) {
            return None;
        }
        let mut all = vec![draft.clone()];
        for at in draft.places(self.program).filter(|&at| self.is_open(draft, at, on)) {
            let cells = self.cells(self.program.fact(at.fact))?;
            if all.len() * cells.len() > most {
                return None;
            }
            let with = |answers: &Answers, cell: &Slot| {
                let mut answers = answers.clone();
                answers.set(self.program, at, cell.clone());
                answers
            };
            all = all.iter().flat_map(|answers| cells.iter().map(move |cell| with(answers, cell))).collect();
        }
        Some(all)
    }

    /// One answer for each cell of a fact that has few, and the absent one.
    fn cells(&self, fact: Fact<'_>) -> Option<Vec<Slot>> {
        let options = u16::try_from(fact.options().len()).ok()?;
        let mut cells = vec![Slot::Absent];
        match fact.kind() {
            FactKind::Boolean => cells.extend([false, true].map(Slot::Boolean)),
            FactKind::Choice => cells.extend((0..options).map(Slot::Choice)),
            FactKind::Choices if options <= 4 => cells
                .extend((0..1_u16 << options).map(|set| {
                    Slot::Choices((0..options).filter(|option| set >> option & 1 == 1).collect())
                })),
            FactKind::Integer | FactKind::Money => {
                let mut numbers = self.numbers.clone();
                numbers.sort_unstable();
                numbers.dedup();
                cells.extend(numbers.into_iter().map(Slot::Integer));
            }
            _ => return None,
        }
        Some(cells)
    }

    /// Some answer to a fact.
    pub fn slot(&self, dice: &mut Dice, fact: Fact<'_>, on: Date) -> Slot {
        match fact.kind() {
            FactKind::Boolean => Slot::Boolean(dice.chance(50)),
            FactKind::Integer | FactKind::Money => {
                Slot::Integer(dice.pick(&self.numbers).copied().unwrap_or(0))
            }
            FactKind::Text => Slot::Text(self.text(dice, fact)),
            FactKind::Date => Slot::Date(self.day_near(dice, on)),
            FactKind::Choice => Slot::Choice(option(dice, fact)),
            FactKind::Choices => {
                let mut chosen: Vec<u16> =
                    (0..fact.options().len()).filter_map(|index| u16::try_from(index).ok()).collect();
                chosen.retain(|_| dice.chance(40));
                Slot::Choices(chosen)
            }
            FactKind::Document => Slot::Absent,
        }
    }

    fn text(&self, dice: &mut Dice, fact: Fact<'_>) -> String {
        match self.program.format_of(fact) {
            Some(FormatName::Nik) if dice.chance(80) => format!("757101410790{:04}", dice.below(4)),
            Some(FormatName::Nib) if dice.chance(80) => "1234567890123".to_owned(),
            Some(FormatName::Pirt) if dice.chance(80) => pirt(dice),
            Some(FormatName::Phone) if dice.chance(80) => "081234567890".to_owned(),
            _ => dice.pick(&self.texts).cloned().unwrap_or_default(),
        }
    }

    /// A day at an edge of the law, or about as far from `on` as one of the durations of the law.
    fn day_near(&self, dice: &mut Dice, on: Date) -> Date {
        if dice.chance(30) {
            return self.date(dice);
        }
        let months = dice.pick(&self.numbers).copied().unwrap_or(0).rem_euclid(130);
        let shift = i64::try_from(dice.below(3)).unwrap_or(0) - 1;
        let months = layak_rules::Duration { months: u32::try_from(months).unwrap_or(0), days: 0 };
        let moved = if dice.chance(60) { on.minus(months) } else { on.plus(months) };
        Date::from_days(i64::from(moved.days()) + shift).unwrap_or(on)
    }
}

/// A food permit's number of any kind of packing, group of food and last year.
fn pirt(dice: &mut Dice) -> String {
    let (packing, group, year) = (1 + dice.below(9), 1 + dice.below(18), 20 + dice.below(15));
    format!("{packing}{group:02}3306010072-{year}")
}

fn option(dice: &mut Dice, fact: Fact<'_>) -> u16 {
    u16::try_from(dice.below(fact.options().len().max(1))).unwrap_or(0)
}
