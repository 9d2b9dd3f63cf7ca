//! `cargo xtask prove --fuzz MINUTES`: coverage-guided fuzzing of reader, compiler and evaluator (tests/fuzz), every
//! target at once; then the corpus is made small and kept. What counts is the CPU time, which is measured and added up.

use super::{
    circumstances,
    page::{Page, grouped},
};
use crate::{command, project::Project};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// A target's name, the largest input in bytes, and what it tries.
const TARGETS: [(&str, usize, &str); 3] = [
    (
        "submission",
        6_000,
        "the bytes of answers: strict reader, decision, outcome document, over seven programs",
    ),
    (
        "program",
        12_000,
        "the bytes of a compiled pack: load, then decide generated answers, drafts and finished",
    ),
    ("source", 24_000, "the source of a pack: compile, load, decide generated answers; drafts must be sound"),
];
/// Seconds of one turn of a fuzzer; a finding ends it earlier.
const TURN: u64 = 300;
/// Seconds of wall time after which one input counts as hanging; its CPU time is bounded by the target itself.
const HANG: u64 = 60;
/// Bytes of the corpus that are kept for each target.
const KEPT: u64 = 160_000;
/// MiB of memory of a whole fuzzer; that of one input is bounded by the target itself.
const MEMORY: u64 = 1_024;

/// What came of one target.
#[derive(Debug, Default)]
struct Tally {
    executions: u64,
    seconds: u64,
    edges: u64,
    inputs: usize,
    bytes: u64,
    findings: usize,
}

struct Fuzzer<'p> {
    project: &'p Project,
    name: &'static str,
    most: usize,
}

/// Fuzzes every target and writes the figures to tests/PROOFS.md.
pub fn run(project: &Project, minutes: u64) -> Result<()> {
    let sentence = circumstances::sentence(project, &format!("cargo xtask prove --fuzz {minutes}"))?;
    build(project)?;
    let seeds = project.target.join("fuzz/seeds");
    let write = ["run", "--quiet", "--package", "layak-fuzz", "--bin", "fuzz-seeds", "--"];
    command::succeed(command::cargo(project, &write).arg(&seeds))?;
    let fuzzers = TARGETS.map(|(name, most, _)| Fuzzer { project, name, most });
    let end = Instant::now() + Duration::from_secs(60 * minutes);
    let tallies = thread::scope(|scope| {
        let running: Vec<_> = fuzzers.iter().map(|one| scope.spawn(|| one.run(&seeds, end))).collect();
        let ended =
            running.into_iter().map(|one| one.join().unwrap_or_else(|_| bail!("a fuzzer's thread broke")));
        ended.collect::<Result<Vec<Tally>>>()
    })?;
    let total = Total::read(project)?.and(&tallies);
    total.write(project)?;
    Page::read(project)?.write(&part(&sentence, &tallies, &total))?;
    match tallies.iter().map(|tally| tally.findings).sum::<usize>() {
        0 => Ok(()),
        found => bail!("{found} findings; the inputs are in target/fuzz/*/findings"),
    }
}

/// Our own crates with coverage counters; cargo keeps them apart from the ordinary ones.
fn build(project: &Project) -> Result<()> {
    let build = ["build", "--release", "--package", "layak-fuzz", "--features", "fuzzers"];
    let mut cargo = command::cargo(project, &build);
    for (name, _, _) in TARGETS {
        cargo.arg("--bin").arg(format!("fuzz-{name}"));
    }
    cargo.env("RUSTC_WORKSPACE_WRAPPER", project.root.join("tests/fuzz/instrument.sh"));
    command::succeed(&mut cargo)
}

fn program(project: &Project, name: &str) -> PathBuf {
    project.target.join("release").join(format!("fuzz-{name}"))
}

