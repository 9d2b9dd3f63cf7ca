//! Schemas over a whole document, where a figure has no value on the date or an answer is not given yet.

use super::{CODES, COUNT, DAY, FIVE, FLAG, NOTHING, TEXT, Truth, judged_by, pack};
use crate::{
    outcome::Mode,
    program::{
        Bound, FactId, FactKind, Measure, Relation, RuleId, Test, TypeSet,
        author::{Fact, Limit, Node, Rule},
    },
};
use Truth::*;
use alloc::{borrow::ToOwned, format, vec, vec::Vec};

const PAPER: FactId = 16;

/// What the last of the rules says of a document beside other answers; `word` is the one word that the rules may use.
fn said(rules: Vec<Rule>, word: Node, document: &str, others: &str, mode: Mode) -> Truth {
    let last = rules.len() as RuleId - 1;
    let mut pack = pack(vec![word, Node::Document(last, vec![0]), Node::Property(PAPER, 1)]);
    pack.facts.push(Fact { id: "paper".to_owned(), kind: FactKind::Document, ..Fact::default() });
    pack.rules = rules;
    judged_by(pack, &format!("{{\"paper\":{document}{others}}}"), mode).0
}

fn finally(rules: Vec<Rule>, document: &str) -> Truth {
    said(rules, Node::Always(true), document, "", Mode::Final)
}

/// A string is, a number may be, nothing else is.
fn of_type() -> Vec<Rule> {
    let open = Rule::Number(Test::AtLeast, Limit::Parameter(NOTHING));
    vec![open, Rule::Type(TypeSet(TypeSet::STRING | TypeSet::NUMBER)), Rule::All(vec![0, 1])]
}

fn with(rule: Rule) -> Vec<Rule> {
    [of_type(), vec![Rule::Always(true), Rule::Always(false), rule]].concat()
}

const MAYBE: RuleId = 2;
const HOLDS: RuleId = 3;
const FAILS: RuleId = 4;

