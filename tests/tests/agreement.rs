//! The evaluator beside its independent judge, over every shipped pack; `cargo xtask prove` runs it for longer.

use layak_rules::{
    Program,
    program::{NodeId, author::Node},
};
use layak_tests::{
    corpus,
    proof::{Agreement, Law, prove},
};

const CHECKS: u64 = 500;

#[test]
fn the_judges_agree_on_finished_answers() {
    for pack in corpus::packs().unwrap() {
        let pack = pack.loaded().unwrap();
        let tally = prove(&Agreement::new(&pack), CHECKS, |_| {});
        assert_eq!(tally.failures, [], "{}", pack.id());
        assert!(tally.checks >= CHECKS, "{}: too little was in force to prove anything", pack.id());
    }
}

#[test]
fn provisions_compiled_wrongly_are_caught_and_made_small() {
    let mut pack = corpus::pack_by_id("gorontalo-motor").unwrap().loaded().unwrap();
    let mut program = pack.program.to_author();
    program.nodes.push(Node::Always(false));
    let never = NodeId::try_from(program.nodes.len() - 1).unwrap();
    for wrong in program.provisions.iter_mut().filter(|found| found.predicate.is_some()) {
        wrong.predicate = Some(never);
    }
    pack.program = Program::load(&program.to_bytes()).unwrap();
    let law = Agreement::new(&pack);
    let failures = prove(&law, 10_000, |_| {}).failures;
    assert!(!failures.is_empty(), "wrong provisions must be noticed");
    for failure in failures {
        let (_, answers) = failure.words.split_once("\nanswers ").unwrap();
        let whole = law.show(&law.case(failure.seed));
        assert!(answers.len() * 4 < whole.len(), "{answers} is not small beside {whole}");
    }
}
