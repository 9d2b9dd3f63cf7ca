//! What the shell calls: mount, set, unmount; and what it hears: events with plain details.

use super::json::{Detail, Json};
use crate::{
    act,
    app::{Msg, Options, Start},
    part::{Part, Props, Shown},
};
use js_sys::Function;
use layak_form::Book;
use layak_rules::Program;
use std::{rc::Rc, sync::Arc};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use yew::AppHandle;

/// A mounted form.
#[wasm_bindgen]
pub struct Handle {
    app: Option<AppHandle<Part>>,
}

/// Puts a form on `stage`, a `div` of a flat open shadow root. `program` is a compiled pack, `words` the
/// file of the form's own words; `options` is
/// [`Options`] as an object; `emit(name, detail)` is called for each
/// event, `post(key, body)` for each sending of a submission. Throws the string `program` when either
/// is not of this version, `options` when the options do not fit.
#[wasm_bindgen]
pub fn mount(
    stage: HtmlElement,
    program: &[u8],
    words: &str,
    options: JsValue,
    emit: Function,
    post: Function,
) -> Result<Handle, JsValue> {
    let program = Program::load(program).map_err(|_| JsValue::from_str("program"))?;
    let book = Book::read(words).ok_or_else(|| JsValue::from_str("program"))?;
    let options = read(options)?;
    let stage = web_sys::Element::from(stage);
    let host = Host { emit, post };
    let start = Start { program: Arc::new(program), book, options, stage: stage.clone(), host };
    let props = Props { shown: Shown::Form(Rc::new(start)) };
    let app = yew::Renderer::<Part>::with_root_and_props(stage, props).render();
    Ok(Handle { app: Some(app) })
}

fn read(options: JsValue) -> Result<Options, JsValue> {
    Options::read(&Json(options)).ok_or_else(|| JsValue::from_str("options"))
}

#[wasm_bindgen]
impl Handle {
    /// An event on the stage: a click, a letter, a key, the focus moving on.
    pub fn happened(&self, event: &web_sys::Event) {
        if let Some(act) = act::read(event) {
            self.tell(Msg::Did(act));
        }
    }

    /// Changes the language, the heading level or the label without losing an answer.
    pub fn set(&self, options: JsValue) -> Result<(), JsValue> {
        self.tell(Msg::Set(read(options)?));
        Ok(())
    }

    /// The server's answer to a sending; the status is 0 when none came: no network, refused by policy, cut off.
    pub fn delivered(&self, status: u16, body: String) {
        self.tell(Msg::Delivered((status > 0).then_some(Reply { status, body })));
    }

    /// The network is back: what waits is sent now.
    pub fn online(&self) {
        self.tell(Msg::Retry);
    }

    /// Forgets the draft on this device and begins anew.
    pub fn forget(&self) {
        self.tell(Msg::StartAnew);
    }

    /// Takes the form off the page.
    pub fn unmount(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}

impl Handle {
    fn tell(&self, msg: Msg) {
        if let Some(app) = &self.app {
            app.send_message(msg);
        }
    }
}

/// What the server said to a sending.
#[derive(Clone)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The body as text.
    pub body: String,
}

/// The shell: it dispatches events on the element, and asks the server.
#[derive(Clone)]
pub struct Host {
    emit: Function,
    post: Function,
}

impl Host {
    /// Sends one event; a detail holds no personal data.
    pub fn emit(&self, name: &str, Detail(detail): Detail) {
        // A listener of the host page that throws is that page's business; the form goes on.
        let _ = self.emit.call2(&JsValue::NULL, &JsValue::from_str(name), &detail);
    }

    /// Posts a submission under its idempotency key; the answer comes by [`Handle::delivered`].
    pub fn post(&self, key: &str, body: &str) {
        let _ = self.post.call2(&JsValue::NULL, &JsValue::from_str(key), &JsValue::from_str(body));
    }
}
