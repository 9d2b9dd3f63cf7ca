//! Documents in an engine that is built without them.

use crate::answers::{ReadError, json::Reader};
use alloc::string::String;

/// A document: there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Document {}

impl Document {
    /// Passes over the value.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Option<Document>, ReadError> {
        reader.skip().map(|()| None)
    }

    /// The document as canonical JSON; there is none.
    pub fn to_text(&self) -> String {
        match *self {}
    }

    /// Appends nothing, for there is no document.
    pub(crate) fn write(&self, _: &mut String) {
        match *self {}
    }
}
