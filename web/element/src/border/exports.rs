//! What the shell calls: mount, set, unmount; and what it hears: events with plain details.

use super::json::{Json, to_object};
use crate::app::{App, Msg, Options, Props};
use js_sys::Function;
use layak_rules::Program;
use serde::Serialize;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use yew::AppHandle;

/// A mounted form.
#[wasm_bindgen]
pub struct Handle {
    app: Option<AppHandle<App>>,
}

/// Puts a form on `stage`, a `div` of a flat open shadow root. `program` is a compiled pack; `options` is
/// [`Options`] as an object; `emit(name, detail)` is called for each event. Throws the string `program` when the
/// bytes are no program of this version, `options` when the options do not fit.
#[wasm_bindgen]
pub fn mount(
    stage: HtmlElement,
    program: &[u8],
    options: JsValue,
    emit: Function,
) -> Result<Handle, JsValue> {
    let program = Program::load(program).map_err(|_| JsValue::from_str("program"))?;
    let options = read(options)?;
    let stage = web_sys::Element::from(stage);
    let props = Props { program: Arc::new(program), options, stage: stage.clone(), emitter: Emitter(emit) };
    let app = yew::Renderer::<App>::with_root_and_props(stage, props).render();
    Ok(Handle { app: Some(app) })
}

fn read(options: JsValue) -> Result<Options, JsValue> {
    Options::read(&Json(options)).ok_or_else(|| JsValue::from_str("options"))
}

#[wasm_bindgen]
impl Handle {
    /// Changes the language, the heading level or the label without losing an answer.
    pub fn set(&self, options: JsValue) -> Result<(), JsValue> {
        let options = read(options)?;
        if let Some(app) = &self.app {
            app.send_message(Msg::Set(options));
        }
        Ok(())
    }

    /// Forgets the draft on this device and begins anew.
    pub fn forget(&self) {
        if let Some(app) = &self.app {
            app.send_message(Msg::StartAnew);
        }
    }

    /// Takes the form off the page.
    pub fn unmount(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}

/// Sends events to the shell, which dispatches them on the element.
#[derive(Clone, PartialEq)]
pub struct Emitter(Function);

impl Emitter {
    /// Sends one event; a detail holds no personal data.
    pub fn emit(&self, name: &str, detail: &impl Serialize) {
        // A listener of the host page that throws is that page's business; the form goes on.
        let _ = self.0.call2(&JsValue::NULL, &JsValue::from_str(name), &to_object(detail));
    }
}
