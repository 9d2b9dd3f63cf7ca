//! The demonstration's partner site: plain files on an origin of their own, as a provincial office would have them.
//! `%FORM_ORIGIN%` in a page becomes the form server's address.

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use std::{path::PathBuf, sync::Arc};

/// A site's folder and the form server's origin.
pub struct Site {
    /// The folder.
    pub folder: PathBuf,
    /// The form server.
    pub form_origin: String,
}

/// The routes of the site.
pub fn router(site: Site) -> Router {
    Router::new()
        .route("/", get(async |site: State<Arc<Site>>| file(site, Path("index.html".to_owned())).await))
        .route("/{name}", get(file))
        .with_state(Arc::new(site))
}

async fn file(State(site): State<Arc<Site>>, Path(name): Path<String>) -> Response {
    let not_found = || (StatusCode::NOT_FOUND, "Halaman tidak ada.\n").into_response();
    if !crate::packs::is_plain(&name) {
        return not_found();
    }
    let Ok(bytes) = tokio::fs::read(site.folder.join(&name)).await else { return not_found() };
    let kind = kind(&name);
    let mut response = match String::from_utf8(bytes) {
        Ok(text) => text.replace("%FORM_ORIGIN%", &site.form_origin).into_response(),
        Err(binary) => binary.into_bytes().into_response(),
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if name == "strict.html"
        && let Ok(policy) = HeaderValue::from_str(&strict_policy(&site.form_origin))
    {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg") => "image/jpeg",
        _ => "application/octet-stream",
    }
}

/// The strictest policy that a careful host may have: no styles at all, scripts and requests to the form server only.
fn strict_policy(form: &str) -> String {
    format!(
        "default-src 'none'; script-src {form} 'wasm-unsafe-eval'; connect-src {form}; frame-src {form}; \
         style-src 'none'; img-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
         trusted-types 'none'"
    )
}
