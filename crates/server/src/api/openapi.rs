//! The OpenAPI document: made of the handlers, so that every route that exists is in it.

use serde::Serialize;
use serde_json::Value;
use utoipa::{OpenApi, ToSchema};

/// A pack by id alone, or by id and digest.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
#[allow(dead_code, reason = "documentation only: the strict reader reads the document itself")]
pub enum PackBody {
    /// The current version.
    Id(String),
    /// Exactly this version.
    Exact(ExactPack),
}

/// A pack version.
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "documentation only")]
pub struct ExactPack {
    /// The pack's id.
    id: String,
    /// SHA-256 of its canonical source, hex.
    sha256: String,
}

/// A request for a decision.
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "documentation only")]
pub struct DecisionBody {
    /// The pack.
    pack: PackBody,
    /// The date, `YYYY-MM-DD`; the office's today if absent.
    on: Option<String>,
    /// `final` (default) or `draft`.
    mode: Option<String>,
    /// Answers by fact id (urn:layak:schema:submission:1, answers).
    #[schema(value_type = Object)]
    answers: Value,
}

/// A submission (urn:layak:schema:submission:1).
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "documentation only")]
pub struct SubmissionBody {
    /// 1.
    submission: u8,
    /// The pack version that the form used.
    pack: ExactPack,
    /// The date that the form decided on.
    on: String,
    /// The language of the screen.
    lang: String,
    /// Answers by fact id.
    #[schema(value_type = Object)]
    answers: Value,
    /// The verdicts that the form showed; compared, never believed.
    #[schema(value_type = Option<Object>)]
    claim: Option<Value>,
}

/// A verdict claimed differently.
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "documentation only")]
pub struct DifferenceBody {
    /// The decision's id.
    decision: String,
    /// The item, for decisions about a repeating subject.
    item: Option<u16>,
    /// What was claimed.
    claimed: Option<String>,
    /// What was decided.
    decided: Option<String>,
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Layak",
        description = "Decides eligibility and permits by rule packs; stores applications and gives signed receipts. No cookies; writes from browsers need an allowed origin.",
        license(name = "MIT OR Apache-2.0")
    ),
    tags(
        (name = "decisions", description = "Stateless decisions"),
        (name = "submissions", description = "Applications"),
        (name = "receipts", description = "Signed receipts"),
        (name = "packs", description = "Rule packs"),
        (name = "widget", description = "The embeddable form"),
        (name = "health", description = "Probes")
    )
)]
struct Document;

/// The document's head; routes are added by the router.
pub fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}
