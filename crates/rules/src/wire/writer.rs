//! Bytes being written.

use super::{Table, Walk};
use alloc::{string::String, vec::Vec};

#[derive(Default)]
pub(crate) struct Writer {
    pub(crate) bytes: Vec<u8>,
    names: Vec<String>,
    /// The text that was named last.
    text: u32,
    /// The node that is written, counted from 1.
    node: u32,
}

impl Walk for Writer {
    const READS: bool = false;

    fn number(&mut self, value: u64) -> u64 {
        let mut rest = value;
        while rest > 0x7f {
            self.bytes.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        self.bytes.push(rest as u8);
        value
    }

    fn up_to(&mut self, value: u32, _: u32) -> u32 {
        self.number(value.into());
        value
    }

    fn text(&mut self, text: &mut String) {
        self.length(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn name(&mut self, text: &mut String) {
        let before = self.names.iter().position(|other| other == text);
        self.length(before.map_or(0, |place| place + 1));
        if before.is_none() {
            self.text(text);
            self.names.push(text.clone());
        }
    }

    fn bytes(&mut self, bytes: &mut [u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn declare(&mut self, _: Table, length: usize) {
        self.length(length);
    }

    fn id(&mut self, table: Table, id: u32) -> u32 {
        match table {
            Table::Texts => {
                let step = id.wrapping_sub(self.text) as i32;
                self.text = id;
                self.number(u64::from(super::numbers::fold(step.into()) as u32));
            }
            Table::Children => {
                self.number(self.node.wrapping_sub(id).wrapping_sub(1).into());
            }
            _ => {
                self.number(id.into());
            }
        }
        id
    }

    fn next_node(&mut self) {
        self.node += 1;
    }

    #[cfg(not(feature = "documents"))]
    fn skip(&mut self) {}

    fn fail(&mut self) {}

    fn has_failed(&self) -> bool {
        false
    }

    fn length(&mut self, length: usize) -> usize {
        self.number(length as u64);
        length
    }
}
