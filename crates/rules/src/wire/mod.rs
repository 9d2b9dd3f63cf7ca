//! The binary encoding of a program's parts: numbers as variable-length integers, records field by field in order, a
//! text that stood before as a reference to it.
//!
//! Made for the page: reading never branches on an error. Bytes that run out or make no sense set a flag and read as
//! zeros, and the caller looks at the flag once at the end. Nothing is reserved before it is read, so that hostile
//! lengths cost nothing.

mod numbers;

use alloc::{string::String, vec::Vec};

/// Something that has a binary form.
pub(crate) trait Wire: Sized {
    /// Appends the binary form.
    fn write(&self, to: &mut Writer);
    /// Reads the binary form.
    fn read(from: &mut Reader<'_>) -> Self;
}

/// Bytes being written.
#[derive(Default)]
pub(crate) struct Writer {
    pub(crate) bytes: Vec<u8>,
    seen: Vec<String>,
}

/// Bytes being read.
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    seen: Vec<String>,
    /// Bytes of texts that may still be read.
    texts: usize,
    failed: bool,
}

/// The most bytes of texts, repeated ones included: a reference of two bytes may stand for a long text.
const MOST_TEXT: usize = 16 << 20;

impl<'a> Reader<'a> {
    /// Starts at the front.
    pub(crate) fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { bytes, seen: Vec::new(), texts: MOST_TEXT, failed: false }
    }

    /// Whether everything was read and made sense.
    pub(crate) fn is_whole(&self) -> bool {
        !self.failed && self.bytes.is_empty()
    }

    pub(crate) fn fail(&mut self) {
        self.failed = true;
        self.bytes = &[];
    }

    pub(crate) fn byte(&mut self) -> u8 {
        match self.bytes.split_first() {
            Some((first, rest)) => {
                self.bytes = rest;
                *first
            }
            None => {
                self.failed = true;
                0
            }
        }
    }

    pub(crate) fn take(&mut self, length: usize) -> &'a [u8] {
        match self.bytes.split_at_checked(length) {
            Some((taken, rest)) => {
                self.bytes = rest;
                taken
            }
            None => {
                self.fail();
                &[]
            }
        }
    }

    /// Passes over everything that is left.
    #[cfg(not(feature = "documents"))]
    pub(crate) fn rest(&mut self) {
        self.bytes = &[];
    }

    /// A length, never more than the bytes that are left.
    pub(crate) fn length(&mut self) -> usize {
        let length = u32::read(self) as usize;
        if length > self.bytes.len() {
            self.fail();
            return 0;
        }
        length
    }

    /// A text on its own.
    pub(crate) fn text(&mut self) -> String {
        let length = self.length();
        match core::str::from_utf8(self.take(length)) {
            Ok(text) => String::from(text),
            Err(_) => {
                self.fail();
                String::new()
            }
        }
    }
}

impl Writer {
    pub(crate) fn length(&mut self, length: usize) {
        u32::try_from(length).unwrap_or(u32::MAX).write(self);
    }

