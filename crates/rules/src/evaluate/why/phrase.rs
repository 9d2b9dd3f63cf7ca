//! Expected and actual in people's words.

use super::{Failed, Shortfall, bound};
use crate::{
    answers::{FactAt, ProblemAt, Slot},
    date::{Date, Duration},
    evaluate::{Era, Evaluation},
    program::{Bound, Fact, FactId, FactKind, Literal, Node, Relation, TextId, TimeTest},
    wording::{self, Language},
};
use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

/// Speaks one language of the program.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'w, 'a> {
    pub(super) era: &'w Era<'a>,
    index: usize,
    language: Language,
}

impl<'w, 'a> Speaker<'w, 'a> {
    pub(super) fn new(era: &'w Era<'a>, index: usize) -> Speaker<'w, 'a> {
        let tag = era.program.languages().get(index).unwrap_or("id");
        Speaker { era, index, language: Language::of_tag(tag) }
    }

    fn say(&self, indonesian: &'static str, english: &'static str) -> &'static str {
        if self.language == Language::English { english } else { indonesian }
    }

    fn text(&self, id: TextId) -> String {
        wording::text(self.era, self.index, id).into_owned()
    }

    fn fact(&self, id: FactId) -> Fact<'a> {
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
        if wanted { expected } else { format!("{} {expected}", self.say("bukan", "not")) }
    }

    /// A number as the fact shows it.
    pub(super) fn number(&self, fact: Option<FactId>, number: i64) -> String {
        self.number_of(fact.map(|fact| self.fact(fact)), number)
    }

    fn number_of(&self, fact: Option<Fact<'_>>, number: i64) -> String {
        match (fact, fact.and_then(Fact::unit)) {
            (Some(fact), _) if fact.kind() == FactKind::Money => wording::money(number, self.language),
            (_, Some(unit)) => {
                format!("{} {}", wording::grouped(number, self.language), self.text(unit))
            }
            _ => wording::grouped(number, self.language),
        }
    }

    /// What a test asks of the value at a place.
    pub(super) fn expected(&self, test: Node<'_>, at: ProblemAt) -> String {
        let fact = self.fact_at(at);
        let number = |limit: Bound| self.number_of(fact, bound(self, limit));
        let count = |limit: Bound| wording::grouped(bound(self, limit), self.language);
        let day = |limit: Bound| {
            Date::from_days(bound(self, limit))
                .map_or_else(String::new, |day| wording::date(day, self.language))
        };
        match test {
            Node::Const(literal) => self.literal(fact, literal),
            Node::Enum(literals) => {
                let words: Vec<String> = literals.iter().map(|literal| self.literal(fact, literal)).collect();
                words.join(self.say(" atau ", " or "))
            }
            Node::Minimum(limit) => self.at_least(number(limit)),
            Node::Maximum(limit) => self.at_most(number(limit)),
            Node::ExclusiveMinimum(limit) => {
                format!("{} {}", self.say("lebih dari", "more than"), number(limit))
            }
            Node::ExclusiveMaximum(limit) => {
                format!("{} {}", self.say("kurang dari", "less than"), number(limit))
            }
            Node::MultipleOf(divisor) => {
                format!("{} {}", self.say("kelipatan", "a multiple of"), self.number_of(fact, divisor))
            }
            Node::MinLength(limit) => {
                format!("{} {}", self.at_least(count(limit)), self.say("huruf", "characters"))
            }
            Node::MaxLength(limit) => {
                format!("{} {}", self.at_most(count(limit)), self.say("huruf", "characters"))
            }
            Node::MinItems(limit) => self.at_least(count(limit)),
            Node::MaxItems(limit) => self.at_most(count(limit)),
            Node::DateAtLeast(limit) => {
                format!("{} {}", self.say("pada atau setelah", "on or after"), day(limit))
            }
            Node::DateAtMost(limit) => {
                format!("{} {}", self.say("pada atau sebelum", "on or before"), day(limit))
            }
            Node::Time(test, span) => self.time(test, self.era.duration(span).unwrap_or_default()),
            Node::Compare(relation, other) => self.comparison(relation, other),
            Node::InList(list) | Node::InListByPrefix(list) => {
                let words = if matches!(test, Node::InList(_)) {
                    self.say("kode dalam daftar", "a code of the list")
                } else {
                    self.say("diawali kode dalam daftar", "beginning with a code of the list")
                };
                format!("{words} “{}”", self.text(self.era.program.list(list).title()))
            }
            Node::Format(format) => self.text(self.era.program.format(format).title()),
            Node::UniqueItems | Node::UniqueBy(_) => self.say("semuanya berbeda", "all different").to_owned(),
            Node::SumOf(fact, total) => self.total(fact, self.era.program.node(total)),
            Node::Contains { item, min, max } => self.contained(fact, item, min, max),
            Node::Items(item) => self.contained(fact, item, Bound::Fixed(1), None),
            Node::Document(..) => {
                self.say("dokumen yang memenuhi syarat", "a document as required").to_owned()
            }
            _ => self.say("bentuk yang ditetapkan", "the form laid down").to_owned(),
        }
    }

    fn at_least(&self, words: String) -> String {
        format!("{} {words}", self.say("paling sedikit", "at least"))
    }

    fn at_most(&self, words: String) -> String {
        format!("{} {words}", self.say("paling banyak", "at most"))
    }

    fn total(&self, fact: FactId, test: Node<'_>) -> String {
        // The sum is shown as one value of the fact would be.
        let total = self.expected(test, ProblemAt::Fact(FactAt::root(fact)));
        format!("{} {total}", self.say("jumlah", "a sum of"))
    }

    /// How many items must be as the schema says; for options, which.
    fn contained(&self, fact: Option<Fact<'_>>, item: u32, min: Bound, max: Option<Bound>) -> String {
        if let (Some(fact), test @ (Node::Const(_) | Node::Enum(_))) = (fact, self.era.program.node(item)) {
            let option = match test {
                Node::Const(literal) => self.literal(Some(fact), literal),
                Node::Enum(literals) => {
                    let words: Vec<String> =
                        literals.iter().map(|literal| self.literal(Some(fact), literal)).collect();
                    words.join(self.say(" atau ", " or "))
                }
                _ => String::new(),
            };
            return format!("{} {option}", self.say("memuat", "including"));
        }
        let words = |limit: Bound| wording::grouped(bound(self, limit), self.language);
        let fewest = self.at_least(words(min));
        let most = max.map(|max| format!(", {}", self.at_most(words(max)))).unwrap_or_default();
        format!("{fewest}{most} {}", self.say("yang memenuhi syarat", "as required"))
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
        format!("{how} {} {side} {on}", self.span(span))
    }

    fn span(&self, span: Duration) -> String {
        let part = |number: u32, indonesian: &'static str, english: [&'static str; 2]| {
            let word = self.say(indonesian, english[usize::from(number != 1)]);
            (number > 0).then(|| format!("{number} {word}"))
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
        let question = self.text(self.fact(other).question());
        format!("{words} {} \u{201c}{question}\u{201d}", self.say("jawaban untuk", "the answer to"))
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
