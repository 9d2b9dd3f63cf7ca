//! The documents that clients send, read strictly: no duplicate or unknown keys, no floats, no huge integers, no
//! deep nesting, bounded sizes. A document that breaks a rule is refused with a code and a JSON pointer.

mod decision;
mod envelope;
mod submission;

pub use decision::DecisionRequest;
pub use envelope::Refusal;
pub use submission::{Submission, canonical_submission};

use layak_rules::answers::Limits;

/// Bounds on a whole document; the answers inside have the narrower ones of `layak_rules`.
pub const LIMITS: Limits = Limits { bytes: 320 * 1024, depth: 10, items: 4_000, string: 5_000 };
