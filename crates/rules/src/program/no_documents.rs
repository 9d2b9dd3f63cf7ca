//! The schemas of documents in an engine that is built without documents: it only notices that there are some.

use crate::wire::{Reader, Wire, Writer};

/// Index of a schema.
pub type RuleId = u32;

/// The schemas of documents: none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Documents;

impl Documents {
    /// Whether there is such a schema.
    pub(super) fn has(&self, _: RuleId) -> bool {
        false
    }

    /// Nothing is there that could be inconsistent.
    pub(super) fn is_consistent(&self, _: &super::Program) -> bool {
        true
    }
}

/// The last part of a program, so that what cannot be read can be left unread.
impl Wire for Documents {
    fn write(&self, to: &mut Writer) {
        0_u32.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Documents {
        if u32::read(from) > 0 {
            from.rest();
        }
        Documents
    }
}
