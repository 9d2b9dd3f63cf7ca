//! `POST /v1/finder`: what every pack says to a finder's answers; stores nothing.

use super::decisions::not_found;
use crate::{
    app::App,
    http::body::JsonBytes,
    problem::{Problem, ProblemDocument},
};
use axum::{Json, extract::State};
use layak_revalidate::{Refusal, document::DecisionRequest, finder::document};
use layak_rules::{Mode, answers};
use serde_json::Value;
use std::sync::Arc;

/// Lets every pack say what it says to the answers to a finder's questions. The request is that of a decision; `pack` names
/// the finder, and answers are always unfinished. Nothing is stored.
#[utoipa::path(
    post, path = "/v1/finder", tag = "decisions",
    request_body(content = super::openapi::DecisionBody, content_type = "application/json"),
    responses(
        (status = 200, description = "The programmes, those that matter most first (urn:layak:schema:finder:1)", body = Object),
        (status = "4XX", description = "What is wrong, where, and what to do", body = ProblemDocument, content_type = "application/problem+json"),
        (status = "5XX", description = "The server failed", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn find(State(app): State<Arc<App>>, JsonBytes(body): JsonBytes) -> Result<Json<Value>, Problem> {
    let request = DecisionRequest::read(&body)?;
    let registry = &app.packs.registry;
    let finder = &registry.find(&request.pack).map_err(not_found)?.program;
    let catalogue = app.packs.catalogues.get(finder.info().id());
    let catalogue = catalogue.ok_or_else(|| Problem::new("unknown-pack").at("/pack"))?;
    let on = request.on.unwrap_or_else(|| app.clock.at(finder.info().utc_offset_minutes()).day);
    let answers = answers::read(finder, request.answers, Mode::Draft)
        .map_err(|error| Refusal::within(&error, "/answers", request.answers_offset))?;
    let program =
        |listed: layak_rules::finder::Listed<'_>| registry.current(listed.id()).map(|pack| &pack.program);
    Ok(Json(document(finder, catalogue, &answers, on, program)))
}
