//! The form over real compiled packs: a small one of its own with every kind of field, and the two of this repository.

mod applicant;
mod carrying;
mod drafts;
mod fields;
mod flow;
mod packs;
mod panel;
mod submissions;
