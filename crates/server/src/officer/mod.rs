//! The officer's pages: log in, list, one case, CSV. Server-rendered, Indonesian, without script.

mod account;
mod answers;
mod case;
mod csv;
mod export;
mod guard;
mod labels;
mod list;
mod login;
mod office;
mod rules;
mod throttle;
mod why;

pub use account::{Passwords, random_password, set_officer};
pub use throttle::Throttle;

use crate::app::App;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};
use maud::{Markup, html};
use std::sync::Arc;

/// Bytes of a form that an officer sends.
const FORM_LIMIT: usize = 64 * 1024;

/// The officer's routes, guarded against requests from other sites.
pub fn routes(app: &Arc<App>) -> Router<Arc<App>> {
    Router::new()
        .route("/officer", get(list::page))
        .route("/officer/login", get(login::page).post(login::log_in))
        .route("/officer/logout", post(login::log_out))
        .route("/officer/cases/{reference}", get(case::page).post(case::note))
        .route("/officer/cases/{reference}/office", post(office::decide))
        .route("/officer/export", get(export::page).post(export::download))
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(middleware::from_fn_with_state(Arc::clone(app), guard::same_site_only))
}

/// The head of each page behind the login.
fn top(officer: &str) -> Markup {
    html! {
        a.skip href="#utama" { "Lewati ke isi" }
        header.top {
            strong { "Layak · Petugas" }
            nav aria-label="Menu" {
                a href="/officer" { "Daftar" }
                a href="/officer/export" { "Ekspor" }
                a href="/book/" { "Buku aturan" }
                span { (officer) }
                form method="post" action="/officer/logout" { button.quiet { "Keluar" } }
            }
        }
    }
}
