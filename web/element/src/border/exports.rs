//! What the shell calls: mount, what happened, set, unmount.

use super::{Host, Told};
use crate::{
    act,
    app::{Msg, Options, Start},
    part::{Part, Props, Shown},
};
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
}

/// Puts a form on `stage`, a `div` of a flat open shadow root. `program` is a compiled pack, `words` the file of the form's
/// own words, `catalogue` that of a finder, else no bytes; `host` is the shell; the rest is [`Options`]. Throws the string
/// `program` when program, words or catalogue are not of this version.
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
    host: Host,
    server: String,
    lang: String,
    heading_level: u8,
    label: String,
    own_origin: bool,
) -> Result<Handle, JsValue> {
    let unfit = || JsValue::from_str("program");
    let program = Program::load(program).map_err(|_| unfit())?;
    let catalogue = match catalogue {
        [] => None,
        bytes => Some(Arc::new(Catalogue::load(bytes, &program).map_err(|_| unfit())?)),
    };
    let book = Book::read(words).ok_or_else(unfit)?;
    let options = Options { server, lang, heading_level, label, own_origin };
    let start = Start { program: Arc::new(program), catalogue, book, options, host };
    let props = Props { shown: Shown::Form(Rc::new(start)) };
    let app = yew::Renderer::<Part>::with_root_and_props(stage.into(), props).render();
    Ok(Handle { app: Some(app) })
}

#[wasm_bindgen]
impl Handle {
    /// The applicant did something (see [`act::read`]).
    pub fn happened(&self, deed: &str, at: String, words: String, nr: usize) {
        self.tell(Msg::Did(act::read(deed, at, words, nr)));
    }

    /// Changes the language, the heading level or the label without losing an answer.
    pub fn set(&self, server: String, lang: String, heading_level: u8, label: String, own_origin: bool) {
        self.tell(Msg::Set(Options { server, lang, heading_level, label, own_origin }));
    }

    /// The server's answer to a sending, in lines; the status is 0 when none came: no network, refused by policy, cut off.
    pub fn delivered(&self, status: u16, lines: String) {
        self.tell(Msg::Delivered((status > 0).then_some(Reply { status, told: Told(lines) })));
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
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// What it says.
    pub told: Told,
}
