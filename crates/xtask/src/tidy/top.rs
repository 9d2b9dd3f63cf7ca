//! Nothing at the top of the repository but what DESIGN section 4 names.

use super::Fault;
use std::collections::BTreeSet;

const ALLOWED: [&str; 13] = [
    "Cargo.toml",
    "Cargo.lock",
    "README.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "crates",
    "web",
    "schemas",
    "tests",
    "clippy.toml",
    "deny.toml",
    "rustfmt.toml",
    "rust-toolchain.toml",
];

/// Entries at the top that do not belong there. Dotfiles may stay.
pub fn check(paths: &[String]) -> Vec<Fault> {
    let tops: BTreeSet<&str> = paths.iter().filter_map(|path| path.split('/').next()).collect();
    let strange = tops.into_iter().filter(|top| !top.starts_with('.') && !ALLOWED.contains(top));
    strange.map(|top| Fault::new(top, "does not belong at the top; see the layout in README.md")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strange_folder_at_the_top_is_a_fault() {
        let fine = ["Cargo.toml".to_owned(), ".ci/run".into(), "crates/rules/src/lib.rs".into()];
        assert!(check(&fine).is_empty());
        let faults = check(&["scripts/a.sh".to_owned(), "scripts/b.sh".into(), "notes.txt".into()]);
        assert_eq!(
            faults.iter().map(|fault| fault.place.as_str()).collect::<Vec<_>>(),
            ["notes.txt", "scripts"]
        );
    }
}
