//! Programs and submissions for the rules crate's own test over examples (`crates/rules/src/tests.rs`): shipped packs,
//! invented ones and those of tests with generated answers, the official suite with its documents.

use crate::{
    generate::{Dice, Generator},
    invent, program, submission,
};
use layak_pack::MAIN;
use layak_rules::{Program, answers};
use serde_json::{Value, json};
use std::{fs, io, path::Path};

/// Submissions of each program.
const SUBMISSIONS: u64 = 24;
/// Invented packs.
const INVENTED: u64 = 24;

/// Writes all of them.
///
/// # Errors
/// A file that cannot be read or written.
pub fn write(to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for (which, program) in submission::PROGRAMS.iter().enumerate() {
        put(to, &format!("pack-{which}"), program, &generated(program, SUBMISSIONS))?;
    }
    for seed in 0..INVENTED {
        let Some(program) = compiled(&invent::source(seed).to_string()) else { continue };
        put(to, &format!("invented-{seed}"), &program, &generated(&program, SUBMISSIONS))?;
    }
    for name in ["words", "documents"] {
        let source =
            fs::read_to_string(program::root().join(format!("crates/revalidate/tests/{name}.json")))?;
        let Some(program) = compiled(&source) else { continue };
        put(to, name, &program, &generated(&program, 3 * SUBMISSIONS))?;
    }
    extract(to)?;
    suite(to)
}

/// A document that is judged by the answers, among them some that are still open.
fn extract(to: &Path) -> io::Result<()> {
    let mut pack: Value = serde_json::from_str(&program::sources()[0])?;
    pack["facts"]["registry.extract"] = json!({"type": "document", "askedOf": "office", "sensitivity": "open",
        "question": {"id": "Petikan register", "en": "Extract of the register"}});
    let whole = json!({"properties": {"amount": {"type": "integer"}}});
    let schema = json!({
        "if": {"properties": {"sales": {"atMostFact": "business.sales"}}}, "then": whole, "else": whole,
        "properties": {"more": {"moreThanFact": "business.sales"}, "day": {"atLeastFact": "business.started"},
            "code": {"inList": "trades"}, "old": {"elapsedAtLeast": "P1Y"}, "since": {"onOrAfter": "2020-01-01"}}});
    let predicate = json!({"properties": {"registry.extract": schema}, "required": ["registry.extract"]});
    pack["provisions"]["EXTRACT"] = pack["provisions"]["MICRO"].clone();
    pack["provisions"]["EXTRACT"]["predicate"] = predicate;
    pack["provisions"]["EXTRACT"]["from"] = json!("2022-01-01");
    for decision in pack["decisions"].as_array_mut().into_iter().flatten() {
        if let Some(criteria) = decision.get_mut("criteria").and_then(Value::as_array_mut) {
            criteria.push(json!("EXTRACT"));
        }
    }
    let compiled = layak_pack::compile(&[(MAIN, pack.to_string().as_bytes())]);
    let program = compiled.map_err(|faults| io::Error::other(format!("{faults:?}")))?.program;
    let mut lines = String::new();
    for document in DOCUMENTS {
        for answers in ["", ",\"business.sales\":5,\"business.started\":\"2026-02-28\""] {
            for mode in ["draft", "final"] {
                lines += &format!("{mode} 2026-11-22 {{\"registry.extract\":{document}{answers}}}\n");
            }
        }
    }
    put(to, "extract", &program, &lines)
}

const DOCUMENTS: [&str; 12] = [
    r#"{"sales":5,"amount":1}"#,
    r#"{"sales":6,"amount":"1"}"#,
    r#"{"more":6}"#,
    r#"{"more":5}"#,
    r#"{"more":5.5}"#,
    r#"{"more":1000000000000000000000000000000}"#,
    r#"{"sales":-1000000000000000000000000000000}"#,
    r#"{"day":"2026-02-28"}"#,
    r#"{"day":"2026-02-27"}"#,
    r#"{"code":"10710"}"#,
    r#"{"code":"99999","old":"2025-11-22"}"#,
    r#"{"old":"2025-11-23","since":"2020-01-01"}"#,
];

fn put(to: &Path, name: &str, program: &Program, lines: &str) -> io::Result<()> {
    fs::write(to.join(format!("{name}.lines")), lines)?;
    fs::write(to.join(format!("{name}.layak")), program.to_bytes())
}

fn compiled(source: &str) -> Option<Program> {
    layak_pack::compile(&[(MAIN, source.as_bytes())]).ok().map(|compiled| compiled.program)
}

fn generated(program: &Program, submissions: u64) -> String {
    let generator = Generator::new(program);
    let line = |seed| {
        let mut dice = Dice::new(seed);
        let on = generator.date(&mut dice);
        let percent = [20, 60, 95][dice.below(3)];
        let given = generator.answers(&mut dice, percent, 2, on);
        let mode = ["draft", "final"][dice.below(2)];
        format!("{mode} {on} {}\n", answers::write(program, &given, |_, _| true))
    };
    (0..submissions).map(line).collect()
}

/// The groups of the official suite that compile.
fn suite(to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(program::root().join("crates/revalidate/tests/suite/required"))? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let groups: Value = serde_json::from_slice(&fs::read(&path)?)?;
        for (number, group) in groups.as_array().into_iter().flatten().enumerate() {
            let mut schema = group["schema"].clone();
            if let Value::Object(members) = &mut schema
                && !members.is_empty()
            {
                // A resource of its own, so that `#` in it means it and not the pack.
                members.entry("$id").or_insert_with(|| json!("https://suite.example/group"));
            }
            let Some(program) = compiled(&program::document(&schema.to_string())) else { continue };
            let documents = group["tests"].as_array().into_iter().flatten().map(|test| &test["data"]);
            let line = |data: &Value| format!("final 2026-11-22 {}\n", json!({"case.document": data}));
            put(to, &format!("{name}-{number}"), &program, &documents.map(line).collect::<String>())?;
        }
    }
    Ok(())
}
