//! The frame of every page: language, title, style, and the content policy that goes with it.

use super::assets::STYLE;
use crate::http::headers::PAGE_POLICY;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// A page with its status and policy.
pub struct Page {
    /// HTTP status.
    pub status: StatusCode,
    /// BCP 47 tag of its language.
    pub lang: &'static str,
    /// Title in the browser.
    pub title: String,
    /// `embed` for a page inside a frame.
    pub class: &'static str,
    /// More elements of the head: scripts.
    pub head: Markup,
    /// Everything inside `body`.
    pub body: Markup,
    /// The content policy.
    pub policy: String,
}

impl Page {
    /// An ordinary page of ours.
    pub fn new(lang: &'static str, title: impl Into<String>, body: Markup) -> Page {
        Page {
            status: StatusCode::OK,
            lang,
            title: title.into(),
            class: "",
            head: html! {},
            body,
            policy: PAGE_POLICY.to_owned(),
        }
    }

    /// With another status.
    pub fn with_status(mut self, status: StatusCode) -> Page {
        self.status = status;
        self
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let class = (!self.class.is_empty()).then_some(self.class);
        let text = html! {
            (DOCTYPE)
            html lang=(self.lang) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.title) }
                    link rel="stylesheet" href=(STYLE.address);
                    (self.head)
                }
                body class=[class] { (self.body) }
            }
        };
        let mut response =
            (self.status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], text.into_string())
                .into_response();
        if let Ok(policy) = HeaderValue::from_str(&self.policy) {
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        response
    }
}

/// A script element of ours, loaded after the page.
pub fn script(address: &str, module: bool) -> Markup {
    html! {
        @if module { script type="module" src=(address) {} } @else { script src=(address) defer {} }
    }
}

/// Nothing to show.
pub fn nothing() -> Markup {
    PreEscaped(String::new())
}
