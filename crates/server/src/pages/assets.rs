//! Style and script of the server's own pages, embedded in the binary, under names with their digest.

use crate::problem::Problem;
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse as _, Response},
};
use layak_revalidate::sha256_hex;
use std::sync::LazyLock;

/// One embedded file.
pub struct Asset {
    /// Its address.
    pub address: String,
    kind: &'static str,
    text: &'static str,
}

/// The stylesheet of all pages.
pub static STYLE: LazyLock<Asset> =
    LazyLock::new(|| embed("page", "css", "text/css; charset=utf-8", include_str!("../../assets/page.css")));
/// The script of the receipt page.
pub static RECEIPTS: LazyLock<Asset> = LazyLock::new(|| {
    embed("receipts", "js", "text/javascript; charset=utf-8", include_str!("../../assets/receipts.js"))
});

fn embed(stem: &str, extension: &str, kind: &'static str, text: &'static str) -> Asset {
    let digest = sha256_hex(text.as_bytes());
    let digest = digest.get(..16).unwrap_or_default();
    Asset { address: format!("/assets/{stem}.{digest}.{extension}"), kind, text }
}

/// `GET /assets/{name}`.
pub async fn asset(Path(name): Path<String>) -> Result<Response, Problem> {
    let found = [&*STYLE, &*RECEIPTS].into_iter().find(|asset| asset.address.ends_with(&format!("/{name}")));
    let asset = found.ok_or_else(|| Problem::new("not-found"))?;
    let headers =
        [(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, asset.text).into_response())
}
