//! Evaluation: predicates over unfinished or finished answers, three-valued, on a date.
//!
//! [`Era`] fixes what the law is on the date; [`Evaluation`] fixes what is known of each fact (liveness, derived
//! values); a `Judge` then gives the truth of a predicate together with the needs that keep it unknown.

#[cfg(feature = "documents")]
mod document;
mod era;
mod judge;
mod keywords;
mod knowledge;
mod leaf;
mod needs;
pub mod pattern;
mod scope;
mod settle;
mod state;
#[cfg(test)]
mod tests;
mod truth;
mod value;
mod view;
pub mod why;

pub use era::Era;
pub(crate) use knowledge::Knowledge;
pub use leaf::{LeafRow, Test};
pub(crate) use leaf::{Leaves, Plain, leaves, test_of};
pub use needs::Need;
pub use scope::Scope;
pub use state::Evaluation;
pub use truth::Truth;
pub use view::view_json;

pub(crate) use judge::Judge;
