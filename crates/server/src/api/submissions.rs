//! `POST /v1/submissions`: decides a submission again, stores it, and gives a signed receipt. The receipt leaves only
//! after the case is durable; the same key and body give the same receipt.

use super::{decisions::not_found, qr};
use crate::{
    app::App,
    cases::{self, Incoming},
    clock::Moment,
    http::body::JsonBytes,
    problem::{AnswerProblem, Problem, ProblemDocument},
    store::{Accepted, CaseRow},
    vault::{Reference, sha256},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
};
use layak_revalidate::{Pack, PackName, Report, Submission, claim::Difference, revalidate};
use serde::Serialize;
use serde_json::value::RawValue;
use std::sync::Arc;
use utoipa::ToSchema;

/// New references tried before giving up.
const TRIES: usize = 8;

/// The answer to a submission.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    /// Names the case; authorises nothing.
    reference: String,
    /// Compact JWS (EdDSA).
    receipt: String,
    /// RFC 3339 with the office's offset.
    received_at: String,
    /// WIB, WITA or WIT.
    time_zone: String,
    /// Where the receipt can be checked; the receipt is in the fragment, so it is in no log.
    check_url: String,
    /// The QR code of that address.
    check_qr: Option<qr::Drawing>,
    /// The outcome document.
    #[schema(value_type = Object)]
    outcome: Box<RawValue>,
    /// Where the client's claim and the decision part.
    #[schema(value_type = Vec<super::openapi::DifferenceBody>)]
    differences: Vec<Difference>,
    /// Pointers of answers that decided nothing.
    ignored: Vec<String>,
    /// Opens the case later; 128 bits, base64url.
    secret: String,
}

/// Decides a submission by the server's own pack and day, stores it and gives a receipt.
#[utoipa::path(
    post, path = "/v1/submissions", tag = "submissions",
    params(("Idempotency-Key" = String, Header, description = "16 to 128 random letters, digits, dots, dashes or underscores; keep it until a receipt arrives")),
    request_body(content = super::openapi::SubmissionBody, content_type = "application/json"),
    responses(
        (status = 201, description = "Stored durably. Sent again with the same key, the same answer", body = Reply),
        (status = "4XX", description = "What is wrong, where, and what to do", body = ProblemDocument, content_type = "application/problem+json"),
        (status = "5XX", description = "Not stored; send again with the same key", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn submit(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    JsonBytes(body): JsonBytes,
) -> Result<Response, Problem> {
    let key = idempotency_key(&headers)?;
    let (key_hash, body_hash) = (sha256(&[b"layak-idempotency-1", key.as_bytes()]), sha256(&[&body]));
    if let Some(earlier) = app.store.accepted_before(&key_hash, &body_hash).await? {
        return answer_again(&app, earlier, &key);
    }
    let (pack, report, moment) = decide(&app, &body).await?;
    if pack.program.decisions().is_empty() {
        return Err(Problem::new("pack-decides-nothing").at("/pack/id"));
    }
    let problems = report.problems(&pack);
    if !problems.is_empty() {
        let listed = problems.into_iter().map(|p| AnswerProblem { pointer: p.pointer, code: p.code });
        return Err(Problem::new("answers-not-complete").at("/answers").with(listed.collect()));
    }
    let submission = Submission::read(&body)?;
    let incoming = Incoming {
        pack: &pack,
        submission: &submission,
        report: &report,
        moment: &moment,
        idempotency_key: &key,
    };
    for _ in 0..TRIES {
        let reference = Reference::random().map_err(|error| Problem::internal(&error))?;
        let case = incoming.make_case(&app, reference)?;
        match app.store.accept(&key_hash, &body_hash, &case).await? {
            Accepted::ReferenceTaken => {}
            Accepted::New => {
                log_alarms(&report, &pack, case.reference.as_str());
                let row = app.store.case(case.reference.as_str()).await?;
                let row = row.ok_or_else(|| Problem::internal(&"a stored case is not there"))?;
                return reply(&app, &row, &key);
            }
            earlier => return answer_again(&app, earlier, &key),
        }
    }
    Err(Problem::internal(&crate::store::StoreError::NoReference))
}

/// Deciding and the second opinion take milliseconds of processor time, so they run beside the event loop.
async fn decide(app: &Arc<App>, body: &[u8]) -> Result<(Arc<Pack>, Report, Moment), Problem> {
    let (app, body) = (Arc::clone(app), body.to_vec());
    let work = move || {
        let submission = Submission::read(&body)?;
        let pack = current_pack(&app, &submission.pack)?;
        let moment = app.clock.at(pack.program.info().utc_offset_minutes());
        let report = revalidate(&pack, &submission, moment.day)?;
        Ok((pack, report, moment))
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| Problem::internal(&error))?
}

/// The version that the client used, if it is the current one: nobody may choose older rules.
fn current_pack(app: &App, name: &PackName) -> Result<Arc<Pack>, Problem> {
    let pack = app.packs.registry.find(name).map_err(not_found)?;
    match app.packs.registry.current(&name.id) {
        Some(current) if current.sha256 == pack.sha256 => Ok(Arc::clone(pack)),
        _ => Err(Problem::new("pack-outdated").at("/pack/sha256")),
    }
}

fn idempotency_key(headers: &HeaderMap) -> Result<String, Problem> {
    let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).unwrap_or_default();
    // The draft standard writes the key as a quoted string; both spellings are taken.
    let key = key.strip_prefix('"').and_then(|key| key.strip_suffix('"')).unwrap_or(key);
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let good = (16..=128).contains(&key.len()) && key.bytes().all(fits);
    if good { Ok(key.to_owned()) } else { Err(Problem::new("idempotency-key-missing")) }
}

fn answer_again(app: &App, earlier: Accepted, key: &str) -> Result<Response, Problem> {
    match earlier {
        Accepted::Before(row) => reply(app, &row, key),
        _ => Err(Problem::new("idempotency-key-reused")),
    }
}

/// Written from the stored case alone, so that the first answer and every repetition are the same bytes.
fn reply(app: &App, row: &CaseRow, key: &str) -> Result<Response, Problem> {
    let report = cases::open(app, row)?.report;
    let statement = app.receipt_keys.check(&row.receipt).map_err(|error| Problem::internal(&error))?;
    let check_url = format!("{}/receipts#{}", app.origin, row.receipt);
    let reply = Reply {
        reference: row.summary.reference.clone(),
        check_qr: qr::draw(&check_url),
        check_url,
        receipt: row.receipt.clone(),
        received_at: row.summary.received_at.clone(),
        time_zone: statement.time_zone,
        outcome: report.outcome,
        differences: report.differences,
        ignored: report.ignored,
        secret: app.secrets.secret(&row.summary.reference, key),
    };
    Ok((StatusCode::CREATED, Json(reply)).into_response())
}

fn log_alarms(report: &Report, pack: &Pack, reference: &str) {
    for alarm in &report.alarms {
        let (provision, pack) = (&alarm.provision, pack.id());
        tracing::error!(
            reference,
            pack,
            provision,
            rules = alarm.rules,
            second = alarm.second,
            "second opinion disagrees"
        );
    }
}
