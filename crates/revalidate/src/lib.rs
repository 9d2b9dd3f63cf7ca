//! Native revalidation of a submission: strict reading, the decision by the same rules crate and pack as in the
//! browser, a second opinion by an independent judge, comparison with what the client claimed, signed receipts, and
//! whole files of submissions at once.
//!
//! Nothing that a client says is believed. The crate has no clock, files or network: dates, packs, keys and bytes are
//! arguments, so that any backend can use it.

pub mod batch;
pub mod claim;
pub mod document;
pub mod finder;
pub mod office;
pub mod opinion;
pub mod receipt;
pub mod registry;
pub mod report;

pub use document::{Refusal, Submission};
pub use office::{OfficeReport, decide_with_office};
pub use registry::{Pack, PackError, PackName, Registry};
pub use report::{Report, revalidate};

pub use layak_rules as rules;

use sha2::{Digest as _, Sha256};

/// SHA-256 in lower-case hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
