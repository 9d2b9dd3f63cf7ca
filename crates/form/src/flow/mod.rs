//! The way through the form: its places in order, where the applicant stands, what next and back do.

mod items;
mod place;
mod position;
mod steps;

pub(crate) use items::Removed;
pub use place::Place;
pub(crate) use position::Position;
pub use steps::Progress;
