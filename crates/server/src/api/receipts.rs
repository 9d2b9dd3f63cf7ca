//! Receipts: check one, and the public keys to check them elsewhere.

use crate::{
    app::App,
    http::body::JsonBytes,
    problem::{Problem, ProblemDocument},
};
use axum::{Json, extract::State, http::header, response::IntoResponse};
use layak_revalidate::receipt::{ReceiptFault, Statement};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;

/// What to check.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckBody {
    /// The receipt, compact JWS.
    receipt: String,
}

/// What a receipt says, if it is valid.
#[derive(Serialize, ToSchema)]
pub struct Checked {
    /// Whether this office gave this receipt and nothing in it was changed.
    valid: bool,
    /// `form`, `unknown-key` or `signature`, when it is not valid.
    #[serde(skip_serializing_if = "Option::is_none")]
    fault: Option<&'static str>,
    /// What it states (urn:layak:schema:receipt:1), when it is valid.
    #[serde(flatten)]
    #[schema(value_type = Object)]
    statement: Option<Statement>,
}

/// Checks a receipt. Nothing is looked up: the signature says it all.
#[utoipa::path(
    post, path = "/v1/receipts/check", tag = "receipts",
    request_body(content = CheckBody, content_type = "application/json"),
    responses(
        (status = 200, description = "Whether it is valid, and what it states", body = Checked),
        (status = "4XX", description = "Not a request of this form", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn check(
    State(app): State<Arc<App>>,
    JsonBytes(body): JsonBytes,
) -> Result<Json<Checked>, Problem> {
    let asked: CheckBody = serde_json::from_slice(&body).map_err(|_| Problem::new("receipt-not-readable"))?;
    Ok(Json(match app.receipt_keys.check(asked.receipt.trim()) {
        Ok(statement) => Checked { valid: true, fault: None, statement: Some(statement) },
        Err(fault) => Checked { valid: false, fault: Some(code(fault)), statement: None },
    }))
}

/// The code of a fault.
pub(crate) fn code(fault: ReceiptFault) -> &'static str {
    match fault {
        ReceiptFault::Form => "form",
        ReceiptFault::UnknownKey => "unknown-key",
        ReceiptFault::Signature => "signature",
    }
}

/// The public keys of receipts, current and retired (RFC 7517).
#[utoipa::path(
    get, path = "/.well-known/jwks.json", tag = "receipts",
    responses((status = 200, description = "JSON Web Key Set", body = Object))
)]
pub async fn keys(State(app): State<Arc<App>>) -> impl IntoResponse {
    let headers =
        [(header::CONTENT_TYPE, "application/jwk-set+json"), (header::CACHE_CONTROL, "public, max-age=3600")];
    (headers, app.receipt_keys.jwks())
}
