//! Expected and actual in people's words.

use super::{Failed, Shortfall, bound};
use crate::{
    answers::{ProblemAt, Slot},
    date::{Date, Duration},
    evaluate::{Era, Evaluation},
    program::{Bound, Fact, FactId, FactKind, ListId, Literal, Node, NodeId, Relation, TextId, TimeTest},
    wording::{self, Language},
};
use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};

/// Words in Indonesian and English.
pub(super) type Pair = [&'static str; 2];

pub(super) const AT_LEAST: Pair = ["paling sedikit", "at least"];
pub(super) const AT_MOST: Pair = ["paling banyak", "at most"];
const MORE_THAN: Pair = ["lebih dari", "more than"];
const LESS_THAN: Pair = ["kurang dari", "less than"];
const ALL_DIFFERENT: Pair = ["semuanya berbeda", "all different"];

/// How a limit is shown.
enum Shown {
    /// As an answer to the question.
    Number,
    Count,
    Characters,
    Day,
}

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

    pub(super) fn say(&self, [indonesian, english]: Pair) -> &'static str {
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
        let (there, missing) = (self.say(["diisi", "answered"]), self.say(["tidak diisi", "not answered"]));
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
            (_, Some(unit)) => [&self.grouped(number), " ", &self.text(unit)].concat(),
            _ => self.grouped(number),
        }
    }

    /// What a test asks of the value at a place.
    pub(super) fn expected(&self, test: Node<'_>, at: ProblemAt) -> String {
        let words = self.asked(test, self.fact_at(at));
        words.unwrap_or_else(|| self.say(["bentuk yang ditetapkan", "the form laid down"]).to_owned())
    }

    /// What a test asks of a value of a fact, or of a repeating subject; none if no words tell.
    pub(super) fn asked(&self, test: Node<'_>, fact: Option<Fact<'_>>) -> Option<String> {
        let (words, limit, shown) = match test {
            Node::Minimum(limit) => (AT_LEAST, limit, Shown::Number),
            Node::Maximum(limit) => (AT_MOST, limit, Shown::Number),
            Node::ExclusiveMinimum(limit) => (MORE_THAN, limit, Shown::Number),
            Node::ExclusiveMaximum(limit) => (LESS_THAN, limit, Shown::Number),
            Node::MultipleOf(divisor) => {
                (["kelipatan", "a multiple of"], Bound::Fixed(divisor), Shown::Number)
            }
            Node::MinLength(limit) => (AT_LEAST, limit, Shown::Characters),
            Node::MaxLength(limit) => (AT_MOST, limit, Shown::Characters),
            Node::MinItems(limit) => (AT_LEAST, limit, Shown::Count),
            Node::MaxItems(limit) => (AT_MOST, limit, Shown::Count),
            Node::DateAtLeast(limit) => (["pada atau setelah", "on or after"], limit, Shown::Day),
            Node::DateAtMost(limit) => (["pada atau sebelum", "on or before"], limit, Shown::Day),
            _ => return self.asked_otherwise(test, fact),
        };
        let limit = bound(self, limit);
        let limit = match shown {
            Shown::Number => self.number_of(fact, limit),
            Shown::Count => self.grouped(limit),
            Shown::Characters => [&self.grouped(limit), " ", self.say(["huruf", "characters"])].concat(),
            Shown::Day => Date::from_days(limit).map(|day| self.date(day)).unwrap_or_default(),
        };
        Some(self.phrase(words, &limit))
    }

    /// What a test that is no limit asks.
    fn asked_otherwise(&self, test: Node<'_>, fact: Option<Fact<'_>>) -> Option<String> {
        let (words, rest) = match test {
            Node::Time(test, span) => {
                return Some(self.time(test, self.era.duration(span).unwrap_or_default()));
            }
            Node::Compare(relation, other) => (
                relation_words(relation),
                self.phrase(["jawaban untuk", "the answer to"], &self.question(other)),
            ),
            Node::InList(list) => (["kode dalam daftar", "a code of the list"], self.list(list)),
            Node::InListByPrefix(list) => {
                (["diawali kode dalam daftar", "beginning with a code of the list"], self.list(list))
            }
            Node::Format(format) => return Some(self.text(self.era.program.format(format).title())),
            Node::UniqueItems => return Some(self.say(ALL_DIFFERENT).to_owned()),
            Node::UniqueBy(facts) => (ALL_DIFFERENT, self.facts_alike(facts)),
            Node::SumOf(fact, total) => (["jumlah", "a sum of"], self.total(fact, total)),
            Node::Contains { item, min, max } => return Some(self.contained(fact, item, min, max)),
            Node::Items(item) => return Some(self.each(fact, item)),
            Node::Document(..) => {
                return Some(self.say(["dokumen yang memenuhi syarat", "a document as required"]).to_owned());
            }
            other => return self.one_of(fact, other),
        };
        Some(self.phrase(words, &rest))
    }

    /// Words of the language and what they are about.
    pub(super) fn phrase(&self, words: Pair, rest: &str) -> String {
        [self.say(words), " ", rest].concat()
    }

    fn list(&self, list: ListId) -> String {
        quoted(&self.text(self.era.program.list(list).title()))
    }

    pub(super) fn grouped(&self, number: i64) -> String {
        wording::grouped(number, self.language)
    }

    fn date(&self, day: Date) -> String {
        wording::date(day, self.language)
    }

    /// A node of the program; read here only, since what reads it is much code for the page.
    #[inline(never)]
    pub(super) fn node(&self, id: NodeId) -> Node<'a> {
        self.era.program.node(id)
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
            words.push([&wording::count(others), " ", self.say(["pilihan lain", "other options"])].concat());
        }
        Some(words.join(self.say([" atau ", " or "])))
    }

    fn time(&self, test: TimeTest, span: Duration) -> String {
        use TimeTest::*;
        let how = match test {
            ElapsedAtLeast | RemainingAtLeast => AT_LEAST,
            ElapsedAtMost | RemainingAtMost => AT_MOST,
            ElapsedMoreThan | RemainingMoreThan => MORE_THAN,
            ElapsedLessThan | RemainingLessThan => LESS_THAN,
        };
        let has_elapsed = matches!(test, ElapsedAtLeast | ElapsedAtMost | ElapsedMoreThan | ElapsedLessThan);
        let side = if has_elapsed { ["sebelum", "before"] } else { ["setelah", "after"] };
        [self.phrase(how, &self.span(span)), self.phrase(side, &self.date(self.era.on))].join(" ")
    }

    fn span(&self, span: Duration) -> String {
        let part = |number: u32, indonesian: &'static str, english: [&'static str; 2]| {
            let word = self.say([indonesian, english[usize::from(number != 1)]]);
            (number > 0).then(|| [&wording::plain(number.into()), " ", word].concat())
        };
        let parts = [
            part(span.months / 12, "tahun", ["year", "years"]),
            part(span.months % 12, "bulan", ["month", "months"]),
            part(span.days, "hari", ["day", "days"]),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { self.say(["0 hari", "0 days"]).to_owned() } else { parts.join(" ") }
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
                    (None, Some(day)) => self.date(day),
                    (None, None) => text.to_owned(),
                }
            }
        }
    }

    fn yes_no(&self, yes: bool) -> String {
        if yes { self.say(["ya", "yes"]) } else { self.say(["tidak", "no"]) }.to_owned()
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
            Slot::Absent => self.say(["tidak diisi", "not answered"]).to_owned(),
            _ if fact.is_sensitive() => self.say(["jawaban Anda", "your answer"]).to_owned(),
            Slot::Boolean(value) => self.yes_no(*value),
            Slot::Integer(value) => self.number_of(Some(fact), *value),
            Slot::Text(text) => text.clone(),
            Slot::Date(day) => self.date(*day),
            Slot::Choice(index) => label(index),
            Slot::Choices(indices) if indices.is_empty() => self.say(["tidak satu pun", "none"]).to_owned(),
            Slot::Choices(indices) => indices.iter().map(label).collect::<Vec<_>>().join("; "),
            Slot::Document(_) => self.say(["dokumen yang ada", "the document given"]).to_owned(),
        }
    }
}

fn quoted(words: &str) -> String {
    ["\u{201c}", words, "\u{201d}"].concat()
}

fn relation_words(relation: Relation) -> Pair {
    match relation {
        Relation::Equal => ["sama dengan", "the same as"],
        Relation::NotEqual => ["berbeda dari", "other than"],
        Relation::Less => LESS_THAN,
        Relation::AtMost => AT_MOST,
        Relation::More => MORE_THAN,
        Relation::AtLeast => AT_LEAST,
    }
}
