//! Cross-origin rules of the public API: an exact allow list, no cookies, no credentials. The answer depends on the
//! `Origin` header, so `Vary: Origin` is always sent.

use crate::{app::App, problem::Problem};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use std::sync::Arc;

/// What the caller's origin is.
enum Caller {
    /// No browser, or a page of our own.
    Own,
    /// A page of a site on the allow list.
    Allowed(HeaderValue),
    /// A page of any other site.
    Stranger,
}

/// Adds the cross-origin headers, answers preflights, and refuses writes from sites that are not on the list.
pub async fn guard(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let caller = caller(&app, request.headers());
    let preflight = request.method() == Method::OPTIONS
        && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let mut response = match &caller {
        Caller::Stranger if !reads => Problem::new("origin-not-allowed").into_response(),
        _ if preflight => StatusCode::NO_CONTENT.into_response(),
        _ => next.run(request).await,
    };
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    if let Caller::Allowed(origin) = caller {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("ETag, X-Request-Id"));
        if preflight {
            allow(headers);
        }
    }
    response
}

fn allow(headers: &mut HeaderMap) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST"));
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        HeaderValue::from_static("Content-Type, Idempotency-Key"),
    );
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
}

fn caller(app: &App, headers: &HeaderMap) -> Caller {
    let Some(origin) = headers.get(header::ORIGIN) else { return Caller::Own };
    let same_origin = headers.get("sec-fetch-site").is_some_and(|site| site == "same-origin");
    let text = origin.to_str().unwrap_or_default();
    if text == app.origin || same_origin {
        Caller::Own
    } else if app.allowed.iter().any(|allowed| allowed.as_str() == text) {
        Caller::Allowed(origin.clone())
    } else {
        Caller::Stranger
    }
}
