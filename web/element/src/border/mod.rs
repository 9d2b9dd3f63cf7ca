//! The border with JavaScript: what the shell calls ([`mount`], [`Handle`]), and what the form asks of it ([`Host`]). Numbers
//! and texts cross it; objects of JavaScript would bring the reading and writing of objects along.

mod detail;
mod exports;
mod host;
mod told;

pub use detail::Detail;
pub use exports::{Handle, Reply, mount};
pub use host::{Host, encode, now_ms};
pub use told::Told;
