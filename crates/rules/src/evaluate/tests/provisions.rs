//! Provisions where they count: in the arms of a permit, and for the items that there are.

use super::{COUNT, FLAG, ON, Truth, of_item, pack, program};
use crate::{
    answers::{self, FactAt},
    date::Date,
    evaluate::{Era, Evaluation, Need},
    outcome::{Decided, Mode, Verdict, decide},
    program::{
        Standing, Verb,
        author::{Arm, Condition, Decision, DecisionKind, Literal, Node, Pack, Provision},
    },
};
use alloc::{vec, vec::Vec};

/// A permit is required if an unsure rule says that the flag is set, and required in any case.
fn decided(given: &str) -> Decided {
    let nodes = vec![
        Node::Const(Literal::Bool(true)),
        Node::Property(FLAG, 0),
        Node::Required(FLAG),
        Node::All(vec![1, 2]),
    ];
    let unsure = Provision { predicate: Some(3), standing: Standing::Unsure, ..Provision::default() };
    let rests = Condition { all: vec![0], ..Condition::default() };
    let arm = |condition| Arm { verdict: Verb::Required, condition, ..Arm::default() };
    let kind = DecisionKind::Permit { arms: vec![arm(rests), arm(Condition::default())] };
    let program = program(Pack {
        provisions: vec![unsure],
        decisions: vec![Decision { kind, ..Decision::default() }],
        ..pack(nodes)
    });
    let (answers, _) = answers::read_text(&program, given, Mode::Draft).unwrap();
    decide(&program, &answers, Date::parse(ON).unwrap(), Mode::Draft).decisions.remove(0)
}

#[test]
fn an_arm_that_may_hold_by_an_unsure_rule_is_waited_for() {
    let open = decided("{}");
    assert_eq!(open.verdict, Verdict::CannotTellYet);
    assert_eq!(open.missing, [Need::Fact(FactAt::root(FLAG))]);
    assert_eq!(decided(r#"{"flag":true}"#).verdict, Verdict::ASK);
    assert_eq!(decided(r#"{"flag":false}"#).verdict, Verdict::Permit(Verb::Required));
}

#[test]
fn a_provision_about_items_is_judged_for_those_that_there_are() {
    let flag = of_item(FLAG);
    let about = Provision { predicate: Some(0), subject: Some(0), ..Provision::default() };
    let program = program(Pack { provisions: vec![about], ..pack(vec![Node::Required(flag)]) });
    let given = r#"{"item":[{"item.flag":true}]}"#;
    let (answers, _) = answers::read_text(&program, given, Mode::Final).unwrap();
    let era = Era::new(&program, Date::parse(ON).unwrap());
    let evaluation = Evaluation::new(&era, &answers, Mode::Final);
    let truths = [None, Some(0), Some(1), Some(2)].map(|item| evaluation.provision_truth(0, item));
    assert_eq!(truths, [None, Some(Truth::Yes), None, None]);
}

/// A permit that is required if the flag is given and a rule without a question holds, and one of these alternatives: the count
/// is given (1), or a rule that holds whatever is answered (2), of this standing.
fn beside(any: Vec<u16>, standing: Standing, given: &str) -> (Verdict, Vec<Need>, Vec<u16>) {
    let rule =
        |node| Provision { predicate: Some(node), standing: Standing::Confirmed, ..Provision::default() };
    let condition = Condition { all: vec![0, 3], any, ..Condition::default() };
    let arms = vec![Arm { verdict: Verb::Required, condition, ..Arm::default() }];
    let program = program(Pack {
        provisions: vec![rule(0), rule(1), Provision { standing, ..rule(2) }, rule(2)],
        decisions: vec![Decision { kind: DecisionKind::Permit { arms }, ..Decision::default() }],
        ..pack(vec![Node::Required(FLAG), Node::Required(COUNT), Node::Always(true)])
    });
    let (answers, _) = answers::read_text(&program, given, Mode::Draft).unwrap();
    let decided = decide(&program, &answers, Date::parse(ON).unwrap(), Mode::Draft).decisions.remove(0);
    let shown = decided.criteria.iter().map(|criterion| criterion.provision).collect();
    (decided.verdict, decided.missing, shown)
}

#[test]
fn beside_a_rule_that_holds_its_alternatives_are_neither_needed_nor_shown() {
    let told = |facts: &[u16], shown: &[u16]| {
        let missing = facts.iter().map(|fact| Need::Fact(FactAt::root(*fact))).collect();
        (Verdict::CannotTellYet, missing, shown.to_vec())
    };
    for any in [vec![1, 2], vec![2, 1]] {
        assert_eq!(beside(any.clone(), Standing::Confirmed, "{}"), told(&[FLAG], &[0]), "{any:?}");
        assert_eq!(beside(any.clone(), Standing::Unsure, "{}"), told(&[FLAG, COUNT], &[0, 1]), "{any:?}");
        let given = beside(any.clone(), Standing::Confirmed, r#"{"flag":true}"#);
        assert_eq!(given, (Verdict::Permit(Verb::Required), vec![], vec![0, 3, 2]), "{any:?}");
    }
}
