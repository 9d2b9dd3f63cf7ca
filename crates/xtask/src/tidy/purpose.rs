//! Every Rust file says on its first line what it is for, and none is a drawer for anything.

use super::{Fault, sources::Source};

/// Names that say nothing about what is inside.
const DRAWERS: [&str; 5] = ["utils", "util", "common", "helpers", "misc"];

/// Faults in the opening or the name of a Rust file.
pub fn check(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !source.path.ends_with(".rs") {
        return faults;
    }
    if !opens_with_purpose(&source.text) {
        faults.push(Fault::new(format!("{}:1", source.path), "no `//!` line that says what the file is for"));
    }
    let named = source.path.trim_end_matches(".rs").trim_end_matches("/mod").rsplit('/').next().unwrap_or("");
    if DRAWERS.contains(&named) {
        faults.push(Fault::new(&source.path, "name it after the concept that it holds"));
    }
    faults
}

fn opens_with_purpose(text: &str) -> bool {
    let words = text.lines().next().and_then(|line| line.strip_prefix("//!")).map(str::trim);
    words.is_some_and(|words| words.len() > 5 && !words.starts_with("TODO"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(path: &str, text: &str) -> usize {
        check(&Source { path: path.into(), text: text.into() }).len()
    }

    #[test]
    fn a_file_without_purpose_is_a_fault() {
        assert_eq!(faults("crates/rules/src/date.rs", "//! Calendar dates.\n"), 0);
        assert_eq!(faults("crates/rules/src/date.rs", "use core::fmt;\n"), 1);
        assert_eq!(faults("crates/rules/src/date.rs", "//! TODO\n"), 1);
        assert_eq!(faults("crates/rules/src/date.rs", ""), 1);
    }

    #[test]
    fn a_drawer_is_a_fault() {
        assert_eq!(faults("crates/form/src/utils.rs", "//! Some functions.\n"), 1);
        assert_eq!(faults("crates/form/src/common/mod.rs", "//! Some functions.\n"), 1);
        assert_eq!(faults("tests/src/common.rs", "//! Some functions.\n"), 1);
    }

    #[test]
    fn other_languages_have_no_such_line() {
        assert_eq!(faults("web/element/loader/layak.js", "class A {}\n"), 0);
    }
}
