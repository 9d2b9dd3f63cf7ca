//! Values that only a browser has: the clock, randomness, the network's state, storage, the fragment of the address.

use layak_rules::wording;
use wasm_bindgen::JsValue;
use web_sys::Storage;

/// Milliseconds since 1970 by the device's clock.
pub fn now_ms() -> i64 {
    js_sys::Date::now() as i64
}

/// A new idempotency key: 128 random bits in hexadecimal. None where the browser has no randomness to give.
pub fn fresh_key() -> Option<String> {
    let mut bytes = [0_u8; 16];
    gloo_utils::window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(wording::hexadecimal(&bytes))
}

/// Opens the print dialog.
pub fn print() {
    let _ = gloo_utils::window().print();
}

/// Takes the value of `#name=value` from the address of this page and removes it from there, so that a shared or
/// reloaded address carries no answers. Only for pages of our own origin.
pub fn take_fragment(name: &str) -> Option<String> {
    let window = gloo_utils::window();
    let hash = window.location().hash().ok()?;
    let value = hash.strip_prefix('#')?.strip_prefix(name)?.strip_prefix('=')?;
    let address = window.location().pathname().ok()? + &window.location().search().ok()?;
    window.history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(&address)).ok()?;
    js_sys::decode_uri_component(value).ok().map(String::from)
}

/// A text as part of an address.
pub fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// A named place in the device's storage for this origin. Storage that is blocked or full is like an empty one.
#[derive(Clone, PartialEq)]
pub struct Place(String);

impl Place {
    /// The place of this name.
    pub fn new(name: String) -> Place {
        Place(name)
    }

    /// What is kept there.
    pub fn get(&self) -> Option<String> {
        storage()?.get_item(&self.0).ok()?
    }

    /// Keeps a text there; whether that worked.
    pub fn set(&self, text: &str) -> bool {
        storage().is_some_and(|storage| storage.set_item(&self.0, text).is_ok())
    }

    /// Empties it.
    pub fn clear(&self) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&self.0);
        }
    }
}

fn storage() -> Option<Storage> {
    gloo_utils::window().local_storage().ok()?
}
