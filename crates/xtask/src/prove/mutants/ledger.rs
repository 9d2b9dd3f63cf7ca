//! What came of the changes of each source file, kept in `tests/mutants-tried.json` from run to run.

use super::{Explanations, Found, explained, lasting, tool::text};
use crate::project::Project;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, path::PathBuf};

/// By file.
#[derive(Debug, Default)]
pub struct Ledger(BTreeMap<String, Tried>);

/// What came of a file's changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tried {
    /// A digest of the file as it was.
    pub content: String,
    pub caught: usize,
    pub timed_out: usize,
    /// Did not compile.
    pub unviable: usize,
    /// Noticed by nothing, by name; as often as there are such changes.
    pub missed: Vec<String>,
}

impl Tried {
    /// Of what cargo-mutants says; changes of other files, which it tries unasked, do not count.
    pub fn of(content: String, file: &str, outcomes: &Value) -> Result<Tried> {
        let mut tried = Tried { content, ..Tried::default() };
        for outcome in outcomes["outcomes"].as_array().context("no outcomes")? {
            let Some(change) = outcome["scenario"].get("Mutant") else { continue };
            if text(change, "file")? == file {
                match text(outcome, "summary")? {
                    "CaughtMutant" => tried.caught += 1,
                    "Timeout" => tried.timed_out += 1,
                    "MissedMutant" => tried.missed.push(lasting(text(change, "name")?)),
                    _ => tried.unviable += 1,
                }
            }
        }
        Ok(tried)
    }

    fn from_json(value: &Value) -> Tried {
        let count = |name: &str| value[name].as_u64().and_then(|count| count.try_into().ok()).unwrap_or(0);
        let words = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let missed = value["missed"].as_array().into_iter().flatten();
        Tried {
            content: words("content"),
            caught: count("caught"),
            timed_out: count("timedOut"),
            unviable: count("unviable"),
            missed: missed.filter_map(Value::as_str).map(str::to_owned).collect(),
        }
    }

    fn to_json(&self) -> Value {
        json!({"content": self.content, "caught": self.caught, "timedOut": self.timed_out,
            "unviable": self.unviable, "missed": self.missed})
    }

    /// With what came of trying again those that were missed under some names. Others of the same name, which were tried
    /// along, were noticed before and still are.
    fn again(&mut self, names: &[String], later: Tried) {
        let all = self.missed.len();
        self.missed.retain(|name| !names.contains(name));
        self.missed.extend(later.missed.into_iter().filter(|name| names.contains(name)));
        self.caught += all.saturating_sub(self.missed.len());
    }
}

impl Ledger {
    fn file(project: &Project) -> PathBuf {
        project.root.join("tests/mutants-tried.json")
    }

    pub fn read(project: &Project) -> Result<Ledger> {
        let text = fs::read_to_string(Self::file(project)).unwrap_or_else(|_| "{}".to_owned());
        let files: BTreeMap<String, Value> =
            serde_json::from_str(&text).context("in tests/mutants-tried.json")?;
        Ok(Ledger(files.into_iter().map(|(file, tried)| (file, Tried::from_json(&tried))).collect()))
    }

    pub fn write(&self, project: &Project) -> Result<()> {
        let files: BTreeMap<&String, Value> =
            self.0.iter().map(|(file, tried)| (file, tried.to_json())).collect();
        let text = serde_json::to_string_pretty(&files)? + "\n";
        fs::write(Self::file(project), text).context("cannot write tests/mutants-tried.json")
    }

    /// What is known of a file, if it still is what it was.
    pub fn known(&self, file: &str, contents: &BTreeMap<String, String>) -> Option<&Tried> {
        self.0.get(file).filter(|tried| contents.get(file) == Some(&tried.content))
    }

