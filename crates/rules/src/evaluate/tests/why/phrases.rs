//! How expected and actual are worded.

use super::{NUMBERS, limit, spoken, text, told, told_of};
use crate::{
    date::{Date, Duration},
    evaluate::tests::{
        CHOICE, CHOICES, CODES, COUNT, DAY, END, FIVE, FLAG, HALF_A_YEAR, MOST, TEXT, THIRTEEN,
    },
    program::{
        Bound, DurationBound, FactId, FactKind, Relation, Sensitivity, TimeTest,
        author::{Literal, Node},
    },
};
use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec,
};

/// What is expected of the only answer that is given, in both languages.
fn expected(test: Node, fact: FactId, given: &str) -> [String; 2] {
    [0, 1].map(|language| {
        let told = told_of(spoken(vec![test.clone(), Node::Property(fact, 0)]), given, language).unwrap();
        let (_, words) = told.split_once(": ").unwrap();
        words.split(" <> ").next().unwrap().to_owned()
    })
}

#[test]
fn limits_are_told_with_the_unit_of_the_answer() {
    for (test, words) in [
        (Node::Minimum(limit(1_000)), ["paling sedikit 1.000 orang", "at least 1,000 people"]),
        (Node::Maximum(Bound::Parameter(FIVE)), ["paling banyak 5 orang", "at most 5 people"]),
        (Node::ExclusiveMinimum(limit(7)), ["lebih dari 7 orang", "more than 7 people"]),
        (Node::ExclusiveMaximum(limit(7)), ["kurang dari 7 orang", "less than 7 people"]),
        (Node::MultipleOf(2), ["kelipatan 2 orang", "a multiple of 2 people"]),
        (Node::Const(Literal::Int(3)), ["3 orang", "3 people"]),
        (
            Node::Enum(vec![Literal::Int(3), Literal::Int(4)]),
            ["3 orang atau 4 orang", "3 people or 4 people"],
        ),
        (Node::Format(THIRTEEN), ["nomor 13 angka", "a number of 13 digits"]),
        (Node::Pattern(0), ["bentuk yang ditetapkan", "the form laid down"]),
    ] {
        let (fact, given) = match test {
            Node::Format(_) | Node::Pattern(_) => (TEXT, r#"{"text":"x"}"#),
            _ => (COUNT, NUMBERS),
        };
        assert_eq!(expected(test, fact, given), words);
    }
}

#[test]
fn another_answer_is_told_by_its_question() {
    for (relation, indonesian, english) in [
        (Relation::Equal, "sama dengan", "the same as"),
        (Relation::Less, "kurang dari", "less than"),
        (Relation::AtMost, "paling banyak", "at most"),
    ] {
        let words = [
            format!("{indonesian} jawaban untuk \u{201c}Batas?\u{201d}"),
            format!("{english} the answer to \u{201c}Limit?\u{201d}"),
        ];
        assert_eq!(expected(Node::Compare(relation, MOST), COUNT, NUMBERS), words);
    }
    for (relation, indonesian, english) in [
        (Relation::NotEqual, "berbeda dari", "other than"),
        (Relation::More, "lebih dari", "more than"),
        (Relation::AtLeast, "paling sedikit", "at least"),
    ] {
        let given = if relation == Relation::NotEqual {
            r#"{"count":1,"most":1}"#
        } else {
            r#"{"count":0,"most":1}"#
        };
        let words = [
            format!("{indonesian} jawaban untuk \u{201c}Batas?\u{201d}"),
            format!("{english} the answer to \u{201c}Limit?\u{201d}"),
        ];
        assert_eq!(expected(Node::Compare(relation, MOST), COUNT, given), words);
    }
}

#[test]
fn texts_options_and_lists_are_told() {
    let given = r#"{"text":"abc"}"#;
    for (test, words) in [
        (Node::MinLength(limit(4)), ["paling sedikit 4 huruf", "at least 4 characters"]),
        (Node::MaxLength(limit(2)), ["paling banyak 2 huruf", "at most 2 characters"]),
        (Node::InList(CODES), ["kode dalam daftar “Kode usaha”", "a code of the list “Codes of trades”"]),
        (
            Node::InListByPrefix(CODES),
            ["diawali kode dalam daftar “Kode usaha”", "beginning with a code of the list “Codes of trades”"],
        ),
        (Node::Const(text("xyz")), ["xyz", "xyz"]),
        (Node::Const(text("2026-02-01")), ["1 Februari 2026", "1 February 2026"]),
    ] {
        assert_eq!(expected(test, TEXT, given), words);
    }
    let chosen = r#"{"choice":"c"}"#;
    assert_eq!(expected(Node::Const(text("a")), CHOICE, chosen), ["Satu", "One"]);
    let either = Node::Enum(vec![text("a"), text("b")]);
    assert_eq!(expected(either, CHOICE, chosen), ["Satu atau Dua", "One or Two"]);
    // Of many options most are counted.
    let letters =
        |count: usize| Node::Enum("defghijkl".chars().take(count).map(|c| text(&c.to_string())).collect());
    assert_eq!(expected(letters(6), TEXT, given)[0], "d atau e atau f atau g atau h atau i");
    let many =
        ["d atau e atau f atau g atau h atau 2 pilihan lain", "d or e or f or g or h or 2 other options"];
    assert_eq!(expected(letters(7), TEXT, given), many);
    let flag = r#"{"flag":false}"#;
    assert_eq!(expected(Node::Const(Literal::Bool(true)), FLAG, flag), ["ya", "yes"]);
    assert_eq!(
        told(vec![Node::Const(Literal::Bool(true)), Node::Property(FLAG, 0)], flag),
        "/flag: ya <> tidak"
    );
}

#[test]
fn times_and_days_are_told() {
    let span = |months, days| DurationBound::Fixed(Duration { months, days });
    let on = ["22 November 2026"; 2];
    use TimeTest::*;
    for (test, bound, given, indonesian, english) in [
        (
            ElapsedAtLeast,
            span(12, 1),
            "2026-01-01",
            "paling sedikit 1 tahun 1 hari sebelum",
            "at least 1 year 1 day before",
        ),
        (
            ElapsedAtMost,
            span(26, 0),
            "2020-01-01",
            "paling banyak 2 tahun 2 bulan sebelum",
            "at most 2 years 2 months before",
        ),
        (ElapsedMoreThan, span(0, 2), "2026-11-22", "lebih dari 2 hari sebelum", "more than 2 days before"),
        (
            ElapsedLessThan,
            span(1, 0),
            "2020-01-01",
            "kurang dari 1 bulan sebelum",
            "less than 1 month before",
        ),
        (
            RemainingAtLeast,
            DurationBound::Parameter(HALF_A_YEAR),
            "2026-11-22",
            "paling sedikit 6 bulan setelah",
            "at least 6 months after",
        ),
        (RemainingAtMost, span(0, 0), "2026-11-23", "paling banyak 0 hari setelah", "at most 0 days after"),
        (
            RemainingMoreThan,
            span(11, 0),
            "2026-11-22",
            "lebih dari 11 bulan setelah",
            "more than 11 months after",
        ),
        (
            RemainingLessThan,
            span(24, 0),
            "2030-11-22",
            "kurang dari 2 tahun setelah",
            "less than 2 years after",
        ),
    ] {
        let given = format!("{{\"day\":\"{given}\"}}");
        let words = [format!("{indonesian} {}", on[0]), format!("{english} {}", on[1])];
        assert_eq!(expected(Node::Time(test, bound), DAY, &given), words);
    }
    let day = |text: &str| limit(Date::parse(text).unwrap().days().into());
    let given = r#"{"day":"2026-11-22"}"#;
    let least = expected(Node::DateAtLeast(day("2027-01-01")), DAY, given);
    assert_eq!(least, ["pada atau setelah 1 Januari 2027", "on or after 1 January 2027"]);
    let most = expected(Node::DateAtMost(day("2026-01-01")), DAY, given);
    assert_eq!(most, ["pada atau sebelum 1 Januari 2026", "on or before 1 January 2026"]);
    let told = told(vec![Node::Compare(Relation::Equal, END), Node::Property(DAY, 0)], given);
    assert_eq!(told, "/day: sama dengan jawaban untuk \u{201c}\u{201d} <> 22 November 2026");
}

#[test]
fn chosen_options_are_told_by_their_labels() {
    let given = r#"{"choices":["a","b"]}"#;
    let contains =
        |test, min, max| vec![test, Node::Contains { item: 0, min, max }, Node::Property(CHOICES, 1)];
    let one = limit(1);
    assert_eq!(told(contains(Node::Const(text("c")), one, None), given), "/choices: memuat  <> Satu; Dua");
    assert_eq!(
        told(contains(Node::Enum(vec![text("a"), text("b")]), one, None), r#"{"choices":[]}"#),
        "/choices: memuat Satu atau Dua <> tidak satu pun"
    );
    assert_eq!(
        told(contains(Node::MinLength(one), one, Some(one)), given),
        "/choices: tepat 1 yang memenuhi syarat <> Satu; Dua"
    );
    for (test, words) in [
        (Node::MinItems(limit(3)), ["paling sedikit 3", "at least 3"]),
        (Node::MaxItems(limit(1)), ["paling banyak 1", "at most 1"]),
    ] {
        assert_eq!(expected(test, CHOICES, given), words);
    }
    let either = || Node::Enum(vec![text("a"), text("b")]);
    for (min, max, words) in [
        (3, None, "paling sedikit 3 dari Satu atau Dua"),
        (1, Some(limit(1)), "tepat 1 dari Satu atau Dua"),
        (0, Some(limit(0)), "tepat 0 dari Satu atau Dua"),
        (0, Some(limit(1)), "paling banyak 1 dari Satu atau Dua"),
    ] {
        assert_eq!(
            told(contains(either(), limit(min), max), given),
            format!("/choices: {words} <> Satu; Dua")
        );
    }
    let items = |test, given| told(vec![test, Node::Items(0), Node::Property(CHOICES, 1)], given);
    assert_eq!(items(Node::Const(text("a")), given), "/choices: hanya Satu <> Satu; Dua");
    assert_eq!(
        items(Node::MinLength(limit(2)), given),
        "/choices: semuanya yang memenuhi syarat <> Satu; Dua"
    );
}

#[test]
fn money_is_told_as_money_and_personal_answers_are_not_repeated() {
    let at_most = || spoken(vec![Node::Maximum(limit(5_000)), Node::Property(MOST, 0)]);
    let given = r#"{"most":10000}"#;
    let mut money = at_most();
    money.facts[usize::from(MOST)].kind = FactKind::Money;
    assert_eq!(told_of(money, given, 1).unwrap(), "/most: at most Rp5,000 <> Rp10,000");
    for sensitivity in [Sensitivity::Personal, Sensitivity::Confidential] {
        let mut personal = at_most();
        personal.facts[usize::from(MOST)].sensitivity = sensitivity;
        assert_eq!(
            told_of(personal.clone(), given, 0).unwrap(),
            "/most: paling banyak 5.000 <> jawaban Anda"
        );
        assert_eq!(told_of(personal, given, 1).unwrap(), "/most: at most 5,000 <> your answer");
    }
}
