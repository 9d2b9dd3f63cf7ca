//! Sorting of short, mostly sorted lists. The standard sorts are made for long ones, and each type that they sort costs the
//! page a few kilobytes of code.

/// Sorts in place and keeps equal items in order. Quadratic in the worst case: for lists of at most some hundred items.
pub fn insertion_sort_by<T>(items: &mut [T], mut before: impl FnMut(&T, &T) -> bool) {
    for end in 1..items.len() {
        let mut place = end;
        while place > 0 && before(&items[place], &items[place - 1]) {
            items.swap(place, place - 1);
            place -= 1;
        }
    }
}

/// Sorts numbers and drops repeated ones.
pub fn sort_once<T: Ord>(items: &mut alloc::vec::Vec<T>) {
    insertion_sort_by(items, T::lt);
    items.dedup();
}

/// Adds a number to sorted ones, unless it is there.
pub fn insert_once<T: Ord>(sorted: &mut alloc::vec::Vec<T>, item: T) {
    if let Err(place) = sorted.binary_search(&item) {
        sorted.insert(place, item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn sorts_and_keeps_the_order_of_equals() {
        let mut items = vec![(3, 'a'), (1, 'b'), (3, 'c'), (2, 'd'), (1, 'e')];
        insertion_sort_by(&mut items, |one, other| one.0 < other.0);
        assert_eq!(items, [(1, 'b'), (1, 'e'), (2, 'd'), (3, 'a'), (3, 'c')]);
        let mut numbers = vec![5, 1, 5, 0, 1];
        sort_once(&mut numbers);
        assert_eq!(numbers, [0, 1, 5]);
    }
}