    /// A text on its own.
    pub(crate) fn text(&mut self, text: &str) {
        self.length(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }
}

/// 0 and the text, or the place (from 1) of the same text before.
impl Wire for String {
    fn write(&self, to: &mut Writer) {
        let before = to.seen.iter().position(|other| other == self);
        match before {
            Some(place) => to.length(place + 1),
            None => {
                to.length(0);
                to.text(self);
                to.seen.push(self.clone());
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> String {
        match u32::read(from) as usize {
            0 => {
                let text = from.text();
                from.seen.push(text.clone());
                text
            }
            place => {
                let length = from.seen.get(place - 1).map_or(usize::MAX, String::len);
                match from.texts.checked_sub(length) {
                    Some(left) => {
                        from.texts = left;
                        from.seen[place - 1].clone()
                    }
                    None => {
                        from.fail();
                        String::new()
                    }
                }
            }
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, to: &mut Writer) {
        to.length(self.len());
        self.iter().for_each(|item| item.write(to));
    }

    fn read(from: &mut Reader<'_>) -> Vec<T> {
        let length = from.length();
        let mut items = Vec::new();
        for _ in 0..length {
            if from.failed {
                break;
            }
            items.push(T::read(from));
        }
        items
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, to: &mut Writer) {
        to.bytes.push(u8::from(self.is_some()));
        self.iter().for_each(|value| value.write(to));
    }

    fn read(from: &mut Reader<'_>) -> Option<T> {
        match from.byte() {
            0 => None,
            1 => Some(T::read(from)),
            _ => {
                from.fail();
                None
            }
        }
    }
}

/// A struct, field by field; fields after `;` are not written and read as their default.
macro_rules! record {
    ($name:ident { $($field:ident),* $(; $($skipped:ident),+)? }) => {
        impl crate::wire::Wire for $name {
            fn write(&self, to: &mut crate::wire::Writer) {
                $(crate::wire::Wire::write(&self.$field, to);)*
            }

            fn read(from: &mut crate::wire::Reader<'_>) -> $name {
                $name { $($field: crate::wire::Wire::read(from),)* $($($skipped: Default::default(),)+)? }
            }
        }
    };
}

/// An enum without data: the place of its variant in the list.
macro_rules! words {
    ($name:ident { $first:ident $(, $variant:ident)* }) => {
        impl crate::wire::Wire for $name {
            fn write(&self, to: &mut crate::wire::Writer) {
                const ALL: &[$name] = &[$name::$first $(, $name::$variant)*];
                let place = ALL.iter().position(|variant| variant == self).unwrap_or_default();
                to.length(place);
            }

            fn read(from: &mut crate::wire::Reader<'_>) -> $name {
                const ALL: &[$name] = &[$name::$first $(, $name::$variant)*];
                let place = <u32 as crate::wire::Wire>::read(from) as usize;
                ALL.get(place).copied().unwrap_or_else(|| {
                    from.fail();
                    $name::$first
                })
            }
        }
    };
}

/// An enum with data: a number for the variant, then its parts. What is not listed reads as `$fallback`.
macro_rules! choice {
    ($name:ident {
        $($tag:literal => $variant:ident $(($($part:ident),*))? $({ $($field:ident),* })?,)*
    } else $fallback:expr) => {
        impl crate::wire::Wire for $name {
            fn write(&self, to: &mut crate::wire::Writer) {
                match self {
                    $($name::$variant $(($($part),*))? $({ $($field),* })? => {
                        to.bytes.push($tag);
                        $($(crate::wire::Wire::write($part, to);)*)?
                        $($(crate::wire::Wire::write($field, to);)*)?
                    })*
                }
            }

            fn read(from: &mut crate::wire::Reader<'_>) -> $name {
                match from.byte() {
                    $($tag => $name::$variant
                        $(($({ let $part = crate::wire::Wire::read(from); $part }),*))?
                        $({ $($field: crate::wire::Wire::read(from)),* })?,)*
                    _ => {
                        from.fail();
                        $fallback
                    }
                }
            }
        }
    };
}

pub(crate) use {choice, record, words};

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{string::ToString, vec};

    fn round<T: Wire>(value: &T) -> (Vec<u8>, T, bool) {
        let mut to = Writer::default();
        value.write(&mut to);
        let mut from = Reader::new(&to.bytes);
        let read = T::read(&mut from);
        let whole = from.is_whole();
        (to.bytes, read, whole)
    }

    #[test]
    fn what_is_written_is_read() {
        for number in [0, 1, -1, 63, -64, 64, i64::MAX, i64::MIN] {
            assert_eq!(round(&number), (round(&number).0, number, true));
        }
        for number in [0, 127, 128, u32::MAX] {
            assert_eq!(round(&number).1, number);
        }
        let texts = vec!["satu".to_string(), "dua".to_string(), "satu".to_string()];
        let (bytes, read, whole) = round(&texts);
        assert_eq!((read, whole), (texts, true));
        assert_eq!(bytes.len(), 1 + 6 + 5 + 1, "the second `satu` is a reference");
    }

    #[test]
    fn nonsense_fails_without_panic_or_memory() {
        for bytes in [&[][..], &[255; 12], &[0, 200, 200, 200, 1], &[5], &[0, 2, 0xff, 0xfe]] {
            let mut from = Reader::new(bytes);
            let read = Vec::<String>::read(&mut from);
            assert!(!from.is_whole() && read.len() <= bytes.len(), "{bytes:?}");
        }
        let mut from = Reader::new(&[2, 0]);
        assert_eq!(Option::<u8>::read(&mut from), None);
        assert!(!from.is_whole());
    }
}
