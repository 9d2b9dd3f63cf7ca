//! How patterns are written: escapes, classes and repetitions, and where each fault is.

use super::{Pattern, PatternError, PatternError::*, Row, tells_apart};
use alloc::string::ToString;

#[test]
fn escapes_classes_and_repetitions_are_those_of_ecma_262() {
    let table: [Row<'_>; 23] = [
        ("^\\d\\D$", &["0a", "9é"], &["00", "aa"]),
        ("^[\\D]$", &["a", "字"], &["0", "9"]),
        ("^\\t\\n\\r\\f\\v$", &["\t\n\r\u{c}\u{b}"], &["tnrfv"]),
        ("^\\x0a\\u000A\\u00e9$", &["\n\né"], &["\n\n\u{e8}"]),
        ("^\\^\\$\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\/\\-$", &["^$.*+?()[]{}|/-"], &[""]),
        ("^[a-c]$", &["a", "b", "c"], &["d", "-", ""]),
        ("^[a-]$", &["a", "-"], &["b", "]"]),
        ("^[-a]$", &["a", "-"], &["b"]),
        ("^[a-a]$", &["a"], &["-", "b"]),
        ("^[\\d-z]$", &["5", "-", "z"], &["a", "y"]),
        ("^[\\w-]$", &["a", "_", "-"], &["é", "."]),
        ("^[a^]$", &["a", "^"], &["b"]),
        ("^[(?*.]$", &["(", "?", "*", "."], &["a"]),
        ("^[\\x41-\\u0043]$", &["A", "B", "C"], &["D", "-"]),
        ("^[\\]\\\\]$", &["]", "\\"], &["["]),
        ("^(?:ab)+?c??$", &["ab", "ababc"], &["", "abcc"]),
        ("^(a|)b*$", &["", "a", "abb", "b"], &["ba"]),
        ("^a{0}b{0,1}c{1,}$", &["c", "bcc"], &["ac", "bbc", "b"]),
        ("^a{2}$", &["aa"], &["a", "aaa"]),
        ("^a{02,10}$", &["aa", "aaaaaaaaaa"], &["a", "aaaaaaaaaaa"]),
        ("^(){3}a$", &["a"], &["", "aa"]),
        ("^(?:a|b|cd)e$", &["ae", "be", "cde"], &["ce", "abe", "de"]),
        ("^(?:(?:a|b)|c){2}$", &["ab", "cc"], &["a", "abc"]),
    ];
    table.iter().for_each(tells_apart);
}

#[test]
fn a_fault_is_told_with_its_place() {
    for (source, fault) in [
        ("(", Unbalanced(0)),
        ("é(a", Unbalanced(2)),
        ("a)", Unbalanced(1)),
        ("(a))", Unbalanced(3)),
        ("a]", Unbalanced(1)),
        ("a}", Unbalanced(1)),
        ("é[a", Unbalanced(2)),
        ("a[b-", Unbalanced(1)),
        ("é{2", Unbalanced(2)),
        ("a{2,3", Unbalanced(1)),
        ("*a", Repetition(0)),
        ("a|+", Repetition(2)),
        ("é**", Repetition(2)),
        ("a?{2}", Repetition(1)),
        ("a{2}+", Repetition(1)),
        ("^*", Repetition(1)),
        ("a$?", Repetition(2)),
        ("a{,3}", Repetition(1)),
        ("a{3,2}", Repetition(1)),
        ("\\", Escape(0)),
        ("é\\q", Escape(2)),
        ("\\x4", Escape(0)),
        ("\\u00g0", Escape(0)),
        ("\\ud800", Escape(0)),
        ("[z-a]", Range(3)),
        ("[a-\\w]", Range(3)),
        ("[+-\\d]", Range(3)),
        ("[b-\\x61]", Range(3)),
        ("a(?=b)", NotLinear(1)),
        ("(?<a>b)", NotLinear(0)),
        ("a\\b", NotLinear(1)),
        ("(a)\\1", NotLinear(3)),
        ("\\p{L}", NotLinear(0)),
        ("a{99999999999}", TooLarge),
        ("(){1,4000000000}", TooLarge),
    ] {
        assert_eq!(Pattern::compile(source).err(), Some(fault), "{source}");
    }
    assert_eq!(
        Range(3).to_string(),
        "no range up to what stands at character 3: it ends with one character, and not one before its beginning"
    );
}

#[test]
fn what_is_nested_too_deeply_or_too_long_is_refused() {
    let nested = |depth: usize| Pattern::compile(&["(".repeat(depth), ")".repeat(depth)].concat()).err();
    assert_eq!([nested(31), nested(32)], [None, Some(PatternError::TooLarge)]);
    assert_eq!(Pattern::compile(&"(a)".repeat(40)).err(), None);
    // With the start, the end and the match.
    let long = |count: usize| Pattern::compile(&alloc::format!("^a{{{count}}}$")).err();
    assert_eq!([long(1_997), long(1_998)], [None, Some(PatternError::TooLarge)]);
}
