//! Logging in and out.

use super::guard::{Officer, cookie_name, session_token};
use crate::{
    app::App,
    pages::layout::Page,
    problem::Problem,
    store::Event,
    vault::{random_token, sha256},
};
use axum::{
    Form,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use maud::html;
use serde::Deserialize;
use std::{sync::Arc, time::Instant};

/// What the form sends.
#[derive(Deserialize)]
pub struct Entry {
    name: String,
    password: String,
}

/// The login page.
pub async fn page() -> Response {
    show("", None)
}

fn show(name: &str, fault: Option<&str>) -> Response {
    let body = html! {
        header.top { strong { "Layak · Petugas" } }
        main {
            h1 { "Masuk" }
            @if let Some(fault) = fault { div.box.bad role="alert" { p { (fault) } } }
            form method="post" action="/officer/login" {
                label for="name" { "Nama petugas" }
                input #name name="name" value=(name) required autocomplete="username" maxlength="40";
                label for="password" { "Kata sandi" }
                input #password name="password" type="password" required autocomplete="current-password" maxlength="200";
                button { "Masuk" }
            }
        }
    };
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Page::new("id", "Masuk – Petugas", body).with_status(status).into_response()
}

/// Checks name and password, and starts a session.
pub async fn log_in(State(app): State<Arc<App>>, Form(entry): Form<Entry>) -> Result<Response, Problem> {
    let name: String = entry.name.trim().chars().take(40).collect();
    if let Some(wait) = app.throttle.must_wait(&name, Instant::now()) {
        let text = format!("Terlalu banyak percobaan. Tunggu {} detik, lalu coba lagi.", wait.as_secs() + 1);
        return Ok(show(&name, Some(&text)));
    }
    let stored = app.store.password_hash(&name).await?;
    let known = stored.is_some();
    let password: String = entry.password.chars().take(200).collect();
    if !app.passwords.check(password, stored).await {
        app.throttle.failed(&name, Instant::now());
        // An unknown name may be a password typed in the wrong field: it is not written down.
        record(&app, if known { &name } else { "unknown" }, "login.refused").await?;
        return Ok(show(&name, Some("Nama atau kata sandi salah. Periksa huruf besar dan kecilnya.")));
    }
    app.throttle.succeeded(&name);
    start_session(&app, &name).await
}

async fn start_session(app: &App, name: &str) -> Result<Response, Problem> {
    let token = random_token().map_err(|error| Problem::internal(&error))?;
    let now = app.clock.unix();
    app.store.start_session(&sha256(&[token.as_bytes()]), name, now, now + app.session_seconds).await?;
    record(app, name, "login").await?;
    Ok(with_cookie(Redirect::to("/officer").into_response(), &cookie(app, &token, app.session_seconds)))
}

/// Ends the session.
pub async fn log_out(
    State(app): State<Arc<App>>,
    officer: Officer,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if let Some(token) = session_token(&app, &headers) {
        app.store.end_session(&sha256(&[token.as_bytes()])).await?;
    }
    record(&app, &officer.name, "logout").await?;
    Ok(with_cookie(Redirect::to("/officer/login").into_response(), &cookie(&app, "", 0)))
}

fn cookie(app: &App, token: &str, seconds: i64) -> String {
    let secure = if app.is_secure() { "; Secure" } else { "" };
    format!("{}={token}; Path=/officer; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", cookie_name(app))
}

fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

async fn record(app: &App, name: &str, action: &str) -> Result<(), Problem> {
    let at = app.clock.text();
    Ok(app.store.record(&Event { at: &at, actor: name, action, subject: name, detail: "" }).await?)
}
