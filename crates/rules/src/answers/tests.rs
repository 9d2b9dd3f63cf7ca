//! Reading answers, in whichever order and way of writing they come.

use super::{
    Answers, FactAt, Limits, Problem, ReadError, ReadErrorCode, Slot, read, read_text, read_text_over,
    read_with_limits,
};
use crate::{
    outcome::Mode,
    program::{
        FactKind, Program,
        author::{Choice, Fact, Head, Pack, Subject},
    },
};
use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};

fn fact(id: &str, kind: FactKind) -> Fact {
    Fact { id: id.to_owned(), kind, ..Fact::default() }
}

/// Facts of which the name of one begins that of another, and a repeating subject.
fn program(more: impl IntoIterator<Item = Fact>) -> Program {
    let option = |value: &str| Choice { value: value.to_owned(), ..Choice::default() };
    let options = vec![option("own"), option("owner"), option("óther")];
    let mut facts = vec![
        fact("b.text", FactKind::Text),
        fact("a", FactKind::Boolean),
        fact("a.amount", FactKind::Money),
        fact("a.amountOfDebts", FactKind::Integer),
        Fact { options: options.clone(), ..fact("c.choice", FactKind::Choice) },
        Fact { options, ..fact("c.choices", FactKind::Choices) },
        fact("d.date", FactKind::Date),
        Fact { subject: Some(0), ..fact("item.name", FactKind::Text) },
        Fact { subject: Some(0), ..fact("item.count", FactKind::Integer) },
    ];
    facts.extend(more);
    let head = Head { languages: vec!["en".to_owned()], ..Head::default() };
    let subjects = vec![Subject { id: "item".to_owned(), max_items: 2, ..Subject::default() }];
    let mut pack = Pack { head, texts: vec![vec![String::new()]], subjects, facts, ..Pack::default() };
    pack.prepare().unwrap();
    Program::load(&pack.to_bytes()).unwrap()
}

type Said = Result<(Answers, Vec<Problem>), (ReadErrorCode, usize, String)>;

fn said(read: Result<(Answers, Vec<Problem>), ReadError>) -> Said {
    read.map_err(|error| (error.code, error.offset, error.pointer.clone()))
}

fn draft(program: &Program, text: &str) -> Said {
    let of_bytes = said(read(program, text.as_bytes(), Mode::Draft));
    assert_eq!(of_bytes, said(read_text(program, text, Mode::Draft)), "{text}");
    // Nothing of other answers is left in those that take their place.
    let others = MEMBERS.map(|(key, value)| (format!("\"{key}\""), value));
    let (mut others, _) = read_text(program, &written(&borrowed(&others), ":"), Mode::Final).unwrap();
    // A text that could not be read is no hindrance.
    assert!(read_text_over(&mut others, program, "{", Mode::Draft).is_err());
    let over = |mut others: Answers| {
        let problems = read_text_over(&mut others, program, text, Mode::Draft);
        said(problems.map(|problems| (others, problems)))
    };
    assert_eq!(of_bytes, over(others), "{text}");
    // Nor is it that members came in another order before, or came as they come now.
    let mut members = MEMBERS.map(|(key, value)| (format!("\"{key}\""), value));
    members.reverse();
    let (mut others, _) = read_text(program, &written(&borrowed(&members), ":"), Mode::Final).unwrap();
    assert_eq!(of_bytes, over(others.clone()), "{text}");
    if read_text_over(&mut others, program, text, Mode::Draft).is_ok() {
        assert_eq!(of_bytes, over(others), "{text}");
    }
    of_bytes
}

