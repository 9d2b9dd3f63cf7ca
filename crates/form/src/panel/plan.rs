//! The plan: what to do first, across all subjects, by the `after` of the decisions.

use super::{
    Tone,
    decision::orders,
    verdict::{Said, tone},
};
use crate::{form::Form, speak::Speaker};
use layak_rules::{
    Outcome,
    outcome::Decided,
    program::{DecisionId, Program},
};

/// One step of the plan: a permit to get, for one or several items at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanStep {
    /// The title of the decision.
    pub title: String,
    /// The verdict in one to four words.
    pub badge: String,
    /// How it is painted.
    pub tone: Tone,
    /// The items that it is for; empty for the whole.
    pub items: Vec<String>,
    /// What to do.
    pub steps: Vec<String>,
    /// Titles of earlier steps that come first.
    pub after: Vec<String>,
    decision: DecisionId,
}

impl Form {
    /// The steps in order: what must come first stands first, else the order of the pack. Items with the same verdict
    /// and the same steps share one.
    pub(super) fn plan(&self, speaker: &Speaker<'_>, outcome: &Outcome) -> Vec<PlanStep> {
        let mut plan: Vec<PlanStep> = Vec::new();
        for decision in in_order(&self.program) {
            let decided = outcome.decisions.iter().filter(|decided| decided.decision == decision);
            for decided in decided.filter(|decided| tone(decided.verdict) == Tone::Act) {
                let step = self.plan_step(speaker, decided, &plan);
                let same = |other: &&mut PlanStep| {
                    other.decision == decision && other.badge == step.badge && other.steps == step.steps
                };
                match plan.iter_mut().find(same) {
                    Some(other) => other.items.extend(step.items),
                    None => plan.push(step),
                }
            }
        }
        plan
    }

    fn plan_step(&self, speaker: &Speaker<'_>, decided: &Decided, plan: &[PlanStep]) -> PlanStep {
        let decision = &self.program.decisions[usize::from(decided.decision)];
        let arm = orders(decision, decided);
        let said = Said {
            verdict: decided.verdict,
            permit: arm.and_then(|arm| arm.permit.as_deref()),
            value: None,
            repairable: false,
        };
        let mut after: Vec<String> = plan
            .iter()
            .filter(|step| decision.after.contains(&step.decision))
            .map(|step| step.title.clone())
            .collect();
        after.dedup();
        let item =
            decision.subject.zip(decided.item).map(|(subject, item)| self.item_label(speaker, subject, item));
        PlanStep {
            title: speaker.text(decision.title),
            badge: said.badge(speaker),
            tone: tone(decided.verdict),
            items: item.into_iter().collect(),
            steps: self.next_steps(speaker, decided, arm),
            after,
            decision: decided.decision,
        }
    }
}

/// The decisions so that each comes after those it waits for; a circle in the pack keeps the pack's order.
fn in_order(program: &Program) -> Vec<DecisionId> {
    let mut order = Vec::new();
    let mut entered = vec![false; program.decisions.len()];
    for (id, _) in (0..).zip(&program.decisions) {
        enter(program, id, &mut entered, &mut order);
    }
    order
}

fn enter(program: &Program, id: DecisionId, entered: &mut [bool], order: &mut Vec<DecisionId>) {
    let known = entered.get_mut(usize::from(id)).is_none_or(|entered| std::mem::replace(entered, true));
    if known {
        return;
    }
    for &before in &program.decisions[usize::from(id)].after {
        enter(program, before, entered, order);
    }
    order.push(id);
}