#[test]
fn what_may_hold_counts_as_both() {
    let contains = |min, max| with(Rule::Contains { item: MAYBE, min, max });
    for (min, max, truth) in [
        (1, None, Yes),
        (2, None, Unknown),
        (3, None, Unknown),
        (4, None, No),
        (0, Some(0), No),
        (1, Some(1), Unknown),
        (0, Some(2), Unknown),
        (0, Some(3), Yes),
        (2, Some(3), Unknown),
    ] {
        assert_eq!(finally(contains(min, max), r#"["a",1,2,true]"#), truth, "{min} {max:?}");
    }
}

#[test]
fn alternatives_and_branches_may_still_turn() {
    let one = |of: &[RuleId]| with(Rule::One(of.into()));
    for (of, truth) in [
        (&[MAYBE, FAILS][..], Unknown),
        (&[HOLDS, MAYBE], Unknown),
        (&[HOLDS, HOLDS, MAYBE], No),
        (&[HOLDS, FAILS], Yes),
        (&[FAILS], No),
    ] {
        assert_eq!(finally(one(of), "1"), truth, "{of:?}");
    }
    let choose = |then, otherwise| with(Rule::If { condition: MAYBE, then, otherwise });
    for (then, otherwise, open, is, is_not) in [
        (Some(HOLDS), Some(FAILS), Unknown, Yes, No),
        (Some(FAILS), Some(FAILS), No, No, No),
        (Some(HOLDS), None, Yes, Yes, Yes),
        (None, Some(FAILS), Unknown, Yes, No),
        (Some(FAILS), None, Unknown, No, Yes),
    ] {
        let found = ["1", "\"a\"", "true"].map(|document| finally(choose(then, otherwise), document));
        assert_eq!(found, [open, is, is_not], "{then:?} {otherwise:?}");
    }
}

#[test]
fn sizes_and_numbers_are_compared_with_figures_of_the_date() {
    let tests =
        [(Test::AtLeast, [No, Yes, Yes]), (Test::AtMost, [Yes, Yes, No]), (Test::More, [No, No, Yes])];
    for (test, truths) in tests {
        for (measure, documents) in [
            (Measure::Length, [r#""éééé""#, r#""ééééé""#, r#""éééééé""#]),
            (Measure::Items, ["[1,2,3,4]", "[1,2,3,4,5]", "[1,2,3,4,5,6]"]),
            (
                Measure::Properties,
                [
                    r#"{"a":1,"b":1,"c":1,"d":1}"#,
                    r#"{"a":1,"b":1,"c":1,"d":1,"e":1}"#,
                    r#"{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1}"#,
                ],
            ),
        ] {
            let size = |figure| vec![Rule::Size(measure, test, Bound::Parameter(figure))];
            assert_eq!(
                documents.map(|document| finally(size(FIVE), document)),
                truths,
                "{measure:?} {test:?}"
            );
            assert_eq!(documents.map(|document| finally(size(NOTHING), document)), [Unknown; 3]);
            assert_eq!(finally(size(FIVE), "4"), Yes, "of another type");
        }
        let number = |figure| vec![Rule::Number(test, Limit::Parameter(figure))];
        assert_eq!(["4.9", "5.0", "5.1"].map(|document| finally(number(FIVE), document)), truths, "{test:?}");
        assert_eq!(finally(number(NOTHING), "5"), Unknown);
    }
}

#[test]
fn a_word_says_of_a_value_in_a_document_what_it_says_of_an_answer() {
    let word = |word, document, others| said(vec![Rule::Word(0)], word, document, others, Mode::Final);
    let list =
        ["\"10\"", "\"11\"", "10", "null", "[]"].map(|document| word(Node::InList(CODES), document, ""));
    assert_eq!(list, [Yes, No, Yes, Yes, Yes]);
    let flag = |document| word(Node::Compare(Relation::Equal, FLAG), document, ",\"flag\":true");
    assert_eq!(["true", "false", "\"true\""].map(flag), [Yes, No, No]);
    let day = |document| word(Node::Compare(Relation::AtLeast, DAY), document, ",\"day\":\"2026-02-28\"");
    assert_eq!(["\"2026-02-28\"", "\"2026-02-27\"", "\"soon\""].map(day), [Yes, No, No]);
    let text = |document| word(Node::Compare(Relation::Equal, TEXT), document, ",\"text\":\"2026-02-28\"");
    assert_eq!(["\"2026-02-28\"", "\"2026-02-27\""].map(text), [Yes, No]);
    // A number that no answer can be is still more or less than one.
    let (large, small) = ("1000000000000000000000000000000", "-1000000000000000000000000000000");
    for (relation, fraction, more, less) in [
        (Relation::Equal, No, No, No),
        (Relation::NotEqual, Yes, Yes, Yes),
        (Relation::Less, No, No, Yes),
        (Relation::AtMost, No, No, Yes),
        (Relation::More, Yes, Yes, No),
        (Relation::AtLeast, Yes, Yes, No),
    ] {
        let found = ["5.5", large, small]
            .map(|document| word(Node::Compare(relation, COUNT), document, ",\"count\":5"));
        assert_eq!(found, [fraction, more, less], "{relation:?}");
    }
    // Of another type than the answer it compares as nothing does.
    let flag = |relation| word(Node::Compare(relation, FLAG), large, ",\"flag\":true");
    assert_eq!([Relation::Equal, Relation::NotEqual, Relation::More].map(flag), [No, Yes, No]);
    assert_eq!(word(Node::InList(CODES), large, ""), Yes);
    // An answer that is not given yet.
    let open =
        |document| said(vec![Rule::Word(0)], Node::Compare(Relation::More, COUNT), document, "", Mode::Draft);
    assert_eq!(["5", large].map(open), [Unknown; 2]);
}

#[test]
fn too_long_a_judgement_is_left_unknown() {
    // A schema that means itself goes on for ever.
    assert_eq!(finally(vec![Rule::Reference(0)], "1"), Unknown);
    // At every level twice the level below: half a million schemas, and two millions.
    let doubled = |levels| {
        let level = |below| Rule::All(vec![below, below]);
        finally([Rule::Always(true)].into_iter().chain((0..levels).map(level)).collect(), "1")
    };
    assert_eq!([18, 20].map(doubled), [Yes, Unknown]);
}
