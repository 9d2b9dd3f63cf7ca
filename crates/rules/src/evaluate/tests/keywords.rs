//! The assertions about one value.

use super::{
    CHOICE, CHOICES, CODES, COUNT, DAY, END, FIVE, FLAG, HALF_A_YEAR, MOST, NO_CODES, NOTHING, TEXT,
    THIRTEEN, Truth, finally,
};
use crate::{
    date::{Date, Duration},
    program::{
        Bound, DurationBound, FactId, Relation, TimeTest, TypeSet,
        author::{Literal, Node},
    },
};
use Truth::*;
use alloc::{borrow::ToOwned, vec};

/// What a keyword says of the only answer that is given.
fn said(keyword: Node, fact: FactId, given: &str) -> Truth {
    finally(vec![keyword, Node::Property(fact, 0)], given)
}

fn days(text: &str) -> Bound {
    Bound::Fixed(Date::parse(text).unwrap().days().into())
}

#[test]
fn a_type_is_that_of_the_answer() {
    let text = || Node::Type(TypeSet(TypeSet::STRING | TypeSet::NULL));
    for (fact, given, truth) in [
        (TEXT, r#"{"text":""}"#, Yes),
        (DAY, r#"{"day":"2026-11-22"}"#, Yes),
        (CHOICE, r#"{"choice":"a"}"#, Yes),
        (COUNT, r#"{"count":1}"#, No),
        (FLAG, r#"{"flag":true}"#, No),
        (CHOICES, r#"{"choices":[]}"#, No),
    ] {
        assert_eq!(said(text(), fact, given), truth, "{given}");
    }
}

#[test]
fn a_constant_is_the_same_json_value() {
    let text = |text: &str| Literal::Text(text.to_owned());
    let day = r#"{"day":"2026-11-22"}"#;
    for (literal, fact, given, truth) in [
        (text("2026-11-22"), DAY, day, Yes),
        (text("2026-11-23"), DAY, day, No),
        (text("no date"), DAY, day, No),
        (text("x"), TEXT, r#"{"text":"x"}"#, Yes),
        (text("1"), COUNT, r#"{"count":1}"#, No),
        (Literal::Int(1), COUNT, r#"{"count":1}"#, Yes),
        (Literal::Int(1), FLAG, r#"{"flag":true}"#, No),
        (Literal::Bool(false), FLAG, r#"{"flag":false}"#, Yes),
        (Literal::Bool(false), FLAG, r#"{"flag":true}"#, No),
    ] {
        assert_eq!(said(Node::Const(literal.clone()), fact, given), truth, "{literal:?} {given}");
        let either = Node::Enum(vec![text("another"), literal.clone()]);
        assert_eq!(said(either, fact, given), truth, "{literal:?} {given}");
    }
}

#[test]
fn a_number_is_compared_with_a_figure_of_the_date() {
    type Keyword = fn(Bound) -> Node;
    let keywords: [(Keyword, [Truth; 3]); 4] = [
        (Node::Minimum, [No, Yes, Yes]),
        (Node::Maximum, [Yes, Yes, No]),
        (Node::ExclusiveMinimum, [No, No, Yes]),
        (Node::ExclusiveMaximum, [Yes, No, No]),
    ];
    let numbers = [r#"{"count":4}"#, r#"{"count":5}"#, r#"{"count":6}"#];
    for (keyword, truths) in keywords {
        for bound in [Bound::Fixed(5), Bound::Parameter(FIVE)] {
            assert_eq!(numbers.map(|given| said(keyword(bound), COUNT, given)), truths);
        }
        assert_eq!(said(keyword(Bound::Parameter(NOTHING)), COUNT, numbers[0]), Unknown);
        assert_eq!(said(keyword(Bound::Parameter(NOTHING)), TEXT, r#"{"text":"4"}"#), Yes);
    }
    assert_eq!(numbers.map(|given| said(Node::MultipleOf(2), COUNT, given)), [Yes, No, Yes]);
}

#[test]
fn a_format_is_had_by_what_all_its_patterns_match() {
    for (text, holds) in
        [("1234567890123", Yes), ("123456789012", No), ("123456789012x", No), ("abcdefghijklm", No), ("", No)]
    {
        let given = alloc::format!(r#"{{"text":"{text}"}}"#);
        assert_eq!(said(Node::Format(THIRTEEN), TEXT, &given), holds, "{text}");
    }
    assert_eq!(said(Node::Format(THIRTEEN), COUNT, r#"{"count":7}"#), Yes);
}

#[test]
fn a_length_is_counted_in_characters() {
    // Two bytes, three and four to a character, over more than one word of eight bytes.
    for (text, characters) in
        [("", 0), ("ab", 2), ("éé", 2), ("字", 1), ("😀", 1), ("aé字😀aé字😀aé字😀", 12)]
    {
        let given = alloc::format!(r#"{{"text":"{text}"}}"#);
        for bound in 0..14 {
            let (least, most) = (Truth::from(characters >= bound), Truth::from(characters <= bound));
            let bound = Bound::Fixed(bound);
            assert_eq!(said(Node::MinLength(bound), TEXT, &given), least, "{text} {bound:?}");
            assert_eq!(said(Node::MaxLength(bound), TEXT, &given), most, "{text} {bound:?}");
        }
    }
    // More than 255 words of bytes.
    let long = alloc::format!(r#"{{"text":"{}"}}"#, "é".repeat(1_200));
    for (bound, least, most) in [(1_199, Yes, No), (1_200, Yes, Yes), (1_201, No, Yes)] {
        assert_eq!(said(Node::MinLength(Bound::Fixed(bound)), TEXT, &long), least);
        assert_eq!(said(Node::MaxLength(Bound::Fixed(bound)), TEXT, &long), most);
    }
    let date = r#"{"day":"2026-11-22"}"#;
    for (bound, least, most) in [(9, Yes, No), (10, Yes, Yes), (11, No, Yes)] {
        assert_eq!(said(Node::MinLength(Bound::Fixed(bound)), DAY, date), least);
        assert_eq!(said(Node::MaxLength(Bound::Fixed(bound)), DAY, date), most);
    }
    for keyword in [Node::MinLength, Node::MaxLength] {
        assert_eq!(said(keyword(Bound::Parameter(NOTHING)), TEXT, r#"{"text":"a"}"#), Unknown);
        assert_eq!(said(keyword(Bound::Parameter(FIVE)), TEXT, r#"{"text":"abcde"}"#), Yes);
        assert_eq!(said(keyword(Bound::Fixed(1)), COUNT, r#"{"count":22}"#), Yes);
    }
}

#[test]
fn a_date_is_compared_with_a_day() {
    for (given, least, most) in [("2026-01-31", No, Yes), ("2026-02-01", Yes, Yes), ("2026-02-02", Yes, No)] {
        let answers = [
            (DAY, alloc::format!(r#"{{"day":"{given}"}}"#)),
            (TEXT, alloc::format!(r#"{{"text":"{given}"}}"#)),
        ];
        for (fact, given) in answers {
            assert_eq!(said(Node::DateAtLeast(days("2026-02-01")), fact, &given), least, "{given}");
            assert_eq!(said(Node::DateAtMost(days("2026-02-01")), fact, &given), most, "{given}");
        }
    }
    for keyword in [Node::DateAtLeast, Node::DateAtMost] {
        assert_eq!(said(keyword(Bound::Parameter(NOTHING)), DAY, r#"{"day":"2026-02-01"}"#), Unknown);
        assert_eq!(said(keyword(Bound::Parameter(NOTHING)), TEXT, r#"{"text":"soon"}"#), Yes);
    }
}

#[test]
fn time_that_went_by_is_measured_in_a_duration_of_the_date() {
    let fixed = DurationBound::Fixed(Duration { months: 6, days: 0 });
    let test = |bound, given| said(Node::Time(TimeTest::ElapsedAtLeast, bound), DAY, given);
    for bound in [fixed, DurationBound::Parameter(HALF_A_YEAR)] {
        assert_eq!(test(bound, r#"{"day":"2026-05-22"}"#), Yes);
        assert_eq!(test(bound, r#"{"day":"2026-05-23"}"#), No);
    }
    // A count is no duration, and a figure without a value is none either.
    for bound in [FIVE, NOTHING].map(DurationBound::Parameter) {
        assert_eq!(test(bound, r#"{"day":"2026-05-22"}"#), Unknown);
        assert_eq!(said(Node::Time(TimeTest::ElapsedAtLeast, bound), TEXT, r#"{"text":"soon"}"#), Yes);
    }
}

#[test]
fn a_code_is_in_the_list_of_the_date() {
    let list = |text| alloc::format!(r#"{{"text":"{text}"}}"#);
    for (text, whole, prefix) in [("10", Yes, Yes), ("105", No, Yes), ("205", Yes, Yes), ("20", No, No)] {
        assert_eq!(said(Node::InList(CODES), TEXT, &list(text)), whole, "{text}");
        assert_eq!(said(Node::InListByPrefix(CODES), TEXT, &list(text)), prefix, "{text}");
    }
    for keyword in [Node::InList, Node::InListByPrefix] {
        assert_eq!(said(keyword(NO_CODES), TEXT, &list("10")), Unknown);
        assert_eq!(said(keyword(NO_CODES), COUNT, r#"{"count":10}"#), Yes);
    }
}

#[test]
fn an_answer_is_compared_with_another() {
    let test = |relation, fact, other, given| said(Node::Compare(relation, other), fact, given);
    for (fact, other, given) in [
        (COUNT, MOST, r#"{"count":1,"most":1}"#),
        (DAY, END, r#"{"day":"2026-11-22","end":"2026-11-22"}"#),
        (TEXT, CHOICE, r#"{"text":"a","choice":"a"}"#),
        (FLAG, FLAG, r#"{"flag":false}"#),
    ] {
        assert_eq!(test(Relation::Equal, fact, other, given), Yes, "{given}");
        assert_eq!(test(Relation::NotEqual, fact, other, given), No, "{given}");
    }
    for (fact, other, given) in
        [(COUNT, MOST, r#"{"count":1,"most":2}"#), (DAY, END, r#"{"day":"2026-11-22","end":"2026-11-23"}"#)]
    {
        assert_eq!(test(Relation::Less, fact, other, given), Yes, "{given}");
        assert_eq!(test(Relation::Equal, fact, other, given), No, "{given}");
        assert_eq!(test(Relation::AtLeast, fact, other, given), No, "{given}");
    }
    for (fact, other, given) in
        [(TEXT, CHOICE, r#"{"text":"b","choice":"a"}"#), (FLAG, COUNT, r#"{"flag":true,"count":1}"#)]
    {
        assert_eq!(test(Relation::Equal, fact, other, given), No, "{given}");
        assert_eq!(test(Relation::NotEqual, fact, other, given), Yes, "{given}");
    }
    // With nothing nothing compares; arrays are not compared at all.
    for relation in [Relation::Equal, Relation::NotEqual, Relation::AtMost] {
        assert_eq!(test(relation, COUNT, MOST, r#"{"count":1}"#), No);
        assert_eq!(test(relation, CHOICES, MOST, r#"{"choices":["a"]}"#), Yes);
    }
}
