//! Invalid packs, one fault each: every code of the catalogue is found at the expected place, and nothing else is.
//!
//! A file of `tests/invalid` changes the valid pack of `tests/valid/small.json`:
//! `edit` (operations of JSON Patch: add, replace, remove), `text` (pairs of text to find and to put in its place, for
//! faults that JSON libraries hide), `files` (further files of the folder). `expect` lists all diagnostics by code and
//! pointer (`file` is `pack.json` unless given), and `shape` says whether the meta-schemas alone find a fault, too.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use layak_pack::{Code, Diagnostic, MAIN, PackSource, compile, meta};
use serde_json::{Map, Value};
use std::{collections::BTreeSet, fs, path::Path, sync::LazyLock};

const SMALL: &str = include_str!("valid/small.json");

struct Invalid {
    name: String,
    files: Vec<(String, Vec<u8>)>,
    expect: BTreeSet<(String, String, String)>,
    shape: bool,
}

fn corpus() -> Vec<Invalid> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| read(&path.file_stem().unwrap().to_string_lossy(), &fs::read_to_string(path).unwrap()))
        .collect()
}

fn read(name: &str, text: &str) -> Invalid {
    let case: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut main = edited(name, &case).into_bytes();
    if case["bytes"] == "latin1" {
        main.insert(1, 0xe9);
    }
    let mut files = vec![(MAIN.to_owned(), main)];
    for (file, content) in case["files"].as_object().unwrap_or(&Map::new()) {
        files.push((file.clone(), content.to_string().into_bytes()));
    }
    let expected = |fault: &Value| {
        let member = |member: &str| fault[member].as_str().map(str::to_owned);
        (member("file").unwrap_or(MAIN.to_owned()), member("pointer").unwrap(), member("code").unwrap())
    };
    let expect = case["expect"].as_array().unwrap().iter().map(expected).collect();
    Invalid { name: name.to_owned(), files, expect, shape: case["shape"].as_bool().unwrap() }
}

/// The small pack with the case's changes.
fn edited(name: &str, case: &Value) -> String {
    let mut text = SMALL.to_owned();
    for pair in case["text"].as_array().unwrap_or(&vec![]) {
        let (find, with) = (pair[0].as_str().unwrap(), pair[1].as_str().unwrap());
        assert_eq!(text.matches(find).count(), 1, "{name}: {find} must occur once");
        text = text.replace(find, with);
    }
    let Some(edits) = case["edit"].as_array() else { return text };
    let mut pack: Value = serde_json::from_str(&text).unwrap();
    edits.iter().for_each(|edit| apply(name, &mut pack, edit));
    serde_json::to_string_pretty(&pack).unwrap()
}

/// One operation of JSON Patch (RFC 6902).
fn apply(name: &str, pack: &mut Value, edit: &Value) {
    let (parent, last) = edit["path"].as_str().unwrap().rsplit_once('/').unwrap();
    let parent = pack.pointer_mut(parent).unwrap_or_else(|| panic!("{name}: no {parent}"));
    let value = edit["value"].clone();
    match (edit["op"].as_str().unwrap(), parent) {
        ("add", Value::Object(members)) => drop(members.insert(last.to_owned(), value)),
        ("replace", Value::Object(members)) => *members.get_mut(last).unwrap() = value,
        ("remove", Value::Object(members)) => {
            drop(members.shift_remove(last).unwrap_or_else(|| panic!("{name}: no {last}")))
        }
        ("add", Value::Array(elements)) if last == "-" => elements.push(value),
        ("replace", Value::Array(elements)) => elements[last.parse::<usize>().unwrap()] = value,
        ("remove", Value::Array(elements)) => drop(elements.remove(last.parse().unwrap())),
        (op, _) => panic!("{name}: cannot {op} {last}"),
    }
}

/// Each pack of the corpus with what the compiler finds.
static FOUND: LazyLock<Vec<(Invalid, Vec<Diagnostic>)>> = LazyLock::new(|| {
    let judged = |invalid| {
        let found = diagnostics(&invalid);
        (invalid, found)
    };
    corpus().into_iter().map(judged).collect()
});

