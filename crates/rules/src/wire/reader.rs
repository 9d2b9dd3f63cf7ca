//! Bytes being read.

use super::{Table, Walk};
use alloc::{string::String, vec::Vec};

/// The most bytes of repeated texts.
const MOST_REPEATS: usize = 16 << 20;

pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    names: Vec<String>,
    /// Bytes of repeated texts that may still be read: a reference of two bytes may stand for a long text.
    repeats: usize,
    /// The lengths of the tables.
    lengths: [u32; Table::COUNT],
    /// The text that was named last.
    text: u32,
    /// The node that is read, counted from 1.
    node: u32,
    failed: bool,
}

impl<'a> Reader<'a> {
    /// Starts at the front.
    pub(crate) fn new(bytes: &'a [u8]) -> Reader<'a> {
        let names = Vec::new();
        Reader {
            bytes,
            names,
            repeats: MOST_REPEATS,
            lengths: [0; Table::COUNT],
            text: 0,
            node: 0,
            failed: false,
        }
    }

    /// Whether everything was read and made sense.
    pub(crate) fn is_whole(&self) -> bool {
        !self.failed && self.bytes.is_empty()
    }

    /// The declared length of a table.
    pub(crate) fn length_of(&self, table: Table) -> usize {
        self.lengths[table as usize] as usize
    }

    fn take(&mut self, length: usize) -> &'a [u8] {
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

    #[inline(never)]
    fn read(&mut self) -> u64 {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let Some((byte, rest)) = self.bytes.split_first() else { break };
            self.bytes = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return value;
            }
        }
        self.fail();
        0
    }

    #[inline(never)]
    fn below(&mut self, most: u32) -> u32 {
        let value = self.read();
        if value > u64::from(most) {
            self.fail();
            return 0;
        }
        value as u32
    }

    #[inline(never)]
    fn read_text(&mut self) -> String {
        let length = self.below(u32::MAX) as usize;
        match core::str::from_utf8(self.take(length)) {
            Ok(text) => String::from(text),
            Err(_) => {
                self.fail();
                String::new()
            }
        }
    }
}

impl Walk for Reader<'_> {
    const READS: bool = true;

    fn number(&mut self, _: u64) -> u64 {
        self.read()
    }

    fn up_to(&mut self, _: u32, most: u32) -> u32 {
        self.below(most)
    }

    fn text(&mut self, text: &mut String) {
        *text = self.read_text();
    }

    #[inline(never)]
    fn name(&mut self, text: &mut String) {
        let place = self.below(u32::MAX) as usize;
        if place == 0 {
            *text = self.read_text();
            self.names.push(text.clone());
            return;
        }
        let before = self.names.get(place - 1);
        let left = before.and_then(|before| self.repeats.checked_sub(before.len()));
        match (before, left) {
            (Some(before), Some(left)) => {
                text.clone_from(before);
                self.repeats = left;
            }
            _ => self.fail(),
        }
    }

    fn bytes(&mut self, bytes: &mut [u8]) {
        let taken = self.take(bytes.len());
        if taken.len() == bytes.len() {
            bytes.copy_from_slice(taken);
        }
    }

    fn declare(&mut self, table: Table, _: usize) {
        self.lengths[table as usize] = self.below(table.most());
    }

    #[inline(never)]
    fn id(&mut self, table: Table, _: u32) -> u32 {
        let number = self.below(u32::MAX);
        let (id, length) = match table {
            Table::Texts => {
                self.text = self.text.wrapping_add(super::numbers::unfold(number.into()) as u32);
                (self.text, self.lengths[table as usize])
            }
            // Nodes are judged by recursion: a child comes before its node, so that there is no circle.
            Table::Children => (self.node.wrapping_sub(number).wrapping_sub(1), self.node.saturating_sub(1)),
            _ => (number, self.lengths[table as usize]),
        };
        if id >= length {
            self.fail();
            return 0;
        }
        id
    }

    fn next_node(&mut self) {
        self.node += 1;
    }

    #[cfg(not(feature = "documents"))]
    fn skip(&mut self) {
        self.bytes = &[];
    }

    #[inline(never)]
    fn fail(&mut self) {
        self.failed = true;
        self.bytes = &[];
    }

    fn has_failed(&self) -> bool {
        self.failed
    }

    #[inline(never)]
    fn length(&mut self, _: usize) -> usize {
        // Every item takes a byte at least.
        let left = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        self.below(left) as usize
    }
}
