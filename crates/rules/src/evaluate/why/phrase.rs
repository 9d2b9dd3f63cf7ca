//! Expected and actual in people's words.

use super::{Failed, Shortfall, bound};
use crate::{
    answers::{ProblemAt, Slot},
    date::{Date, Duration},
    evaluate::{Era, Evaluation},
    program::{Bound, Fact, FactId, FactKind, ListId, Literal, Node, Relation, TextId, TimeTest},
    wording::{self, Language},
};
use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};

/// Of more options, one fewer are named, and the others are counted.
const MOST_NAMED: usize = 6;

/// Speaks one language of the program.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'w, 'a> {
    pub(super) era: &'w Era<'a>,
    index: usize,
    pub(super) language: Language,
}

impl<'w, 'a> Speaker<'w, 'a> {
    pub(super) fn new(era: &'w Era<'a>, index: usize) -> Speaker<'w, 'a> {
        let tag = era.program.languages().get(index).unwrap_or("id");
        Speaker { era, index, language: Language::of_tag(tag) }
    }

    pub(super) fn say(&self, indonesian: &'static str, english: &'static str) -> &'static str {
        if self.language == Language::English { english } else { indonesian }
    }

    pub(super) fn text(&self, id: TextId) -> String {
        wording::text(self.era, self.index, id).into_owned()
    }

    pub(super) fn fact(&self, id: FactId) -> Fact<'a> {
        self.era.program.fact(id)
    }

    fn fact_at(&self, at: ProblemAt) -> Option<Fact<'a>> {
        match at {
            ProblemAt::Fact(at) => Some(self.fact(at.fact)),
            ProblemAt::Subject(_) => None,
        }
    }

    /// The failure of being there, or of not being there.
    pub(super) fn presence(&self, at: ProblemAt, wanted: bool) -> Shortfall {
        let (there, missing) = (self.say("diisi", "answered"), self.say("tidak diisi", "not answered"));
        let (expected, actual) = if wanted { (there, missing) } else { (missing, there) };
        Shortfall::Test(Failed { at, expected: expected.to_owned(), actual: actual.to_owned() })
    }

    pub(super) fn negated(&self, expected: String, wanted: bool) -> String {
        if wanted { expected } else { self.phrase(["bukan", "not"], &expected) }
    }

    /// A number as the fact shows it.
    pub(super) fn number(&self, fact: Option<FactId>, number: i64) -> String {
        self.number_of(fact.map(|fact| self.fact(fact)), number)
    }

    pub(super) fn number_of(&self, fact: Option<Fact<'_>>, number: i64) -> String {
        match (fact, fact.and_then(Fact::unit)) {
            (Some(fact), _) if fact.kind() == FactKind::Money => wording::money(number, self.language),
            (_, Some(unit)) => [&wording::grouped(number, self.language), " ", &self.text(unit)].concat(),
            _ => wording::grouped(number, self.language),
        }
    }

    /// What a test asks of the value at a place.
    pub(super) fn expected(&self, test: Node<'_>, at: ProblemAt) -> String {
        let words = self.asked(test, self.fact_at(at));
        words.unwrap_or_else(|| self.say("bentuk yang ditetapkan", "the form laid down").to_owned())
    }

    /// What a test asks of a value of a fact, or of a repeating subject; none if no words tell.
    pub(super) fn asked(&self, test: Node<'_>, fact: Option<Fact<'_>>) -> Option<String> {
        let number = |limit: Bound| self.number_of(fact, bound(self, limit));
        let count = |limit: Bound| wording::grouped(bound(self, limit), self.language);
        let day = |limit: Bound| {
            Date::from_days(bound(self, limit))
                .map_or_else(String::new, |day| wording::date(day, self.language))
        };
        Some(match test {
            Node::Const(_) | Node::Enum(_) => self.one_of(fact, test)?,
            Node::Minimum(limit) => self.at_least(&number(limit)),
            Node::Maximum(limit) => self.at_most(&number(limit)),
            Node::ExclusiveMinimum(limit) => self.phrase(["lebih dari", "more than"], &number(limit)),
            Node::ExclusiveMaximum(limit) => self.phrase(["kurang dari", "less than"], &number(limit)),
            Node::MultipleOf(divisor) => {
                self.phrase(["kelipatan", "a multiple of"], &self.number_of(fact, divisor))
            }
            Node::MinLength(limit) => self.characters(self.at_least(&count(limit))),
            Node::MaxLength(limit) => self.characters(self.at_most(&count(limit))),
            Node::MinItems(limit) => self.at_least(&count(limit)),
            Node::MaxItems(limit) => self.at_most(&count(limit)),
            Node::DateAtLeast(limit) => self.phrase(["pada atau setelah", "on or after"], &day(limit)),
            Node::DateAtMost(limit) => self.phrase(["pada atau sebelum", "on or before"], &day(limit)),
            Node::Time(test, span) => self.time(test, self.era.duration(span).unwrap_or_default()),
            Node::Compare(relation, other) => self.comparison(relation, other),
            Node::InList(list) => self.of_list(["kode dalam daftar", "a code of the list"], list),
            Node::InListByPrefix(list) => {
                self.of_list(["diawali kode dalam daftar", "beginning with a code of the list"], list)
            }
            Node::Format(format) => self.text(self.era.program.format(format).title()),
            Node::UniqueItems => self.say("semuanya berbeda", "all different").to_owned(),
            Node::UniqueBy(facts) => self.unique(facts),
            Node::SumOf(fact, total) => self.total(fact, self.era.program.node(total)),
            Node::Contains { item, min, max } => self.contained(fact, item, min, max),
            Node::Items(item) => self.each(fact, item),
            Node::Document(..) => {
                self.say("dokumen yang memenuhi syarat", "a document as required").to_owned()
            }
            _ => return None,
        })
    }

    /// Words of the language and what they are about.
    pub(super) fn phrase(&self, [indonesian, english]: [&'static str; 2], rest: &str) -> String {
        [self.say(indonesian, english), " ", rest].concat()
    }

    pub(super) fn at_least(&self, words: &str) -> String {
        self.phrase(["paling sedikit", "at least"], words)
    }

    pub(super) fn at_most(&self, words: &str) -> String {
        self.phrase(["paling banyak", "at most"], words)
    }

    fn characters(&self, limit: String) -> String {
        [&limit, " ", self.say("huruf", "characters")].concat()
    }

    fn of_list(&self, words: [&'static str; 2], list: ListId) -> String {
        self.phrase(words, &quoted(&self.text(self.era.program.list(list).title())))
    }

    /// The question of a fact, quoted.
    pub(super) fn question(&self, fact: FactId) -> String {
        quoted(&self.text(self.fact(fact).question()))
    }

    /// One of the values that a test names; of many, those that fit on a line. None of other tests.
    pub(super) fn one_of(&self, fact: Option<Fact<'_>>, test: Node<'_>) -> Option<String> {
        let mut words: Vec<String> = match test {
            Node::Const(literal) => vec![self.literal(fact, literal)],
            Node::Enum(literals) => literals.iter().map(|literal| self.literal(fact, literal)).collect(),
            _ => return None,
        };
        if words.len() > MOST_NAMED {
            let others = words.split_off(MOST_NAMED - 1).len();
            words.push([&wording::count(others), " ", self.say("pilihan lain", "other options")].concat());
        }
        Some(words.join(self.say(" atau ", " or ")))
    }

    fn time(&self, test: TimeTest, span: Duration) -> String {
        let on = wording::date(self.era.on, self.language);
        let (how, elapsed) = match test {
            TimeTest::ElapsedAtLeast => (self.say("paling sedikit", "at least"), true),
            TimeTest::ElapsedAtMost => (self.say("paling banyak", "at most"), true),
            TimeTest::ElapsedMoreThan => (self.say("lebih dari", "more than"), true),
            TimeTest::ElapsedLessThan => (self.say("kurang dari", "less than"), true),
            TimeTest::RemainingAtLeast => (self.say("paling sedikit", "at least"), false),
            TimeTest::RemainingAtMost => (self.say("paling banyak", "at most"), false),
            TimeTest::RemainingMoreThan => (self.say("lebih dari", "more than"), false),
            TimeTest::RemainingLessThan => (self.say("kurang dari", "less than"), false),
        };
        let side = if elapsed { self.say("sebelum", "before") } else { self.say("setelah", "after") };
        [how, &self.span(span), side, &on].join(" ")
    }

    fn span(&self, span: Duration) -> String {
        let part = |number: u32, indonesian: &'static str, english: [&'static str; 2]| {
            let word = self.say(indonesian, english[usize::from(number != 1)]);
            (number > 0).then(|| [&wording::plain(number.into()), " ", word].concat())
        };
        let parts = [
            part(span.months / 12, "tahun", ["year", "years"]),
            part(span.months % 12, "bulan", ["month", "months"]),
            part(span.days, "hari", ["day", "days"]),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { self.say("0 hari", "0 days").to_owned() } else { parts.join(" ") }
    }

    fn comparison(&self, relation: Relation, other: FactId) -> String {
        let words = match relation {
            Relation::Equal => self.say("sama dengan", "the same as"),
            Relation::NotEqual => self.say("berbeda dari", "other than"),
            Relation::Less => self.say("kurang dari", "less than"),
            Relation::AtMost => self.say("paling banyak", "at most"),
            Relation::More => self.say("lebih dari", "more than"),
            Relation::AtLeast => self.say("paling sedikit", "at least"),
        };
        [words, self.say("jawaban untuk", "the answer to"), &self.question(other)].join(" ")
    }

    fn literal(&self, fact: Option<Fact<'_>>, literal: Literal<'_>) -> String {
        match literal {
            Literal::Bool(value) => self.yes_no(value),
            Literal::Int(value) => self.number_of(fact, value),
            Literal::Text(text) => {
                let option =
                    fact.and_then(|fact| fact.options().iter().find(|option| option.value() == text));
                match (option, Date::parse(text)) {
                    (Some(option), _) => self.text(option.label()),
                    (None, Some(day)) => wording::date(day, self.language),
                    (None, None) => text.to_owned(),
                }
            }
        }
    }

    fn yes_no(&self, yes: bool) -> String {
        if yes { self.say("ya", "yes") } else { self.say("tidak", "no") }.to_owned()
    }

    /// What is there. Personal answers are not repeated.
    pub(super) fn actual(&self, evaluation: &Evaluation<'_>, at: ProblemAt) -> String {
        let at = match at {
            ProblemAt::Fact(at) => at,
            ProblemAt::Subject(subject) => {
                return self.number_of(None, i64::from(evaluation.answers.items(subject)));
            }
        };
        let fact = self.fact(at.fact);
        let label = |index: &u16| {
            let option = fact.options().get(usize::from(*index));
            option.map_or_else(String::new, |option| self.text(option.label()))
        };
        match evaluation.slot(at) {
            Slot::Absent => self.say("tidak diisi", "not answered").to_owned(),
            _ if fact.is_sensitive() => self.say("jawaban Anda", "your answer").to_owned(),
            Slot::Boolean(value) => self.yes_no(*value),
            Slot::Integer(value) => self.number_of(Some(fact), *value),
            Slot::Text(text) => text.clone(),
            Slot::Date(day) => wording::date(*day, self.language),
            Slot::Choice(index) => label(index),
            Slot::Choices(indices) if indices.is_empty() => self.say("tidak satu pun", "none").to_owned(),
            Slot::Choices(indices) => indices.iter().map(label).collect::<Vec<_>>().join("; "),
            Slot::Document(_) => self.say("dokumen yang ada", "the document given").to_owned(),
        }
    }
}

fn quoted(words: &str) -> String {
    ["\u{201c}", words, "\u{201d}"].concat()
}
