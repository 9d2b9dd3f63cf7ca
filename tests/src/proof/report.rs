//! What was proved, as a page for people: `tests/PROOFS.md`.

use super::Tally;
use std::{fmt::Write as _, time::Duration};

/// One law with what was tried of it.
pub struct Proved {
    /// The law, in a few words.
    pub law: String,
    /// What holds, in a sentence, and what a single check is.
    pub meaning: &'static str,
    /// By pack.
    pub packs: Vec<(String, Tally)>,
    /// How long it took.
    pub took: Duration,
}

/// Of what the figures are.
pub struct Circumstances {
    /// The day of the run.
    pub date: String,
    /// The commit that was checked.
    pub commit: String,
    /// The compiler.
    pub rustc: String,
    /// Threads at work.
    pub threads: usize,
}

impl Proved {
    /// The same with one line for all packs together.
    pub fn together(self, name: String) -> Proved {
        Proved { packs: vec![Tally::together(name, self.packs)], ..self }
    }

    /// Single checks that held.
    pub fn checks(&self) -> u64 {
        self.packs.iter().map(|(_, tally)| tally.checks).sum()
    }

    /// Cases in which it did not hold.
    pub fn differences(&self) -> usize {
        self.packs.iter().map(|(_, tally)| tally.failures.len()).sum()
    }

    fn cases(&self) -> u64 {
        self.packs.iter().map(|(_, tally)| tally.seeds).sum()
    }
}

/// The whole page, in Markdown.
pub fn page(circumstances: &Circumstances, proved: &[Proved]) -> String {
    let Circumstances { date, commit, rustc, threads } = circumstances;
    let mut page = format!(
        "# Proofs\n\nWritten by `cargo xtask prove` on {date}, of commit {commit}, with {rustc}, on {threads} \
         threads.\nA short run of each stands in `cargo xtask test`.\n\n"
    );
    page.push_str("| what was checked | single checks | generated cases | seconds | differences |\n");
    page.push_str("|---|---:|---:|---:|---:|\n");
    for law in proved {
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} | {} |",
            law.law,
            grouped(law.checks()),
            grouped(law.cases()),
            grouped(law.took.as_secs()),
            law.differences()
        );
    }
    for law in proved {
        page.push_str(&section(law));
    }
    page
}

fn section(law: &Proved) -> String {
    let mut section = format!("\n## {}\n\n{}\n\n", law.law, law.meaning);
    section.push_str("| pack | single checks | cases, seeds from 0 |\n|---|---:|---:|\n");
    for (pack, tally) in &law.packs {
        let _ = writeln!(section, "| {pack} | {} | {} |", grouped(tally.checks), grouped(tally.seeds));
    }
    for (pack, tally) in &law.packs {
        for failure in &tally.failures {
            let _ = write!(section, "\n{pack}, seed {}:\n\n```\n{}\n```\n", failure.seed, failure.words);
        }
    }
    section
}

/// A number with its thousands apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index % 3 == first {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::{super::Failure, *};

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(
            [0, 999, 1_000, 37_037, 1_234_567].map(grouped),
            ["0", "999", "1,000", "37,037", "1,234,567"]
        );
    }

    #[test]
    fn a_difference_stands_on_the_page_with_its_case() {
        let failure = Failure { seed: 7, words: "yes became no".into() };
        let packs = vec![
            ("a".into(), Tally { seeds: 64, checks: 1_000, failures: vec![] }),
            ("b".into(), Tally { seeds: 128, checks: 500, failures: vec![failure] }),
        ];
        let law =
            Proved { law: "Soundness".into(), meaning: "It holds.", packs, took: Duration::from_secs(3) };
        let circumstances = Circumstances {
            date: "2026-11-22".into(),
            commit: "abc".into(),
            rustc: "rustc".into(),
            threads: 2,
        };
        let page = page(&circumstances, &[law]);
        for part in
            ["| Soundness | 1,500 | 192 | 3 | 1 |", "| b | 500 | 128 |", "b, seed 7:", "yes became no"]
        {
            assert!(page.contains(part), "{part} is missing in\n{page}");
        }
    }
}
