//! Flat tables, and their binary form. A program is one array of 32-bit cells: tables end to end, each a number of rows of
//! the same width. What a cell means is said once, by `parts!`, which makes of it
//! - a type to read with: a row where it lies in the tables, with a function for each part;
//! - a type to write with, in the module `author` beside it: a plain struct or enum that owns its parts;
//! - a constant that tells the kind of each cell, by which one loop for all tables reads bytes, checks and writes them; the
//!   page carries it as a few hundred bytes (see `code`).
//!
//! Made for the page, which only reads: to load is to fill cells, and what is loaded has nothing to be dropped one by one.
//! In the bytes numbers are variable-length (see `numbers`), lists lie in tables of their own in the order in which they are
//! named, so that their length says where they are, and a name or text is told by how long ago it was new.

mod build;
mod code;
mod kind;
mod list;
pub(crate) mod numbers;
mod part;
mod read;
mod record;
mod store;
mod table;
mod write;

pub use build::Builder;
pub(crate) use build::references;
pub use kind::Kind;
pub use list::{Items, List};
pub use part::{Part, To, View};
pub use store::{Cells, Store};
pub use table::Table;

pub(crate) use read::{read_counts, read_rows};
pub(crate) use record::{
    author, choice_kind, next, part, parts, plain, reader, record_kind, record_parts, table, variant,
    whole_row, words,
};
pub(crate) use write::write;
