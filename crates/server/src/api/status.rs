//! `POST /v1/status`: how far a case is, for whoever holds its secret. The reference alone opens nothing.

use crate::{
    app::App,
    http::body::JsonBytes,
    problem::{Problem, ProblemDocument},
    vault::{Reference, sha256},
};
use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use subtle::ConstantTimeEq as _;
use utoipa::ToSchema;

/// Which case.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatusBody {
    /// The reference.
    reference: String,
    /// The secret from the answer to the submission.
    secret: String,
}

/// How far it is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    /// The reference.
    reference: String,
    /// `received`, `in-review`, `needs-repair`, `approved`, `rejected` or `done`.
    state: String,
    /// When it was received.
    received_at: String,
}

/// Tells the state of a case.
#[utoipa::path(
    post, path = "/v1/status", tag = "submissions",
    request_body(content = StatusBody, content_type = "application/json"),
    responses(
        (status = 200, description = "The state of the case", body = Status),
        (status = "4XX", description = "No such case, or a wrong secret: the same answer", body = ProblemDocument, content_type = "application/problem+json"),
        (status = "5XX", description = "The server failed", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn status(
    State(app): State<Arc<App>>,
    JsonBytes(body): JsonBytes,
) -> Result<Json<Status>, Problem> {
    let asked: StatusBody = serde_json::from_slice(&body).map_err(|_| Problem::new("wrong-shape"))?;
    let unknown = || Problem::new("case-not-found");
    let reference = Reference::parse(&asked.reference).ok_or_else(unknown)?;
    let case = app.store.case(reference.as_str()).await?.ok_or_else(unknown)?;
    let given = sha256(&[asked.secret.as_bytes()]);
    if !bool::from(given.as_slice().ct_eq(&case.secret_hash)) {
        return Err(unknown());
    }
    let summary = case.summary;
    Ok(Json(Status { reference: summary.reference, state: summary.state, received_at: summary.received_at }))
}
