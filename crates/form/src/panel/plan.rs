//! The plan: what to do first, across all subjects, by the `after` of the decisions.

use super::{
    Tone,
    decision::orders,
    verdict::{Said, tone},
};
use crate::{
    form::Form,
    sheet::{Kind, Sheet},
    words::{Word, join},
};
use layak_rules::{
    Outcome,
    outcome::Decided,
    program::{DecisionId, Program},
};

/// One step of the plan: a permit to get, for one or several items at once.
struct Step {
    decision: DecisionId,
    title: String,
    /// The verdict in one to four words.
    badge: String,
    /// What to do.
    doing: Vec<String>,
    /// The items that it is for; empty for the whole.
    items: Vec<String>,
}

impl Form {
    /// The steps in order: what must come first stands first, else the order of the pack. Items with the same verdict
    /// and the same steps share one.
    pub(super) fn plan(&self, sheet: &mut Sheet<'_>, outcome: &Outcome) {
        let mut plan: Vec<Step> = Vec::new();
        for decision in in_order(&self.program) {
            for decided in &outcome.decisions {
                if decided.decision != decision || tone(decided.verdict) != Tone::Act {
                    continue;
                }
                let mut step = self.step(sheet, decided);
                let same = |other: &Step| {
                    other.decision == decision && other.badge == step.badge && other.doing == step.doing
                };
                match plan.iter().position(same) {
                    Some(index) => plan[index].items.append(&mut step.items),
                    None => plan.push(step),
                }
            }
        }
        if plan.is_empty() {
            return;
        }
        sheet.say(Kind::Heading(2), Word::PlanHeading);
        sheet.open(Kind::Steps);
        for (index, step) in plan.iter().enumerate() {
            sheet.open(Kind::Entry);
            sheet.words(Kind::Strong, &step.title);
            sheet.put(Kind::Words, [": ", &step.badge, "."].concat());
            if !step.items.is_empty() {
                sheet.fill(Kind::Muted, Word::PlanFor, &[&join(&step.items, ", ")]);
            }
            let after = self.program.decision(step.decision).after();
            let mut first: Vec<String> = Vec::new();
            for earlier in &plan[..index] {
                if after.contains(&earlier.decision) && first.last() != Some(&earlier.title) {
                    first.push(earlier.title.clone());
                }
            }
            if !first.is_empty() {
                let and = [" ", &*sheet.speaker.say(Word::And), " "].concat();
                sheet.fill(Kind::Muted, Word::PlanAfter, &[&join(&first, &and)]);
            }
            sheet.end();
        }
        sheet.end();
    }

    fn step(&self, sheet: &Sheet<'_>, decided: &Decided) -> Step {
        let speaker = &sheet.speaker;
        let decision = self.program.decision(decided.decision);
        let arm = orders(decision, decided);
        let permit = arm.and_then(layak_rules::program::Arm::permit);
        let said = Said { verdict: decided.verdict, permit, value: None, repairable: false };
        let mut items = Vec::new();
        if let Some((subject, item)) = decision.subject().zip(decided.item) {
            items.push(self.item_label(speaker, subject, item));
        }
        Step {
            decision: decided.decision,
            title: speaker.text(decision.title()),
            badge: said.words(speaker).0,
            doing: self.next_steps(decided, arm).into_iter().map(|text| speaker.text(text)).collect(),
            items,
        }
    }
}

/// The decisions so that each comes after those it waits for; a circle in the pack keeps the pack's order.
fn in_order(program: &Program) -> Vec<DecisionId> {
    let mut order = Vec::new();
    let mut entered = vec![false; program.decisions().len()];
    for (id, _) in (0..).zip(program.decisions()) {
        enter(program, id, &mut entered, &mut order);
    }
    order
}

fn enter(program: &Program, id: DecisionId, entered: &mut [bool], order: &mut Vec<DecisionId>) {
    let known = entered.get_mut(usize::from(id)).is_none_or(|entered| std::mem::replace(entered, true));
    if known {
        return;
    }
    for before in program.decision(id).after() {
        enter(program, before, entered, order);
    }
    order.push(id);
}
