//! The body of a JSON request, read within limits.

use crate::problem::Problem;
use axum::{
    body::{Body, HttpBody as _},
    extract::{FromRequest, Request},
    http::header,
};
use http_body_util::BodyExt as _;

/// Bytes that are kept.
pub const LIMIT: usize = layak_revalidate::document::LIMITS.bytes;
/// Bytes beyond the limit that are read and thrown away, so that the client hears the answer instead of a cut line.
const DRAIN: usize = 16 << 20;

/// The bytes of a request with `Content-Type: application/json`. Other types are refused: with them a browser would
/// not ask first (preflight).
pub struct JsonBytes(pub Vec<u8>);

impl<S: Sync> FromRequest<S> for JsonBytes {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<JsonBytes, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let essence = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default();
        if !essence.trim().eq_ignore_ascii_case("application/json") {
            return Err(Problem::new("not-json"));
        }
        read(request.into_body()).await.map(JsonBytes)
    }
}

async fn read(mut body: Body) -> Result<Vec<u8>, Problem> {
    let (mut bytes, mut seen) = (Vec::new(), 0);
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else { return Err(Problem::new("timeout")) };
        let Ok(data) = frame.into_data() else { continue };
        seen += data.len();
        if seen <= LIMIT {
            bytes.extend_from_slice(&data);
        } else if seen > DRAIN || body.is_end_stream() {
            break;
        }
    }
    if seen <= LIMIT { Ok(bytes) } else { Err(Problem::new("body-too-large")) }
}
