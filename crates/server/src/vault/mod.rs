//! Keys and what they protect: cases sealed at rest, the blind index of NIK, the applicant's secret.
//!
//! Every key lies in a file of its own outside the database, so that a stolen database alone tells nothing.

mod index;
mod keyfile;
mod seal;
mod token;

pub use index::BlindIndex;
pub(crate) use keyfile::create_private_folder;
pub use keyfile::{Key, KeyFileError, KeyRing, Purpose};
pub use seal::{CaseKey, SealError, Vault};
pub use token::{Reference, SecretMaker, random, random_token, sha256};
