//! States from which the same follows are one.

use super::automaton::Rows;
use alloc::{collections::BTreeMap, vec::Vec};

/// The rows without those that are alike to another, and where the start is then.
pub(super) fn dropped(mut rows: Rows, mut start: usize) -> (Rows, usize) {
    loop {
        let same = same(&rows);
        let kept: Vec<usize> = (0..rows.len()).filter(|&state| same[state] == state).collect();
        if kept.len() == rows.len() {
            return (rows, start);
        }
        // Kept states stay in order, so that each is found by halving.
        let place = |state: usize| kept.partition_point(|&other| other < same[state]);
        start = place(start);
        rows = kept.iter().map(|&state| rows[state].iter().map(|&next| place(next)).collect()).collect();
    }
}

/// For each state one with which it is alike, or itself. What follows a state mostly comes after it, so that this goes
/// backwards.
fn same(rows: &Rows) -> Vec<usize> {
    let mut same: Vec<usize> = (0..rows.len()).collect();
    let mut known = BTreeMap::new();
    for state in (0..rows.len()).rev() {
        let row: Vec<usize> = rows[state].iter().map(|&next| same[next]).collect();
        // What stays in a state until the end, or goes where the end leads, is settled already.
        let is_settled = row.iter().all(|&next| next == state || next == row[0]);
        same[state] = if is_settled { row[0] } else { *known.entry(row).or_insert(state) };
    }
    same
}
