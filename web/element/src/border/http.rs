//! The one request that the form itself makes: sending a submission.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, Request, RequestInit, Response};

/// What a server said.
#[derive(Clone)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The body as text.
    pub body: String,
}

/// Posts JSON under an idempotency key. None when no answer came: no network, refused by policy, cut off.
pub async fn post_json(address: &str, key: &str, body: &str) -> Option<Reply> {
    send(address, key, body).await.ok()
}

async fn send(address: &str, key: &str, body: &str) -> Result<Reply, JsValue> {
    let headers = Headers::new()?;
    headers.set("Content-Type", "application/json")?;
    headers.set("Idempotency-Key", key)?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&JsValue::from_str(body));
    let request = Request::new_with_str_and_init(address, &init)?;
    let response: Response =
        JsFuture::from(gloo_utils::window().fetch_with_request(&request)).await?.dyn_into()?;
    let body = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok(Reply { status: response.status(), body })
}
