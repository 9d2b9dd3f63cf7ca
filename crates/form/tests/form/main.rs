//! The form over real compiled packs: a small one of its own with every kind of field, and the two of this repository.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod applicant;
mod cards;
mod carrying;
mod drafts;
mod fields;
mod finder;
mod flow;
mod packs;
mod panel;
mod submissions;
