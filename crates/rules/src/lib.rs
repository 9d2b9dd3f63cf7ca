//! The shared rules crate: one compiled [`Program`] per pack, typed [`Answers`], three-valued evaluation, and the
//! [`Outcome`] with verdicts, reasons, citations and what is still missing.
//!
//! The crate has no world in it: no clock, files, network, randomness or floats. The evaluation date `on`, the
//! program and the limits are arguments. The same crate decides in the browser (WebAssembly) and on the server.
#![no_std]

extern crate alloc;

// Named so that it is the first of all tests.
#[cfg(test)]
#[path = "tests.rs"]
mod all_examples;
pub mod answers;
pub mod date;
pub mod document;
pub mod evaluate;
pub mod finder;
pub mod members;
pub mod order;
pub mod outcome;
pub mod program;
pub mod text;
mod wire;
pub mod wording;

pub use answers::{Answers, FactAt, Slot};
pub use date::{Date, Duration};
pub use outcome::{Decider, Mode, Outcome, Verdict, decide, decide_bytes, decide_document};
pub use program::Program;
