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

const WORDS: [[&str; 2]; 9] = [
    ["", ""],
    ["orang", "people"],
    ["Batas?", "Limit?"],
    ["Satu", "One"],
    ["Dua", "Two"],
    ["Kode usaha", "Codes of trades"],
    ["nomor 13 angka", "a number of 13 digits"],
    ["Berapa?", "How many?"],
    ["Yang mana?", "Which one?"],
];

/// With words in two languages: a unit for the count, a question for what it may be compared with and for two facts of
/// items, labels of two options, names of a list and of a format.
fn spoken(nodes: Vec<Node>) -> Pack {
    let mut pack = pack(nodes);
    pack.head.languages = vec!["id".to_owned(), "en".to_owned()];
    pack.texts = [0, 1].map(|language| WORDS.map(|words| words[language].to_owned()).into()).into();
    pack.facts[usize::from(COUNT)].unit = Some(1);
    pack.facts[usize::from(MOST)].question = 2;
    pack.facts[usize::from(of_item(COUNT))].question = 7;
    pack.facts[usize::from(of_item(CHOICE))].question = 8;
    for fact in [CHOICE, CHOICES, of_item(CHOICE)] {
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
    // What always holds cannot be made not to.
    let always = vec![Node::All(vec![]), Node::Property(COUNT, 0), Node::Not(1)];
    assert_eq!(told_of(spoken(always), NUMBERS, 0), None);
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
        "/item: paling sedikit 2 dengan “Berapa?”: paling banyak 1 <> 1"
    );
    assert_eq!(of_items(vec![Node::MaxItems(limit(2))], items), "/item: paling banyak 2 <> 3");
    let twice = r#"{"item.count":1},{"item.count":1}"#;
    assert_eq!(of_items(vec![Node::UniqueItems], twice), "/item: semuanya berbeda <> 2");
    // An item's answer beside another of the same item.
    let fewer =
        vec![Node::Compare(Relation::Less, of_item(MOST)), Node::Property(of_item(COUNT), 0), Node::Items(1)];
    assert_eq!(
        of_items(fewer, r#"{"item.count":1,"item.most":2},{"item.count":2,"item.most":1}"#),
        "/item/1/item.count: kurang dari jawaban untuk \u{201c}\u{201d} <> 2"
    );
}

/// A program's node that wants so many items with a certain answer to each of two questions.
fn contains(item: Vec<Node>, min: i64, max: Option<i64>) -> Vec<Node> {
    let first = [Node::Const(text("a")), Node::Property(of_item(CHOICE), 0), Node::Required(of_item(CHOICE))];
    let second = [Node::Minimum(limit(2)), Node::Property(of_item(COUNT), 3)];
    let last = 4 + item.len() as u32;
    let contains = Node::Contains { item: last, min: limit(min), max: max.map(limit) };
    [first.to_vec(), second.to_vec(), item, vec![contains]].concat()
}

#[test]
fn how_many_items_are_wanted_is_told_by_their_questions() {
    let items =
        r#"{"item.choice":"a","item.count":2},{"item.choice":"a","item.count":2},{"item.choice":"b"}"#;
    let of = |item, min, max| of_items(contains(item, min, max), items);
    let both = || vec![Node::All(vec![2, 1, 4])];
    let which = "“Yang mana?”: Satu dan “Berapa?”: paling sedikit 2";
    for (min, max, words) in [
        (3, None, "paling sedikit 3"),
        (1, Some(1), "tepat 1"),
        (0, Some(1), "paling banyak 1"),
        (3, Some(4), "paling sedikit 3, paling banyak 4"),
    ] {
        assert_eq!(of(both(), min, max), format!("/item: {words} dengan {which} <> 2"));
    }
    let either = of(vec![Node::Any(vec![1, 4])], 4, None);
    assert_eq!(
        either,
        "/item: paling sedikit 4 dengan “Yang mana?”: Satu atau “Berapa?”: paling sedikit 2 <> 3"
    );
    // What takes more than a few words is not told, nor what has none.
    for item in [
        vec![Node::Not(1)],
        vec![Node::Required(of_item(CHOICE))],
        vec![Node::Required(of_item(COUNT)), Node::All(vec![1, 2, 5])],
        vec![Node::Pattern(0), Node::Property(of_item(CHOICE), 5)],
    ] {
        let told = of(item.clone(), 4, None);
        assert!(told.starts_with("/item: paling sedikit 4 yang memenuhi syarat <> "), "{told} of {item:?}");
    }
    let english = [contains(both(), 1, Some(1)), vec![Node::PropertyItems(0, 6)]].concat();
    let told = told_of(spoken(english), &format!("{{\"item\":[{items}]}}"), 1).unwrap();
    assert_eq!(told, "/item: exactly 1 with “Which one?”: One and “How many?”: at least 2 <> 2");
}

#[test]
fn which_items_are_the_same_is_told() {
    let unique = |facts: &[u16]| vec![Node::UniqueBy(facts.iter().map(|&fact| of_item(fact)).collect())];
    let items = r#"{"item.choice":"b","item.count":1},{"item.choice":"a","item.count":2},{"item.choice":"b","item.count":2},
        {"item.choice":"b","item.count":1}"#;
    assert_eq!(
        of_items(unique(&[CHOICE]), items),
        "/item: semuanya berbeda dalam “Yang mana?” <> 1 dan 3 sama"
    );
    assert_eq!(of_items(unique(&[COUNT]), items), "/item: semuanya berbeda dalam “Berapa?” <> 2 dan 3 sama");
    assert_eq!(
        of_items(unique(&[CHOICE, COUNT]), items),
        "/item: semuanya berbeda dalam “Yang mana?” dengan “Berapa?” <> 1 dan 4 sama"
    );
    // Where they should not all be different, there is no such pair.
    let not = [unique(&[COUNT]), vec![Node::Not(0)]].concat();
    let different = r#"{"item.count":1},{"item.count":2}"#;
    assert_eq!(of_items(not, different), "/item: bukan semuanya berbeda dalam “Berapa?” <> 2");
    let english = [unique(&[CHOICE, COUNT]), vec![Node::PropertyItems(0, 0)]].concat();
    let told = told_of(spoken(english), &format!("{{\"item\":[{items}]}}"), 1).unwrap();
    assert_eq!(told, "/item: all different in “Which one?” with “How many?” <> 1 and 4 are the same");
}
