//! The office adds what only it knows, and the case is decided again: over HTTP, for every shipped pack that asks the office.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be prepared must fail")]

mod running;

use layak_pack::{Compiled, compile_folder, pack_folders};
use layak_rules::program::AskedOf;
use running::{Server, write_pack, write_web};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

/// An applicant whose decision is clear once the office has said what it knows.
struct Applicant {
    on: String,
    decision: String,
    /// What must come out.
    verdict: String,
    /// Her own answers.
    answers: Value,
    /// The office's facts.
    facts: BTreeMap<String, Value>,
}

fn packs() -> Vec<(PathBuf, Compiled)> {
    let folders = pack_folders(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/packs")).unwrap();
    let compiled = |folder: PathBuf| {
        let compiled = compile_folder(&folder).unwrap_or_else(|fault| panic!("{fault}"));
        (folder, compiled)
    };
    folders.into_iter().map(compiled).collect()
}

fn office_facts(compiled: &Compiled) -> Vec<&str> {
    let facts = compiled.program.facts().iter().filter(|fact| fact.asked_of() == AskedOf::Office);
    facts.map(|fact| fact.id()).collect()
}

/// From the published and derived cases: eligible, or at least clear, with facts of the office among the answers.
fn applicants(folder: &Path, office: &[&str]) -> Vec<Applicant> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder.join("cases")).unwrap() {
        let cases: Value = serde_json::from_slice(&fs::read(entry.unwrap().path()).unwrap()).unwrap();
        for case in cases.as_array().into_iter().flatten().filter(|case| case["mode"] == "final") {
            let mut answers = case["answers"].clone();
            let given = answers.as_object_mut().unwrap();
            let facts: BTreeMap<String, Value> = office
                .iter()
                .filter_map(|&id| given.remove(id).map(|value| (id.to_owned(), value)))
                .collect();
            for expected in case["expect"].as_array().unwrap() {
                let (decision, verdict) = (&expected["decision"], &expected["verdict"]);
                if !facts.is_empty() && (verdict == "eligible" || verdict == "classified") {
                    let text = |value: &Value| value.as_str().unwrap().to_owned();
                    let (on, answers, facts) = (text(&case["on"]), answers.clone(), facts.clone());
                    found.push(Applicant {
                        on,
                        decision: text(decision),
                        verdict: text(verdict),
                        answers,
                        facts,
                    });
                }
            }
        }
    }
    found.sort_by_key(|applicant| applicant.verdict != "eligible");
    found
}

fn verdict(outcome: &Value, decision: &str) -> String {
    let decisions = outcome["decisions"].as_array().unwrap();
    let decided = decisions.iter().find(|one| one["decision"] == decision).unwrap();
    decided["verdict"].as_str().unwrap().to_owned()
}

async fn server(compiled: &Compiled, on: &str) -> Server {
    let folder = tempfile::tempdir().unwrap();
    write_web(&folder.path().join("web"));
    write_pack(&folder.path().join("web"), &compiled.source.canonical());
    Server::start_on(Arc::new(folder), 10, on).await
}

fn submission(server: &Server, id: &str, applicant: &Applicant) -> Value {
    let sha256 = &server.app.packs.manifests[id].sha256;
    json!({
        "submission": 1, "pack": {"id": id, "sha256": sha256}, "on": applicant.on, "lang": "id",
        "answers": applicant.answers,
    })
}

fn form(facts: &BTreeMap<String, Value>) -> String {
    let entry = |(id, value): (&String, &Value)| {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        format!("%2F{id}={text}")
    };
    facts.iter().map(entry).collect::<Vec<_>>().join("&")
}

/// Sends the application, adds the office's facts, and gives what was decided before and after; none if this
/// applicant does not need the office.
async fn walk(compiled: &Compiled, applicant: &Applicant) -> Option<()> {
    let id = compiled.program.info().id();
    let server = server(compiled, &applicant.on).await;
    let document = submission(&server, id, applicant);
    let reply = server.submit("0123456789abcdef", &document).await;
    if reply.status != 201 || verdict(&reply.json()["outcome"], &applicant.decision) != "ask-the-office" {
        return None;
    }
    let reference = reply.json()["reference"].as_str().unwrap().to_owned();
    let cookie = server.log_in().await;
    let path = format!("/officer/cases/{reference}");
    let page = server.get(&path, &[("cookie", &cookie)]).await.text;
    for fact in applicant.facts.keys() {
        assert!(page.contains(&format!("name=\"/{fact}\"")), "{id}: the page does not ask {fact}");
    }
    let saved = server.form(&format!("{path}/office"), &cookie, form(&applicant.facts)).await;
    assert_eq!(saved.status, 303, "{id}: {}", saved.text);
    let case = server.app.store.case(&reference).await.unwrap().unwrap();
    let verdicts: Value = serde_json::from_str(case.summary.office_verdicts.as_deref().unwrap()).unwrap();
    assert_eq!(
        verdict(&json!({ "decisions": verdicts }), &applicant.decision),
        applicant.verdict,
        "{id}: {verdicts}"
    );
    assert_eq!(case.summary.alarms, 0, "{id}: the second opinion agrees");
    let page = server.get(&path, &[("cookie", &cookie)]).await.text;
    let (_, office) = page.split_once("id=\"kantor\"").unwrap();
    let word = if applicant.verdict == "eligible" { "Memenuhi syarat" } else { "Digolongkan" };
    assert!(office.contains(word) && office.contains("Diputuskan lagi oleh"), "{id}: {office}");
    let again = server.submit("0123456789abcdef", &document).await;
    assert_eq!(again.text, reply.text, "{id}: the applicant's receipt and outcome stay as they were");
    server.stop().await;
    Some(())
}

