//! An outcome document against what a case expects.

use super::{Case, Expected};
use serde_json::Value;

/// Every difference between an outcome document and what the case expects, in words; empty when there is none.
pub fn differences(case: &Case, outcome: &str) -> Vec<String> {
    let Ok(outcome) = serde_json::from_str::<Value>(outcome) else {
        return vec!["the outcome is not JSON".to_owned()];
    };
    if case.expect.is_empty() {
        return vec!["the case expects nothing".to_owned()];
    }
    case.expect.iter().flat_map(|expected| one(&outcome, expected)).collect()
}

fn one(outcome: &Value, expected: &Expected) -> Vec<String> {
    let mut found = Vec::new();
    problems(outcome, expected, &mut found);
    programme(outcome, expected, &mut found);
    left_out(outcome, expected, &mut found);
    let Some(id) = &expected.decision else { return found };
    let name = expected.item.map_or_else(|| id.clone(), |item| format!("{id}[{item}]"));
    let Some(decision) = decision(outcome, id, expected.item) else {
        found.push(format!("{name}: not decided"));
        return found;
    };
    for (member, wanted) in [
        ("verdict", &expected.verdict),
        ("permit", &expected.permit),
        ("value", &expected.value),
        ("arm", &expected.arm),
    ] {
        let got = decision.get(member).and_then(Value::as_str);
        if wanted.is_some() && wanted.as_deref() != got {
            let (wanted, got) = (wanted.as_deref().unwrap_or(""), got.unwrap_or("none"));
            found.push(format!("{name}: {member} is {got}, expected {wanted}"));
        }
    }
    for (kind, wanted) in &expected.dates {
        let got = decision.get("dates").and_then(|dates| dates.get(kind));
        if got != Some(wanted) {
            found.push(format!("{name}: {kind} is {}, expected {wanted}", got.unwrap_or(&Value::Null)));
        }
    }
    states(decision, expected, &name, &mut found);
    let told = told(outcome, decision);
    let unsaid =
        expected.says.iter().filter(|phrase| !told.iter().any(|text| text.contains(phrase.as_str())));
    found.extend(unsaid.map(|phrase| format!("{name}: no text says {phrase:?}")));
    found
}

/// Every Indonesian text that the applicant reads of a decision and of its programme.
fn told<'a>(outcome: &'a Value, decision: &'a Value) -> Vec<&'a str> {
    let within = |member| list(decision, member).iter().flat_map(|each| [&each["text"], &each["next"]]);
    let texts = within("criteria").chain(within("notes")).chain(list(decision, "next"));
    texts
        .chain([&decision["reason"], &outcome["programme"]["text"]])
        .filter_map(|text| text["id"].as_str())
        .collect()
}

fn decision<'a>(outcome: &'a Value, id: &str, item: Option<u64>) -> Option<&'a Value> {
    list(outcome, "decisions")
        .iter()
        .find(|decision| decision["decision"] == id && decision.get("item").and_then(Value::as_u64) == item)
}

/// The provisions that must be met (or the office's to judge), those that must be unmet, and those that must not appear.
fn states(decision: &Value, expected: &Expected, name: &str, found: &mut Vec<String>) {
    let noted = |id: &str| list(decision, "notes").iter().any(|note| note["provision"] == id);
    let state = |id: &str| {
        let criterion = list(decision, "criteria").iter().find(|criterion| criterion["provision"] == id)?;
        criterion["state"].as_str()
    };
    for id in &expected.because {
        if !matches!(state(id), Some("met" | "ask")) && !noted(id) {
            found.push(format!(
                "{name}: {id} is {}, expected among the reasons",
                state(id).unwrap_or("absent")
            ));
        }
    }
    for id in &expected.unmet {
        if state(id) != Some("unmet") {
            found.push(format!("{name}: {id} is {}, expected unmet", state(id).unwrap_or("absent")));
        }
    }
    for id in &expected.absent {
        if let Some(there) = state(id).or_else(|| noted(id).then_some("a note")) {
            found.push(format!("{name}: {id} is {there}, expected absent"));
        }
    }
}

fn problems(outcome: &Value, expected: &Expected, found: &mut Vec<String>) {
    for wanted in &expected.problems {
        let there = list(outcome, "problems").iter().any(|problem| {
            problem["pointer"] == wanted.pointer.as_str() && problem["code"] == wanted.code.as_str()
        });
        if !there {
            found.push(format!("the problem {} at {} is not reported", wanted.code, wanted.pointer));
        }
    }
}

