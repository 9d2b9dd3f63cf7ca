//! What failed, in people's words.

mod phrases;

use super::{CHOICE, CHOICES, CODES, COUNT, FLAG, MOST, ON, TEXT, THIRTEEN, of_item, pack, program, read};
use crate::{
    answers::{Problem, ProblemCode},
    date::Date,
    evaluate::{
        Era, Evaluation,
        why::{Shortfall, shortfall},
    },
    outcome::Mode,
    program::{
        Bound, Program, Relation,
        author::{Literal, Node, Pack, Provision},
    },
};
use alloc::{borrow::ToOwned, format, string::String, vec, vec::Vec};

const WORDS: [[&str; 2]; 7] = [
    ["", ""],
    ["orang", "people"],
    ["Batas?", "Limit?"],
    ["Satu", "One"],
    ["Dua", "Two"],
    ["Kode usaha", "Codes of trades"],
    ["nomor 13 angka", "a number of 13 digits"],
];

/// With words in two languages: a unit for the count, a question for what it may be compared with, labels of two options,
/// names of a list and of a format.
fn spoken(nodes: Vec<Node>) -> Pack {
    let mut pack = pack(nodes);
    pack.head.languages = vec!["id".to_owned(), "en".to_owned()];
    pack.texts = [0, 1].map(|language| WORDS.map(|words| words[language].to_owned()).into()).into();
    pack.facts[usize::from(COUNT)].unit = Some(1);
    pack.facts[usize::from(MOST)].question = 2;
    for fact in [CHOICE, CHOICES] {
        let options = &mut pack.facts[usize::from(fact)].options;
        (options[0].label, options[1].label) = (3, 4);
    }
    (pack.lists[usize::from(CODES)].title, pack.formats[usize::from(THIRTEEN)].title) = (5, 6);
    let predicate = Some(pack.nodes.len() as u32 - 1);
    pack.provisions = vec![Provision { predicate, ..Provision::default() }];
    pack
}

/// A shortfall as one line: tests as `place: expected <> actual`, `(all & of)`, `(one | of)`.
fn line(program: &Program, why: &Shortfall) -> String {
    let joined = |parts: &[Shortfall], by: &str| {
        let lines: Vec<String> = parts.iter().map(|part| line(program, part)).collect();
        format!("({})", lines.join(by))
    };
    match why {
        Shortfall::Each(parts) => joined(parts, " & "),
        Shortfall::OneOf(parts) => joined(parts, " | "),
        Shortfall::Test(failed) => {
            let place = Problem { at: failed.at, code: ProblemCode::Missing }.pointer(program);
            format!("{place}: {} <> {}", failed.expected, failed.actual)
        }
    }
}

fn told_of(pack: Pack, given: &str, language: usize) -> Option<String> {
    let program = program(pack);
    let answers = read(&program, given, Mode::Final);
    let era = Era::new(&program, Date::parse(ON).unwrap());
    let why = shortfall(&Evaluation::new(&era, &answers, Mode::Final), 0, None, language);
    why.map(|why| line(&program, &why))
}

fn told(nodes: Vec<Node>, given: &str) -> String {
    told_of(spoken(nodes), given, 0).unwrap_or_default()
}

fn text(text: &str) -> Literal {
    Literal::Text(text.to_owned())
}

fn limit(number: i64) -> Bound {
    Bound::Fixed(number)
}

const NUMBERS: &str = r#"{"count":7,"most":1}"#;

/// `flag` is yes, and `choice` is the first.
fn two() -> Vec<Node> {
    let [flag, choice] = [Literal::Bool(true), text("a")].map(Node::Const);
    vec![flag, Node::Property(FLAG, 0), choice, Node::Property(CHOICE, 2)]
}

fn both_of(join: fn(Vec<u32>) -> Node, given: &str) -> String {
    told([two(), vec![join(vec![1, 3])]].concat(), given)
}

fn not_both_of(join: fn(Vec<u32>) -> Node, given: &str) -> String {
    told([two(), vec![join(vec![1, 3]), Node::Not(4)]].concat(), given)
}

const NEITHER: &str = r#"{"flag":false,"choice":"b"}"#;
const BOTH: &str = r#"{"flag":true,"choice":"a"}"#;
const SECOND: &str = r#"{"flag":false,"choice":"a"}"#;

#[test]
fn all_that_failed_is_told_or_one_of_what_would_do() {
    assert_eq!(both_of(Node::All, NEITHER), "(/flag: ya <> tidak & /choice: Satu <> Dua)");
    assert_eq!(both_of(Node::All, SECOND), "/flag: ya <> tidak");
    assert_eq!(both_of(Node::All, BOTH), "");
    assert_eq!(both_of(Node::Any, NEITHER), "(/flag: ya <> tidak | /choice: Satu <> Dua)");
    assert_eq!(both_of(Node::Any, SECOND), "");
    assert_eq!(not_both_of(Node::All, BOTH), "(/flag: bukan ya <> ya | /choice: bukan Satu <> Satu)");
    assert_eq!(not_both_of(Node::Any, BOTH), "(/flag: bukan ya <> ya & /choice: bukan Satu <> Satu)");
    assert_eq!(not_both_of(Node::Any, SECOND), "/choice: bukan Satu <> Satu");
    assert_eq!(both_of(Node::One, NEITHER), "(/flag: ya <> tidak | /choice: Satu <> Dua)");
    assert_eq!(both_of(Node::One, BOTH), "(/flag: bukan ya <> ya | /choice: bukan Satu <> Satu)");
    let two_of = |of| Node::Count { of, min: 2, max: None };
    assert_eq!(both_of(two_of, SECOND), "/flag: ya <> tidak");
    // What would be told twice is told once.
    let same = told([two(), vec![Node::Any(vec![1, 1])]].concat(), NEITHER);
    assert_eq!(same, "/flag: ya <> tidak");
}

