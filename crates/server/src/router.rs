//! All routes, and what every request passes on its way in and out.

use crate::{
    api,
    app::App,
    http::{cross_origin, headers, log},
    officer, pages,
    problem::Problem,
};
use axum::{
    Json, Router,
    http::{HeaderValue, StatusCode, header},
    middleware,
    response::{IntoResponse as _, Response},
    routing::get,
};
use std::{sync::Arc, time::Duration};
use tower_http::{catch_panic::CatchPanicLayer, timeout::TimeoutLayer};
use utoipa_axum::router::OpenApiRouter;

/// The form server's router. A request may take `longest` in all.
pub fn router(app: Arc<App>, longest: Duration) -> Router {
    let (api, document) = OpenApiRouter::with_openapi(api::document()).merge(api::routes()).split_for_parts();
    let document = Arc::new(document);
    let api = api
        .route("/openapi.json", get(async move || Json(document.as_ref()).into_response()))
        // Before the layer, so that a preflight reaches the guard although no route has the method OPTIONS.
        .method_not_allowed_fallback(method_not_allowed)
        .layer(middleware::from_fn_with_state(Arc::clone(&app), cross_origin::guard));
    Router::new()
        .merge(api)
        .merge(pages::routes().method_not_allowed_fallback(method_not_allowed))
        .merge(officer::routes(&app))
        .fallback(async || Problem::new("not-found"))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, longest))
        .layer(middleware::map_response(explain_timeout))
        .layer(middleware::from_fn(headers::add_common))
        .layer(middleware::map_response_with_state(Arc::clone(&app), promise_tls))
        .layer(middleware::from_fn(log::add_id_and_log))
        .with_state(app)
}

async fn method_not_allowed() -> Problem {
    Problem::new("method-not-allowed")
}

/// A handler panicked: the message may hold anything, so neither client nor log gets it.
fn panicked(_: Box<dyn std::any::Any + Send + 'static>) -> Response {
    tracing::error!("a handler panicked");
    Problem::new("internal").into_response()
}

/// The timeout layer answers with an empty body; say what to do instead.
async fn explain_timeout(response: Response) -> Response {
    let is_problem = response.headers().contains_key(header::CONTENT_TYPE);
    if response.status() == StatusCode::REQUEST_TIMEOUT && !is_problem {
        Problem::new("timeout").into_response()
    } else {
        response
    }
}

async fn promise_tls(
    axum::extract::State(app): axum::extract::State<Arc<App>>,
    mut response: Response,
) -> Response {
    if app.is_secure() {
        let year = HeaderValue::from_static("max-age=31536000");
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}
