//! The official JSON Schema Test Suite through compiler and evaluator: every group runs and passes, or is refused when
//! it is compiled, for a reason that `schemas/meta/refusals.json` lists.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be prepared must fail")]

use layak_pack::{
    Code, Compiled, Diagnostic, Severity,
    diagnostic::{Faults, refusals},
    json::{Json, canonical, read},
};
use layak_revalidate::{Pack, opinion::second_opinion};
use layak_rules::{
    Date, Mode,
    answers::{Limits, read_with_limits},
    evaluate::{Era, Evaluation, Truth},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

const PACK: &str = include_str!("suite/pack.json");
/// How many of the required tests run; the rest is refused.
const RAN: usize = 1_167;
/// Documents of the suite are larger than answers.
const LIMITS: Limits = Limits { bytes: 1 << 20, depth: 64, items: 10_000, string: 100_000 };

/// What came of the groups of a folder.
#[derive(Debug, Default)]
struct Tally {
    tests: usize,
    ran: usize,
    wrong: Vec<String>,
    /// Tests in refused groups, by reason; a group with several counts for the first.
    refused: BTreeMap<String, usize>,
    /// Groups that were refused for something that is not on the list.
    unexplained: Vec<String>,
    /// Tests on which the `jsonschema` crate, judging the same pack, disagrees with us.
    alarms: Vec<String>,
}

impl Tally {
    fn print(&self, name: &str) {
        let share = self.ran * 1_000 / self.tests.max(1);
        println!(
            "{name}: {} of {} tests ran ({}.{} %), {} wrong",
            self.ran,
            self.tests,
            share / 10,
            share % 10,
            self.wrong.len()
        );
        self.refused.iter().for_each(|(reason, tests)| println!("  refused, {reason}: {tests}"));
        println!("  alarms of the independent judge: {}", self.alarms.len());
        self.wrong.iter().chain(&self.unexplained).chain(&self.alarms).for_each(|line| println!("  {line}"));
    }
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite").join(name)
}

/// Reads as a pack is read, so that no digit is lost.
fn json(bytes: &[u8]) -> Json {
    read("suite.json", bytes, &mut Faults::default()).unwrap()
}

/// A schema that is a resource of its own, so that `#` in it means it and not the pack. The pack's dialect is ours.
fn resource(schema: &Json, asserting: bool) -> String {
    let text = canonical(schema);
    let text = if asserting {
        text.replace("https://json-schema.org/draft/2020-12/schema", "urn:layak:schema:vocabulary:1")
    } else {
        text
    };
    match schema.members() {
        [] => text,
        _ if schema.get("$id").is_some() => text,
        _ => text.replacen('{', r#"{"$id":"https://suite.example/group","#, 1),
    }
}

fn compile(schema: &Json, asserting: bool) -> Result<Compiled, Vec<Diagnostic>> {
    let pack = PACK.replace("\"SCHEMA\"", &resource(schema, asserting));
    layak_pack::compile(&[(layak_pack::MAIN, pack.as_bytes())])
}

/// What we say, and whether the independent judge agrees.
fn truth(pack: &Pack, document: &Json) -> (Truth, bool) {
    let answers = format!("{{\"case.document\":{}}}", canonical(document));
    let on = Date::parse("2026-11-22").unwrap();
    let program = &pack.program;
    let (answers, problems) = read_with_limits(program, answers.as_bytes(), Mode::Final, LIMITS).unwrap();
    assert_eq!(problems, []);
    let truth =
        Evaluation::new(&Era::new(program, on), &answers, Mode::Final).provision_truth(0, None).unwrap();
    (truth, second_opinion(pack, &answers, on).is_empty())
}

/// The listed reasons among the faults of a group; none if one is not on the list.
fn reasons(faults: &[Diagnostic]) -> Option<BTreeSet<String>> {
    let errors = faults.iter().filter(|fault| fault.severity == Severity::Error);
    let reason = |fault: &Diagnostic| {
        let told =
            |reason: &str| fault.code != Code::Refused || fault.message_en.contains(&format!("({reason})"));
        let listed =
            refusals().iter().find(|refusal| refusal.code == fault.code.name() && told(&refusal.reason));
        listed.map(|refusal| refusal.reason.clone())
    };
    errors.map(reason).collect()
}

fn run(name: &str, asserting: bool) -> Tally {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut tally = Tally::default();
    for path in paths {
        let file = path.file_stem().unwrap().to_string_lossy().into_owned();
        for group in json(&fs::read(&path).unwrap()).elements() {
            run_group(&file, group, asserting, &mut tally);
        }
    }
    tally
}

fn run_group(file: &str, group: &Json, asserting: bool, tally: &mut Tally) {
    let text = |json: &Json| json.get("description").and_then(Json::as_text).unwrap().to_owned();
    let name = format!("{file}: {}", text(group));
    let tests = group.get("tests").unwrap().elements();
    tally.tests += tests.len();
    let compiled = match compile(group.get("schema").unwrap(), asserting) {
        Ok(compiled) => compiled,
        Err(faults) => {
            match reasons(&faults).and_then(|reasons| reasons.into_iter().next()) {
                Some(reason) => *tally.refused.entry(reason).or_default() += tests.len(),
                None => tally.unexplained.push(format!("{name}: {}", faults[0])),
            }
            return;
        }
    };
    tally.ran += tests.len();
    let pack = Pack::load(&compiled.program.to_bytes(), compiled.source.canonical().as_bytes()).unwrap();
    for test in tests {
        let valid = canonical(test.get("valid").unwrap()) == "true";
        let (found, agreed) = truth(&pack, test.get("data").unwrap());
        if found != Truth::from(valid) {
            tally.wrong.push(format!("{name}: {}: {found:?}", text(test)));
        }
        if !agreed {
            tally.alarms.push(format!("{name}: {}", text(test)));
        }
    }
}

#[test]
fn what_is_required_runs_and_passes_or_is_refused_with_a_reason() {
    let tally = run("required", false);
    tally.print("required");
    assert!(tally.wrong.is_empty() && tally.unexplained.is_empty() && tally.alarms.is_empty());
    assert_eq!((tally.tests, tally.ran), (1_257, RAN));
}

#[test]
fn what_is_optional_and_supported_passes() {
    let tally = run("optional", true);
    tally.print("optional");
    // Our `email` is the usual subset of a mailbox (see `schemas/meta/formats.json`): these five are mail addresses of
    // which no applicant has one.
    let beyond = ["quoted string", "address-literal"];
    let wrong = tally.wrong.iter().filter(|line| !beyond.iter().any(|form| line.contains(form)));
    assert_eq!(wrong.count(), 0);
    assert_eq!(tally.wrong.len(), 5);
    assert!(tally.unexplained.is_empty() && tally.alarms.is_empty());
}