/// The members of the whole submission, in canonical order.
const MEMBERS: [(&str, &str); 8] = [
    ("a", "true"),
    ("a.amount", "-9007199254740991"),
    ("a.amountOfDebts", "9007199254740991"),
    ("b.text", "\"é and \u{7f}, seventeen bytes\""),
    ("c.choice", "\"óther\""),
    ("c.choices", r#"["óther","own"]"#),
    ("d.date", r#""2026-11-26""#),
    ("item", r#"[{"item.count":3,"item.name":""},{"item.name":"x"}]"#),
];

fn written(members: &[(&str, &str)], colon: &str) -> String {
    let members: Vec<String> = members.iter().map(|(key, value)| format!("{key}{colon}{value}")).collect();
    format!("{{{}}}", members.join(","))
}

#[test]
fn the_order_and_the_way_of_writing_change_nothing() {
    let program = program([]);
    let quoted: Vec<String> = MEMBERS.iter().map(|(key, _)| format!("\"{key}\"")).collect();
    let escaped: Vec<String> =
        MEMBERS.iter().map(|(key, _)| format!("\"\\u{:04x}{}\"", key.as_bytes()[0], &key[1..])).collect();
    let with = |keys: &[String]| -> Vec<(String, &str)> {
        keys.iter().cloned().zip(MEMBERS.iter().map(|member| member.1)).collect()
    };
    let (answers, problems) = draft(&program, &written(&borrowed(&with(&quoted)), ":")).unwrap();
    assert_eq!(problems, []);
    let get = |fact| answers.get(&program, FactAt::root(fact)).clone();
    assert_eq!(get(1), Slot::Boolean(true));
    assert_eq!(get(2), Slot::Integer(-9_007_199_254_740_991));
    assert_eq!(get(3), Slot::Integer(9_007_199_254_740_991));
    assert_eq!(get(0), Slot::Text("é and \u{7f}, seventeen bytes".to_owned()));
    assert_eq!(get(4), Slot::Choice(2));
    assert_eq!(get(5), Slot::Choices(vec![0, 2]));
    assert_eq!(*answers.get(&program, FactAt::item(8, 0)), Slot::Integer(3));
    assert_eq!(*answers.get(&program, FactAt::item(7, 1)), Slot::Text("x".to_owned()));
    for keys in [quoted, escaped] {
        let mut members = with(&keys);
        for _ in 0..members.len() {
            members.rotate_left(1);
            for colon in [":", " :", ": ", "\n:\t"] {
                let text = written(&borrowed(&members), colon);
                assert_eq!(draft(&program, &text).unwrap().0, answers, "{text}");
            }
        }
        members.reverse();
        assert_eq!(draft(&program, &written(&borrowed(&members), ":")).unwrap().0, answers);
    }
}

#[test]
fn an_order_that_was_learned_outlives_a_document_that_cannot_be_read() {
    let program = program([]);
    let text = r#"{"item":[{"item.name":"x","item.count":3}],"a":true}"#;
    let (mut answers, _) = read_text(&program, text, Mode::Final).unwrap();
    // What came after the last member: of the whole and of an item the first.
    let learned = |answers: &Answers| (answers.habit.instead_of(8), answers.subjects[0].habit.instead_of(2));
    assert_eq!(learned(&answers), (Some(0), Some(0)));
    for broken in ["{", r#"{"a":true,"#, r#"{"item":[{"#, r#"{"item":[{"item.name":1e"#] {
        assert!(read_text_over(&mut answers, &program, broken, Mode::Draft).is_err(), "{broken}");
        assert_eq!(learned(&answers), (Some(0), Some(0)), "{broken}");
    }
}

fn borrowed<'a>(members: &'a [(String, &'a str)]) -> Vec<(&'a str, &'a str)> {
    members.iter().map(|(key, value)| (key.as_str(), *value)).collect()
}

#[test]
fn a_fault_is_told_with_its_place_on_every_way() {
    use ReadErrorCode::*;
    let program = program([]);
    let table = [
        (r#"{"a":true,"a":true}"#, DuplicateKey, 14, "/a"),
        (r#"{"a.amount":1,"a":true,"a.amount":1}"#, DuplicateKey, 34, "/a.amount"),
        (r#"{"a":true,"b.text":"","\u0061":true}"#, DuplicateKey, 31, "/a"),
        (r#"{"item":[{"item.name":"","item.name":""}]}"#, DuplicateKey, 37, "/item.name"),
        (r#"{"$complete":[],"$complete":[]}"#, DuplicateKey, 28, "/$complete"),
        (r#"{"a.amoun":1}"#, UnknownFact, 11, "/a.amoun"),
        (r#"{"a.amountO":1}"#, UnknownFact, 13, "/a.amountO"),
        (r#"{"a.amountOfDebtx":1}"#, UnknownFact, 19, "/a.amountOfDebtx"),
        (r#"{"x.amountOfDebts":1}"#, UnknownFact, 19, "/x.amountOfDebts"),
        (r#"{"item.name":""}"#, UnknownFact, 13, "/item.name"),
        (r#"{"item":[{"a":true}]}"#, UnknownFact, 14, "/a"),
        (r#"{"item":[{"item":[]}]}"#, UnknownFact, 17, "/item"),
        (r#"{"a""#, Syntax, 4, ""),
        (r#"{"a":"#, Syntax, 5, "/a"),
        (r#"{"a":true"#, Syntax, 9, ""),
        (r#"{"a":true,}"#, Syntax, 10, ""),
        (r#"{"a":tru}"#, Syntax, 5, "/a"),
        (r#"{"a.amount":01}"#, Syntax, 12, "/a.amount"),
        (r#"{"a.amount":9007199254740992}"#, IntegerTooLarge, 12, "/a.amount"),
        (r#"{"a.amount":-9007199254740992}"#, IntegerTooLarge, 12, "/a.amount"),
        // As 64 bits, this is 0.
        (r#"{"a.amount":18446744073709551616}"#, IntegerTooLarge, 12, "/a.amount"),
        (r#"{"a.amount":100000000000000000000000.0}"#, NotAnInteger, 12, "/a.amount"),
        (r#"{"b.text":"0123456789abcdef,"#, Syntax, 28, "/b.text"),
        ("{\"b.text\":\"0123456789abcdef\u{1f}\"}", ControlCharacter, 27, "/b.text"),
        ("{\"b.text\":\"\\n0123456789\u{1f}\"}", ControlCharacter, 23, "/b.text"),
        (r#"{"item":[{},1]}"#, WrongShape, 12, "/item/1"),
        (r#"{"item":[{},{},{}]}"#, TooManyItems, 15, "/item"),
        (r#"{"item":{}}"#, WrongShape, 8, "/item"),
        (r#"{"item":[{"item.count":1.5}]}"#, NotAnInteger, 23, "/item/0/item.count"),
    ];
    for (text, code, offset, pointer) in table {
        assert_eq!(draft(&program, text), Err((code, offset, pointer.to_string())), "{text}");
    }
}

#[test]
fn an_answer_of_another_type_is_absent_and_told() {
    let program = program([]);
    for (key, value) in [
        ("a", "1"),
        ("a.amount", "null"),
        ("b.text", "[\"x\"]"),
        ("c.choice", "\"else\""),
        ("d.date", "\"2026\""),
    ] {
        let (answers, problems) = draft(&program, &format!("{{\"{key}\":{value}}}")).unwrap();
        assert_eq!(answers, Answers::new(&program), "{key}");
        assert_eq!(problems.len(), 1, "{key}");
    }
}

#[test]
fn names_are_measured_and_read_as_json_has_them() {
    let limits = |string| Limits { string, ..Limits::default() };
    let plain = program([]);
    let read =
        |text: &str, string| said(read_with_limits(&plain, text.as_bytes(), Mode::Final, limits(string)));
    let longest = r#"{"a":true,"a.amountOfDebts":1}"#;
    assert!(read(longest, 15).is_ok());
    assert_eq!(read(longest, 14), Err((ReadErrorCode::StringTooLong, 11, String::new())));
    let odd = program([fact("q\"uote", FactKind::Boolean)]);
    assert!(draft(&odd, r#"{"a":true,"q\"uote":true}"#).is_ok());
    assert_eq!(draft(&odd, r#"{"q"uote":true}"#), Err((ReadErrorCode::Syntax, 4, String::new())));
}

#[test]
fn bytes_that_are_no_text_are_refused_before_anything_else() {
    let program = program([]);
    for (bytes, offset) in
        [(&b"{\"x\":\xff"[..], 5), (&[b"[", [b' '; 100].as_slice(), b"\xc3("].concat(), 101)]
    {
        let refused = said(read(&program, bytes, Mode::Final));
        assert_eq!(refused, Err((ReadErrorCode::NotUtf8, offset, String::new())));
    }
}
