//! Which answers already force a verdict.

use super::{
    CHOICE, COUNT, FLAG, HAS_TEXT, IS_FEW, IS_FIRST, IS_FLAG, KINDS, ON, TEXT, of_item, pack, program, read,
    simple,
};
use crate::{
    date::Date,
    evaluate::{
        Era,
        why::{Forcing, forcing},
    },
    outcome::Mode,
    program::{
        AskedOf, Bound, DecisionId, NodeId, Verb,
        author::{
            Arm, Condition, Decision, DecisionKind, Derivation, DerivedArm, Literal, Node, Pack, Provision,
        },
    },
};
use alloc::{borrow::ToOwned, format, string::String, vec, vec::Vec};

/// A pack that decides by these criteria.
fn deciding(nodes: Vec<Node>, criteria: &[NodeId]) -> Pack {
    let mut pack = pack(nodes);
    let criterion = |&node: &NodeId| Provision { predicate: Some(node), ..Provision::default() };
    pack.provisions = criteria.iter().map(criterion).collect();
    let kind = DecisionKind::Eligibility { criteria: (0..criteria.len() as u16).collect() };
    pack.decisions = vec![Decision { kind, ..Decision::default() }];
    pack
}

fn found(
    pack: Pack,
    given: &str,
    mode: Mode,
    of: (DecisionId, Option<u16>),
) -> Option<(Forcing, Vec<String>)> {
    let program = program(pack);
    let answers = read(&program, given, mode);
    let era = Era::new(&program, Date::parse(ON).unwrap());
    let forcing = forcing(&era, &answers, mode, of.0, of.1)?;
    let places = forcing.answers.iter().map(|at| at.pointer(&program)).collect();
    Some((forcing, places))
}

/// The criteria and the answers, in asking order; no smaller set exists.
fn forced(nodes: Vec<Node>, criteria: &[NodeId], given: &str, mode: Mode) -> (Vec<u16>, Vec<String>) {
    let (forcing, places) = found(deciding(nodes, criteria), given, mode, (0, None)).unwrap();
    assert!(forcing.smallest, "{given}");
    (forcing.criteria, places)
}

fn told(criteria: &[u16], places: &[&str]) -> (Vec<u16>, Vec<String>) {
    (criteria.into(), places.iter().map(|&place| place.to_owned()).collect())
}

const GOOD: &str = r#"{"flag":true,"count":5,"choice":"a","text":"x"}"#;
const POOR: &str = r#"{"flag":false,"count":6,"choice":"b","text":"x"}"#;