/// The answers that must take no part, and the decisions that must not be made.
fn left_out(outcome: &Value, expected: &Expected, found: &mut Vec<String>) {
    let ignored = |pointer: &String| list(outcome, "ignored").iter().any(|there| there == pointer.as_str());
    found.extend(
        expected
            .ignored
            .iter()
            .filter(|pointer| !ignored(pointer))
            .map(|pointer| format!("the answer {pointer} takes part")),
    );
    let decided =
        |id: &String| list(outcome, "decisions").iter().any(|there| there["decision"] == id.as_str());
    found.extend(expected.undecided.iter().filter(|id| decided(id)).map(|id| format!("{id}: decided")));
}

fn programme(outcome: &Value, expected: &Expected, found: &mut Vec<String>) {
    let got = outcome.get("programme").and_then(|programme| programme["state"].as_str());
    if let Some(wanted) = expected.programme.as_deref().filter(|wanted| got != Some(*wanted)) {
        found.push(format!("the programme is {}, expected {wanted}", got.unwrap_or("without a state")));
    }
}

fn list<'a>(within: &'a Value, member: &str) -> &'a [Value] {
    within.get(member).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Fared;

    const OUTCOME: &str = r#"{"decisions":[{"decision":"spp-irt","item":1,"verdict":"other-permit","permit":"MD",
        "criteria":[{"provision":"FROZEN","state":"met","text":{"id":"Pangan beku."}},{"provision":"SHORT","state":"unmet"}],
        "notes":[{"provision":"FEE","text":{"id":"Biaya Rp50.000.","en":"The fee."}}],"dates":{"valid-until":"2031-01-01"}}],
        "programme":{"state":"closed","text":{"id":"Ditutup kemarin."}},"ignored":["/business.capital"],"problems":[{"pointer":"/owner.nik","code":"format"}]}"#;

    fn case(expect: &str, known: &str) -> Case {
        let text = format!(
            r#"{{"id":"a","title":"t","source":"s","mode":"final","on":"2026-01-01","answers":{{}},"expect":[{expect}]{known}}}"#
        );
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn what_is_as_expected_has_no_difference() {
        let expect = r#"{"decision":"spp-irt","item":1,"verdict":"other-permit","permit":"MD","because":["FROZEN","FEE"],
            "unmet":["SHORT"],"absent":["FRESH"],"says":["beku","Rp50.000","kemarin"],"dates":{"valid-until":"2031-01-01"}},
            {"programme":"closed"},{"ignored":["/business.capital"],"undecided":["halal"]},{"problems":[{"pointer":"/owner.nik","code":"format"}]}"#;
        assert_eq!(differences(&case(expect, ""), OUTCOME), [""; 0]);
    }

    #[test]
    fn every_kind_of_difference_is_seen() {
        for expect in [
            r#"{"decision":"halal"}"#,
            r#"{"decision":"spp-irt"}"#,
            r#"{"decision":"spp-irt","item":1,"verdict":"required"}"#,
            r#"{"decision":"spp-irt","item":1,"permit":"SLHS"}"#,
            r#"{"decision":"spp-irt","item":1,"value":"micro"}"#,
            r#"{"decision":"spp-irt","item":1,"because":["SHORT"]}"#,
            r#"{"decision":"spp-irt","item":1,"unmet":["FROZEN"]}"#,
            r#"{"decision":"spp-irt","item":1,"absent":["FROZEN"]}"#,
            r#"{"decision":"spp-irt","item":1,"absent":["FEE"]}"#,
            r#"{"decision":"spp-irt","item":1,"says":["The fee"]}"#,
            r#"{"decision":"spp-irt","item":1,"dates":{"valid-until":"2030-01-01"}}"#,
            r#"{"ignored":["/business.workers"]}"#,
            r#"{"undecided":["spp-irt"]}"#,
            r#"{"programme":"open"}"#,
            r#"{"decision":"spp-irt","item":1,"programme":"extended"}"#,
            r#"{"problems":[{"pointer":"/owner.nik","code":"missing"}]}"#,
        ] {
            assert_eq!(differences(&case(expect, ""), OUTCOME).len(), 1, "{expect}");
        }
    }

    #[test]
    fn a_permit_pack_has_no_programme_to_expect() {
        let case = case(r#"{"programme":"open"}"#, "");
        assert_eq!(differences(&case, "{}"), ["the programme is without a state, expected open"]);
    }

    #[test]
    fn a_case_that_expects_nothing_fails() {
        assert_eq!(differences(&case("", ""), OUTCOME).len(), 1);
    }

    #[test]
    fn a_known_difference_goes_red_when_it_has_gone() {
        let known = r#","known":"the source rounds""#;
        let differs = case(r#"{"decision":"halal"}"#, known);
        assert_eq!(differs.judge(differences(&differs, OUTCOME)), Fared::Known);
        let agrees = case(r#"{"decision":"spp-irt","item":1}"#, known);
        assert!(matches!(agrees.judge(differences(&agrees, OUTCOME)), Fared::Failed(_)));
    }
}
