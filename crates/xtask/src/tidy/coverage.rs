//! Every gathered rule is carried by a provision of a pack, or a reason says why not. `schemas/packs/COVERAGE.md` tells
//! which; it is written here, and in CI it must be up to date.

use super::{
    Fault,
    packs::{self, Pack, SHARED},
};
use crate::project::Project;
use anyhow::{Context, Result};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::Path,
};

/// The gathered rules: per family, id and a few words.
const RULES: &str = "dossier-rules.json";
/// The folder of reasons: files of `{"RULE-ID": {"reason": "..."}}`.
const NOT_MODELLED: &str = "not-modelled";
const REPORT: &str = "COVERAGE.md";
/// Of a hundred rules, how many must be carried.
const LEAST: usize = 90;

/// Where each rule is, by rule id: `pack#PROVISION`.
type Carriers = BTreeMap<String, BTreeSet<String>>;

/// Writes the report; in CI a report that would change is a fault.
pub fn check(project: &Project, packs: &[Pack]) -> Result<Vec<Fault>> {
    let folder = project.root.join("schemas/packs");
    let rules = packs::read_json(&folder.join(RULES))?;
    let (report, mut faults) = coverage(&rules, &carriers(packs), &reasons(&folder)?);
    let file = folder.join(REPORT);
    if fs::read_to_string(&file).unwrap_or_default() != report {
        if std::env::var_os("CI").is_some() {
            faults.push(Fault::new(place(REPORT), "is out of date; run `cargo xtask tidy` and commit it"));
        } else {
            fs::write(&file, report).with_context(|| format!("cannot write {}", file.display()))?;
            println!("    wrote {}", place(REPORT));
        }
    }
    Ok(faults)
}

/// The provisions that carry each rule, by their id or their `basis`. A shared provision counts if a pack names it, or
/// something shared that a pack names.
fn carriers(packs: &[Pack]) -> Carriers {
    let named = named(packs);
    let mut carriers = Carriers::new();
    for pack in packs {
        for (id, provision) in pack.section("provisions") {
            if pack.name == SHARED && !named.contains(id.as_str()) {
                continue;
            }
            let basis = provision["basis"].as_array().into_iter().flatten().filter_map(Value::as_str);
            for rule in basis.chain([id.as_str()]) {
                carriers.entry(rule.to_owned()).or_default().insert(format!("{}#{id}", pack.name));
            }
        }
    }
    carriers
}

/// Every name that occurs in a pack, or in a shared entry whose name does.
fn named(packs: &[Pack]) -> BTreeSet<&str> {
    let (shared, own): (Vec<&Pack>, Vec<&Pack>) = packs.iter().partition(|pack| pack.name == SHARED);
    let mut named = BTreeSet::new();
    own.iter().flat_map(|pack| &pack.files).for_each(|file| note_names(file, &mut named));
    let sections = shared.iter().flat_map(|pack| &pack.files).filter_map(Value::as_object);
    let mut left: Vec<_> =
        sections.flat_map(|file| file.values().filter_map(Value::as_object)).flatten().collect();
    loop {
        let (now, later): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|(name, _)| named.contains(name.as_str()));
        if now.is_empty() {
            return named;
        }
        now.iter().for_each(|(_, entry)| note_names(entry, &mut named));
        left = later;
    }
}

/// Every string and member name of a value, but not the rule ids of `basis`.
fn note_names<'v>(value: &'v Value, named: &mut BTreeSet<&'v str>) {
    match value {
        Value::String(text) => drop(named.insert(text)),
        Value::Array(elements) => elements.iter().for_each(|element| note_names(element, named)),
        Value::Object(members) => {
            for (name, member) in members.iter().filter(|(name, _)| *name != "basis") {
                named.insert(name);
                note_names(member, named);
            }
        }
        _ => {}
    }
}

/// Rule id and reason, from every file of the folder.
fn reasons(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut reasons = BTreeMap::new();
    let folder = folder.join(NOT_MODELLED);
    if !folder.is_dir() {
        return Ok(reasons);
    }
    for path in packs::json_files(&folder)? {
        for (rule, entry) in packs::read_json(&path)?.as_object().into_iter().flatten() {
            let reason = entry["reason"].as_str().with_context(|| format!("{rule} has no reason"))?;
            reasons.insert(rule.clone(), reason.to_owned());
        }
    }
    Ok(reasons)
}

