//! The wire documents against their schemas in schemas/meta: cases as written, outcomes as decided, submissions as sent.

use anyhow::{Context, Result, anyhow};
use jsonschema::{Registry, Validator};
use layak_revalidate::receipt::{ReceiptSigner, StatedPack, StatedVerdict, Statement};
use layak_tests::corpus::{self, Ledger, packs};
use serde_json::{Value, json};
use std::fs;

const DOCUMENTS: [&str; 6] = ["submission", "outcome", "receipt", "case", "check", "finder"];

fn schema(name: &str) -> Result<Value> {
    let path = corpus::root().join("schemas/meta").join(format!("{name}.schema.json"));
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(serde_json::from_str(&text)?)
}

fn validator(name: &str) -> Result<Validator> {
    let schemas = DOCUMENTS.iter().map(|name| schema(name)).collect::<Result<Vec<Value>>>()?;
    let id = |schema: &Value| schema["$id"].as_str().unwrap_or_default().to_owned();
    let registry =
        Registry::new().extend(schemas.iter().map(|schema| (id(schema), schema.clone())))?.prepare()?;
    let options = jsonschema::draft202012::options().with_registry(&registry).should_validate_formats(true);
    Ok(options.build(&schema(name)?)?)
}

fn faults(validator: &Validator, document: &Value) -> Vec<String> {
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn sent(pack: &corpus::Pack, case: &layak_cli::case::Case) -> Result<Value> {
    let digest: String =
        pack.compiled.program.info().source_sha256().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(json!({
        "submission": 1,
        "pack": { "id": pack.id(), "sha256": digest },
        "on": case.on,
        "lang": "id",
        "answers": serde_json::from_str::<Value>(case.answers.get())?,
        "claim": { "verdicts": [{ "decision": "aid", "verdict": "eligible" }] },
    }))
}

#[test]
fn the_schemas_are_schemas() -> Result<()> {
    for name in DOCUMENTS {
        jsonschema::meta::validate(&schema(name)?).map_err(|error| anyhow!("{name}: {error}"))?;
        validator(name)?;
    }
    Ok(())
}

#[test]
fn every_case_file_is_as_its_schema_says() -> Result<()> {
    let validator = validator("case")?;
    let mut files = 0;
    for pack in packs()? {
        for entry in fs::read_dir(pack.folder.join("cases"))? {
            let path = entry?.path();
            let cases = serde_json::from_slice(&fs::read(&path)?)?;
            assert_eq!(faults(&validator, &cases), Vec::<String>::new(), "{}", path.display());
            files += 1;
        }
    }
    assert!(files > 1, "no case files were found");
    Ok(())
}

#[test]
fn every_outcome_and_submission_of_the_corpus_is_as_its_schema_says() -> Result<()> {
    let (outcomes, submissions) = (validator("outcome")?, validator("submission")?);
    let mut ledger = Ledger::default();
    for pack in packs()? {
        for case in &pack.cases {
            let on = layak_rules::Date::parse(&case.on).context("not a date")?;
            let Ok(outcome) = case.outcome(&pack.compiled.program, on) else { continue };
            let mut found = faults(&outcomes, &serde_json::from_str(&outcome)?);
            found.extend(faults(&submissions, &sent(&pack, case)?));
            match found.is_empty() {
                true => ledger.pass(),
                false => ledger.fail(pack.id(), &case.id, &found.join("; ")),
            }
        }
    }
    ledger.close()
}

#[test]
fn what_is_not_a_submission_is_refused() -> Result<()> {
    let validator = validator("submission")?;
    let packs = packs()?;
    let (pack, case) = packs.iter().find_map(|pack| Some((pack, pack.cases.first()?))).context("no case")?;
    let good = sent(pack, case)?;
    assert_eq!(faults(&validator, &good), Vec::<String>::new());
    for (member, value) in [
        ("submission", json!(2)),
        ("pack", json!({ "id": pack.id() })),
        ("on", json!("2026-02-30")),
        ("on", json!("22-11-2026")),
        ("lang", json!("")),
        ("answers", json!({ "business.hasNib": null })),
        ("answers", json!({ "business.workers": 1.5 })),
        ("answers", json!({ "business.workers": 9_007_199_254_740_992_i64 })),
        ("answers", json!({ "business.name": "x".repeat(5001) })),
        ("answers", json!({ "member": { "member.role": "chair" } })),
        ("answers", json!({ "member": [{ "member": [] }] })),
        ("claim", json!({ "verdicts": [{ "decision": "aid" }] })),
        ("verdict", json!("eligible")),
    ] {
        let mut bad = good.clone();
        bad[member] = value;
        assert_ne!(faults(&validator, &bad), Vec::<String>::new(), "{bad}");
    }
    Ok(())
}

#[test]
fn an_outcome_that_refuses_without_a_reason_is_refused() -> Result<()> {
    let validator = validator("outcome")?;
    let packs = packs()?;
    let refused = packs.iter().flat_map(|pack| pack.cases.iter().map(move |case| (pack, case))).find_map(
        |(pack, case)| {
            let outcome = case.outcome(&pack.compiled.program, layak_rules::Date::parse(&case.on)?).ok()?;
            let outcome: Value = serde_json::from_str(&outcome).ok()?;
            let at = outcome["decisions"]
                .as_array()?
                .iter()
                .position(|decision| decision["verdict"] == "not-eligible")?;
            Some((outcome, at))
        },
    );
    let (good, at) = refused.context("no case refuses anything")?;
    assert_eq!(faults(&validator, &good), Vec::<String>::new());
    for (member, value) in [
        ("criteria", json!([])),
        ("verdict", json!("no")),
        ("title", json!("a title without its language")),
        ("score", json!(1)),
    ] {
        let mut bad = good.clone();
        bad["decisions"][at][member] = value;
        assert_ne!(faults(&validator, &bad), Vec::<String>::new(), "{member}");
    }
    Ok(())
}

fn statement() -> Statement {
    Statement {
        decisions: vec![StatedVerdict {
            decision: "aid".into(),
            item: None,
            verdict: "ask-the-office".into(),
        }],
        on: "2026-11-22".into(),
        outcome: "00".repeat(32),
        pack: StatedPack {
            id: "gorontalo-motor".into(),
            sha256: "11".repeat(32),
            version: "2026.11.1".into(),
        },
        receipt: 1,
        received_at: "2026-11-22T14:03:11+08:00".into(),
        reference: "K7MQ-2XHD".into(),
        submission: "22".repeat(32),
        time_zone: "WITA".into(),
    }
}

#[test]
fn a_receipt_and_its_form_are_as_the_schema_says() -> Result<()> {
    let validator = validator("receipt")?;
    let good = serde_json::to_value(statement())?;
    assert_eq!(faults(&validator, &good), Vec::<String>::new());
    let mut personal = good.clone();
    personal["owner.nik"] = json!("7571019999900001");
    assert_ne!(faults(&validator, &personal), Vec::<String>::new());
    let pattern = &schema("receipt")?["$defs"]["reply"]["properties"]["receipt"];
    let compact = jsonschema::validator_for(pattern)?;
    assert!(compact.is_valid(&json!(ReceiptSigner::new(&[7; 32]).sign(&statement())?)));
    assert!(!compact.is_valid(&json!("not.a.receipt")));
    Ok(())
}
