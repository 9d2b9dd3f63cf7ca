//! What is known of each fact: whether it is asked, what is wrong with its answer, what is computed.

use super::{CHOICE, COUNT, DAY, FLAG, MOST, ON, TEXT, of_item, pack, program, read};
use crate::{
    answers::{self, FactAt, ProblemAt, ProblemCode, Slot},
    date::Date,
    evaluate::{
        Era, Evaluation, Need, Truth,
        knowledge::{Cell, Knowledge, Known},
    },
    outcome::{
        Mode::{self, Draft, Final},
        Tracked,
    },
    program::{
        AskedOf, Bound, FactId, FactKind, Part,
        author::{Derivation, Fact, Literal, Node, Pack, Subject},
    },
};
use alloc::{format, string::String, vec, vec::Vec};

/// Whether a fact is asked, its value, what it waits for, what is wrong, whether its answer is ignored.
type State = (Truth, Slot, Option<Vec<String>>, Option<ProblemCode>, bool);

fn state(pack: &Pack, given: &str, mode: Mode, at: FactAt) -> State {
    let pack = pack.clone();
    let program = program(pack);
    let answers = read(&program, given, mode);
    let era = Era::new(&program, Date::parse(ON).unwrap());
    let evaluation = Evaluation::new(&era, &answers, mode);
    let needs = evaluation.needs_of(at).map(|needs| {
        let needs = Need::in_asking_order(needs.to_vec(), &program);
        needs.iter().map(|need| need.pointer(&program)).collect()
    });
    let problem = evaluation.problem(at);
    let told = evaluation.problems().into_iter().find(|problem| problem.at == ProblemAt::Fact(at));
    assert_eq!(told.map(|problem| problem.code), problem, "{given}");
    assert_eq!(evaluation.ignored().contains(&at), evaluation.is_ignored(at));
    (evaluation.is_live(at), evaluation.slot(at).clone(), needs, problem, evaluation.is_ignored(at))
}

fn waits(live: Truth, need: &str, problem: Option<ProblemCode>) -> State {
    (live, Slot::Absent, Some(vec![need.into()]), problem, false)
}

fn known(slot: Slot, problem: Option<ProblemCode>) -> State {
    (Truth::Yes, slot, None, problem, false)
}

/// `count` is at most five, and as a check of a value.
fn few() -> Vec<Node> {
    vec![
        Node::Maximum(Bound::Fixed(5)),
        Node::Property(COUNT, 0),
        Node::Required(COUNT),
        Node::All(vec![1, 2]),
    ]
}

