//! Rows side by side.

use super::{Store, View};
use alloc::vec::Vec;
use core::{fmt, iter::FusedIterator, marker::PhantomData};

/// A list of a program: rows of a table, read where they lie.
pub struct List<'p, T> {
    store: &'p Store,
    /// The cell where it begins.
    start: u32,
    count: u32,
    items: PhantomData<T>,
}

impl<T> Clone for List<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<'_, T> {}

impl<'p, T: View<'p>> List<'p, T> {
    /// So many rows from a cell on.
    #[inline(always)]
    pub(super) fn new(store: &'p Store, start: u32, count: u32) -> List<'p, T> {
        List { store, start, count, items: PhantomData }
    }

    /// How many items.
    #[inline(always)]
    pub fn len(self) -> usize {
        self.count as usize
    }

    /// Whether there is no item.
    #[inline(always)]
    pub fn is_empty(self) -> bool {
        self.count == 0
    }

    /// The item at an index, which must be inside.
    #[inline(always)]
    pub fn at(self, index: impl Into<Index>) -> T {
        T::at(self.store, place(self.start, self.count, index.into().0, T::WIDTH))
    }

    /// The item at an index, if there is one.
    #[inline]
    pub fn get(self, index: impl Into<Index>) -> Option<T> {
        let index = index.into();
        if index.0 < self.len() { Some(self.at(index)) } else { None }
    }

    /// The first item.
    pub fn first(self) -> Option<T> {
        self.get(0_usize)
    }

    /// The last item.
    pub fn last(self) -> Option<T> {
        self.get(self.len().checked_sub(1)?)
    }

    /// Its items in order.
    #[inline(always)]
    pub fn iter(self) -> Items<'p, T> {
        let start = self.start as usize;
        let end = start.wrapping_add(self.len().wrapping_mul(T::WIDTH));
        Items { store: self.store, start, end, items: PhantomData }
    }

    /// Its cells, end to end.
    #[inline(always)]
    pub(crate) fn cells(self) -> &'p [u32] {
        &self.store.cells[self.start as usize..][..self.len().wrapping_mul(T::WIDTH)]
    }

    /// Its items, owned.
    pub fn to_vec(self) -> Vec<T> {
        let mut items = Vec::with_capacity(self.len());
        for item in self {
            items.push(item);
        }
        items
    }

    /// How many items come before the first of which it does not hold, if it holds of those and of none after.
    pub fn partition_point(self, holds: impl Fn(T) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if holds(self.at(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Whether an item equals one.
    pub fn contains(self, one: &T) -> bool
    where
        T: PartialEq,
    {
        self.iter().any(|item| item == *one)
    }
}

/// The cell of an item. Where lists are was counted when they were read, so that nothing overflows.
fn place(start: u32, count: u32, index: usize, width: usize) -> usize {
    assert!(index < count as usize);
    (start as usize).wrapping_add(index.wrapping_mul(width))
}

/// A place in a list: any unsigned number.
#[derive(Clone, Copy, Debug)]
pub struct Index(usize);

impl From<usize> for Index {
    #[inline]
    fn from(index: usize) -> Index {
        Index(index)
    }
}

macro_rules! indices {
    ($($number:ty),*) => {
        $(impl From<$number> for Index {
            #[inline]
            fn from(index: $number) -> Index {
                Index(index as usize)
            }
        })*
    };
}

indices!(u8, u16, u32);

/// The items of a [`List`].
pub struct Items<'p, T> {
    store: &'p Store,
    /// The cells of the next item, and after the last.
    start: usize,
    end: usize,
    items: PhantomData<T>,
}

impl<T> Clone for Items<'_, T> {
    fn clone(&self) -> Self {
        Items { items: PhantomData, ..*self }
    }
}

impl<'p, T: View<'p>> Iterator for Items<'p, T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        let at = self.start;
        if at >= self.end {
            return None;
        }
        self.start = at.wrapping_add(T::WIDTH);
        Some(T::at(self.store, at))
    }

    // The page has little use for it, and would carry it for each of many kinds of iterators.
    #[cfg(not(target_family = "wasm"))]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let count = self.end.wrapping_sub(self.start) / T::WIDTH;
        (count, Some(count))
    }
}

impl<'p, T: View<'p>> DoubleEndedIterator for Items<'p, T> {
    fn next_back(&mut self) -> Option<T> {
        if self.start >= self.end {
            return None;
        }
        self.end = self.end.wrapping_sub(T::WIDTH);
        Some(T::at(self.store, self.end))
    }
}

impl<'p, T: View<'p>> FusedIterator for Items<'p, T> {}

impl<'p, T: View<'p>> IntoIterator for List<'p, T> {
    type Item = T;
    type IntoIter = Items<'p, T>;

    #[inline]
    fn into_iter(self) -> Items<'p, T> {
        self.iter()
    }
}

impl<'p, T: View<'p> + fmt::Debug> fmt::Debug for List<'p, T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.iter()).finish()
    }
}

impl<'p, T: View<'p> + PartialEq> PartialEq for List<'p, T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<'p, T: View<'p> + PartialEq<U>, U> PartialEq<[U]> for List<'p, T> {
    fn eq(&self, other: &[U]) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(one, other)| one == *other)
    }
}

impl<'p, T: View<'p> + PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for List<'p, T> {
    fn eq(&self, other: &[U; N]) -> bool {
        *self == other[..]
    }
}
