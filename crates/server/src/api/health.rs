//! Health: alive, and ready to store.

use crate::{
    app::App,
    problem::{Problem, ProblemDocument},
};
use axum::{Json, extract::State};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// How the server is.
#[derive(Serialize, ToSchema)]
pub struct Health {
    /// `ok`.
    status: &'static str,
    /// How many packs are offered.
    packs: usize,
}

/// The process answers.
#[utoipa::path(get, path = "/livez", tag = "health", responses((status = 200, description = "Alive", body = String)))]
pub async fn live() -> &'static str {
    "ok\n"
}

/// The database answers and packs are loaded.
#[utoipa::path(
    get, path = "/readyz", tag = "health",
    responses(
        (status = 200, description = "Ready", body = Health),
        (status = 503, description = "The database does not answer", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn ready(State(app): State<Arc<App>>) -> Result<Json<Health>, Problem> {
    app.store.ping().await?;
    Ok(Json(Health { status: "ok", packs: app.packs.manifests.len() }))
}
