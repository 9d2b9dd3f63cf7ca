//! Problem documents (RFC 9457): what is wrong, where, and what to do, in Indonesian and English. No value that a
//! client sent is repeated.

mod catalogue;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use catalogue::{Entry, find};
use layak_revalidate::Refusal;
use serde::Serialize;
use utoipa::ToSchema;

/// A problem: its kind, and where in the request it lies.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The stable code.
    pub code: &'static str,
    entry: &'static Entry,
    pointer: Option<String>,
    problems: Vec<AnswerProblem>,
}

/// A problem document as sent.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProblemDocument<'p> {
    /// `urn:layak:problem:` and the code.
    #[serde(rename = "type")]
    kind: String,
    /// A short name of the kind of problem, Indonesian.
    title: &'p str,
    /// The same in English.
    title_en: &'p str,
    /// The HTTP status.
    status: u16,
    /// What to do, Indonesian.
    detail: &'p str,
    /// The same in English.
    detail_en: &'p str,
    /// The stable code.
    code: &'p str,
    /// JSON pointer to the place in the document that was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<&'p str>,
    /// What is wrong with each answer, when answers are.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    problems: &'p [AnswerProblem],
}

/// One answer that is wrong or missing.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AnswerProblem {
    /// JSON pointer into the answers.
    pub pointer: String,
    /// `missing`, `format`, `check`, `wrong-type`, `not-an-option`, `no-such-date`, `not-agreed`, `too-few-items`.
    pub code: &'static str,
}

impl Problem {
    /// The problem of the catalogue with this code.
    pub fn new(code: &'static str) -> Problem {
        Problem { code, entry: find(code), pointer: None, problems: Vec::new() }
    }

    fn document(&self) -> ProblemDocument<'_> {
        let Problem { code, entry, pointer, problems } = self;
        ProblemDocument {
            kind: format!("urn:layak:problem:{code}"),
            title: entry.title.0,
            title_en: entry.title.1,
            status: entry.status,
            detail: entry.detail.0,
            detail_en: entry.detail.1,
            code,
            pointer: pointer.as_deref(),
            problems,
        }
    }

    /// With the place.
    pub fn at(mut self, pointer: impl Into<String>) -> Problem {
        self.pointer = Some(pointer.into());
        self
    }

    /// With a list of answers.
    pub fn with(mut self, problems: Vec<AnswerProblem>) -> Problem {
        self.problems = problems;
        self
    }

    /// A failure of the server: the cause goes to the log, the client is told to try again.
    pub fn internal(cause: &dyn std::fmt::Display) -> Problem {
        tracing::error!(%cause, "request failed");
        Problem::new("internal")
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        Problem::new(refusal.code).at(refusal.pointer)
    }
}

impl From<crate::store::StoreError> for Problem {
    fn from(error: crate::store::StoreError) -> Problem {
        tracing::error!(cause = %error, "the store failed");
        Problem::new("unavailable")
    }
}

impl From<crate::vault::SealError> for Problem {
    fn from(error: crate::vault::SealError) -> Problem {
        Problem::internal(&error)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.entry.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self.document()).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static("id"));
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
        }
        response
    }
}
