//! The corpus and the runners that put every engine through it, and the harness of the browser tests.

pub mod answers;
pub mod axe;
pub mod browser;
pub mod built;
pub mod corpus;
pub mod form;
pub mod invent;
pub mod officer;
pub mod permits;
pub mod proof;
pub mod same_bytes;
pub mod server;
pub mod walks;

pub use layak_fuzz::generate;
