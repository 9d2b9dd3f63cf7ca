//! What a screen shows at the applicant's place, as plain data that can be compared (so a field repaints only when it changed).

mod control;
mod field;
mod items;
mod page;
mod review;

pub use control::{Control, OptionView};
pub use field::{FieldView, Suggestion};
pub use items::Another;
