//! The binary encoding of a program's parts. Each part says once what it consists of, and one walk over that reads it,
//! writes it and checks its indices: numbers as variable-length integers, records part by part in order, a text that stood
//! before as a reference to it.
//!
//! Made for the page, which only reads: reading fills in parts where they lie and never branches on an error. Bytes that
//! run out or make no sense set a flag and read as zeros, and the caller looks at the flag once at the end. Nothing is
//! reserved before it is read, so that hostile lengths cost nothing.

mod numbers;
mod reader;
mod table;
mod writer;

use alloc::{string::String, vec::Vec};
pub(crate) use reader::Reader;
pub(crate) use table::{Refer, Table};
pub(crate) use writer::Writer;

/// Something that has a binary form.
pub(crate) trait Wire {
    /// Walks over its parts in order: fills them in, or writes them.
    fn walk(&mut self, walk: &mut impl Walk);
}

/// A reader or a writer. Each function takes what stands there, and gives what shall stand there.
pub(crate) trait Walk {
    /// Whether parts are filled in rather than written.
    const READS: bool;

    /// A number of at most 64 bits.
    fn number(&mut self, value: u64) -> u64;

    /// A number that is not above `most`.
    fn up_to(&mut self, value: u32, most: u32) -> u32;

    /// A text on its own.
    fn text(&mut self, text: &mut String);

    /// A text, or the place of the same text before.
    fn name(&mut self, text: &mut String);

    /// As many bytes as there are.
    fn bytes(&mut self, bytes: &mut [u8]);

    /// How many entries a table has. Each table's length comes before the first index into it.
    fn declare(&mut self, table: Table, length: usize);

    /// An index into a table.
    fn id(&mut self, table: Table, id: u32) -> u32;

    /// Tells which node comes next: its children are told by their distance.
    fn next_node(&mut self);

    /// Passes over everything that is left.
    #[cfg(not(feature = "documents"))]
    fn skip(&mut self);

    /// What was read makes no sense.
    fn fail(&mut self);

    /// Whether reading has failed; a writer never does.
    fn has_failed(&self) -> bool;

    /// A length, never more than the bytes that are left.
    fn length(&mut self, length: usize) -> usize;
}

impl Wire for String {
    fn walk(&mut self, walk: &mut impl Walk) {
        walk.name(self);
    }
}

impl<T: Wire + Default> Wire for Vec<T> {
    fn walk(&mut self, walk: &mut impl Walk) {
        each(self, walk, |item, walk| item.walk(walk));
    }
}

impl<T: Wire + Default> Wire for Option<T> {
    fn walk(&mut self, walk: &mut impl Walk) {
        maybe(self, walk, |value, walk| value.walk(walk));
    }
}

/// The items of a list, each by `item`.
pub(crate) fn each<T: Default, W: Walk>(items: &mut Vec<T>, walk: &mut W, item: impl Fn(&mut T, &mut W)) {
    let length = walk.length(items.len());
    for place in 0..length {
        if walk.has_failed() {
            break;
        }
        if W::READS {
            items.push(T::default());
        }
        if let Some(one) = items.get_mut(place) {
            item(one, walk);
        }
    }
}

/// What may be absent, by `value`.
fn maybe<T: Default, W: Walk>(option: &mut Option<T>, walk: &mut W, value: impl Fn(&mut T, &mut W)) {
    let there = walk.up_to(option.is_some().into(), 1) == 1;
    if W::READS {
        *option = there.then(T::default);
    }
    if let Some(there) = option {
        value(there, walk);
    }
}

/// A struct, part by part; `@` names the table that a part points into.
macro_rules! record {
    ($name:ident { $($field:ident $(@ $table:ident)?),* $(,)? }) => {
        impl crate::wire::Wire for $name {
            fn walk(&mut self, walk: &mut impl crate::wire::Walk) {
                $(crate::wire::part!(self.$field, walk $(, $table)?);)*
            }
        }
    };
}

/// A part of a record or a choice.
macro_rules! part {
    ($part:expr, $walk:ident) => {
        crate::wire::Wire::walk(&mut $part, $walk)
    };
    ($part:expr, $walk:ident, $table:ident) => {
        crate::wire::Refer::refer(&mut $part, crate::wire::Table::$table, $walk)
    };
}

