//! Objects of JavaScript, written and read member by member. Through serde they would bring the messages of its errors,
//! with all the printing of floats: 10 KiB of the download.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::JsValue;

/// A plain object that goes out.
#[derive(Default)]
pub struct Detail(pub(super) Object);

impl Detail {
    /// With a text.
    pub fn text(self, name: &str, value: &str) -> Detail {
        self.with(name, JsValue::from_str(value))
    }

    /// With a number; none of ours comes near the limit.
    pub fn number(self, name: &str, value: usize) -> Detail {
        self.with(name, JsValue::from(u32::try_from(value).unwrap_or(u32::MAX)))
    }

    /// With an array of objects.
    pub fn list(self, name: &str, values: Vec<Detail>) -> Detail {
        let list = Array::new();
        for Detail(value) in values {
            list.push(&value);
        }
        self.with(name, list.into())
    }

    fn with(self, name: &str, value: JsValue) -> Detail {
        // A new plain object takes every member.
        let _ = Reflect::set(&self.0, &JsValue::from_str(name), &value);
        self
    }
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
