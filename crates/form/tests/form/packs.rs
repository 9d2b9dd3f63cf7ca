//! Packs compiled from their sources.

use layak_form::Form;
use layak_rules::{Date, FactAt, Program, program::SubjectId};
use std::{
    path::Path,
    sync::{Arc, LazyLock},
};

/// A pack with every kind of field, a sensitive page, two repeating subjects and every kind of decision.
pub static SMALL: LazyLock<Arc<Program>> = LazyLock::new(|| compile("tests/small"));
/// The permits pack.
pub static PERMITS: LazyLock<Arc<Program>> = LazyLock::new(|| compile("../../schemas/packs/permits"));
/// The Gorontalo pack.
pub static MOTOR: LazyLock<Arc<Program>> = LazyLock::new(|| compile("../../schemas/packs/gorontalo-motor"));

/// The pack of the field officers' scholarship: it has an option that excludes the others, and windows without an end.
pub static SCHOLARSHIP: LazyLock<Arc<Program>> =
    LazyLock::new(|| compile("../../schemas/packs/beasiswa-tpl"));

/// All but the scholarship, whose boxes cannot all be ticked.
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
    let compiled = layak_pack::compile_folder(&folder).unwrap_or_else(|fault| panic!("{fault}"));
    // As a browser gets it.
    Arc::new(Program::load(&compiled.program.to_bytes()).unwrap())
}
