//! The assertions about arrays: chosen options, and the items of a subject, to which more may come in a draft.

use super::{
    CHOICES, COUNT, DAY, FIVE, FLAG, NOTHING, TEXT, Truth, finally, judged, judged_by, of_item, pack,
};
use crate::{
    outcome::Mode,
    program::{
        Bound, FactId,
        author::{Literal, Node, Subject},
    },
};
use Truth::*;
use alloc::{borrow::ToOwned, format, string::String, vec, vec::Vec};

/// What nodes, the last of which is about an array, say of the items of finished answers.
fn of_items(mut nodes: Vec<Node>, items: &str) -> Truth {
    nodes.push(Node::PropertyItems(0, nodes.len() as u32 - 1));
    finally(nodes, &format!("{{\"item\":[{items}]}}"))
}

/// The same of a draft, and what keeps it unknown.
fn of_draft(mut nodes: Vec<Node>, items: &str, complete: bool) -> (Truth, Vec<String>) {
    nodes.push(Node::PropertyItems(0, nodes.len() as u32 - 1));
    let complete = if complete { ",\"$complete\":[\"item\"]" } else { "" };
    judged(nodes, &format!("{{\"item\":[{items}]{complete}}}"), Mode::Draft)
}

fn of_choices(mut nodes: Vec<Node>, chosen: &str) -> Truth {
    nodes.push(Node::Property(CHOICES, nodes.len() as u32 - 1));
    finally(nodes, &format!("{{\"choices\":[{chosen}]}}"))
}

fn count_is(number: i64) -> [Node; 3] {
    let fact = of_item(COUNT);
    [Node::Const(Literal::Int(number)), Node::Property(fact, 0), Node::Required(fact)]
}

/// An item whose count is the number.
fn with_count(number: i64) -> Vec<Node> {
    let [is, property, required] = count_is(number);
    vec![is, property, required, Node::All(vec![1, 2])]
}

fn contains(min: i64, max: Option<i64>) -> Vec<Node> {
    let mut nodes = with_count(1);
    nodes.push(Node::Contains { item: 3, min: Bound::Fixed(min), max: max.map(Bound::Fixed) });
    nodes
}

const ONE: &str = r#"{"item.count":1}"#;
const TWO: &str = r#"{"item.count":2}"#;
const OPEN: &str = "{}";

fn joined(items: &[&str]) -> String {
    items.join(",")
}

