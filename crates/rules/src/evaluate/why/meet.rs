//! The smallest set that has a member in common with each of several sets (a minimum hitting set).

use alloc::vec::Vec;

/// How often a set may be looked at, over the whole life of a meeting.
const LOOKS: usize = 1_000_000;

/// Sets of numbers, and the smallest that meets all of them.
pub(super) struct Meeting {
    /// Each in order, the shortest first.
    sets: Vec<Vec<usize>>,
    /// No smaller set meets all.
    least: usize,
    looks: usize,
}

impl Default for Meeting {
    fn default() -> Meeting {
        Meeting { sets: Vec::new(), least: 0, looks: LOOKS }
    }
}

impl Meeting {
    /// One more set to meet, in order.
    pub(super) fn add(&mut self, set: Vec<usize>) {
        let place = self.sets.partition_point(|other| other.len() <= set.len());
        self.sets.insert(place, set);
    }

    /// The smallest set that meets all, in order; of several the one that comes first. None if that takes too long,
    /// or a set is empty.
    pub(super) fn smallest(&mut self) -> Option<Vec<usize>> {
        if self.sets.first().is_some_and(Vec::is_empty) {
            return None;
        }
        loop {
            let mut begun = Vec::new();
            if complete(&self.sets, &mut begun, self.least, &mut self.looks)? {
                return Some(begun);
            }
            self.least += 1;
        }
    }
}

/// Completes a set by at most so many greater numbers, if it can be done; else leaves it as it is.
fn complete(sets: &[Vec<usize>], begun: &mut Vec<usize>, more: usize, looks: &mut usize) -> Option<bool> {
    *looks = looks.checked_sub(sets.len())?;
    let is_met = |set: &&Vec<usize>| begun.iter().any(|number| set.binary_search(number).is_ok());
    let open: Vec<&Vec<usize>> = sets.iter().filter(|set| !is_met(set)).collect();
    // Numbers are taken in order, so that the next is none beyond the end of a set that is still to be met.
    let Some(last) = open.iter().filter_map(|set| set.last().copied()).min() else { return Some(true) };
    if apart(&open) > more {
        return Some(false);
    }
    let first = begun.last().copied().unwrap_or(0);
    let mut next: Vec<usize> = open.into_iter().flatten().copied().collect();
    next.retain(|number| (first..=last).contains(number));
    next.sort_unstable();
    next.dedup();
    for number in next {
        begun.push(number);
        if complete(sets, begun, more - 1, looks)? {
            return Some(true);
        }
        begun.pop();
    }
    Some(false)
}

/// At least how many numbers it takes to meet all: as many as there are sets without a number in common.
fn apart(sets: &[&Vec<usize>]) -> usize {
    let mut chosen: Vec<&Vec<usize>> = Vec::new();
    for set in sets {
        let shares = |other: &&Vec<usize>| other.iter().any(|number| set.binary_search(number).is_ok());
        if !chosen.iter().any(shares) {
            chosen.push(set);
        }
    }
    chosen.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    fn smallest(sets: &[&[usize]]) -> Option<Vec<usize>> {
        let mut meeting = Meeting::default();
        sets.iter().for_each(|set| meeting.add(set.to_vec()));
        meeting.smallest()
    }

    #[test]
    fn the_smallest_set_that_meets_all_is_found_and_the_first_of_several() {
        let table: &[(&[&[usize]], &[usize])] = &[
            (&[], &[]),
            (&[&[3]], &[3]),
            (&[&[1, 2]], &[1]),
            (&[&[0, 1], &[2, 3]], &[0, 2]),
            (&[&[0, 3], &[1, 3], &[2, 3]], &[3]),
            (&[&[0, 1], &[1, 2], &[0, 2]], &[0, 1]),
            (&[&[0, 1, 2], &[2, 3, 4], &[5]], &[2, 5]),
            (&[&[7], &[0, 7], &[1, 2], &[2, 3]], &[2, 7]),
            (&[&[0, 4], &[1, 4], &[2, 5], &[3, 5]], &[4, 5]),
        ];
        for &(sets, wanted) in table {
            assert_eq!(smallest(sets).as_deref(), Some(wanted), "{sets:?}");
        }
        assert_eq!(smallest(&[&[1], &[]]), None, "nothing meets an empty set");
    }

    #[test]
    fn a_set_that_comes_later_is_met_too() {
        let mut meeting = Meeting::default();
        assert_eq!(meeting.smallest(), Some(vec![]));
        for (set, wanted) in [(vec![1, 4], vec![1]), (vec![2, 4], vec![4]), (vec![0, 3], vec![0, 4])] {
            meeting.add(set);
            assert_eq!(meeting.smallest(), Some(wanted));
        }
    }

    #[test]
    fn sets_apart_from_each_other_need_a_number_each() {
        let alone: Vec<Vec<usize>> = (0..200).map(|number| vec![number]).collect();
        let sets: Vec<&[usize]> = alone.iter().map(Vec::as_slice).collect();
        assert_eq!(smallest(&sets), Some((0..200).collect()));
    }

    /// Every pair, or every three, of so many numbers.
    fn every(size: usize, of: usize) -> Vec<Vec<usize>> {
        let all = 0..1_usize << of;
        let set = |bits: usize| (0..of).filter(|number| bits >> number & 1 == 1).collect::<Vec<_>>();
        all.map(set).filter(|set| set.len() == size).collect()
    }

    #[test]
    fn what_takes_too_long_is_given_up() {
        // All but one of the numbers are needed to meet every pair of them.
        let of = |size, of| {
            let mut meeting = Meeting::default();
            every(size, of).into_iter().for_each(|set| meeting.add(set));
            meeting.smallest().map(|set| set.len())
        };
        assert_eq!(of(2, 9), Some(8));
        assert_eq!(of(4, 8), Some(5));
        assert_eq!(of(6, 12), None);
    }
}
