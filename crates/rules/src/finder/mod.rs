//! Finding packs: a finder is a pack that asks and decides nothing; its answers are carried into the packs beside it, and
//! those decide, as far as these few answers go.

mod carry;
mod catalogue;
mod look;

pub use carry::carry;
pub use catalogue::{Catalogue, Edition, Exclusion, Listed, author};
pub use look::look;
