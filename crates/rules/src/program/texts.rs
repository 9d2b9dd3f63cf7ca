//! The texts of a program: numbered in the order in which it names them, and written end to end.

use super::{Arm, Decision, DecisionKind, Fact, Program, Provision, TextId};
use crate::{text::cut, wire::Walk};
use alloc::{string::String, vec::Vec};

/// Ends each text; texts hold no control characters.
const END: u8 = b'\n';

/// A language's texts, as one.
pub(super) fn walk<W: Walk>(texts: &mut Vec<String>, walk: &mut W) {
    let mut joined = String::new();
    if !W::READS {
        for text in texts.iter() {
            joined.push_str(text);
            joined.push(char::from(END));
        }
    }
    walk.text(&mut joined);
    if W::READS {
        let mut rest = joined.as_str();
        texts.clear();
        while let Some((text, after)) = cut(rest, END) {
            texts.push(text.into());
            rest = after;
        }
    }
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
