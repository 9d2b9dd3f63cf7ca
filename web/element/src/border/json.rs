//! Objects of JavaScript: events go out through serde, what comes in is read member by member. Reading through serde too
//! would bring the messages of its errors, with all the printing of floats: 9 KiB of the download.

use js_sys::{Array, JSON, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// A plain object; `undefined` for what cannot be one.
pub(super) fn to_object(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}

/// A value that came in.
#[derive(Clone)]
pub struct Json(pub(super) JsValue);

impl Json {
    /// Reads JSON text; none if it is no JSON.
    pub fn parse(text: &str) -> Option<Json> {
        JSON::parse(text).ok().map(Json)
    }

    /// A member; `undefined` if there is none.
    pub fn get(&self, name: &str) -> Json {
        Json(Reflect::get(&self.0, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED))
    }

    /// A member that is a text.
    pub fn text(&self, name: &str) -> Option<String> {
        self.get(name).0.as_string()
    }

    /// A member that is a whole number from 0 to 65535.
    pub fn index(&self, name: &str) -> Option<u16> {
        let number = self.get(name).0.as_f64()?;
        let index = number as u16;
        (f64::from(index) == number).then_some(index)
    }

    /// Whether a member is `true`.
    pub fn is(&self, name: &str) -> bool {
        self.get(name).0.is_truthy()
    }

    /// The values of a member that is an array; none of any other.
    pub fn list(&self, name: &str) -> Vec<Json> {
        let list = self.get(name).0;
        if Array::is_array(&list) { Array::from(&list).iter().map(Json).collect() } else { Vec::new() }
    }
}
