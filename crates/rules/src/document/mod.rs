//! Whole JSON documents as answers: a certificate, an extract of a register. Numbers stay exact decimals.
//!
//! With the feature `documents` off (the widget) no document can exist: the types have no values, so that everything
//! about them vanishes from the program, and loading refuses a pack that needs them.

#[cfg(not(feature = "documents"))]
mod absent;
#[cfg(feature = "documents")]
mod decimal;
#[cfg(feature = "documents")]
mod tree;

#[cfg(not(feature = "documents"))]
pub use absent::Document;
#[cfg(feature = "documents")]
pub use decimal::Decimal;
#[cfg(feature = "documents")]
pub use tree::{Document, Tree};
