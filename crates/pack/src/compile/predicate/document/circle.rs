//! Circles of schemas that judge the same value: they would never end.

use super::DocumentRules;
use crate::json::Place;
use layak_rules::program::RuleId;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    Open,
    Done,
}

/// The references, among the rules from `first` on, that close a circle in place.
pub(super) fn references_in_circles(documents: &DocumentRules<'_>, first: usize) -> Vec<(RuleId, Place)> {
    let rules = &documents.rules;
    let mut marks = vec![Mark::New; rules.len()];
    let (mut path, mut closing) = (Vec::new(), Vec::new());
    for start in first..rules.len() {
        // Each entry is a rule to enter, or to leave once everything within it is done.
        let mut pending = vec![(RuleId::try_from(start).unwrap_or(RuleId::MAX), false)];
        while let Some((id, leave)) = pending.pop() {
            let (Some(mark), Some(rule)) = (marks.get_mut(id as usize), rules.get(id as usize)) else {
                continue;
            };
            if leave {
                *mark = Mark::Done;
                path.pop();
                continue;
            }
            if *mark != Mark::New {
                continue;
            }
            *mark = Mark::Open;
            path.push(id);
            pending.push((id, true));
            for next in rule.in_place() {
                match marks.get(next as usize) {
                    Some(Mark::Open) => closing.extend(last_reference(documents, &path, next)),
                    _ => pending.push((next, false)),
                }
            }
        }
    }
    closing
}

/// The last reference on the part of the path that is a circle: there is one, since only references lead forwards.
fn last_reference(documents: &DocumentRules<'_>, path: &[RuleId], from: RuleId) -> Option<(RuleId, Place)> {
    let circle = path.iter().rev().scan(false, |done, &id| {
        let within = !*done;
        *done = id == from;
        within.then_some(id)
    });
    circle.filter_map(|id| documents.places.get(&id).map(|place| (id, place.clone()))).next()
}