#[test]
fn a_yes_needs_every_criterion_and_nothing_else() {
    for mode in [Mode::Draft, Mode::Final] {
        let yes = forced(simple(), &[IS_FLAG, IS_FEW], GOOD, mode);
        assert_eq!(yes, told(&[0, 1], &["/flag", "/count"]));
    }
    // Nothing has to be known of what always holds, and while nothing is known nothing forces.
    assert_eq!(forced(vec![Node::Always(true)], &[0], GOOD, Mode::Final), told(&[0], &[]));
    assert_eq!(forced(simple(), &[IS_FLAG], r#"{"text":"x"}"#, Mode::Draft), told(&[0], &[]));
}

#[test]
fn a_no_needs_one_unmet_criterion() {
    for criteria in [[IS_FLAG, IS_FEW, IS_FIRST], [IS_FIRST, IS_FEW, IS_FLAG]] {
        let (criteria, places) = forced(simple(), &criteria, POOR, Mode::Draft);
        assert_eq!((criteria.len(), places), (1, vec!["/flag".to_owned()]));
    }
    let one = forced(simple(), &[IS_FLAG, IS_FEW, IS_FIRST], &POOR.replace("false", "true"), Mode::Draft);
    assert_eq!(one, told(&[1], &["/count"]));
}

#[test]
fn of_two_ways_the_one_with_fewer_answers_is_told() {
    // Neither of the first two, or not the third, which is asked after them.
    let either = |first, second| {
        [simple(), vec![Node::Any(vec![first, second]), Node::All(vec![7, IS_FIRST])]].concat()
    };
    assert_eq!(forced(either(IS_FLAG, IS_FEW), &[8], POOR, Mode::Draft), told(&[0], &["/choice"]));
    // As two criteria.
    assert_eq!(forced(either(IS_FLAG, IS_FEW), &[7, IS_FIRST], POOR, Mode::Draft), told(&[1], &["/choice"]));
    let met = POOR.replace("\"b\"", "\"a\"");
    assert_eq!(
        forced(either(IS_FLAG, IS_FEW), &[7, IS_FIRST], &met, Mode::Draft),
        told(&[0], &["/flag", "/count"])
    );
}

#[test]
fn a_blank_of_finished_answers_forces_and_what_the_office_or_nobody_answers_does_not() {
    assert_eq!(forced(simple(), &[HAS_TEXT], "{}", Mode::Final), told(&[0], &["/text"]));
    assert_eq!(forced(simple(), &[HAS_TEXT], "{}", Mode::Draft), told(&[0], &[]));
    let mut office = deciding(simple(), &[HAS_TEXT]);
    office.facts[usize::from(TEXT)].asked_of = AskedOf::Office;
    let (_, places) = found(office.clone(), "{}", Mode::Final, (0, None)).unwrap();
    assert_eq!(places, [""; 0]);
    let (_, places) = found(office, r#"{"text":"x"}"#, Mode::Final, (0, None)).unwrap();
    assert_eq!(places, ["/text"]);
}

#[test]
fn a_computed_answer_is_forced_by_what_it_is_computed_of() {
    let mut pack = deciding(simple(), &[IS_FIRST, IS_FLAG]);
    let condition = Condition { all: vec![1], ..Condition::default() };
    let arms = vec![DerivedArm { value: Some(0), condition }];
    pack.facts[usize::from(CHOICE)].derived = Some(Derivation::Arms(arms));
    pack.decisions[0].kind = DecisionKind::Eligibility { criteria: vec![0] };
    let (_, places) = found(pack, r#"{"flag":true,"count":1}"#, Mode::Draft, (0, None)).unwrap();
    assert_eq!(places, ["/flag"]);
}

#[test]
fn an_item_has_verdicts_of_its_own() {
    let of_item_count = vec![Node::Maximum(Bound::Fixed(5)), Node::Property(of_item(COUNT), 0)];
    let mut pack = deciding(of_item_count, &[1]);
    pack.provisions[0].subject = Some(0);
    pack.decisions[0].subject = Some(0);
    let items = r#"{"item":[{"item.count":1},{"item.count":6}]}"#;
    let of = |item| found(pack.clone(), items, Mode::Draft, (0, item)).map(|(_, places)| places);
    assert_eq!(of(Some(0)), Some(vec!["/item/0/item.count".to_owned()]));
    assert_eq!(of(Some(1)), Some(vec!["/item/1/item.count".to_owned()]));
    assert_eq!((of(None), of(Some(2))), (None, None));
}

#[test]
fn arms_that_say_the_same_need_not_be_told_apart() {
    let arms = |verdict| {
        let mut pack = deciding(simple(), &[IS_FLAG, IS_FEW]);
        let condition = |provision| Condition { all: vec![provision], ..Condition::default() };
        let first = Arm { condition: condition(0), ..Arm::default() };
        let second = Arm { condition: condition(1), verdict, ..Arm::default() };
        pack.decisions[0].kind = DecisionKind::Permit { arms: vec![first, second] };
        pack
    };
    let of = |verdict, given: &str| found(arms(verdict), given, Mode::Draft, (0, None)).unwrap().1;
    let second = GOOD.replace("true", "false");
    assert_eq!(of(Verb::Required, &second), ["/count"]);
    assert_eq!(of(Verb::Held, &second), ["/flag", "/count"]);
    assert_eq!(of(Verb::Held, GOOD), ["/flag"]);
}

/// An answer to every fact, in asking order.
const ALL: [&str; 8] = ["true", "1", "1", "\"\"", "\"2026-11-22\"", "\"2026-11-22\"", "\"a\"", "[]"];

/// With the facts of the items as facts of the root.
fn of_sixteen(nodes: Vec<Node>, criteria: &[NodeId]) -> Pack {
    let mut pack = deciding(nodes, criteria);
    pack.facts.iter_mut().for_each(|fact| fact.subject = None);
    pack
}

fn answers(prefix: &str) -> String {
    let answers = KINDS.iter().zip(ALL).map(|((name, _), value)| format!("\"{prefix}{name}\":{value}"));
    answers.collect::<Vec<_>>().join(",")
}

#[test]
fn many_answers_are_searched_as_few_are() {
    // Eight answers of sixteen are needed: each alone blocks.
    let nodes = (0..8).map(Node::Required).chain([Node::All((0..8).collect())]);
    let given = format!("{{{},{}}}", answers(""), answers("item."));
    let (forcing, places) = found(of_sixteen(nodes.collect(), &[8]), &given, Mode::Draft, (0, None)).unwrap();
    assert_eq!((forcing.smallest, places.len()), (true, 8));
    // One of the first eight is missing, or one of the next seven: all eight or all seven answers force the refusal.
    let missing = (0..15).flat_map(|fact| [Node::Required(fact), Node::Not(2 * NodeId::from(fact))]);
    let any = |facts: core::ops::Range<u32>| Node::Any(facts.map(|fact| 2 * fact + 1).collect());
    let pack = of_sixteen(missing.chain([any(0..8), any(8..15)]).collect(), &[30, 31]);
    let (forcing, places) = found(pack, &given, Mode::Draft, (0, None)).unwrap();
    assert_eq!((forcing.smallest, forcing.criteria), (true, vec![1]));
    assert_eq!(places, KINDS[..7].iter().map(|(name, _)| format!("/item.{name}")).collect::<Vec<_>>());
}

#[test]
fn a_search_that_would_take_too_long_is_ended_and_says_so() {
    // Any eight of sixteen: of the smallest sets there are 12,870.
    let eight_of = |all: u16| {
        let nodes = (0..all).map(Node::Required);
        let count = Node::Count { of: (0..all.into()).collect(), min: 8, max: None };
        of_sixteen(nodes.chain([count]).collect(), &[all.into()])
    };
    let given = format!("{{{},{}}}", answers(""), answers("item."));
    for (all, smallest) in [(9, true), (16, false)] {
        let (forcing, places) = found(eight_of(all), &given, Mode::Draft, (0, None)).unwrap();
        assert_eq!((forcing.smallest, places.len()), (smallest, 8), "of {all}");
        // What is asked first is kept either way.
        assert_eq!(places, KINDS.iter().map(|(name, _)| format!("/{name}")).collect::<Vec<_>>());
    }
}

#[test]
fn the_more_places_there_are_the_fewer_sets_are_tried() {
    // Any four of eight answers, beside a thousand items that the decision does not read.
    let nodes = (0..8).map(Node::Required);
    let count = Node::Count { of: (0..8).collect(), min: 4, max: None };
    let mut pack = deciding(nodes.chain([count]).collect(), &[8]);
    pack.subjects[0].max_items = 1_000;
    for (items, smallest) in [(1, true), (1_000, false)] {
        let given = format!("{{{},\"item\":[{}]}}", answers(""), vec!["{}"; items].join(","));
        let (forcing, places) = found(pack.clone(), &given, Mode::Draft, (0, None)).unwrap();
        assert_eq!((forcing.smallest, places.len()), (smallest, 4), "{items} items");
    }
}

#[test]
fn an_answer_counts_in_an_item_only_where_it_reaches() {
    // Each item's own count decides of it, and so does a flag of the whole.
    let nodes = vec![
        Node::Maximum(Bound::Fixed(5)),
        Node::Property(of_item(COUNT), 0),
        Node::Const(Literal::Bool(true)),
        Node::Property(FLAG, 2),
        Node::All(vec![1, 3]),
    ];
    let mut pack = deciding(nodes, &[4]);
    pack.provisions[0].subject = Some(0);
    pack.decisions[0].subject = Some(0);
    let items = r#"{"flag":true,"item":[{"item.count":1},{"item.count":2}]}"#;
    let places = |item| found(pack.clone(), items, Mode::Draft, (0, Some(item))).unwrap().1;
    assert_eq!(places(0), ["/flag", "/item/0/item.count"]);
    assert_eq!(places(1), ["/flag", "/item/1/item.count"]);
}
