//! Making the binary form small before a general compressor sees it: what repeats should look alike.
//!
//! Nodes name their children by distance, text ids are steps from the id before, and texts lie end to end. A load turns
//! all of it back, so the rest of the crate never sees this form.

use super::{Arm, Decision, DecisionKind, Fact, NodeId, Program, Provision, TextId};
use alloc::{string::String, vec, vec::Vec};

/// Ends each text; texts hold no control characters (see [`Program::is_consistent`]).
pub(super) const END: &str = "\n";

/// To the written form.
pub(super) fn compact(program: &mut Program) {
    for (index, node) in (0..).zip(&mut program.nodes) {
        node.for_each_child_mut(|child| *child = NodeId::wrapping_sub(index, *child));
    }
    let mut previous = 0;
    for_each_text(program, &mut |id| {
        let step = id.wrapping_sub(previous);
        previous = *id;
        *id = zigzag(step);
    });
    for table in &mut program.texts {
        let joined: String = table.iter().flat_map(|text| [text.as_str(), END]).collect();
        *table = vec![joined];
    }
}

/// Back from the written form. Nonsense gives indices that [`Program::is_consistent`] refuses.
pub(super) fn expand(program: &mut Program) {
    for (index, node) in (0..).zip(&mut program.nodes) {
        node.for_each_child_mut(|child| *child = NodeId::wrapping_sub(index, *child));
    }
    let mut previous = 0_u32;
    for_each_text(program, &mut |id| {
        previous = previous.wrapping_add(unzigzag(*id));
        *id = previous;
    });
    for table in &mut program.texts {
        *table = table.iter().flat_map(|joined| joined.split_terminator(END)).map(String::from).collect();
    }
}

// Small steps either way become small numbers (as in protocol buffers' sint32).
fn zigzag(step: u32) -> u32 {
    (step << 1) ^ ((step as i32 >> 31) as u32)
}

fn unzigzag(step: u32) -> u32 {
    (step >> 1) ^ 0_u32.wrapping_sub(step & 1)
}

impl Program {
    /// Renumbers the texts in the order in which the program names them and drops those that it does not name, so that
    /// the binary form is small.
    pub fn sort_texts(&mut self) {
        let mut order: Vec<TextId> = Vec::new();
        for_each_text(self, &mut |id| {
            let known = order.iter().position(|other| other == id);
            let new = known.unwrap_or(order.len());
            if known.is_none() {
                order.push(*id);
            }
            *id = TextId::try_from(new).unwrap_or(TextId::MAX);
        });
        for table in &mut self.texts {
            let text = |id: &TextId| table.get(*id as usize).cloned().unwrap_or_default();
            *table = order.iter().map(text).collect();
        }
    }
}

type Visit<'v> = &'v mut dyn FnMut(&mut TextId);

fn for_each_text(program: &mut Program, visit: Visit<'_>) {
    let info = &mut program.info;
    [&mut info.title, &mut info.summary, &mut info.office, &mut info.ask_next]
        .into_iter()
        .for_each(&mut *visit);
    for subject in &mut program.subjects {
        visit(&mut subject.title);
        visit(&mut subject.add);
    }
    program.facts.iter_mut().for_each(|fact| fact_texts(fact, visit));
    program.provisions.iter_mut().for_each(|provision| provision_texts(provision, visit));
    program.decisions.iter_mut().for_each(|decision| decision_texts(decision, visit));
    for page in &mut program.pages {
        visit(&mut page.title);
        page.intro.iter_mut().for_each(&mut *visit);
    }
}

fn fact_texts(fact: &mut Fact, visit: Visit<'_>) {
    visit(&mut fact.question);
    [&mut fact.hint, &mut fact.unit, &mut fact.check_text].into_iter().flatten().for_each(&mut *visit);
    fact.options.iter_mut().for_each(|option| visit(&mut option.label));
}

fn provision_texts(provision: &mut Provision, visit: Visit<'_>) {
    visit(&mut provision.title);
    [&mut provision.met, &mut provision.unmet, &mut provision.next]
        .into_iter()
        .flatten()
        .for_each(&mut *visit);
}

fn decision_texts(decision: &mut Decision, visit: Visit<'_>) {
    visit(&mut decision.title);
    if let DecisionKind::Permit { arms } = &mut decision.kind {
        arms.iter_mut().for_each(|arm: &mut Arm| {
            arm.reason.iter_mut().for_each(&mut *visit);
            arm.next.iter_mut().for_each(&mut *visit);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_turn_back() {
        for step in [0, 1, 2, 500, u32::MAX, u32::MAX - 1, 1 << 31] {
            assert_eq!(unzigzag(zigzag(step)), step);
        }
        assert_eq!(zigzag(1), 2);
        assert_eq!(zigzag(u32::MAX), 1);
    }
}
