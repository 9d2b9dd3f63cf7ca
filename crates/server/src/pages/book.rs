//! `/book/`: the rule book that `cargo xtask book` wrote. Pages are asked for again each time, so that no one reads
//! yesterday's law; what has not changed is not sent again.

use super::layout::Page;
use crate::{api::widget::serve, app::App, packs::is_plain, problem::Problem};
use axum::{
    extract::{Path, Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use maud::html;
use std::sync::Arc;

/// The book's own pages: one stylesheet, nothing else; never framed.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// `GET /book`: links in the book are relative to `/book/`.
pub async fn enter() -> Redirect {
    Redirect::permanent("/book/")
}

/// `GET /book/`.
pub async fn start(state: State<Arc<App>>, request: Request) -> Result<Response, Problem> {
    page(state, Path("index.html".to_owned()), request).await
}

/// `GET /book/{name}`.
pub async fn page(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    request: Request,
) -> Result<Response, Problem> {
    let Some(kind) = kind(&name).filter(|_| is_plain(&name)) else { return Err(Problem::new("not-found")) };
    if !app.web.join("book/index.html").is_file() {
        return Ok(not_written());
    }
    let mut response = serve(&app, &format!("/book/{name}"), request).await?;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    Ok(response)
}

/// The content type of a file that the book may have.
fn kind(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.')?.1 {
        "html" => Some("text/html; charset=utf-8"),
        "css" => Some("text/css; charset=utf-8"),
        _ => None,
    }
}

fn not_written() -> Response {
    let body = html! {
        main {
            h1 { "Buku aturan belum dibuat" }
            p { "Pengelola server dapat membuatnya dengan " code { "cargo xtask book" } "." }
            p lang="en" { "The rule book has not been written. Whoever runs the server can write it with " code { "cargo xtask book" } "." }
            p { a href="/" { "Formulir" } }
        }
    };
    Page::new("id", "Buku aturan", body).with_status(StatusCode::NOT_FOUND).into_response()
}