fn diagnostics(invalid: &Invalid) -> Vec<Diagnostic> {
    let files: Vec<(&str, &[u8])> =
        invalid.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    match compile(&files) {
        Ok(compiled) => compiled.warnings,
        Err(faults) => faults,
    }
}

#[test]
fn the_pack_that_they_start_from_is_valid() {
    let compiled = compile(&[(MAIN, SMALL.as_bytes())]).unwrap();
    assert_eq!(compiled.warnings, []);
}

#[test]
fn each_fault_is_found_at_its_place_and_nothing_else_is() {
    let mut wrong = Vec::new();
    for (invalid, found) in FOUND.iter() {
        let places: BTreeSet<_> = found
            .iter()
            .map(|fault| (fault.file.clone(), fault.pointer.clone(), fault.code.name().to_owned()))
            .collect();
        if places != invalid.expect || found.len() != places.len() {
            let found: Vec<String> = found.iter().map(ToString::to_string).collect();
            wrong.push(format!(
                "{}: expected {:?}\n  found {}",
                invalid.name,
                invalid.expect,
                found.join("\n        ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_meta_schemas_find_what_concerns_the_shape() {
    for (invalid, _) in FOUND.iter() {
        let files: Vec<(&str, &[u8])> =
            invalid.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let Ok(source) = PackSource::read(&files) else { continue };
        let found = meta::check(&source);
        assert_eq!(!found.is_empty(), invalid.shape, "{}: {found:?}", invalid.name);
    }
}

#[test]
fn words_are_filled_and_places_have_lines() {
    for (invalid, found) in FOUND.iter() {
        for fault in found {
            for text in [&fault.message_id, &fault.message_en, &fault.fix_id, &fault.fix_en] {
                assert!(!text.is_empty() && !text.contains('?'), "{}: {fault}", invalid.name);
            }
            assert!(fault.line.is_some() && fault.column.is_some());
        }
    }
}

#[test]
fn every_code_has_a_pack() {
    let found: BTreeSet<Code> = FOUND.iter().flat_map(|(_, found)| found).map(|fault| fault.code).collect();
    // `too-many` needs thousands of things: tests/limits.rs. `meta-schema` is for what the compiler overlooks; none
    // is known, and the meta-schemas by themselves are tested above. What a finder asks is checked against the packs
    // beside it, which no single pack shows: tests/finder.rs.
    let missing: Vec<&str> =
        Code::ALL.iter().filter(|code| !found.contains(code)).map(|code| code.name()).collect();
    let finder = ["finder-unread", "finder-differs", "finder-personal", "finder-option"];
    assert_eq!(missing, [["too-many", "meta-schema"].as_slice(), &finder].concat());
}

#[test]
fn ten_different_faults_come_together() {
    let (_, found) = FOUND.iter().find(|(invalid, _)| invalid.name == "ten-faults").unwrap();
    let codes: BTreeSet<Code> = found.iter().map(|fault| fault.code).collect();
    assert_eq!(codes.len(), 10);
}

#[test]
fn every_diagnostic_marks_characters_of_its_line() {
    let mut marked = 0;
    for (invalid, found) in FOUND.iter() {
        for fault in found {
            let Some((_, bytes)) = invalid.files.iter().find(|(name, _)| *name == fault.file) else {
                continue;
            };
            let Ok(text) = std::str::from_utf8(bytes) else { continue };
            let span = fault.span(text).unwrap_or_else(|| panic!("{}: {fault}", invalid.name));
            let line = text.lines().nth(span.start.line as usize - 1).unwrap();
            let end = line.chars().count() as u32 + 2;
            assert!(
                span.start.column < span.end.column && span.end.column <= end,
                "{}: {span:?}",
                invalid.name
            );
            marked += 1;
        }
    }
    assert!(marked > 100, "{marked}");
}
