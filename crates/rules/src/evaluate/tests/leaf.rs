//! One look at an answer is enough where the predicate is about one fact.

use super::{CHOICE, COUNT, FIVE, FLAG, NOTHING, ON, TEXT, THIRTEEN, pack, program};
use crate::{
    answers::Slot,
    date::Date,
    evaluate::{Era, pattern::author::Pattern},
    program::{
        AskedOf, Bound, FactId,
        author::{Derivation, Fact, Literal, Node, Provision},
    },
};
use alloc::{vec, vec::Vec};

/// What a look at each answer tells of nodes, the last of which is about the value of a fact.
fn looked<const N: usize>(fact: FactId, nodes: &[Node], answers: [Slot; N]) -> [Option<bool>; N] {
    let value = nodes.len() as u32 - 1;
    let mut pack = pack([nodes, &[Node::Property(fact, value)]].concat());
    pack.patterns[0] = Pattern::compile("^a+$").unwrap();
    let program = program(pack);
    let era = Era::new(&program, Date::parse(ON).unwrap());
    let leaf = program.index.leaves.of(value + 1).unwrap();
    answers.map(|answer| leaf.test.holds(&era, &answer))
}

const YES: Option<bool> = Some(true);
const NO: Option<bool> = Some(false);

#[test]
fn one_look_tells_what_a_known_answer_means() {
    let numbers = || [4, 5, 6].map(Slot::Integer);
    for five in [Bound::Fixed(5), Bound::Parameter(FIVE)] {
        assert_eq!(looked(COUNT, &[Node::Minimum(five)], numbers()), [NO, YES, YES]);
        assert_eq!(looked(COUNT, &[Node::Maximum(five)], numbers()), [YES, YES, NO]);
        for parts in [vec![0, 1], vec![1, 0]] {
            let both = [Node::Minimum(five), Node::Maximum(five), Node::All(parts)];
            assert_eq!(looked(COUNT, &both, numbers()), [NO, YES, NO]);
        }
    }
    assert_eq!(looked(COUNT, &[Node::Const(Literal::Int(5))], numbers()), [NO, YES, NO]);
    // Where the figure has no value it tells nothing.
    assert_eq!(looked(COUNT, &[Node::Minimum(Bound::Parameter(NOTHING))], numbers()), [None; 3]);
    let flags = || [false, true].map(Slot::Boolean);
    for (wanted, told) in [(true, [NO, YES]), (false, [YES, NO])] {
        assert_eq!(looked(FLAG, &[Node::Const(Literal::Bool(wanted))], flags()), told);
        let not = [Node::Const(Literal::Bool(!wanted)), Node::Not(0)];
        assert_eq!(looked(FLAG, &not, flags()), told);
    }
    let text = |text: &str| Literal::Text(text.into());
    let options = || [0, 1, 2].map(Slot::Choice);
    assert_eq!(looked(CHOICE, &[Node::Enum(vec![text("a"), text("c")])], options()), [YES, NO, YES]);
    let not = [Node::Const(text("b")), Node::Not(0)];
    assert_eq!(looked(CHOICE, &not, options()), [YES, NO, YES]);
    let texts = || ["aa", "éé", "ééé"].map(|text| Slot::Text(text.into()));
    assert_eq!(looked(TEXT, &[Node::MaxLength(Bound::Fixed(2))], texts()), [YES, YES, NO]);
    assert_eq!(looked(TEXT, &[Node::Pattern(0)], texts()), [YES, NO, NO]);
}

#[test]
fn that_there_is_an_answer_needs_no_look_at_it() {
    let required = |nodes: Vec<Node>| {
        let pack = pack(nodes);
        let program = program(pack);
        let era = Era::new(&program, Date::parse(ON).unwrap());
        let leaf = program.index.leaves.of(program.nodes().len() as u32 - 1).unwrap();
        (leaf.absent, leaf.test.holds(&era, &Slot::Integer(1)))
    };
    assert_eq!(required(vec![Node::Required(COUNT)]), (false, YES));
    let least = || vec![Node::Minimum(Bound::Fixed(2)), Node::Property(COUNT, 0)];
    assert_eq!(required(least()), (true, NO));
    let both = vec![Node::Required(COUNT), Node::All(vec![2, 1])];
    assert_eq!(required([least(), both].concat()), (false, NO));
    let twice = vec![Node::Required(COUNT), Node::Required(COUNT), Node::All(vec![0, 1])];
    assert_eq!(required(twice), (false, YES));
}

#[test]
fn provisions_about_one_fact_and_facts_that_are_only_answered_are_known_as_such() {
    let mut pack = pack(vec![Node::Required(COUNT), Node::Required(FLAG), Node::All(vec![0, 1])]);
    let rule = |node| Provision { predicate: Some(node), ..Provision::default() };
    pack.provisions = vec![rule(0), rule(2)];
    let changes: [fn(&mut Fact); 6] = [
        |_| {},
        |fact| fact.live = Some(0),
        |fact| fact.derived = Some(Derivation::default()),
        |fact| fact.format = Some(THIRTEEN),
        |fact| fact.asked_of = AskedOf::Office,
        |fact| fact.declaration = true,
    ];
    let is_plain = changes.map(|change| {
        let mut pack = pack.clone();
        change(&mut pack.facts[usize::from(TEXT)]);
        let program = program(pack);
        let leaves = &program.index.leaves;
        assert_eq!([0, 1].map(|id| leaves.of_provision(id).is_some()), [true, false]);
        program.index.plain(TEXT).is_some()
    });
    assert_eq!(is_plain, [true, false, false, false, false, false]);
}
