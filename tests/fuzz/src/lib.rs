//! Hostile input: what reader, compiler and evaluator must bear. Each target takes any bytes and panics where something
//! that must hold does not; the fuzzers look for such bytes, and the kept ones are tried again by an ordinary test.

pub mod bounds;
pub mod examples;
pub mod generate;
pub mod invent;
pub mod mutate;
pub mod program;
pub mod seeds;
pub mod source;
pub mod submission;
mod trial;

/// A target: tries one input.
pub type Target = fn(&[u8]);

/// Every target with its name, which is that of its folder in the corpus.
pub const TARGETS: [(&str, Target); 3] =
    [("submission", submission::run), ("program", program::run), ("source", source::run)];
