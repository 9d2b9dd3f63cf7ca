//! Who may use the officer's pages: a running session, and requests that come from our own pages.

use crate::{app::App, problem::Problem, vault::sha256};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use std::sync::Arc;

/// An officer with a running session. Pages that take one send others to the login.
pub struct Officer {
    /// The account's name.
    pub name: String,
}

/// The name of the session cookie; with TLS the browser itself enforces that only we over TLS can set it.
pub fn cookie_name(app: &App) -> &'static str {
    if app.is_secure() { "__Secure-layak-officer" } else { "layak-officer" }
}

/// The session token that a request carries.
pub fn session_token(app: &App, headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
    let mut pairs =
        cookies.flat_map(|cookie| cookie.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == cookie_name(app)).map(|(_, value)| value.to_owned())
}

impl FromRequestParts<Arc<App>> for Officer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Officer, Response> {
        let to_login = || Redirect::to("/officer/login").into_response();
        let token = session_token(app, &parts.headers).ok_or_else(to_login)?;
        let session = app.store.session(&sha256(&[token.as_bytes()]), app.clock.unix()).await;
        let session = session.map_err(|error| Problem::from(error).into_response())?;
        session.map(|name| Officer { name }).ok_or_else(to_login)
    }
}

/// Refuses writes that do not come from our own pages. Browsers say where a request comes from in `Sec-Fetch-Site`;
/// older ones at least in `Origin`. A request that says neither is no officer's browser.
pub async fn same_site_only(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if reads || is_own(&app, request.headers()) {
        next.run(request).await
    } else {
        Problem::new("cross-site").into_response()
    }
}

fn is_own(app: &App, headers: &HeaderMap) -> bool {
    match headers.get("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => headers.get(header::ORIGIN).is_some_and(|origin| origin == app.origin.as_str()),
    }
}
