//! Pages that the server writes itself: the form's own page, the receipt check, and what they share.

pub mod assets;
pub mod book;
pub mod form;
pub mod layout;
pub mod receipts;

use crate::app::App;
use axum::{Router, routing::get};
use std::sync::Arc;

/// The public pages.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/", get(form::index))
        .route("/forms/{pack}", get(form::page))
        .route("/book", get(book::enter))
        .route("/book/", get(book::start))
        .route("/book/{name}", get(book::page))
        .route("/receipts", get(receipts::page).post(receipts::check))
        .route("/assets/{name}", get(assets::asset))
}
