//! The border with JavaScript. Only here is `JsValue` named: props come in and events go out as plain objects, the
//! browser's own values through typed functions.

mod exports;
mod json;
mod page;

pub use exports::{Handle, Host, Reply, mount};
pub use json::{Detail, Json};
pub use page::{Place, encode, fresh_key, now_ms, print, take_fragment};
