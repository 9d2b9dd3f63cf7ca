//! `POST /v1/decisions`: decides answers and stores nothing.

use crate::{
    app::App,
    http::body::JsonBytes,
    problem::{Problem, ProblemDocument},
};
use axum::{extract::State, http::header, response::IntoResponse};
use layak_revalidate::{Refusal, document::DecisionRequest, registry::NotFound};
use layak_rules::outcome::decide_bytes;
use std::sync::Arc;

/// Decides answers on a date. Nothing is stored.
#[utoipa::path(
    post, path = "/v1/decisions", tag = "decisions",
    request_body(content = super::openapi::DecisionBody, content_type = "application/json"),
    responses(
        (status = 200, description = "The outcome document (urn:layak:schema:outcome:1), canonical JSON", body = Object),
        (status = "4XX", description = "What is wrong, where, and what to do", body = ProblemDocument, content_type = "application/problem+json"),
        (status = "5XX", description = "The server failed", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn decide(
    State(app): State<Arc<App>>,
    JsonBytes(body): JsonBytes,
) -> Result<impl IntoResponse, Problem> {
    let request = DecisionRequest::read(&body)?;
    let pack = app.packs.registry.find(&request.pack).map_err(not_found)?;
    let info = pack.program.info();
    let on = request.on.unwrap_or_else(|| app.clock.at(info.utc_offset_minutes()).day);
    let (_, outcome) = decide_bytes(&pack.program, request.answers, on, request.mode)
        .map_err(|error| Refusal::within(&error, "/answers", request.answers_offset))?;
    Ok(([(header::CONTENT_TYPE, "application/json")], outcome.to_json(&pack.program)))
}

/// The problem of a pack that is not there.
pub(super) fn not_found(error: NotFound) -> Problem {
    match error {
        NotFound::Id => Problem::new("unknown-pack").at("/pack"),
        NotFound::Version => Problem::new("unknown-pack-version").at("/pack/sha256"),
    }
}
