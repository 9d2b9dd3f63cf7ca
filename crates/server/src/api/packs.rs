//! `/packs/{id}`: the manifest, always asked again; `/packs/{id}.{digest}.layak`: the program, kept for
//! ever; and the same of a finder's catalogue.

use super::widget::serve_file;
use crate::{
    app::App,
    packs::Manifest,
    problem::{Problem, ProblemDocument},
    vault::sha256,
};
use axum::{
    Json,
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use std::sync::Arc;

/// The current version of a pack, or a compiled program by its full name.
#[utoipa::path(
    get, path = "/packs/{name}", tag = "packs",
    params(("name" = String, Path, description = "A pack's id, or the name of a program from its manifest")),
    responses(
        (status = 200, description = "The manifest, or the program's bytes (application/octet-stream)", body = Manifest),
        (status = 304, description = "Not changed"),
        (status = 404, description = "No such pack", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn pack(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    request: Request,
) -> Result<Response, Problem> {
    if name.ends_with(".layak") || name.ends_with(".catalogue") {
        return serve_file(&app, "packs", &name, request).await;
    }
    let manifest = app.packs.manifests.get(&name).ok_or_else(|| Problem::new("unknown-pack"))?;
    Ok(with_tag(manifest, request.headers()))
}

fn with_tag(manifest: &Manifest, asked: &HeaderMap) -> Response {
    let body = serde_json::to_vec(manifest).unwrap_or_default();
    let tag = URL_SAFE_NO_PAD.encode(sha256(&[&body]));
    let tag = HeaderValue::from_str(&format!("\"{}\"", tag.get(..22).unwrap_or_default()));
    let tag = tag.unwrap_or_else(|_| HeaderValue::from_static("\"\""));
    let known = asked.get(header::IF_NONE_MATCH).is_some_and(|known| *known == tag);
    let mut response =
        if known { StatusCode::NOT_MODIFIED.into_response() } else { Json(manifest).into_response() };
    let headers = response.headers_mut();
    headers.insert(header::ETAG, tag);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    response
}
