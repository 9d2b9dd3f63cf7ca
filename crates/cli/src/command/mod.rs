//! One module for each command of `layak`.

pub mod batch;
pub mod cases;
pub mod check;
pub mod compile;
pub mod decide;
pub mod explain;
pub mod facts;
pub mod find;
