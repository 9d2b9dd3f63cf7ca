//! What the form asks of the shell (`shell/page.js`, `shell/element.js`).

use super::Detail;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The shell and the page around it.
    #[derive(Clone)]
    pub type Host;

    #[wasm_bindgen(method, js_name = emit)]
    fn emit_json(this: &Host, name: &str, detail: &str);

    /// Asks for the program of a pack; it comes by `Handle::fetched`.
    #[wasm_bindgen(method)]
    pub fn fetch(this: &Host, pack: usize, address: &str);

    /// Posts a submission under its idempotency key; the answer comes by `Handle::delivered`.
    #[wasm_bindgen(method)]
    pub fn post(this: &Host, key: &str, body: &str);

    /// Opens the print dialog.
    #[wasm_bindgen(method)]
    pub fn print(this: &Host);

    /// The text kept under a name on this device.
    #[wasm_bindgen(method)]
    pub fn load(this: &Host, name: &str) -> Option<String>;

    /// Keeps a text under a name, or nothing any more if it is empty; whether that worked.
    #[wasm_bindgen(method)]
    pub fn keep(this: &Host, name: &str, text: &str) -> bool;

    /// A new idempotency key: 128 random bits in hexadecimal. None where the browser has no randomness to give.
    #[wasm_bindgen(method)]
    pub fn key(this: &Host) -> Option<String>;

    /// Takes the value of `#name=value` from the address of this page. Only for pages of our own origin.
    #[wasm_bindgen(method)]
    pub fn handed(this: &Host, name: &str) -> Option<String>;

    /// After a painting: moves the focus to what the first selector finds, brings what the second finds to the top (neither
    /// if empty), and the option in hand into sight.
    #[wasm_bindgen(method)]
    pub fn settle(this: &Host, control: &str, label: &str);
}

impl Host {
    /// Sends one event.
    pub fn emit(&self, name: &str, detail: Detail) {
        self.emit_json(name, &detail.end());
    }
}

/// Milliseconds since 1970 by the device's clock.
pub fn now_ms() -> i64 {
    js_sys::Date::now() as i64
}

/// A text as part of an address.
pub fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