    /// What a run should try: of files that are known the changes that nothing noticed and nobody explained, for there may
    /// be a test by now; then the other files whole, those with the fewest changes first.
    pub fn left(
        &self,
        found: &Found,
        contents: &BTreeMap<String, String>,
        explanations: &Explanations,
    ) -> Vec<(String, Vec<String>)> {
        let (mut again, mut whole) = (Vec::new(), Vec::new());
        for (file, changes) in found {
            match self.known(file, contents) {
                None => whole.push((changes.len(), file.clone())),
                Some(tried) => {
                    let open = |change: &&String| !explanations.contains_key(&explained(file, change));
                    let mut open: Vec<String> = tried.missed.iter().filter(open).cloned().collect();
                    open.dedup();
                    again.extend((!open.is_empty()).then(|| (file.clone(), open)));
                }
            }
        }
        whole.sort();
        again.into_iter().chain(whole.into_iter().map(|(_, file)| (file, Vec::new()))).collect()
    }

    /// Enters what came of a whole file, or of some of its changes that were missed before.
    pub fn enter(&mut self, file: String, tried: Tried, names: &[String]) {
        match self.0.get_mut(&file) {
            Some(before) if !names.is_empty() => before.again(names, tried),
            _ => drop(self.0.insert(file, tried)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(file: &str, change: &str, summary: &str) -> Value {
        json!({"scenario": {"Mutant": {"name": format!("{file}:1:2: {change}"), "file": file}}, "summary": summary})
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    fn tried(content: &str, caught: usize, missed: &[&str]) -> Tried {
        Tried { content: content.to_owned(), caught, missed: names(missed), ..Tried::default() }
    }

    #[test]
    fn counts_the_changes_of_its_own_file() {
        let outcomes = json!({"outcomes": [
            {"scenario": "Baseline", "summary": "Success"},
            outcome("a.rs", "replace + with -", "CaughtMutant"),
            outcome("b.rs", "delete field x from y", "CaughtMutant"),
            outcome("a.rs", "replace < with >", "Timeout"),
            outcome("a.rs", "replace A::b -> c with d", "MissedMutant"),
            outcome("a.rs", "broken", "Unviable"),
        ]});
        let found = Tried::of("12".to_owned(), "a.rs", &outcomes).unwrap();
        let wanted = Tried { timed_out: 1, unviable: 1, ..tried("12", 1, &["replace A::b -> c with d"]) };
        assert_eq!(found, wanted);
        assert_eq!(Tried::from_json(&found.to_json()), wanted);
    }

    #[test]
    fn a_missed_change_that_is_tried_again_is_counted_once() {
        let mut ledger = Ledger::default();
        ledger.enter("a.rs".to_owned(), tried("12", 5, &["x", "y", "x", "z"]), &[]);
        // Of three of the name x, one of which was noticed before, one is left.
        ledger.enter("a.rs".to_owned(), tried("12", 3, &["x"]), &names(&["x", "y"]));
        assert_eq!(ledger.0["a.rs"], tried("12", 7, &["z", "x"]));
        ledger.enter("a.rs".to_owned(), tried("34", 1, &[]), &[]);
        assert_eq!(ledger.0["a.rs"], tried("34", 1, &[]));
    }

    #[test]
    fn what_changed_is_tried_whole_and_what_survived_unexplained_again() {
        let mut ledger = Ledger::default();
        for file in ["a.rs", "b.rs", "c.rs"] {
            ledger.enter(file.to_owned(), tried("12", 1, &["x", "y", "y"]), &[]);
        }
        let digests = [("a.rs", "12"), ("b.rs", "12"), ("c.rs", "34"), ("d.rs", "12")];
        let contents = digests.map(|(file, digest)| (file.to_owned(), digest.to_owned())).into();
        let changes = [("a.rs", 3), ("b.rs", 3), ("c.rs", 3), ("d.rs", 2)];
        let found = changes.map(|(file, count)| (file.to_owned(), vec![String::new(); count])).into();
        let known = [("a.rs: x", ""), ("b.rs: x", ""), ("b.rs: y", "")];
        let known = known.map(|(change, why)| (change.to_owned(), why.to_owned())).into();
        let left = ledger.left(&found, &contents, &known);
        let wanted = [("a.rs", names(&["y"])), ("d.rs", vec![]), ("c.rs", vec![])];
        assert_eq!(left, wanted.map(|(file, changes)| (file.to_owned(), changes)));
    }
}
