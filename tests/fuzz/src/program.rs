//! The bytes of a compiled pack: they load to a program that decides within bounds, or are refused.

use crate::trial;
use layak_pack::{MAIN, SHARED_FOLDER};
use layak_rules::Program;
use std::{fs, path::Path};

/// Tries one input.
pub fn run(bytes: &[u8]) {
    let Ok(program) = Program::load(bytes) else { return };
    // Names that damaged bytes give twice are written once, so that numbers of names may differ.
    let written = program.to_bytes();
    let is_same = |again: Program| again.to_author() == program.to_author() && again.to_bytes() == written;
    assert!(Program::load(&written).is_ok_and(is_same), "written and read again it is another");
    trial::generated(&program, bytes, false);
}

/// The program of a pack under schemas/packs.
pub fn shipped(id: &str) -> Program {
    let folder = root().join("schemas/packs").join(id);
    let mut files = read(&folder, "");
    files.extend(read(&folder.join(SHARED_FOLDER), &format!("{SHARED_FOLDER}/")));
    compile_files(&files)
}

/// The programs of [`sources`].
pub fn small() -> impl Iterator<Item = Program> {
    sources().into_iter().map(|source| compile(&source))
}

/// The program of a pack of one file that is known to compile.
pub fn compile(source: &str) -> Program {
    compile_files(&[(MAIN.to_owned(), source.as_bytes().to_vec())])
}

/// The sources of small packs: one over typed facts, one over a whole document.
pub fn sources() -> [String; 2] {
    const SMALL: &str = include_str!("../../../crates/pack/tests/valid/small.json");
    [SMALL.to_owned(), document(SCHEMA)]
}

/// The source of a pack that judges a whole document by a schema.
pub fn document(schema: &str) -> String {
    include_str!("../../../crates/revalidate/tests/suite/pack.json").replace("\"SCHEMA\"", schema)
}

/// A recursive schema with a keyword of every family.
const SCHEMA: &str = r##"{
    "$id": "https://fuzz.example/tree", "type": ["object", "array"],
    "properties": {"name": {"type": "string", "minLength": 1, "pattern": "^[a-z]+$"},
        "size": {"minimum": 0, "exclusiveMaximum": 10, "multipleOf": 0.5},
        "kind": {"enum": ["leaf", 1, null, {"a": [true]}]},
        "children": {"type": "array", "items": {"$ref": "#"}, "uniqueItems": true, "maxItems": 5}},
    "patternProperties": {"^x-": {"contains": {"const": 1}, "minContains": 2}},
    "propertyNames": {"maxLength": 10}, "dependentRequired": {"size": ["name"]},
    "dependentSchemas": {"kind": {"required": ["name"]}},
    "if": {"required": ["children"]}, "then": {"not": {"required": ["size"]}}, "else": {"minProperties": 1},
    "oneOf": [{"type": "object"}, {"prefixItems": [{"format": "date"}, true], "items": false}],
    "unevaluatedProperties": false, "unevaluatedItems": false
}"##;

fn compile_files(files: &[(String, Vec<u8>)]) -> Program {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    match layak_pack::compile(&files) {
        Ok(compiled) => compiled.program,
        Err(faults) => panic!("a pack of ours does not compile: {faults:?}"),
    }
}

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn read(folder: &Path, before: &str) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let (true, Ok(bytes)) = (name.ends_with(".json"), fs::read(entry.path())) {
            files.push((format!("{before}{name}"), bytes));
        }
    }
    files.sort();
    files
}
