//! The packs of this repository: they compile without a remark, load from their bytes, and project to plain
//! JSON Schema on every date on which their law changes.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use layak_pack::{
    Compiled, MAIN, compile, compile_folder,
    explain::{Clause, Part, Reading},
    pack_folders, project,
};
use layak_rules::{Date, Program, program::Period};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

fn packs() -> Vec<(String, Compiled)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/packs");
    let folders = pack_folders(&folder).unwrap();
    assert!(!folders.is_empty());
    let compiled = |folder: &PathBuf| compile_folder(folder).unwrap_or_else(|fault| panic!("{fault}"));
    folders.iter().map(|folder| (folder.display().to_string(), compiled(folder))).collect()
}

/// Every first and last day of something, and the days around.
fn days_of_change(program: &Program) -> BTreeSet<Date> {
    let ends = |period: Period| [period.from, period.to];
    let days = program.periods().flat_map(ends).flatten();
    days.flat_map(|day| (-1..=1).filter_map(move |step| Date::from_days(i64::from(day.days()) + step)))
        .collect()
}

fn references<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::Object(members) => {
            found.extend(members.get("$ref").and_then(Value::as_str));
            members.values().for_each(|member| references(member, found));
        }
        Value::Array(elements) => elements.iter().for_each(|element| references(element, found)),
        _ => {}
    }
}

#[test]
fn they_compile_without_a_remark() {
    for (name, compiled) in packs() {
        let remarks: Vec<String> = compiled.warnings.iter().map(ToString::to_string).collect();
        assert!(remarks.is_empty(), "{name}: {remarks:#?}");
    }
}

#[test]
fn they_load_from_their_bytes() {
    for (name, Compiled { program, source, .. }) in packs() {
        assert_eq!(Program::load(&program.to_bytes()).as_ref(), Ok(&program), "{name}");
        let again = compile(&[(MAIN, source.canonical().as_bytes())]).unwrap();
        assert_eq!(again.program, program, "{name}: the canonical source compiles to the same program");
    }
}

#[test]
fn on_every_date_every_reference_of_the_projection_resolves() {
    for (name, Compiled { program, source, .. }) in packs() {
        for on in days_of_change(&program) {
            let schema = project(&source, on);
            let mut found = Vec::new();
            references(&schema, &mut found);
            for reference in found {
                let target = reference.strip_prefix('#').and_then(|pointer| schema.pointer(pointer));
                assert!(target.is_some(), "{name} on {on}: {reference}");
            }
        }
    }
}

#[test]
fn the_projection_holds_the_provisions_in_force() {
    for (name, Compiled { program, source, .. }) in packs() {
        for on in days_of_change(&program) {
            let schema = project(&source, on);
            let projected: BTreeSet<&str> =
                schema["provisions"].as_object().unwrap().keys().map(String::as_str).collect();
            let in_force = program.provisions().iter().filter(|provision| provision.period().contains(on));
            let in_force =
                in_force.filter(|provision| provision.predicate().is_some()).map(|provision| provision.id());
            assert_eq!(projected, in_force.collect(), "{name} on {on}");
        }
    }
}

#[test]
fn figures_are_those_of_the_date() {
    let small = compile(&[(MAIN, include_bytes!("valid/small.json"))]).unwrap().source;
    let on = |day: &str| project(&small, Date::parse(day).unwrap());
    let most = "/parameters/sales.micro/maximum/maximum";
    assert_eq!(on("2008-07-03").pointer(most), None);
    assert_eq!(on("2021-02-01").pointer(most), Some(&Value::from(300_000_000)));
    assert_eq!(on("2021-02-02").pointer(most), Some(&Value::from(2_000_000_000)));
    let age = "/parameters/age.least/elapsedAtLeast/elapsedAtLeast";
    assert_eq!(on("2026-11-22").pointer(age), Some(&Value::from("P24M")));
    let judge = jsonschema::validator_for(&serde_json::json!({
        "$ref": "#/provisions/MICRO",
        "provisions": on("2026-11-22")["provisions"], "parameters": on("2026-11-22")["parameters"],
    }));
    let judge = judge.unwrap();
    assert!(judge.is_valid(&serde_json::json!({"business.sales": 2_000_000_000})));
    assert!(!judge.is_valid(&serde_json::json!({"business.sales": 2_000_000_001})));
    assert!(!judge.is_valid(&serde_json::json!({})));
}

/// Every sentence of an explanation.
fn sentences(part: &Part, into: &mut Vec<String>) {
    fn of(clauses: &[Clause], into: &mut Vec<String>) {
        for clause in clauses {
            match clause {
                Clause::Say(words) => into.push(words.clone()),
                Clause::Group { lead, clauses } | Clause::Provision { title: lead, clauses, .. } => {
                    into.push(lead.clone());
                    of(clauses, into);
                }
            }
        }
    }
    into.push(part.heading.clone());
    of(&part.says, into);
    into.extend(part.lines.iter().map(|line| line.text.clone()));
    part.parts.iter().for_each(|smaller| sentences(smaller, into));
}

#[test]
fn every_decision_reads_without_a_gap_on_every_day_on_which_the_law_changes() {
    for (name, Compiled { program, .. }) in packs() {
        for (day, tag) in
            days_of_change(&program).into_iter().step_by(3).zip(["id", "en"].into_iter().cycle())
        {
            let reading = Reading::on(&program, tag, day);
            for id in reading.decision_ids() {
                let mut said = Vec::new();
                sentences(&reading.decision(id).unwrap(), &mut said);
                for words in said {
                    let gap = words.trim().is_empty() || words.contains(['{', '}']) || words.contains("  ");
                    assert!(!gap && !words.contains("(no figure yet)"), "{name}, {id} on {day}: {words:?}");
                    assert!(!words.contains("(belum ada angkanya)"), "{name}, {id} on {day}: {words:?}");
                }
            }
        }
    }
}
