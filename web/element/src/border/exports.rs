//! What the shell calls: mount, set, unmount; and what it hears: events with plain details.

use super::json::{Detail, Json};
use crate::{
    act,
    app::{Msg, Options, Start, may_open},
    part::{Part, Props, Shown},
};
use js_sys::Function;
use layak_form::Book;
use layak_rules::{Program, finder::Catalogue};
use std::{rc::Rc, sync::Arc};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use yew::AppHandle;

/// A mounted form.
#[wasm_bindgen]
pub struct Handle {
    app: Option<AppHandle<Part>>,
    host: Host,
}

/// Puts a form on `stage`, a `div` of a flat open shadow root. `program` is a compiled pack, `words` the
/// file of the form's own words, `catalogue` that of a finder, else no bytes; `options` is
/// [`Options`] as an object; `emit(name, detail)` is called for each
/// event, `post(key, body)` for each sending of a submission, `fetch(pack, address)` for each program that a
/// finder needs. Throws the string `program` when either
/// is not of this version, `options` when the options do not fit.
#[wasm_bindgen]
#[allow(
    clippy::too_many_arguments,
    reason = "one call of the shell, which has no structures to share with us"
)]
pub fn mount(
    stage: HtmlElement,
    program: &[u8],
    catalogue: &[u8],
    words: &str,
    options: JsValue,
    emit: Function,
    post: Function,
    fetch: Function,
) -> Result<Handle, JsValue> {
    let unfit = || JsValue::from_str("program");
    let program = Program::load(program).map_err(|_| unfit())?;
    let catalogue = match catalogue {
        [] => None,
        bytes => Some(Arc::new(Catalogue::load(bytes, &program).map_err(|_| unfit())?)),
    };
    let book = Book::read(words).ok_or_else(unfit)?;
    let options = read(options)?;
    let stage = web_sys::Element::from(stage);
    let host = Host { emit, post, fetch };
    let start = Start {
        program: Arc::new(program),
        catalogue,
        book,
        options,
        stage: stage.clone(),
        host: host.clone(),
    };
    let props = Props { shown: Shown::Form(Rc::new(start)) };
    let app = yew::Renderer::<Part>::with_root_and_props(stage, props).render();
    Ok(Handle { app: Some(app), host })
}

fn read(options: JsValue) -> Result<Options, JsValue> {
    Options::read(&Json(options)).ok_or_else(|| JsValue::from_str("options"))
}

#[wasm_bindgen]
impl Handle {
    /// An event on the stage: a click, a letter, a key, the focus moving on.
    pub fn happened(&self, event: &web_sys::Event) {
        match act::read(event) {
            // The page may keep a link from opening the form of another pack.
            Some(act) if act.follows() && !may_open(&self.host, &act.at) => event.prevent_default(),
            Some(act) if !act.follows() => self.tell(Msg::Did(act)),
            _ => {}
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

    /// The program that was asked for by `fetch`; no bytes if it could not be fetched.
    pub fn fetched(&self, pack: usize, program: &[u8]) {
        self.tell(Msg::Fetched(pack, Program::load(program).ok().map(Arc::new)));
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
    fetch: Function,
}

impl Host {
    /// Sends one event; a detail holds no personal data. False if the page does itself what would follow.
    pub fn emit(&self, name: &str, Detail(detail): Detail) -> bool {
        // A listener of the host page that throws is that page's business; the form goes on.
        let went = self.emit.call2(&JsValue::NULL, &JsValue::from_str(name), &detail);
        went.is_ok_and(|went| went != JsValue::FALSE)
    }

    /// Asks for the program of a pack; it comes by [`Handle::fetched`].
    pub fn fetch(&self, pack: usize, address: &str) {
        let pack = JsValue::from(u32::try_from(pack).unwrap_or(u32::MAX));
        let _ = self.fetch.call2(&JsValue::NULL, &pack, &JsValue::from_str(address));
    }

    /// Posts a submission under its idempotency key; the answer comes by [`Handle::delivered`].
    pub fn post(&self, key: &str, body: &str) {
        let _ = self.post.call2(&JsValue::NULL, &JsValue::from_str(key), &JsValue::from_str(body));
    }
}
