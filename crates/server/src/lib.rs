//! The form server: HTTP, storage and officer pages over `layak-revalidate`. It decides nothing by itself.

pub mod api;
pub mod app;
pub mod cases;
pub mod cli;
pub mod clock;
pub mod config;
pub mod http;
pub mod officer;
pub mod packs;
pub mod pages;
pub mod partner;
pub mod problem;
pub mod router;
pub mod run;
pub mod store;
pub mod vault;
pub mod words;
