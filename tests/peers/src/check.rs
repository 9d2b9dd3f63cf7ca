//! Whether every engine gives the same verdicts, before anything is measured.

use crate::{
    peer::{Names, Peer},
    task::Task,
    verdicts::Verdicts,
};
use anyhow::{Context, Result, bail};

/// How many differences are shown.
const SHOWN: usize = 10;

/// Compares every engine with the first one, which is ours, over all submissions; where a form is faulty, in whether it is
/// found to be.
pub fn all(task: &Task, peers: &[(Names, Peer)]) -> Result<()> {
    let Some(((our_name, _), ours)) = peers.first() else { bail!("there are no engines") };
    let mut differences = Vec::new();
    for ((name, _), peer) in peers {
        for (at, submission) in task.submissions.iter().enumerate() {
            let verdicts = |name, peer: &Peer| {
                (peer.decide)(submission.as_bytes()).with_context(|| format!("{name}, submission {}", at + 1))
            };
            let found = verdicts(name, peer)?.differences(verdicts(our_name, ours)?, &task.dialects);
            differences.extend(found.map(|found| format!("{name}, submission {}: {found}", at + 1)));
            explained(peer, submission)
                .with_context(|| format!("{name}, reasons of submission {}", at + 1))?;
        }
        differences.extend(forms(task, name, peer));
    }
    report(&differences)
}

/// The submissions whose form the engine judges wrongly: all but the last ones are in order.
fn forms(task: &Task, name: &str, peer: &Peer) -> Vec<String> {
    let judge = |submission: &String| {
        (peer.decide)(submission.as_bytes()).ok().and_then(|verdicts: Verdicts| verdicts.form)
    };
    let orderly = task.submissions.iter().enumerate().filter(|(_, text)| judge(text) == Some(false));
    let faulty = task.faulty.iter().enumerate().filter(|(_, text)| judge(text) == Some(true));
    orderly
        .map(|(at, _)| format!("{name}, submission {}: the form is in order, but is refused", at + 1))
        .chain(faulty.map(|(at, _)| format!("{name}, faulty submission {}: the form is taken", at + 1)))
        .collect()
}

/// An engine that explains does so.
fn explained(peer: &Peer, submission: &str) -> Result<()> {
    if let Some(explain) = &peer.explain {
        explain(submission.as_bytes())?;
    }
    Ok(())
}

fn report(differences: &[String]) -> Result<()> {
    if differences.is_empty() {
        return Ok(());
    }
    let shown: Vec<&str> = differences.iter().take(SHOWN).map(String::as_str).collect();
    bail!("{} verdicts differ from ours, among them:\n  {}", differences.len(), shown.join("\n  "))
}
