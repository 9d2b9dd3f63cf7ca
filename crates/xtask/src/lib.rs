//! What the commands of `cargo xtask` are made of.

pub mod bench;
#[cfg(feature = "book")]
pub mod book;
pub mod budget;
pub mod command;
pub mod needs;
pub mod npm;
pub mod project;
pub mod prove;
pub mod run;
pub mod test;
pub mod tidy;
pub mod tool;
pub mod web;