#[test]
fn of_a_choice_the_branch_that_applies_is_told() {
    let text_is = |which: &str| [Node::Const(text(which)), Node::Property(TEXT, 4)];
    let choose = |which| {
        let branches = Node::If { condition: 1, then: Some(3), otherwise: Some(5) };
        [two(), text_is(which).into(), vec![branches]].concat()
    };
    let given = |flag| format!(r#"{{"flag":{flag},"choice":"b","text":"y"}}"#);
    assert_eq!(told(choose("x"), &given(true)), "/choice: Satu <> Dua");
    assert_eq!(told(choose("x"), &given(false)), "/text: x <> y");
    assert_eq!(told(choose("y"), &given(false)), "");
}

#[test]
fn what_is_there_or_missing_is_told() {
    assert_eq!(told(vec![Node::Required(COUNT)], "{}"), "/count: diisi <> tidak diisi");
    let not = vec![Node::Required(COUNT), Node::Not(0)];
    assert_eq!(told(not.clone(), NUMBERS), "/count: tidak diisi <> diisi");
    assert_eq!(told_of(spoken(not), NUMBERS, 1).unwrap(), "/count: not answered <> answered");
    assert_eq!(told(vec![Node::RequiredItems(0)], "{}"), "/item: diisi <> tidak diisi");
    assert_eq!(
        told(vec![Node::RequiredItems(0), Node::Not(0)], r#"{"item":[{}]}"#),
        "/item: tidak diisi <> diisi"
    );
    // What no answer satisfies, and what must be there to be otherwise.
    assert_eq!(
        told(vec![Node::Any(vec![]), Node::Property(COUNT, 0)], NUMBERS),
        "/count: tidak diisi <> diisi"
    );
    let not = vec![Node::Minimum(limit(5)), Node::Property(COUNT, 0), Node::Not(1)];
    assert_eq!(told(not.clone(), "{}"), "/count: diisi <> tidak diisi");
    assert_eq!(told(not, NUMBERS), "/count: bukan paling sedikit 5 orang <> 7 orang");
}

/// What nodes, the last of which is about an array, say of items.
fn of_items(mut nodes: Vec<Node>, items: &str) -> String {
    nodes.push(Node::PropertyItems(0, nodes.len() as u32 - 1));
    told(nodes, &format!("{{\"item\":[{items}]}}"))
}

#[test]
fn items_are_told_one_by_one_sums_and_counts_as_numbers() {
    let small = || vec![Node::Maximum(limit(1)), Node::Property(of_item(COUNT), 0)];
    let items = r#"{"item.count":1},{"item.count":2},{"item.count":3}"#;
    assert_eq!(
        of_items([small(), vec![Node::Items(1)]].concat(), items),
        "(/item/1/item.count: paling banyak 1 <> 2 & /item/2/item.count: paling banyak 1 <> 3)"
    );
    let not = [small(), vec![Node::Items(1), Node::Not(2)]].concat();
    let low = r#"{"item.count":0},{"item.count":1}"#;
    assert_eq!(
        of_items(not, low),
        "(/item/0/item.count: bukan paling banyak 1 <> 0 | /item/1/item.count: bukan paling banyak 1 <> 1)"
    );
    let sum = vec![Node::Maximum(limit(5)), Node::SumOf(of_item(COUNT), 0)];
    assert_eq!(of_items(sum, items), "/item: jumlah paling banyak 5 <> 6");
    let two = Node::Contains { item: 1, min: limit(2), max: None };
    assert_eq!(
        of_items([small(), vec![two]].concat(), items),
        "/item: paling sedikit 2 yang memenuhi syarat <> 1"
    );
    assert_eq!(of_items(vec![Node::MaxItems(limit(2))], items), "/item: paling banyak 2 <> 3");
    let twice = r#"{"item.count":1},{"item.count":1}"#;
    for unique in [Node::UniqueItems, Node::UniqueBy(vec![of_item(COUNT)])] {
        assert_eq!(of_items(vec![unique], twice), "/item: semuanya berbeda <> 2");
    }
    // An item's answer beside another of the same item.
    let fewer =
        vec![Node::Compare(Relation::Less, of_item(MOST)), Node::Property(of_item(COUNT), 0), Node::Items(1)];
    assert_eq!(
        of_items(fewer, r#"{"item.count":1,"item.most":2},{"item.count":2,"item.most":1}"#),
        "/item/1/item.count: kurang dari jawaban untuk \u{201c}\u{201d} <> 2"
    );
}
