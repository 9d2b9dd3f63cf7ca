//! The engine without a form, for pages that bring their own, and for the corpus: the same bytes as on the server.

use layak_rules::{Date, Mode, Program, outcome::decide_document};
use wasm_bindgen::prelude::*;

/// A loaded pack that decides.
#[wasm_bindgen]
pub struct Engine {
    program: Program,
}

#[wasm_bindgen]
impl Engine {
    /// Loads a compiled pack. Throws the string `program` when the bytes are no program of this version.
    #[wasm_bindgen(constructor)]
    pub fn new(program: &[u8]) -> Result<Engine, JsValue> {
        let program = Program::load(program).map_err(|_| JsValue::from_str("program"))?;
        Ok(Engine { program })
    }

    /// The canonical outcome document of `answers` (JSON text) on the date `on` (`YYYY-MM-DD`). Throws a stable code,
    /// with its place, when the answers cannot be read; `no-such-date` when `on` is none.
    pub fn decide(&self, answers: &str, on: &str, draft: bool) -> Result<String, JsValue> {
        let on = Date::parse(on).ok_or_else(|| JsValue::from_str("no-such-date"))?;
        let mode = if draft { Mode::Draft } else { Mode::Final };
        decide_document(&self.program, answers.as_bytes(), on, mode)
            .map_err(|error| JsValue::from_str(&error.to_string()))
    }
}