impl Fuzzer<'_> {
    fn folder(&self, name: &str) -> PathBuf {
        self.project.target.join("fuzz").join(self.name).join(name)
    }

    fn kept(&self) -> PathBuf {
        self.project.root.join("tests/fuzz/corpus").join(self.name)
    }

    fn run(&self, seeds: &Path, end: Instant) -> Result<Tally> {
        self.prepare(seeds)?;
        let mut tally = Tally::default();
        loop {
            let left = end.saturating_duration_since(Instant::now()).as_secs();
            if left == 0 {
                self.keep(&mut tally)?;
                return Ok(tally);
            }
            self.turn(&mut tally, TURN.min(left))?;
            println!("    {}: {tally:?}", self.name);
        }
    }

    /// The working corpus, of earlier runs, of the kept one and of the seeds. What an earlier run found is tried again with
    /// them: it is a finding of this run only if it fails still.
    fn prepare(&self, seeds: &Path) -> Result<()> {
        let corpus = self.folder("corpus");
        fs::create_dir_all(&corpus)?;
        for entry in fs::read_dir(self.folder("findings")).into_iter().flatten() {
            let path = entry?.path();
            fs::rename(&path, corpus.join(path.file_name().context("a nameless file")?))?;
        }
        for from in [self.kept(), seeds.join(self.name)] {
            for entry in fs::read_dir(&from).into_iter().flatten() {
                let path = entry?.path();
                fs::copy(&path, corpus.join(path.file_name().context("a nameless file")?))?;
            }
        }
        Ok(())
    }

    /// One turn; a finding ends it.
    fn turn(&self, tally: &mut Tally, seconds: u64) -> Result<()> {
        let findings = self.folder("findings");
        fs::create_dir_all(&findings)?;
        let said = self.call(&[
            format!("-max_total_time={seconds}"),
            format!("-max_len={}", self.most),
            format!("-timeout={HANG}"),
            // What is slow on a busy machine is not a finding; CPU time is measured by the target.
            format!("-report_slow_units={HANG}"),
            format!("-rss_limit_mb={MEMORY}"),
            format!("-artifact_prefix={}/", findings.display()),
            "-print_final_stats=1".to_owned(),
            self.folder("corpus").display().to_string(),
        ])?;
        tally.seconds += cpu_seconds(&said).context("the shell told no CPU time")?;
        tally.executions += number_after(&said, "stat::number_of_executed_units:").unwrap_or(0);
        tally.edges = said.lines().filter_map(|line| number_after(line, "cov:")).max().unwrap_or(tally.edges);
        tally.findings = fs::read_dir(&findings)?.count();
        Ok(())
    }

    /// Makes the corpus small and keeps it in the repository: as few inputs as cover what all cover, the smallest first.
    fn keep(&self, tally: &mut Tally) -> Result<()> {
        let small = self.folder("small");
        let _ = fs::remove_dir_all(&small);
        fs::create_dir_all(&small)?;
        let paths = [&small, &self.folder("corpus")].map(|path| path.display().to_string());
        let flags = ["-set_cover_merge=1", "-use_counters=0"].map(str::to_owned);
        self.call(&[flags.as_slice(), &[format!("-max_len={}", self.most)], &paths].concat())?;
        let kept = self.kept();
        let _ = fs::remove_dir_all(&kept);
        fs::create_dir_all(&kept)?;
        let mut inputs = Vec::new();
        for entry in fs::read_dir(&small)? {
            let path = entry?.path();
            inputs.push((path.metadata()?.len(), path));
        }
        inputs.sort();
        for (size, path) in inputs {
            if tally.bytes + size <= KEPT {
                tally.bytes += fs::copy(&path, kept.join(path.file_name().context("a nameless file")?))?;
                tally.inputs += 1;
            }
        }
        Ok(())
    }

    /// What the fuzzer says, and the shell of its CPU time; its status does not matter, its findings do.
    fn call(&self, arguments: &[String]) -> Result<String> {
        let mut command = Command::new("sh");
        command.args(["-c", "\"$0\" \"$@\"; times >&2"]).arg(program(self.project, self.name));
        command.args(arguments).stdout(Stdio::null()).stdin(Stdio::null());
        let output = command.output().with_context(|| format!("cannot start the fuzzer {}", self.name))?;
        Ok(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// The CPU time of the shell's children: the last line that POSIX `times` writes, `1m2.30s 0m0.10s`.
fn cpu_seconds(said: &str) -> Option<u64> {
    let seconds = |word: &str| {
        let (minutes, seconds) = word.trim_end_matches('s').split_once('m')?;
        Some(60 * minutes.parse::<u64>().ok()? + seconds.split('.').next()?.parse::<u64>().ok()?)
    };
    said.lines().last()?.split_whitespace().map(seconds).sum()
}

fn number_after(text: &str, word: &str) -> Option<u64> {
    text.split_once(word)?.1.split_whitespace().next()?.parse().ok()
}

/// CPU seconds and executions of all runs so far, by target: `tests/fuzz/total.json`.
struct Total(Value);

impl Total {
    fn file(project: &Project) -> PathBuf {
        project.root.join("tests/fuzz/total.json")
    }

    fn read(project: &Project) -> Result<Total> {
        let text = fs::read_to_string(Self::file(project)).unwrap_or_else(|_| "{}".to_owned());
        Ok(Total(serde_json::from_str(&text).context("in tests/fuzz/total.json")?))
    }

    fn figure(&self, target: &str, figure: &str) -> u64 {
        self.0[target][figure].as_u64().unwrap_or(0)
    }

    /// With what one run adds.
    fn and(mut self, tallies: &[Tally]) -> Total {
        for ((name, _, _), tally) in TARGETS.iter().zip(tallies) {
            let seconds = self.figure(name, "seconds") + tally.seconds;
            let executions = self.figure(name, "executions") + tally.executions;
            self.0[*name] = json!({"seconds": seconds, "executions": executions});
        }
        self
    }

    fn write(&self, project: &Project) -> Result<()> {
        let text = serde_json::to_string_pretty(&self.0)? + "\n";
        fs::write(Self::file(project), text).context("cannot write tests/fuzz/total.json")
    }
}

/// The part of the page.
fn part(circumstances: &str, tallies: &[Tally], total: &Total) -> String {
    let mut part = format!(
        "# Fuzzing\n\n{circumstances}\n\nCoverage-guided (libFuzzer) on hostile input: no panic, no hang, at most 64 MiB and \
         2 s of CPU time for an input; what else must\nhold is in `tests/fuzz`. The kept corpus is tried again by `cargo \
         xtask test`.\n\n| target | CPU seconds | executions | all runs: CPU seconds | executions | edges covered | kept \
         inputs | bytes | findings |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|\n"
    );
    for ((name, _, _), tally) in TARGETS.iter().zip(tallies) {
        let all = ["seconds", "executions"].map(|figure| total.figure(name, figure));
        let own = [tally.edges, tally.inputs as u64, tally.bytes];
        let figures = [&[tally.seconds, tally.executions], all.as_slice(), &own].concat();
        let figures: Vec<String> = figures.into_iter().map(grouped).collect();
        let _ = writeln!(part, "| {name} | {} | {} |", figures.join(" | "), tally.findings);
    }
    part.push('\n');
    for (name, most, what) in TARGETS {
        let _ = writeln!(part, "- **{name}**: {what}; at most {} bytes.", grouped(most as u64));
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_libfuzzer_says() {
        let said = "#12\tREDUCE cov: 345 ft: 6 corp: 1/2b\nstat::number_of_executed_units: 7890\n";
        assert_eq!(number_after(said, "cov:"), Some(345));
        assert_eq!(number_after(said, "stat::number_of_executed_units:"), Some(7_890));
        assert_eq!(number_after(said, "nothing:"), None);
        assert_eq!(cpu_seconds("Done\n0m0.01s 0m0.00s\n2m3.90s 0m1.10s\n"), Some(124));
    }

    #[test]
    fn what_an_earlier_run_found_is_tried_again() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project { root: folder.path().join("root"), target: folder.path().join("target") };
        let fuzzer = Fuzzer { project: &project, name: "source", most: 9 };
        fuzzer.prepare(folder.path()).unwrap();
        fs::create_dir_all(fuzzer.folder("findings")).unwrap();
        fs::write(fuzzer.folder("findings").join("crash-1"), "found").unwrap();
        fuzzer.prepare(folder.path()).unwrap();
        assert_eq!(fs::read_dir(fuzzer.folder("findings")).unwrap().count(), 0);
        assert_eq!(fs::read(fuzzer.folder("corpus").join("crash-1")).unwrap(), b"found");
    }
}