/// The report and the faults.
fn coverage(rules: &Value, carriers: &Carriers, reasons: &BTreeMap<String, String>) -> (String, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut known = BTreeSet::new();
    let mut report = String::from(
        "# Which rule is where\n\nWritten by `cargo xtask tidy`; do not edit. A rule is carried by a provision (`pack#ID`), \
         or a reason says why it is not modelled.\n",
    );
    for (family, rules) in rules.as_object().into_iter().flatten() {
        let Some(rules) = rules.as_object() else { continue };
        let carried = rules.keys().filter(|rule| carriers.contains_key(*rule)).count();
        let _ = write!(
            report,
            "\n## {family}\n\n{carried} of {} carried.\n\n| rule | about | where, or why not |\n|---|---|---|\n",
            rules.len()
        );
        for (rule, about) in rules {
            known.insert(rule.as_str());
            let about = about.as_str().unwrap_or_default();
            let place = place_of(rule, carriers, reasons, &mut faults);
            let _ = writeln!(report, "| {rule} | {about} | {place} |");
        }
        if carried * 100 < rules.len() * LEAST {
            let words = format!("{carried} of {} rules are carried, {LEAST} per cent needed", rules.len());
            faults.push(Fault::new(format!("{} ({family})", place(RULES)), words));
        }
    }
    for rule in reasons.keys().filter(|rule| !known.contains(rule.as_str())) {
        faults.push(Fault::new(rule, format!("has a reason in {NOT_MODELLED}, but is no gathered rule")));
    }
    (report, faults)
}

fn place_of(
    rule: &str,
    carriers: &Carriers,
    reasons: &BTreeMap<String, String>,
    faults: &mut Vec<Fault>,
) -> String {
    match (carriers.get(rule), reasons.get(rule)) {
        (Some(places), None) => {
            places.iter().map(|place| format!("`{place}`")).collect::<Vec<_>>().join(", ")
        }
        (Some(_), Some(_)) => {
            faults.push(Fault::new(rule, format!("is carried; remove its reason from {NOT_MODELLED}")));
            String::new()
        }
        (None, Some(reason)) => format!("Not modelled: {reason}"),
        (None, None) => {
            let words =
                format!("no provision carries it; name it in a `basis`, or say why in {NOT_MODELLED}");
            faults.push(Fault::new(rule, words));
            String::new()
        }
    }
}

fn place(name: &str) -> String {
    format!("schemas/packs/{name}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn packs() -> Vec<Pack> {
        let aid = json!({
            "provisions": {"A-1": {"basis": ["R-1", "R-2"]}},
            "decisions": [{"criteria": ["A-1", "S-1"]}]
        });
        let shared = json!({
            "provisions": {
                "S-1": {"basis": ["R-3"], "predicate": {"properties": {"x.size": {"const": "small"}}}},
                "S-2": {"basis": ["R-4"]},
                "S-3": {"basis": ["R-5"]}
            },
            "derived": {"x.size": {"arms": [{"any": ["S-3"]}]}}
        });
        let pack = |name: &str, file| Pack { name: name.into(), files: vec![file] };
        vec![pack("aid", aid), pack(SHARED, shared)]
    }

    fn found(rules: &[&str], reasons: &[&str]) -> (String, Vec<String>) {
        let rules: serde_json::Map<_, _> = rules.iter().map(|rule| (rule.to_string(), json!("x"))).collect();
        let reasons = reasons.iter().map(|rule| (rule.to_string(), "out of reach".to_owned())).collect();
        let (report, faults) = coverage(&json!({"family": rules}), &carriers(&packs()), &reasons);
        (report, faults.into_iter().map(|fault| fault.place).collect())
    }

    #[test]
    fn a_rule_is_carried_by_id_by_basis_or_by_a_shared_provision_that_a_pack_names() {
        let (report, faults) = found(&["A-1", "R-1", "R-2", "R-3", "R-5"], &[]);
        assert_eq!(faults, [""; 0], "R-5 by what the named S-1 names");
        assert!(
            report.contains("5 of 5 carried.") && report.contains("| R-3 | x | `shared#S-1` |"),
            "{report}"
        );
        assert_eq!(found(&["R-1", "R-4"], &[]).1[0], "R-4", "no pack names the shared provision");
    }

    #[test]
    fn a_rule_that_nobody_carries_is_a_fault_without_a_reason() {
        let rules = ["R-1", "R-2", "R-3", "A-1", "S-1", "R-9"];
        assert_eq!(found(&rules, &[]).1[0], "R-9");
        let (report, faults) = found(&rules, &["R-9"]);
        assert_eq!(faults, ["schemas/packs/dossier-rules.json (family)"], "five of six are too few");
        assert!(report.contains("| R-9 | x | Not modelled: out of reach |"), "{report}");
    }

    #[test]
    fn a_reason_for_what_is_carried_or_unknown_is_a_fault() {
        assert_eq!(found(&["R-1"], &["R-1", "R-7"]).1, ["R-1", "R-7"]);
    }
}
