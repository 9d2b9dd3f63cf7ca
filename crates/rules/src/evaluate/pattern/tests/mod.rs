//! What patterns match, and which are refused.

mod searched;
mod syntax;

use super::{DEAD, MATCHED, PatternError, author::Pattern};
use crate::program::{
    LoadError, Program,
    author::{Head, Pack},
};
use alloc::{string::String, vec, vec::Vec};

/// A program of one pattern.
fn pack(pattern: Pattern) -> Pack {
    let head = Head { languages: vec!["id".into()], ..Head::default() };
    Pack { head, texts: vec![vec![String::new()]], patterns: vec![pattern], ..Pack::default() }
}

/// A pattern with texts that it matches and texts that it does not.
type Row<'t> = (&'t str, &'t [&'t str], &'t [&'t str]);

fn tells_apart((source, yes, no): &Row<'_>) {
    let pattern = Pattern::compile(source).unwrap();
    yes.iter().for_each(|text| assert!(pattern.matches(text), "{source} should match {text:?}"));
    no.iter().for_each(|text| assert!(!pattern.matches(text), "{source} should not match {text:?}"));
}

/// How many states the table of a pattern has.
fn states(pattern: &Pattern) -> usize {
    pattern.next.len() / usize::from(pattern.width)
}

#[test]
fn matches_like_ecma_262() {
    let table: [Row<'_>; 24] = [
        (
            "^[1-8](0[1-9]|1[0-6])\\d{4}\\d{2}\\d{4}-\\d{2}$",
            &["2063306010072-19"],
            &["9063306010072-19", "2063306010072"],
        ),
        ("a+b", &["xxaab"], &["b", "a"]),
        ("^a{2,3}$", &["aa", "aaa"], &["a", "aaaa"]),
        ("^a{2,}$", &["aa", "aaaaa"], &["a"]),
        ("^(ab|c)*$", &["", "abcab"], &["abd"]),
        ("^[^0-9]+$", &["abc", "é"], &["a1", ""]),
        ("^.$", &["a", "é", "字"], &["", "ab", "\n"]),
        ("^\\u0041\\x42$", &["AB"], &["ab"]),
        ("^(a?){50}a{50}$", &["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"], &["a"]),
        ("(a+)+$", &["aaaa"], &["aaab"]),
        ("^$", &[""], &["a"]),
        ("^(?:10|11)", &["10710", "11"], &["12", "210"]),
        ("", &["", "a"], &[]),
        ("a$", &["a", "ba"], &["", "a\n", "ab"]),
        ("^a|b$", &["ac", "cb"], &["", "ca", "bc"]),
        ("^(?:$|a)", &["", "ab"], &["b"]),
        ("a^|$b", &[], &["", "a", "b", "ab"]),
        ("^[]|c[^]$", &["c\n", "ac😀"], &["", "a", "c", "cde"]),
        ("^.😀?.$", &["éa", "字😀"], &["😀", "ab字", "\u{2028}a"]),
        ("^[^à-ü]{2}$", &["ab", "ý😀"], &["aé", "a", "àa"]),
        ("^[à-ü字😀]+$", &["à", "üé字😀"], &["", "ý", "ß字", "a", "a😀", "孖", "😁"]),
        // The edge between ASCII and the rest.
        ("^[\\x00-\\x7e字]+$", &["~字"], &["\x7f", "\u{80}", "a孖"]),
        ("^[\\x00-\\x7f字]+$", &["\x7f字"], &["\u{80}", "a孖"]),
        ("\\s\\S\\w\\W$", &["\u{feff}éa字", " a_-"], &["aéa字", "\u{2003}\u{2009}aé", "  é "]),
    ];
    table.iter().for_each(tells_apart);
}