/// An enum without data: the place of its variant in the list.
macro_rules! words {
    ($name:ident { $($variant:ident),* $(,)? }) => {
        impl crate::wire::Wire for $name {
            fn walk(&mut self, walk: &mut impl crate::wire::Walk) {
                const ALL: &[$name] = &[$($name::$variant),*];
                crate::wire::word(self, ALL, walk);
            }
        }
    };
}

/// One of a few.
pub(crate) fn word<T: Copy + PartialEq, W: Walk>(word: &mut T, all: &[T], walk: &mut W) {
    let place = if W::READS { 0 } else { all.iter().position(|one| one == word).unwrap_or_default() };
    let place = walk.up_to(place as u32, all.len() as u32 - 1);
    *word = all[place as usize];
}

/// An enum with data: a number for the variant, then its parts.
macro_rules! choice {
    ($name:ident {
        $($tag:literal => $variant:ident
            $(($($part:ident $(@ $table:ident)?),*))?
            $({ $($field:ident $(@ $field_table:ident)?),* })?,)*
    }) => {
        impl crate::wire::Wire for $name {
            fn walk(&mut self, walk: &mut impl crate::wire::Walk) {
                const LAST: u32 = [$($tag),*].len() as u32 - 1;
                let tag = match self {
                    $($name::$variant $(($(crate::wire::any_part!($part)),*))? $({ $($field: _),* })? => $tag,)*
                };
                let tag = walk.up_to(tag, LAST);
                if !crate::wire::is_writer(walk) {
                    *self = match tag {
                        $($tag => $name::$variant
                            $(($(crate::wire::unset!($part)),*))?
                            $({ $($field: Default::default()),* })?,)*
                        _ => return,
                    };
                }
                match self {
                    $($name::$variant $(($($part),*))? $({ $($field),* })? => {
                        $($(crate::wire::part!(*$part, walk $(, $table)?);)*)?
                        $($(crate::wire::part!(*$field, walk $(, $field_table)?);)*)?
                    })*
                }
            }
        }
    };
}

/// For macros, which cannot name the type of an `impl` argument.
pub(crate) fn is_writer<W: Walk>(_: &W) -> bool {
    !W::READS
}

macro_rules! any_part {
    ($part:ident) => {
        _
    };
}

macro_rules! unset {
    ($part:ident) => {
        Default::default()
    };
}

pub(crate) use {any_part, choice, part, record, unset, words};

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{string::ToString, vec};
    use core::fmt::Debug;

    fn written<T: Wire + Clone>(value: &T) -> Vec<u8> {
        let mut to = Writer::default();
        value.clone().walk(&mut to);
        to.bytes
    }

    fn read<T: Wire + Default>(bytes: &[u8]) -> (T, bool) {
        let mut from = Reader::new(bytes);
        let mut value = T::default();
        value.walk(&mut from);
        (value, from.is_whole())
    }

    fn round<T: Wire + Default + Clone + PartialEq + Debug>(value: &T) {
        assert_eq!(read(&written(value)), (value.clone(), true));
    }

    #[test]
    fn what_is_written_is_read() {
        for number in [0, 1, -1, 63, -64, 64, i64::MAX, i64::MIN] {
            round(&number);
            round(&Some(number));
        }
        for number in [0, 127, 128, u32::MAX] {
            round(&number);
        }
        let texts = vec!["satu".to_string(), "dua".to_string(), "satu".to_string()];
        round(&texts);
        assert_eq!(written(&texts).len(), 1 + 6 + 5 + 1, "the second `satu` is a reference");
    }

    #[test]
    fn indices_are_checked_while_they_are_read() {
        let read = |bytes: &[u8]| {
            let mut from = Reader::new(bytes);
            from.declare(Table::Facts, 0);
            let mut ids = Vec::<u16>::default();
            ids.refer(Table::Facts, &mut from);
            (ids, from.is_whole())
        };
        assert_eq!(read(&[2, 2, 0, 1]), (vec![0, 1], true));
        assert!(!read(&[2, 2, 0, 2]).1, "beyond the table");
        assert!(!read(&[0, 1, 0]).1, "an empty table has no entry");
    }

    #[test]
    fn nonsense_fails_without_panic_or_memory() {
        for bytes in [&[][..], &[255; 12], &[0, 200, 200, 200, 1], &[5], &[0, 2, 0xff, 0xfe]] {
            let (texts, whole) = read::<Vec<String>>(bytes);
            assert!(!whole && texts.len() <= bytes.len(), "{bytes:?}");
        }
        let (value, whole) = read::<Option<u8>>(&[2, 0]);
        assert!(!whole && value.is_none());
    }
}