#[test]
fn a_fact_is_asked_while_its_condition_holds() {
    let mut pack = pack(few());
    pack.facts[usize::from(TEXT)].live = Some(3);
    pack.facts[usize::from(TEXT)].required = true;
    let of = |given, mode| state(&pack, given, mode, FactAt::root(TEXT));
    assert_eq!(of("{}", Draft), waits(Truth::Unknown, "/count", None));
    assert_eq!(of(r#"{"count":5}"#, Draft), waits(Truth::Yes, "/text", None));
    assert_eq!(of(r#"{"count":5}"#, Final), known(Slot::Absent, Some(ProblemCode::Missing)));
    assert_eq!(of(r#"{"count":5,"text":"x"}"#, Final), known(Slot::Text("x".into()), None));
    for (given, ignored) in [(r#"{"count":6}"#, false), (r#"{"count":6,"text":"x"}"#, true)] {
        for mode in [Draft, Final] {
            assert_eq!(of(given, mode), (Truth::No, Slot::Absent, None, None, ignored), "{given}");
        }
    }
}

#[test]
fn an_answer_that_breaks_its_check_decides_nothing() {
    for (required, missing) in [(true, Some(ProblemCode::Missing)), (false, None)] {
        let mut pack = pack(few());
        pack.facts[usize::from(COUNT)].check = Some(0);
        pack.facts[usize::from(COUNT)].required = required;
        let of = |given, mode| state(&pack, given, mode, FactAt::root(COUNT));
        for mode in [Draft, Final] {
            assert_eq!(of(r#"{"count":5}"#, mode), known(Slot::Integer(5), None));
        }
        assert_eq!(of(r#"{"count":6}"#, Draft), waits(Truth::Yes, "/count", Some(ProblemCode::Check)));
        assert_eq!(of(r#"{"count":6}"#, Final), known(Slot::Absent, Some(ProblemCode::Check)));
        assert_eq!(of("{}", Draft), waits(Truth::Yes, "/count", None));
        assert_eq!(of("{}", Final), known(Slot::Absent, missing));
    }
}

#[test]
fn what_the_office_answers_stays_open() {
    let mut pack = pack(few());
    pack.facts[usize::from(COUNT)].check = Some(0);
    pack.facts[usize::from(COUNT)].required = true;
    pack.facts[usize::from(COUNT)].asked_of = AskedOf::Office;
    for mode in [Draft, Final] {
        let of = |given| state(&pack, given, mode, FactAt::root(COUNT));
        assert_eq!(of("{}"), waits(Truth::Yes, "/count", None));
        assert_eq!(of(r#"{"count":6}"#), waits(Truth::Yes, "/count", Some(ProblemCode::Check)));
        assert_eq!(of(r#"{"count":5}"#), known(Slot::Integer(5), None));
    }
}

#[test]
fn a_declaration_must_be_agreed_to_in_the_end() {
    let mut pack = pack(few());
    pack.facts[usize::from(FLAG)].declaration = true;
    let of = |given, mode| state(&pack, given, mode, FactAt::root(FLAG));
    let (yes, no) = (r#"{"flag":true}"#, r#"{"flag":false}"#);
    assert_eq!(of(no, Draft), known(Slot::Boolean(false), None));
    assert_eq!(of(no, Final), known(Slot::Boolean(false), Some(ProblemCode::NotAgreed)));
    assert_eq!(of(yes, Final), known(Slot::Boolean(true), None));
    pack.facts[usize::from(FLAG)].declaration = false;
    assert_eq!(state(&pack, no, Final, FactAt::root(FLAG)), known(Slot::Boolean(false), None));
}

#[test]
fn parts_of_an_identifier_are_read_from_it() {
    let text = |text: &str| Slot::Text(text.into());
    let digits = |before, count| Part { among: 15, before, count, year: None };
    let number = "No 20733 0601.0072-31";
    for (part, kind, value) in [
        (digits(0, 1), FactKind::Text, text("2")),
        (digits(1, 2), FactKind::Text, text("07")),
        (digits(9, 6), FactKind::Text, text("007231")),
        (digits(10, 6), FactKind::Text, Slot::Absent),
        (digits(16, 0), FactKind::Text, Slot::Absent),
        (Part { among: 14, ..digits(0, 1) }, FactKind::Text, Slot::Absent),
        (
            Part { year: Some(2000), ..digits(13, 2) },
            FactKind::Date,
            Slot::Date(Date::parse("2031-12-31").unwrap()),
        ),
        (Part { year: Some(1900), ..digits(4, 9) }, FactKind::Date, Slot::Absent),
    ] {
        let mut pack = pack(few());
        let computed = &mut pack.facts[usize::from(DAY)];
        computed.kind = kind;
        computed.derived = Some(Derivation::Digits { of: TEXT, part });
        let of = |text: &str, mode| state(&pack, text, mode, FactAt::root(DAY));
        let given = format!(r#"{{"text":"{number}"}}"#);
        assert_eq!(of(&given, Draft), known(value, None), "{part:?}");
        assert_eq!(of(r#"{"text":"another"}"#, Final), known(Slot::Absent, None), "{part:?}");
        assert_eq!(of("{}", Draft), waits(Truth::Yes, "/text", None));
        assert_eq!(of("{}", Final), known(Slot::Absent, None));
    }
}

#[test]
fn what_is_asked_of_an_item_may_hang_on_the_item_and_on_the_root() {
    let other: FactId = of_item(MOST);
    let mut pack = pack(vec![
        Node::Const(Literal::Bool(true)),
        Node::Property(of_item(FLAG), 0),
        Node::Required(of_item(FLAG)),
        Node::Required(CHOICE),
        Node::All(vec![1, 2, 3]),
    ]);
    pack.facts[usize::from(other)].live = Some(4);
    let items = r#""item":[{"item.flag":true,"item.most":1},{"item.flag":false,"item.most":2},{}]"#;
    let of = |root: &str, item| state(&pack, &format!("{{{root}{items}}}"), Draft, FactAt::item(other, item));
    let chosen = r#""choice":"a","#;
    assert_eq!(of(chosen, 0), known(Slot::Integer(1), None));
    assert_eq!(of(chosen, 1), (Truth::No, Slot::Absent, None, None, true));
    assert_eq!(of(chosen, 2), waits(Truth::Unknown, "/item/2/item.flag", None));
    assert_eq!(of("", 0), waits(Truth::Unknown, "/choice", None));
    assert_eq!(of("", 1), (Truth::No, Slot::Absent, None, None, true));
    // There is no such item.
    assert_eq!(of(chosen, 3), (Truth::No, Slot::Absent, None, None, false));
}

#[test]
fn knowledge_is_stale_when_more_than_a_thousand_and_eight_to_a_fact_is_left_over() {
    let is_stale = |needs, computed, facts| {
        let cell = Cell { known: Known::Absent, live: Truth::Yes, problem: None };
        let (pool, derived) = (vec![Need::Items(0); needs], vec![Slot::Absent; computed]);
        Knowledge { cells: vec![cell; facts], pool, derived, ..Knowledge::default() }.is_stale()
    };
    assert_eq!([(1_000, 0, 0), (500, 500, 0), (1_000, 16, 2)].map(|(a, b, c)| is_stale(a, b, c)), [false; 3]);
    assert_eq!([(1_001, 0, 0), (500, 501, 0), (1_000, 17, 2)].map(|(a, b, c)| is_stale(a, b, c)), [true; 3]);
}

#[test]
fn items_follow_an_answer_of_the_root_and_one_of_their_own() {
    let other: FactId = of_item(MOST);
    let is_true = |fact| [Node::Const(Literal::Bool(true)), Node::Property(fact, 0), Node::Required(fact)];
    for (fact, at) in [(FLAG, FactAt::root(FLAG)), (of_item(FLAG), FactAt::item(of_item(FLAG), 1))] {
        let mut pack = pack([is_true(fact).into(), vec![Node::All(vec![1, 2])]].concat());
        pack.facts[usize::from(other)].live = Some(3);
        let program = program(pack);
        let given =
            r#"{"flag":true,"item":[{"item.flag":true,"item.most":1},{"item.flag":true,"item.most":2}]}"#;
        let (mut answers, _) = answers::read_text(&program, given, Final).unwrap();
        let era = Era::new(&program, Date::parse(ON).unwrap());
        let mut tracked = Tracked::new(&era, &answers, Final);
        assert_eq!(tracked.outcome().ignored, []);
        answers.set(&program, at, Slot::Boolean(false));
        tracked.update(&era, &answers, at);
        let both = [0, 1].map(|item| FactAt::item(other, item));
        let ignored = if at.item.is_some() { &both[1..] } else { &both[..] };
        assert_eq!(tracked.outcome().ignored, ignored, "{at:?}");
    }
}

#[test]
fn other_answers_renew_an_outcome() {
    let mut pack = pack(vec![Node::Always(true)]);
    pack.facts[usize::from(FLAG)].required = true;
    let program = program(pack);
    let era = Era::new(&program, Date::parse(ON).unwrap());
    let answers = |given| answers::read_text(&program, given, Final).unwrap().0;
    let (without, with) = (answers("{}"), answers(r#"{"flag":true}"#));
    let mut tracked = Tracked::new(&era, &without, Final);
    for (answers, problems) in [(&with, 0), (&without, 1)] {
        tracked.renew(&era, answers, Final);
        assert_eq!(tracked.outcome().problems.len(), problems);
    }
}

#[test]
fn an_item_that_is_not_there_is_no_item_of_the_next_subject() {
    let mut pack = pack(vec![Node::Always(true)]);
    pack.subjects.push(Subject { id: "more".into(), max_items: 9, ..Subject::default() });
    pack.facts.push(Fact { id: "more.flag".into(), subject: Some(1), ..Fact::default() });
    let more = [r#"{"more.flag":true}"#; 9].join(",");
    let given = format!(r#"{{"item":[{{"item.flag":true}}],"more":[{more}]}}"#);
    let of = |item| state(&pack, &given, Draft, FactAt::item(of_item(FLAG), item));
    assert_eq!(of(0), known(Slot::Boolean(true), None));
    assert_eq!(of(1), (Truth::No, Slot::Absent, None, None, false));
}
