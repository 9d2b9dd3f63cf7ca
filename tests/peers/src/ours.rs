//! Ours: the bytes go to the decider as they are, as on the server.

use crate::{peer::Peer, task::Task, verdicts::Verdicts};
use anyhow::{Context, Result, anyhow};
use layak_rules::{Date, Decider, Mode, Outcome, Program, outcome::State};
use std::{fs, rc::Rc};

/// The compiled pack, ready to decide.
pub fn peer(task: &Task) -> Result<Peer> {
    let bytes = fs::read(&task.program).with_context(|| format!("cannot read {}", task.program.display()))?;
    let program = Program::load(&bytes).map_err(|error| anyhow!("{error}"))?;
    let on = Date::parse(&task.on).context("the task has no date")?;
    // It lives as long as the measurement.
    let program: &'static Program = Box::leak(Box::new(program));
    let (whole, each) = (task.dialects.schema.criteria.len(), task.dialects.schema.items.len());
    let decider = Rc::new(Decider::new(program, on));
    let explaining = Rc::clone(&decider);
    Ok(Peer {
        notes: ("", "the outcome document"),
        decide: Box::new(move |submission| {
            let (_, outcome) = decider.decide_bytes(submission, Mode::Final)?;
            Ok(verdicts(&outcome, whole, each))
        }),
        explain: Some(Box::new(move |submission| Ok(explaining.decide_document(submission, Mode::Final)?))),
    })
}

/// Provisions are numbered as the pack has them: those about the whole, then those about an item.
fn verdicts(outcome: &Outcome, whole: usize, each: usize) -> Verdicts {
    let mut verdicts = Verdicts::with_form(outcome.problems.is_empty());
    for decided in &outcome.decisions {
        let before = usize::from(decided.item.unwrap_or(0)) * each;
        for criterion in &decided.criteria {
            let place = usize::from(criterion.provision) + before;
            debug_assert_eq!(decided.item.is_some(), usize::from(criterion.provision) >= whole);
            verdicts.set(place, criterion.state == State::Met);
        }
    }
    verdicts
}
