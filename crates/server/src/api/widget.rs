//! The widget's files: the loader with a short cache, everything else under names with digests, kept for ever.
//! Compressed copies (`.br`, `.gz`) lie beside the files and are sent where the browser takes them.

use crate::{
    app::App,
    packs::is_plain,
    problem::{Problem, ProblemDocument},
};
use axum::{
    extract::{Path, Request, State},
    http::{HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse as _, Response},
};
use std::{io::ErrorKind, sync::Arc};
use tower_http::services::ServeDir;

/// The script that a partner's page includes.
#[utoipa::path(
    get, path = "/v1/layak.js", tag = "widget",
    responses((status = 200, description = "The loader; cached for minutes", body = String, content_type = "text/javascript"))
)]
pub async fn loader(State(app): State<Arc<App>>, request: Request) -> Result<Response, Problem> {
    let mut response = serve(&app, "/v1/layak.js", request).await?;
    set_cache(&mut response, "public, max-age=300");
    Ok(response)
}

/// A file of the widget under a name with its digest.
#[utoipa::path(
    get, path = "/widget/{name}", tag = "widget",
    params(("name" = String, Path, description = "A name from the loader")),
    responses(
        (status = 200, description = "JavaScript or WebAssembly; never changes", body = String, content_type = "application/wasm"),
        (status = 404, description = "No such file", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn file(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    request: Request,
) -> Result<Response, Problem> {
    serve_file(&app, "widget", &name, request).await
}

/// Serves a file whose name holds a digest; other names are not served.
pub(super) async fn serve_file(
    app: &App,
    folder: &str,
    name: &str,
    request: Request,
) -> Result<Response, Problem> {
    if !is_plain(name) || !has_digest(name) {
        return Err(Problem::new("not-found"));
    }
    let mut response = serve(app, &format!("/{folder}/{name}"), request).await?;
    set_cache(&mut response, "public, max-age=31536000, immutable");
    Ok(response)
}

/// Serves a file of the built web folder; one that is not there is an unknown address.
pub(crate) async fn serve(app: &App, path: &str, mut request: Request) -> Result<Response, Problem> {
    *request.uri_mut() = Uri::try_from(path).map_err(|_| Problem::new("not-found"))?;
    let mut files = ServeDir::new(&app.web)
        .precompressed_br()
        .precompressed_gzip()
        .append_index_html_on_directories(false);
    let missing = || Problem::new("not-found");
    match files.try_call(request).await {
        Ok(response) if response.status() == StatusCode::NOT_FOUND => Err(missing()),
        Ok(response) => Ok(response.into_response()),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(missing()),
        Err(error) => Err(Problem::internal(&error)),
    }
}

fn set_cache(response: &mut Response, cache: &'static str) {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    headers.append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
}

/// `stem.<16 hex digits>.extension`, with at most one stem dot more.
fn has_digest(name: &str) -> bool {
    name.split('.').any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
