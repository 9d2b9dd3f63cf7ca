//! Hostile programs: bytes that are well-formed but would cost more than an evaluation may, refused when they are loaded.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use layak_pack::{Code, MAIN, compile};
use layak_rules::{
    Program,
    program::{
        LoadError, MOST_LEVELS, MOST_STEPS, NodeId,
        author::{Node, Pack},
    },
};
use serde_json::{Value, json};

const SMALL: &str = include_str!("valid/small.json");

fn small() -> Pack {
    compile(&[(MAIN, SMALL.as_bytes())]).unwrap().program.to_author()
}

/// Adds nodes, the last of which is the first provision's predicate.
fn with(mut program: Pack, count: u32, make: impl Fn(NodeId) -> Node) -> Pack {
    for _ in 0..count {
        let last = NodeId::try_from(program.nodes.len()).unwrap() - 1;
        program.nodes.push(make(last));
    }
    program.provisions[0].predicate = Some(NodeId::try_from(program.nodes.len()).unwrap() - 1);
    program
}

fn loaded(program: &Pack) -> Result<(), LoadError> {
    Program::load(&program.to_bytes()).map(drop)
}

#[test]
fn a_predicate_that_doubles_at_every_level_is_refused() {
    assert_eq!(loaded(&with(small(), 8, |last| Node::All(vec![last, last]))), Ok(()));
    let doubling = with(small(), 60, |last| Node::All(vec![last, last]));
    assert_eq!(loaded(&doubling), Err(LoadError::Inconsistent));
}

#[test]
fn a_predicate_that_would_overflow_the_stack_is_refused() {
    assert_eq!(loaded(&with(small(), 100, Node::Not)), Ok(()));
    let deep = with(small(), 200_000, Node::Not);
    assert_eq!(loaded(&deep), Err(LoadError::Inconsistent));
    assert_eq!(loaded(&with(small(), u32::from(MOST_LEVELS), Node::Not)), Err(LoadError::Inconsistent));
}

#[test]
fn a_text_that_is_repeated_without_end_is_kept_once() {
    let mut program = small();
    let mut provision = program.provisions[0].clone();
    provision.id = "x".repeat(1 << 20);
    program.provisions.extend(vec![provision; 40]);
    assert!(program.to_bytes().len() < 2 << 20);
    assert_eq!(loaded(&program), Ok(()));
}

#[test]
fn more_subjects_than_can_be_numbered_are_refused() {
    let with = |subjects| {
        let mut program = small();
        program.subjects = vec![program.subjects[0].clone(); subjects];
        program.prepare()?;
        loaded(&program)
    };
    assert_eq!(with(254), Ok(()));
    assert_eq!(with(255), Err(LoadError::Damaged));
}

/// Every fact is asked only when the two before it are answered.
fn chained(count: usize) -> Result<(), LoadError> {
    let mut program = small();
    let mut fact = program.facts.iter().find(|fact| fact.id == "business.sales").unwrap().clone();
    for number in 0..count {
        let length = u16::try_from(program.facts.len()).unwrap();
        let node = NodeId::try_from(program.nodes.len()).unwrap();
        program.nodes.extend([Node::Required(length - 1), Node::Required(length - 2)]);
        program.nodes.push(Node::All(vec![node, node + 1]));
        fact.id = format!("business.f{number}");
        fact.live = Some(node + 2);
        program.facts.push(fact.clone());
    }
    program.prepare()?;
    loaded(&program)
}

#[test]
fn many_facts_that_hang_on_each_other_load_in_time_and_more_are_refused() {
    assert_eq!(chained(1_500), Ok(()));
    assert_eq!(chained(4_000), Err(LoadError::Damaged));
}

/// What the compiler lets through, the engine loads: it has the same bounds, and tells the author.
#[test]
fn a_source_of_too_many_steps_is_told() {
    let mut pack: Value = serde_json::from_str(SMALL).unwrap();
    let names = ["business.sales", "business.started", "business.workers", "business.form"];
    let provision = pack["provisions"]["MICRO"].clone();
    // Each use of the definition has so many tests that the limit on schemas lets pass.
    pack["$defs"]["many"] = json!({"oneOf": vec![json!({"required": names}); 60]});
    pack["$defs"]["more"] = json!({"oneOf": vec![json!({"$ref": "#/$defs/many"}); 60]});
    let mut criteria = vec![];
    for number in 0..(MOST_STEPS / 20_000) {
        let id = format!("HEAVY-{number}");
        let mut heavy = provision.clone();
        heavy["predicate"] = json!({"$ref": "#/$defs/more"});
        pack["provisions"][&id] = heavy;
        criteria.push(id);
    }
    let decisions = pack["decisions"].as_array_mut().unwrap();
    decisions.iter_mut().find(|one| one["kind"] == "eligibility").unwrap()["criteria"] = json!(criteria);
    let told = compile(&[(MAIN, pack.to_string().as_bytes())]).unwrap_err();
    assert!(
        told.iter().any(|fault| fault.code == Code::TooMany && fault.message_en.contains("steps")),
        "{told:?}"
    );
}
