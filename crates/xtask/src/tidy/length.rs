//! No source file is longer than a person can hold in mind.

use super::{Fault, sources::Source};

/// The most lines of a source file. The aim is under 200; nine in ten stay under 500.
const MOST: usize = 800;

/// A file that is too long.
pub fn check(source: &Source) -> Option<Fault> {
    let lines = source.text.lines().count();
    (lines > MOST)
        .then(|| Fault::new(&source.path, format!("{lines} lines, {MOST} allowed; split it by concept")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(lines: usize) -> Source {
        Source { path: "crates/rules/src/long.rs".into(), text: "x\n".repeat(lines) }
    }

    #[test]
    fn one_line_too_many_is_a_fault() {
        assert!(check(&source(MOST)).is_none());
        assert!(check(&source(MOST + 1)).is_some());
    }
}
