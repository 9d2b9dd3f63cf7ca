//! One log line for each request: id, method, route, status and duration. Never addresses with queries, bodies,
//! headers or people.

use axum::{
    extract::{MatchedPath, Request},
    http::HeaderValue,
    middleware::Next,
    response::Response,
};
use std::time::Instant;

/// Gives the request an id, logs it, and returns the id to the client.
pub async fn add_id_and_log(request: Request, next: Next) -> Response {
    let id = crate::vault::random_token().unwrap_or_default();
    let method = request.method().clone();
    // The route's pattern, not the address: addresses may hold references.
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_owned();
    let start = Instant::now();
    let mut response = next.run(request).await;
    let milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(%id, %method, route, status = response.status().as_u16(), milliseconds, "request");
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}