#[tokio::test]
async fn every_pack_that_asks_the_office_is_decided_when_the_office_knows() {
    let (mut walked, mut without) = (Vec::new(), Vec::new());
    for (folder, compiled) in packs() {
        let office = office_facts(&compiled);
        if office.is_empty() {
            continue;
        }
        let id = compiled.program.info().id().to_owned();
        let mut done = None;
        for applicant in applicants(&folder, &office).iter().take(30) {
            done = walk(&compiled, applicant).await;
            if done.is_some() {
                break;
            }
        }
        if done.is_some() { walked.push(id) } else { without.push(id) }
    }
    assert_eq!(without, [""; 0], "no applicant of these is eligible by the office's word");
    assert!(walked.len() >= 15, "{walked:?}");
}

#[tokio::test]
async fn decisions_of_the_office_are_kept_recorded_and_never_changed() {
    let packs = packs();
    let (folder, compiled) =
        packs.iter().find(|(_, compiled)| compiled.program.info().id() == "gorontalo-motor").unwrap();
    let applicant = applicants(folder, &office_facts(compiled)).into_iter().next().unwrap();
    let server = server(compiled, &applicant.on).await;
    let document = submission(&server, "gorontalo-motor", &applicant);
    let reply = server.submit("0123456789abcdef", &document).await.json();
    let reference = reply["reference"].as_str().unwrap();
    let (cookie, path) = (server.log_in().await, format!("/officer/cases/{reference}/office"));
    let stranger = server.form(&path, "", form(&applicant.facts)).await;
    assert_eq!((stranger.status, stranger.header("location")), (303, "/officer/login"));
    let wrong = server.form(&path, &cookie, "%2Foffice.visited=perhaps".into()).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("tidak dapat dipakai"), "{}", wrong.text);
    assert_eq!(server.form(&path, &cookie, form(&applicant.facts)).await.status, 303);
    let denied: String = form(&applicant.facts).replace("true", "false");
    // What the applicant answered cannot be overwritten by this form.
    let overwriting = format!("{denied}&%2Fgroup.name=Other");
    assert_eq!(server.form(&path, &cookie, overwriting).await.status, 303);
    let row = server.app.store.case(reference).await.unwrap().unwrap();
    let kept = server.app.store.office_decisions(row.id).await.unwrap();
    assert_eq!(kept.len(), 2);
    assert!(kept[0].verdicts.contains("\"eligible\"") && !kept[1].verdicts.contains("\"eligible\""));
    let page = server.get(&format!("/officer/cases/{reference}"), &[("cookie", &cookie)]).await.text;
    assert!(page.contains("Putusan sebelumnya") && page.contains("Diputuskan lagi dengan fakta kantor"));
    assert!(!page.contains("Other"));
    let trail = server.app.store.trail_of(reference).await.unwrap();
    assert_eq!(trail.iter().filter(|entry| entry.action == "case.decide").count(), 2);
    assert!(server.app.store.verify_audit().await.unwrap().is_ok());
    let folder = server.stop().await;
    let bytes = fs::read(running::database(&folder)).unwrap();
    assert!(!bytes.windows(14).any(|part| part == b"office.visited"), "the facts are sealed");
}

#[tokio::test]
async fn reasons_rest_on_what_the_office_says_and_not_on_what_an_applicant_says_in_its_place() {
    let packs = packs();
    let (folder, compiled) =
        packs.iter().find(|(_, compiled)| compiled.program.info().id() == "gorontalo-motor").unwrap();
    let applicant = applicants(folder, &office_facts(compiled)).into_iter().next().unwrap();
    let server = server(compiled, &applicant.on).await;
    let mut document = submission(&server, "gorontalo-motor", &applicant);
    for (fact, value) in &applicant.facts {
        document["answers"][fact] = if value.is_boolean() { json!(false) } else { value.clone() };
    }
    let reply = server.submit("0123456789abcdef", &document).await.json();
    let (cookie, path) =
        (server.log_in().await, format!("/officer/cases/{}", reply["reference"].as_str().unwrap()));
    let page = server.get(&path, &[("cookie", &cookie)]).await.text;
    let (_, decided) = page.split_once("Putusan server").unwrap();
    let (decided, _) = decided.split_once("Bagaimana aturannya").unwrap();
    assert!(!decided.contains("Diminta: "), "{decided}");
    let denied = form(&applicant.facts).replace("true", "false");
    assert_eq!(server.form(&format!("{path}/office"), &cookie, denied).await.status, 303);
    let page = server.get(&path, &[("cookie", &cookie)]).await.text;
    let (_, office) = page.split_once("id=\"kantor\"").unwrap();
    assert!(office.contains("Jawaban: tidak. Diminta: ya."), "{office}");
    server.stop().await;
}
