//! The screens: start, questions, review, sending, receipt. Each paints what it is given.

mod frame;
mod page;
mod receipt;
mod sending;
mod start;

pub use frame::{Frame, around};
pub use page::page;
pub use receipt::receipt;
pub use sending::sending;
pub use start::{Found, start};
