//! Packs compiled from their sources.

use layak_form::Form;
use layak_rules::{Date, FactAt, Program, program::SubjectId};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

/// A pack with every kind of field, a sensitive page, two repeating subjects and every kind of decision.
pub static SMALL: LazyLock<Arc<Program>> = LazyLock::new(|| compile("tests/small"));
/// The permits pack.
pub static PERMITS: LazyLock<Arc<Program>> = LazyLock::new(|| compile("../../schemas/packs/permits"));
/// The Gorontalo pack.
pub static MOTOR: LazyLock<Arc<Program>> = LazyLock::new(|| compile("../../schemas/packs/gorontalo-motor"));

/// All of them.
pub fn all() -> [Arc<Program>; 3] {
    [Arc::clone(&SMALL), Arc::clone(&PERMITS), Arc::clone(&MOTOR)]
}

/// A day on which all packs are in force.
pub fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

/// An empty form.
pub fn form(program: &Arc<Program>) -> Form {
    Form::new(Arc::clone(program), layak_form::Book::built_in(), today(), "id")
}

/// A field of an empty or filled form, by key.
pub fn at(form: &Form, key: &str) -> FactAt {
    form.at(key).unwrap_or_else(|| panic!("no field {key}"))
}

/// The products of the small pack.
pub fn products() -> SubjectId {
    SMALL.subject_by_id("product").unwrap()
}

/// A draft as data, without the order in which places were visited.
pub fn sorted_visits(draft: &str) -> Vec<&str> {
    let (mut visited, others): (Vec<&str>, Vec<&str>) =
        draft.lines().partition(|record| record.starts_with("visited\t"));
    visited.sort_unstable();
    visited.extend(others);
    visited
}

/// Types one line (or one choice) into a field.
pub fn enter(form: &mut Form, key: &str, text: &str) {
    let at = at(form, key);
    assert!(form.enter(at, text), "{key} takes {text:?}");
}

fn compile(folder: &str) -> Arc<Program> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let shared = folder.join(layak_pack::SHARED_FOLDER);
    let shared = if shared.is_dir() { json_files(&shared) } else { Vec::new() };
    for path in json_files(&folder).into_iter().chain(shared) {
        let name = path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned();
        files.push((name, std::fs::read(&path).unwrap()));
    }
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let compiled =
        layak_pack::compile(&files).unwrap_or_else(|faults| panic!("{}: {faults:#?}", folder.display()));
    // As a browser gets it.
    Arc::new(Program::load(&compiled.program.to_bytes()).unwrap())
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "json")).collect();
    files.sort();
    files
}
