//! The draft: what was typed and where the applicant stood, kept on the device until a date. Answers to sensitive questions
//! are never part of it.

mod record;
mod restore;
mod write;

pub use restore::{Change, DraftFault, Restored};
