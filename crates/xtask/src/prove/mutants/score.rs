//! The score over all files that are as they were when their changes were tried, and its part of the page.

use super::{
    Explanations, Found, explained,
    ledger::{Ledger, Tried},
    tool::VERSION,
};
use crate::prove::page::grouped;
use anyhow::{Result, bail};
use std::{collections::BTreeMap, fmt::Write as _};

/// The least share of noticed changes, in per cent.
const LEAST: usize = 85;

pub struct Score<'l> {
    files: Vec<(&'l str, &'l Tried)>,
    /// File, change, and why it is not noticed.
    missed: Vec<(&'l str, &'l str, Option<&'l str>)>,
    /// Files that are not tried as they are, with their changes.
    left: Vec<(&'l str, usize)>,
}

impl<'l> Score<'l> {
    pub fn of(
        ledger: &'l Ledger,
        found: &'l Found,
        contents: &BTreeMap<String, String>,
        explanations: &'l Explanations,
    ) -> Score<'l> {
        let mut score = Score { files: Vec::new(), missed: Vec::new(), left: Vec::new() };
        for (file, changes) in found {
            let Some(tried) = ledger.known(file, contents) else {
                score.left.push((file, changes.len()));
                continue;
            };
            score.files.push((file, tried));
            for change in &tried.missed {
                let why = explanations.get(&explained(file, change)).map(String::as_str);
                score.missed.push((file, change, why));
            }
        }
        score
    }

    fn sum(&self, of: impl Fn(&Tried) -> usize) -> usize {
        self.files.iter().map(|(_, tried)| of(tried)).sum()
    }

    fn noticed(&self) -> usize {
        self.sum(|tried| tried.caught + tried.timed_out)
    }

    /// Noticed changes in a thousand of those that compile.
    fn share(&self) -> usize {
        self.noticed() * 1_000 / (self.noticed() + self.missed.len()).max(1)
    }

    pub fn part(&self, circumstances: &str) -> String {
        let number = |number: usize| grouped(number as u64);
        let mut part = format!(
            "# Mutation\n\n{circumstances}\n\ncargo-mutants {VERSION} over `crates/rules/src/evaluate` and `outcome`. A change is \
             noticed if a unit test of the rules crate fails, or the\nengine says anything else of an example than it said \
             before (outcome document, reasons, shortfalls, what forces a verdict); of those\nsame words the ordinary tests \
             hold that they are right. A file's figures are of the run that last tried its changes, and count while the file \
             is\nwhat it was then (`tests/mutants-tried.json`).\n\n**Score: {}.{} %**: {} of {} changes were noticed, {} of them \
             because a test no longer ended; {} more did not compile. {}\n\n| file | noticed | not noticed | not compiled |\n\
             |---|---:|---:|---:|\n",
            self.share() / 10,
            self.share() % 10,
            number(self.noticed()),
            number(self.noticed() + self.missed.len()),
            number(self.sum(|tried| tried.timed_out)),
            number(self.sum(|tried| tried.unviable)),
            self.rest(),
        );
        for (file, tried) in &self.files {
            let noticed = tried.caught + tried.timed_out;
            let _ = writeln!(part, "| {file} | {noticed} | {} | {} |", tried.missed.len(), tried.unviable);
        }
        if !self.missed.is_empty() {
            part.push_str("\n| not noticed | why |\n|---|---|\n");
        }
        for same in self.missed.chunk_by(|one, other| one == other) {
            let [(file, change, why), others @ ..] = same else { continue };
            let name = explained(file, change).replace('|', "\\|");
            let times = if others.is_empty() { String::new() } else { format!(", {} times", same.len()) };
            let _ = writeln!(part, "| `{name}`{times} | {} |", why.unwrap_or("**not explained yet**"));
        }
        part
    }

    /// What is not tried.
    fn rest(&self) -> String {
        let changes: usize = self.left.iter().map(|(_, changes)| changes).sum();
        let names: Vec<String> = self.left.iter().map(|(file, _)| format!("`{file}`")).collect();
        match names.as_slice() {
            [] => "No file is left to try.".to_owned(),
            names => format!(
                "Left to try are {} changes of {} files: {}.",
                grouped(changes as u64),
                names.len(),
                names.join(", ")
            ),
        }
    }

    pub fn judge(&self) -> Result<()> {
        let unexplained = self.missed.iter().filter(|(_, _, why)| why.is_none()).count();
        match (self.share(), unexplained) {
            (share, _) if share < LEAST * 10 => bail!("only {} % of the changes were noticed", share / 10),
            (_, 0) => Ok(()),
            (_, left) => bail!("{left} changes that nothing noticed are not explained in tests/mutants.json"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_that_are_as_they_were_count_and_survivors_are_explained() {
        let mut ledger = Ledger::default();
        let missed = ["replace | with ^", "replace | with ^", "other"].map(str::to_owned).into();
        let tried = Tried { content: "12".to_owned(), caught: 1, timed_out: 1, unviable: 3, missed };
        ["a.rs", "b.rs"].iter().for_each(|file| ledger.enter((*file).to_owned(), tried.clone(), &[]));
        let contents = [("a.rs", "12"), ("b.rs", "34")];
        let contents = contents.map(|(file, digest)| (file.to_owned(), digest.to_owned())).into();
        let found = ["a.rs", "b.rs"].map(|file| (file.to_owned(), vec![String::new(); 7])).into();
        let known = Explanations::from([("a.rs: replace | with ^".to_owned(), "Only faster.".to_owned())]);
        let score = Score::of(&ledger, &found, &contents, &known);
        assert_eq!((score.noticed(), score.share()), (2, 400));
        let part = score.part("Written.");
        assert!(part.contains("| a.rs | 2 | 3 | 3 |\n\n"), "{part}");
        assert!(part.contains("| `a.rs: replace \\| with ^`, 2 times | Only faster. |"), "{part}");
        assert!(part.contains("| `a.rs: other` | **not explained yet** |"), "{part}");
        assert!(part.contains("Left to try are 7 changes of 1 files: `b.rs`."), "{part}");
        assert!(score.judge().is_err());
    }
}
