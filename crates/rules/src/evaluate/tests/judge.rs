//! How predicates are joined, and what keeps them unknown: only what can still change them.

use super::{HAS_TEXT, IS_FEW, IS_FIRST, IS_FLAG, MOST, Truth, judged, simple};
use crate::{
    outcome::Mode,
    program::{NodeId, author::Node},
};
use Truth::*;
use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};

/// The simple ones, and at last *no* and *yes*.
fn nodes() -> Vec<Node> {
    [simple(), vec![Node::Always(false), Node::Always(true)]].concat()
}

const NEVER: NodeId = 7;
const ALWAYS: NodeId = 8;

fn of_draft(node: Node, given: &str) -> (Truth, Vec<String>) {
    judged([nodes(), vec![node]].concat(), given, Mode::Draft)
}

fn told(truth: Truth, needs: &[&str]) -> (Truth, Vec<String>) {
    (truth, needs.iter().map(|&need| need.to_owned()).collect())
}

/// No, yes, and open.
const GIVEN: &str = r#"{"flag":false,"count":1}"#;

#[test]
fn what_is_certain_needs_nothing() {
    let of = |node| of_draft(node, GIVEN);
    assert_eq!(of(Node::All(vec![IS_FEW, IS_FIRST, IS_FLAG])), told(No, &[]));
    assert_eq!(of(Node::All(vec![IS_FEW, IS_FIRST, HAS_TEXT])), told(Unknown, &["/text", "/choice"]));
    assert_eq!(of(Node::All(vec![IS_FEW])), told(Yes, &[]));
    assert_eq!(of(Node::Any(vec![IS_FIRST, IS_FLAG, IS_FEW])), told(Yes, &[]));
    assert_eq!(of(Node::Any(vec![IS_FLAG, IS_FIRST])), told(Unknown, &["/choice"]));
    assert_eq!(of(Node::Any(vec![IS_FLAG])), told(No, &[]));
    assert_eq!(of(Node::Not(IS_FIRST)), told(Unknown, &["/choice"]));
    assert_eq!(of(Node::Not(IS_FLAG)), told(Yes, &[]));
}

#[test]
fn so_many_hold_as_may_still_hold() {
    let of = |node| of_draft(node, GIVEN);
    assert_eq!(of(Node::One(vec![IS_FEW, IS_FLAG])), told(Yes, &[]));
    assert_eq!(of(Node::One(vec![IS_FEW, IS_FIRST])), told(Unknown, &["/choice"]));
    assert_eq!(of(Node::One(vec![IS_FEW, IS_FIRST, ALWAYS])), told(No, &[]));
    assert_eq!(of(Node::One(vec![IS_FLAG])), told(No, &[]));
    // One that is no, one that is yes, two that are open.
    let of = |min, max| of(Node::Count { of: vec![IS_FLAG, IS_FEW, IS_FIRST, HAS_TEXT], min, max });
    assert_eq!([of(0, Some(0)), of(4, None)], [told(No, &[]), told(No, &[])]);
    assert_eq!([of(1, None), of(1, Some(3))], [told(Yes, &[]), told(Yes, &[])]);
    for (min, max) in [(2, None), (3, None), (0, Some(1)), (1, Some(2))] {
        assert_eq!(of(min, max), told(Unknown, &["/text", "/choice"]), "{min} {max:?}");
    }
}

#[test]
fn a_choice_waits_for_its_condition_only_if_the_branches_differ() {
    let choose = |condition, then, otherwise| of_draft(Node::If { condition, then, otherwise }, GIVEN);
    assert_eq!(choose(IS_FEW, Some(IS_FLAG), Some(ALWAYS)), told(No, &[]));
    assert_eq!(choose(IS_FLAG, Some(ALWAYS), Some(HAS_TEXT)), told(Unknown, &["/text"]));
    assert_eq!(
        [choose(IS_FEW, None, Some(NEVER)), choose(IS_FLAG, Some(NEVER), None)],
        [told(Yes, &[]), told(Yes, &[])]
    );
    assert_eq!(choose(IS_FIRST, Some(NEVER), Some(NEVER)), told(No, &[]));
    assert_eq!(choose(IS_FIRST, Some(ALWAYS), None), told(Yes, &[]));
    assert_eq!(choose(IS_FIRST, Some(ALWAYS), Some(NEVER)), told(Unknown, &["/choice"]));
    assert_eq!(choose(IS_FIRST, Some(HAS_TEXT), Some(HAS_TEXT)), told(Unknown, &["/text", "/choice"]));
}

#[test]
fn what_may_stay_blank_is_open_even_where_no_answer_would_do() {
    assert_eq!(of_draft(Node::Required(MOST), "{}"), told(Unknown, &["/most"]));
    assert_eq!(of_draft(Node::Required(MOST), r#"{"most":1}"#), told(Yes, &[]));
    assert_eq!(of_draft(Node::Property(MOST, NEVER), "{}"), told(Unknown, &["/most"]));
    assert_eq!(of_draft(Node::Property(MOST, NEVER), r#"{"most":1}"#), told(No, &[]));
    assert_eq!(of_draft(Node::Property(MOST, ALWAYS), "{}"), told(Yes, &[]));
    let finally = |node| judged([nodes(), vec![node]].concat(), "{}", Mode::Final);
    assert_eq!(finally(Node::Required(MOST)), told(No, &[]));
    assert_eq!(finally(Node::Property(MOST, NEVER)), told(Yes, &[]));
}

#[test]
fn items_that_may_still_come_may_be_there() {
    let of = |node: Node, given| of_draft(node, given);
    let complete = r#"{"$complete":["item"]}"#;
    assert_eq!(of(Node::RequiredItems(0), "{}"), told(Unknown, &["/item"]));
    assert_eq!(of(Node::RequiredItems(0), complete), told(No, &[]));
    assert_eq!(of(Node::RequiredItems(0), r#"{"item":[{}]}"#), told(Yes, &[]));
    assert_eq!(of(Node::PropertyItems(0, NEVER), "{}"), told(Unknown, &["/item"]));
    assert_eq!(of(Node::PropertyItems(0, NEVER), complete), told(Yes, &[]));
    assert_eq!(of(Node::PropertyItems(0, NEVER), r#"{"item":[{}]}"#), told(No, &[]));
    assert_eq!(of(Node::PropertyItems(0, ALWAYS), "{}"), told(Yes, &[]));
}

#[test]
fn what_only_objects_have_is_asked_of_no_other_value() {
    // The two follow the simple ones, and at last the outer one.
    let inside = |inner: Node, outer: fn(NodeId) -> Node, given| {
        let inner_id = nodes().len() as NodeId;
        judged([nodes(), vec![inner, outer(inner_id)]].concat(), given, Mode::Draft)
    };
    for inner in [Node::Required(MOST), Node::Property(MOST, NEVER)] {
        for given in ["{}", r#"{"most":1}"#] {
            let of = inside(inner.clone(), |inner| Node::Property(MOST, inner), given);
            assert_eq!(of, told(Yes, &[]), "{inner:?} {given}");
        }
    }
}