#[test]
fn items_are_counted() {
    for (count, least, most) in [(4, No, Yes), (5, Yes, Yes), (6, Yes, No)] {
        let items = joined(&vec![ONE; count]);
        for bound in [Bound::Fixed(5), Bound::Parameter(FIVE)] {
            assert_eq!(of_items(vec![Node::MinItems(bound)], &items), least, "{count}");
            assert_eq!(of_items(vec![Node::MaxItems(bound)], &items), most, "{count}");
        }
        for keyword in [Node::MinItems, Node::MaxItems] {
            assert_eq!(of_items(vec![keyword(Bound::Parameter(NOTHING))], &items), Unknown);
        }
    }
    for (chosen, least, most) in [(r#""a""#, No, Yes), (r#""a","b""#, Yes, Yes), (r#""a","b","c""#, Yes, No)]
    {
        assert_eq!(of_choices(vec![Node::MinItems(Bound::Fixed(2))], chosen), least, "{chosen}");
        assert_eq!(of_choices(vec![Node::MaxItems(Bound::Fixed(2))], chosen), most, "{chosen}");
    }
}

#[test]
fn while_items_may_come_a_lower_bound_can_be_met_and_an_upper_one_broken() {
    let two = Bound::Fixed(2);
    for (count, least, most) in [(1, Unknown, Unknown), (2, Yes, Unknown), (3, Yes, No)] {
        let items = joined(&vec![ONE; count]);
        for (keyword, truth) in [(Node::MinItems(two), least), (Node::MaxItems(two), most)] {
            let (found, needs) = of_draft(vec![keyword], &items, false);
            assert_eq!(found, truth, "{count}");
            assert_eq!(needs.first().map(String::as_str), (truth == Unknown).then_some("/item"), "{count}");
        }
        assert_eq!(of_draft(vec![Node::MinItems(two)], &items, true).0, Truth::from(count >= 2));
        assert_eq!(of_draft(vec![Node::MaxItems(two)], &items, true).0, Truth::from(count <= 2));
    }
}

#[test]
fn items_hold_if_every_item_does() {
    let every = || [with_count(1), vec![Node::Items(3)]].concat();
    assert_eq!(of_items(every(), ""), Yes);
    assert_eq!(of_items(every(), ONE), Yes);
    assert_eq!(of_items(every(), &joined(&[ONE, TWO, ONE])), No);
    assert_eq!(of_draft(every(), &joined(&[ONE, TWO]), false), (No, vec![]));
    assert_eq!(of_draft(every(), ONE, false), (Unknown, vec!["/item".to_owned()]));
    assert_eq!(of_draft(every(), ONE, true), (Yes, vec![]));
    assert_eq!(
        of_draft(every(), &joined(&[ONE, OPEN]), true),
        (Unknown, vec!["/item/1/item.count".to_owned()])
    );
    let chosen = || vec![Node::Const(Literal::Text("b".to_owned())), Node::Items(0)];
    assert_eq!(of_choices(chosen(), r#""b""#), Yes);
    assert_eq!(of_choices(chosen(), r#""a","b""#), No);
}

#[test]
fn so_many_items_hold_as_are_wanted() {
    for (items, truths) in [
        (vec![TWO], [No, Yes, No]),
        (vec![TWO, ONE], [Yes, Yes, No]),
        (vec![ONE, ONE, TWO], [Yes, Yes, Yes]),
        (vec![ONE, ONE, ONE], [Yes, No, Yes]),
    ] {
        let bounds = [(1, None), (0, Some(2)), (2, None)];
        let found = bounds.map(|(min, max)| of_items(contains(min, max), &joined(&items)));
        assert_eq!(found, truths, "{items:?}");
    }
    let chosen = || {
        let item = Node::Contains { item: 0, min: Bound::Fixed(1), max: None };
        vec![Node::Const(Literal::Text("b".to_owned())), item]
    };
    assert_eq!([r#""a","b""#, r#""a""#].map(|given| of_choices(chosen(), given)), [Yes, No]);
}

#[test]
fn what_an_open_item_may_still_be_counts_as_both() {
    let items = joined(&[ONE, OPEN]);
    let count = || vec!["/item/1/item.count".to_owned()];
    assert_eq!(of_draft(contains(1, None), &items, true), (Yes, vec![]));
    assert_eq!(of_draft(contains(2, None), &items, true), (Unknown, count()));
    assert_eq!(of_draft(contains(3, None), &items, true), (No, vec![]));
    assert_eq!(of_draft(contains(1, Some(1)), &items, true), (Unknown, count()));
    assert_eq!(of_draft(contains(0, Some(2)), &items, true), (Yes, vec![]));
    assert_eq!(of_draft(contains(0, Some(0)), &items, true), (No, vec![]));
    // More items may come.
    assert_eq!(of_draft(contains(1, None), &items, false), (Yes, vec![]));
    assert_eq!(of_draft(contains(3, None), &items, false).0, Unknown);
    assert_eq!(of_draft(contains(0, Some(2)), &items, false).0, Unknown);
}

#[test]
fn a_sum_is_known_when_every_part_is() {
    let sum = || vec![Node::Minimum(Bound::Fixed(3)), Node::SumOf(of_item(COUNT), 0)];
    assert_eq!(of_items(sum(), &joined(&[ONE, TWO])), Yes);
    assert_eq!(of_items(sum(), &joined(&[ONE, ONE, OPEN])), No);
    assert_eq!(of_items(sum(), r#"{"item.count":9007199254740991},{"item.count":2}"#), Yes);
    assert_eq!(of_draft(sum(), &joined(&[TWO, TWO]), true), (Yes, vec![]));
    assert_eq!(of_draft(sum(), &joined(&[TWO, TWO]), false), (Unknown, vec!["/item".to_owned()]));
    assert_eq!(
        of_draft(sum(), &joined(&[TWO, OPEN]), true),
        (Unknown, vec!["/item/1/item.count".to_owned()])
    );
}

fn unique_by(facts: &[FactId]) -> Vec<Node> {
    vec![Node::UniqueBy(facts.iter().map(|&fact| of_item(fact)).collect())]
}

#[test]
fn no_two_items_agree_in_all_the_facts() {
    let both = || unique_by(&[COUNT, TEXT]);
    let first = r#"{"item.count":1,"item.text":"a"}"#;
    for (other, truth) in [
        (first, No),
        (r#"{"item.count":1,"item.text":"b"}"#, Yes),
        (r#"{"item.count":2,"item.text":"a"}"#, Yes),
        (r#"{"item.count":1}"#, Yes),
    ] {
        assert_eq!(of_items(both(), &joined(&[first, other])), truth, "{other}");
        assert_eq!(of_items(both(), &joined(&[TWO, first, other])), truth, "{other}");
        assert_eq!(of_items(both(), &joined(&[first, TWO, other])), truth, "{other}");
    }
    assert_eq!(of_draft(both(), &joined(&[first, first]), false), (No, vec![]));
    assert_eq!(of_draft(both(), first, true), (Yes, vec![]));
    assert_eq!(of_draft(both(), first, false), (Unknown, vec!["/item".to_owned()]));
    assert_eq!(
        of_draft(both(), &joined(&[first, ONE]), true),
        (Unknown, vec!["/item/1/item.text".to_owned()])
    );
    assert_eq!(of_draft(both(), &joined(&[first, TWO]), true), (Yes, vec![]));
}

#[test]
fn values_of_every_kind_are_told_apart() {
    for (fact, one, other) in [
        (FLAG, r#""item.flag":true"#, r#""item.flag":false"#),
        (COUNT, r#""item.count":1"#, r#""item.count":2"#),
        (TEXT, r#""item.text":"a""#, r#""item.text":"b""#),
        (DAY, r#""item.day":"2026-11-22""#, r#""item.day":"2026-11-23""#),
        (CHOICES, r#""item.choices":["a"]"#, r#""item.choices":["a","b"]"#),
    ] {
        let [same, two] = [one, other].map(|other| format!("{{{one}}},{{{other}}}"));
        assert_eq!([&same, &two].map(|items| of_items(unique_by(&[fact]), items)), [No, Yes], "{one}");
        assert_eq!([&same, &two].map(|items| of_items(vec![Node::UniqueItems], items)), [No, Yes], "{one}");
    }
}

#[cfg(feature = "documents")]
#[test]
fn documents_are_the_same_if_they_are_the_same_json() {
    use crate::program::{FactKind, author::Fact};
    let agree = |other| {
        let mut pack = pack(vec![Node::UniqueBy(vec![16]), Node::PropertyItems(0, 0)]);
        let kind = FactKind::Document;
        pack.facts.push(Fact { id: "item.paper".to_owned(), subject: Some(0), kind, ..Fact::default() });
        let items = format!(r#"{{"item":[{{"item.paper":{{"a":[1],"b":2}}}},{{"item.paper":{other}}}]}}"#);
        !judged_by(pack, &items, Mode::Final).0
    };
    assert_eq!(agree(r#"{"b":2,"a":[1.0]}"#), Yes);
    assert_eq!([r#"{"a":[1]}"#, r#"{"b":2,"a":1}"#, r#"{"b":2,"a":[2]}"#, "null"].map(agree), [No; 4]);
}

#[test]
fn unique_items_differ_in_something() {
    let unique = || vec![Node::UniqueItems];
    assert_eq!(of_items(unique(), &joined(&[OPEN, OPEN])), No);
    assert_eq!(of_items(unique(), &joined(&[ONE, OPEN])), Yes);
    assert_eq!(of_items(unique(), &joined(&[OPEN, ONE])), Yes);
    assert_eq!(of_items(unique(), &joined(&[ONE, TWO, ONE])), No);
    assert_eq!(of_items(unique(), &joined(&[ONE, TWO, OPEN])), Yes);
    assert_eq!(of_draft(unique(), &joined(&[ONE, TWO]), true), (Yes, vec![]));
    assert_eq!(of_draft(unique(), &joined(&[ONE, TWO]), false).0, Unknown);
    let (truth, needs) = of_draft(unique(), &joined(&[ONE, OPEN]), true);
    assert!(truth == Unknown && needs.iter().any(|need| need == "/item/1/item.count"), "{needs:?}");
    let of_every_kind = r#"{"item.flag":true,"item.count":1,"item.most":1,"item.text":"","item.day":"2026-11-22",
        "item.end":"2026-11-22","item.choice":"a","item.choices":[]}"#;
    assert_eq!(of_draft(unique(), &joined(&[of_every_kind, of_every_kind]), false), (No, vec![]));
    // Options are distinct by their type.
    assert_eq!(of_choices(unique(), r#""a","b""#), Yes);
}

#[test]
fn an_item_has_no_facts_but_its_own() {
    let given = r#"{"flag":true,"count":6,"item":[{"item.flag":true}],"more":[{}]}"#;
    let by = |given, mode, predicate: [Node; 2], subject| {
        let mut pack = pack([&predicate[..], &[Node::Items(1), Node::PropertyItems(subject, 2)]].concat());
        pack.subjects.push(Subject { id: "more".to_owned(), max_items: 2, ..Subject::default() });
        judged_by(pack, given, mode).0
    };
    let every = |predicate, subject| by(given, Mode::Final, predicate, subject);
    let at_most = |fact| [Node::Maximum(Bound::Fixed(5)), Node::Property(fact, 0)];
    // What the item does not have it lacks, whatever the root has or another item.
    assert_eq!(every([Node::Always(true), Node::Required(FLAG)], 0), No);
    assert_eq!(every(at_most(COUNT), 0), Yes);
    assert_eq!(every([Node::Always(true), Node::Required(of_item(FLAG))], 0), Yes);
    assert_eq!(every([Node::Always(true), Node::Required(of_item(FLAG))], 1), No);
    let open = r#"{"item":[{}],"more":[{}],"$complete":["item","more"]}"#;
    for (fact, subject) in [(FLAG, 0), (of_item(FLAG), 1)] {
        assert_eq!(by(open, Mode::Draft, [Node::Always(true), Node::Required(fact)], subject), No, "{fact}");
    }
}

#[test]
fn an_item_has_no_items_of_its_own() {
    let of = |inner: Vec<Node>| {
        let item = inner.len() as u32 - 1;
        of_items([inner, vec![Node::Items(item)]].concat(), ONE)
    };
    assert_eq!(of(vec![Node::RequiredItems(0)]), No);
    assert_eq!(of(vec![Node::Always(false), Node::PropertyItems(0, 0)]), Yes);
}