#[test]
fn refuses_what_is_not_linear_or_too_large() {
    for source in [
        "(?=a)",
        "(?!a)",
        "(?<=a)b",
        "(a)\\1",
        "\\bword\\b",
        "\\p{L}",
        "(?<name>a)\\k<name>",
        "(a{1,200}){1,200}",
    ] {
        assert!(Pattern::compile(source).is_err(), "{source}");
    }
    for source in ["(", ")", "[", "a{2", "*a", "a**", "a{3,2}", "[z-a]", "\\", "\\q"] {
        assert!(Pattern::compile(source).is_err(), "{source}");
    }
}

#[test]
fn refuses_what_can_mean_too_many_things() {
    let long = "a[ab]{20}";
    assert!(Pattern::compile(&["^", long].concat()).is_ok());
    // The last makes no large table, but many visits.
    for source in [long, "(a|b)*a(a|b){20}$", "(?:[ab]?){900}a[ab]{10}$"] {
        assert_eq!(Pattern::compile(source).err(), Some(PatternError::TooManyStates), "{source}");
    }
    let letters = |count| (0..count).filter_map(|at| char::from_u32(0x4e00 + at)).collect::<String>();
    assert!(Pattern::compile(&letters(150)).is_ok());
    assert_eq!(Pattern::compile(&letters(190)).err(), Some(PatternError::TooManyStates));
}

#[test]
fn states_from_which_the_same_follows_are_one() {
    let ends = Pattern::compile("^(ab{5}|cb{5})$").unwrap();
    // The two that are not left, one for each character, and the end.
    assert_eq!(states(&ends), 2 + 6 + 1);
    for (source, state) in
        [("", MATCHED), ("^[^]*$", MATCHED), ("a^|^$b", DEAD), ("^[ab]*[]", DEAD), ("^(a|[^a])*$", MATCHED)]
    {
        let settled = Pattern::compile(source).unwrap();
        assert_eq!((states(&settled), usize::from(settled.start)), (2, state * usize::from(settled.width)));
    }
    assert_eq!(Pattern::compile("[à-ö]|[ù-ü]").unwrap().bounds, [0xe0, 0xf7, 0xf9, 0xfd]);
}

#[test]
fn damaged_tables_are_refused() {
    let refused = |change: fn(&mut Pattern)| {
        let mut pattern = Pattern::compile("^[ab]é$").unwrap();
        change(&mut pattern);
        Program::load(&pack(pattern).to_bytes()).err()
    };
    assert_eq!(refused(|_| {}), None);
    let changes: [fn(&mut Pattern); 9] = [
        |pattern| pattern.width = 0,
        |pattern| pattern.width = 2,
        |pattern| pattern.width += 100,
        |pattern| pattern.start = pattern.next.len() as u16,
        |pattern| pattern.next[5] = pattern.next.len() as u16 - pattern.width + 1,
        |pattern| pattern.next.clear(),
        |pattern| pattern.class_of[200 - 73] = pattern.width,
        |pattern| pattern.class_of.truncate(128),
        |pattern| pattern.bounds.push(0x4e00),
    ];
    for (at, change) in changes.into_iter().enumerate() {
        assert_eq!(refused(change), Some(LoadError::Inconsistent), "{at}");
    }
}

#[test]
fn damaged_bytes_never_lead_out_of_the_table() {
    let whole = pack(Pattern::compile("^[ab]+[é字]$").unwrap()).to_bytes();
    let (mut loaded, mut matched) = (0, 0);
    for at in 8..whole.len() {
        for byte in [0, 1, 2, 5, 20, 0x7f, 0x80, 0xff] {
            let mut bytes: Vec<u8> = whole.clone();
            bytes[at] = byte;
            if let Ok(program) = Program::load(&bytes) {
                loaded += 1;
                let texts = ["", "a", "abé", "z😀", "字字"];
                program.patterns().iter().for_each(|pattern| {
                    matched += texts.iter().filter(|text| pattern.matches(text)).count();
                });
            }
        }
    }
    assert!(loaded > 100 && matched > 0, "{loaded} load, {matched} texts match");
}
