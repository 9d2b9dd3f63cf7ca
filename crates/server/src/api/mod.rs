//! The public API: decisions, submissions, receipts, packs and widget, health. No cookies anywhere.

mod decisions;
mod finder;
mod health;
mod openapi;
mod packs;
mod qr;
mod receipts;
mod status;
mod submissions;
pub mod widget;

pub use openapi::document;
pub(crate) use receipts::code as receipt_fault_code;

use crate::app::App;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The routes with their documentation.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(decisions::decide))
        .routes(routes!(finder::find))
        .routes(routes!(submissions::submit))
        .routes(routes!(status::status))
        .routes(routes!(receipts::check))
        .routes(routes!(receipts::keys))
        .routes(routes!(packs::pack))
        .routes(routes!(widget::loader))
        .routes(routes!(widget::file))
        .routes(routes!(health::live))
        .routes(routes!(health::ready))
}
