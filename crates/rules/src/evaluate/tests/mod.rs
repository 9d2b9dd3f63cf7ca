//! Single predicates over a few facts of every kind and the items of a subject.

mod arrays;
#[cfg(feature = "documents")]
mod documents;
mod force;
mod judge;
mod keywords;
mod law;
mod leaf;
mod provisions;
mod state;
mod why;

use super::{Era, Evaluation, Judge, Need, Scope, Truth};
use crate::{
    answers::{self, Answers},
    date::Date,
    outcome::Mode,
    program::{
        Bound, FactId, FactKind, NodeId, Period, Program, Unit,
        author::{
            Choice, CodeList, Fact, Format, Head, ListVersion, Literal, Node, Pack, Parameter,
            ParameterValue, Pattern, Subject,
        },
    },
};
use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};

/// The facts of the root; those of an item have the same kinds and come after them.
const KINDS: [(&str, FactKind); 8] = [
    ("flag", FactKind::Boolean),
    ("count", FactKind::Integer),
    ("most", FactKind::Integer),
    ("text", FactKind::Text),
    ("day", FactKind::Date),
    ("end", FactKind::Date),
    ("choice", FactKind::Choice),
    ("choices", FactKind::Choices),
];
const FLAG: FactId = 0;
const COUNT: FactId = 1;
const MOST: FactId = 2;
const TEXT: FactId = 3;
const DAY: FactId = 4;
const END: FactId = 5;
const CHOICE: FactId = 6;
const CHOICES: FactId = 7;
/// An item's fact of the same kind.
const fn of_item(fact: FactId) -> FactId {
    fact + 8
}
/// A figure that is five.
const FIVE: u16 = 0;
/// A figure that has no value on the date.
const NOTHING: u16 = 1;
/// A figure that is six months.
const HALF_A_YEAR: u16 = 2;
/// A list of the codes `10` and `205`.
const CODES: u16 = 0;
/// A list that has no version on the date.
const NO_CODES: u16 = 1;
/// A format of thirteen digits.
const THIRTEEN: u8 = 0;
/// The day of all tests.
const ON: &str = "2026-11-22";

fn pack(nodes: Vec<Node>) -> Pack {
    let option = |value: &str| Choice { value: value.to_owned(), ..Choice::default() };
    let fact = |prefix: &str, subject, (name, kind): (&str, FactKind)| Fact {
        id: [prefix, name].concat(),
        subject,
        kind,
        options: if name.starts_with("choice") { ["a", "b", "c"].map(option).into() } else { vec![] },
        ..Fact::default()
    };
    let of_root = KINDS.iter().map(|&kind| fact("", None, kind));
    let of_items = KINDS.iter().map(|&kind| fact("item.", Some(0), kind));
    let past = Period { from: None, to: Date::parse("2025-12-31") };
    let figure = |period, unit, value| {
        let values = vec![ParameterValue { period, value, ..ParameterValue::default() }];
        Parameter { unit, values, ..Parameter::default() }
    };
    let list = |id: &str, period| {
        let codes = vec!["10".to_owned(), "205".to_owned()];
        CodeList {
            versions: vec![ListVersion { period, codes, ..ListVersion::default() }],
            id: id.to_owned(),
            title: 0,
        }
    };
    Pack {
        head: Head { languages: vec!["id".to_owned()], ..Head::default() },
        texts: vec![vec![String::new()]],
        subjects: vec![Subject { id: "item".to_owned(), max_items: 9, ..Subject::default() }],
        facts: of_root.chain(of_items).collect(),
        parameters: vec![
            figure(Period::default(), Unit::Count, 5),
            figure(past, Unit::Count, 5),
            figure(Period::default(), Unit::Months, 6),
        ],
        lists: vec![list("codes", Period::default()), list("old", past)],
        patterns: ["^[0-9]+$", "^.{13}$"].map(|pattern| Pattern::compile(pattern).unwrap()).into(),
        formats: vec![Format { patterns: vec![0, 1], ..Format::default() }],
        nodes,
        ..Pack::default()
    }
}

/// A pack as it is loaded.
fn program(mut pack: Pack) -> Program {
    pack.prepare().unwrap();
    Program::load(&pack.to_bytes()).unwrap()
}

/// Answers of which none has a problem.
fn read(program: &Program, given: &str, mode: Mode) -> Answers {
    let (answers, problems) = answers::read_text(program, given, mode).unwrap();
    assert_eq!(problems, [], "{given}");
    answers
}

/// Whether `flag` is yes, `count` at most five, `choice` the first option, `text` there.
fn simple() -> Vec<Node> {
    vec![
        Node::Const(Literal::Bool(true)),
        Node::Property(FLAG, 0),
        Node::Maximum(Bound::Fixed(5)),
        Node::Property(COUNT, 2),
        Node::Const(Literal::Text("a".to_owned())),
        Node::Property(CHOICE, 4),
        Node::Required(TEXT),
    ]
}
const IS_FLAG: NodeId = 1;
const IS_FEW: NodeId = 3;
const IS_FIRST: NodeId = 5;
const HAS_TEXT: NodeId = 6;

/// What the last of the nodes says of the root, and what keeps it unknown.
fn judged(nodes: Vec<Node>, given: &str, mode: Mode) -> (Truth, Vec<String>) {
    judged_by(pack(nodes), given, mode)
}

fn judged_by(pack: Pack, given: &str, mode: Mode) -> (Truth, Vec<String>) {
    let program = program(pack);
    let answers = read(&program, given, mode);
    let era = Era::new(&program, Date::parse(ON).unwrap());
    let mut needs = Vec::new();
    let evaluation = Evaluation::new(&era, &answers, mode);
    let last = program.nodes().len() as u32 - 1;
    let truth = Judge::new(&evaluation, Scope::ROOT, &mut needs).judge_scope(last);
    let needs = Need::in_asking_order(needs, &program);
    (truth, needs.iter().map(|need| need.pointer(&program)).collect())
}

/// What it says of finished answers.
fn finally(nodes: Vec<Node>, given: &str) -> Truth {
    judged(nodes, given, Mode::Final).0
}
