//! What the client says it showed, against what was decided here. A claim is compared and recorded, never believed.

use layak_rules::{Outcome, Program, answers::json::write_string};

/// One verdict that the client claims.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claimed {
    /// The decision's id.
    pub decision: String,
    /// The item, for decisions about a repeating subject.
    pub item: Option<u16>,
    /// The verdict's word.
    pub verdict: String,
}

impl Claimed {
    /// Canonical JSON.
    pub fn to_json(&self) -> String {
        let mut out = String::from("{\"decision\":");
        write_string(&mut out, &self.decision);
        if let Some(item) = self.item {
            out.push_str(&format!(",\"item\":{item}"));
        }
        out.push_str(",\"verdict\":");
        write_string(&mut out, &self.verdict);
        out.push('}');
        out
    }
}

/// A verdict that was claimed differently from what was decided.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Difference {
    /// The decision's id.
    pub decision: String,
    /// The item, for decisions about a repeating subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<u16>,
    /// What the client claimed; none if it claimed nothing about a decision although it claimed others.
    pub claimed: Option<String>,
    /// What was decided; none if there is no such decision.
    pub decided: Option<String>,
}

/// Compares a claim with an outcome. A client that claims nothing at all has no differences.
pub fn compare(program: &Program, outcome: &Outcome, claim: &[Claimed]) -> Vec<Difference> {
    if claim.is_empty() {
        return Vec::new();
    }
    let decided: Vec<Claimed> = outcome
        .decisions
        .iter()
        .map(|decided| {
            let id = program
                .decisions()
                .get(usize::from(decided.decision))
                .map(|decision| decision.id().to_owned());
            Claimed {
                decision: id.unwrap_or_default(),
                item: decided.item,
                verdict: decided.verdict.as_str().to_owned(),
            }
        })
        .collect();
    let same_place = |a: &Claimed, b: &Claimed| a.decision == b.decision && a.item == b.item;
    let mut differences = Vec::new();
    for ours in &decided {
        let mut claims = claim.iter().filter(|theirs| same_place(ours, theirs)).peekable();
        if claims.peek().is_none() {
            differences.push(difference(ours, None, Some(ours)));
        }
        differences.extend(
            claims
                .filter(|theirs| theirs.verdict != ours.verdict)
                .map(|theirs| difference(ours, Some(theirs), Some(ours))),
        );
    }
    let unknown = claim.iter().filter(|theirs| !decided.iter().any(|ours| same_place(ours, theirs)));
    differences.extend(unknown.map(|theirs| difference(theirs, Some(theirs), None)));
    differences
}

fn difference(place: &Claimed, claimed: Option<&Claimed>, decided: Option<&Claimed>) -> Difference {
    Difference {
        decision: place.decision.clone(),
        item: place.item,
        claimed: claimed.map(|claim| claim.verdict.clone()),
        decided: decided.map(|claim| claim.verdict.clone()),
    }
}
