//! The border with JavaScript. Only here is `JsValue` named: props come in and events go out as plain objects through
//! serde, requests and the browser's own values through typed functions.

#[cfg(feature = "engine")]
mod engine;
mod exports;
mod http;
mod json;
mod page;

#[cfg(feature = "engine")]
pub use engine::Engine;
pub use exports::{Emitter, Handle, mount};
pub use http::{Reply, post_json};
pub use json::Json;
pub use page::{Place, encode, fresh_key, now_ms, print, take_fragment};
