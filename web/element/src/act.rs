//! What the applicant does, read from the browser's events. The shell listens once for all of a form; the elements say by
//! attributes what they do (`data-act`) and what about (`data-at`, `data-nr`), so nothing else has to listen.

use crate::dom::Tag;
use layak_rules::{text::number, wording::count};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, Node};

/// Something that the applicant did.
pub struct Act {
    /// What.
    pub deed: Deed,
    /// What about: the key of a field, a place, an item or a verdict.
    pub at: String,
}

impl Act {
    /// Whether it follows a link to the form of another pack, which is the browser's business.
    pub fn follows(&self) -> bool {
        matches!(&self.deed, Deed::Pressed(word, _) if word == "follow")
    }
}

/// A kind of act.
pub enum Deed {
    /// Pressed what has this word in its `data-act`, with the number beside it.
    Pressed(String, usize),
    /// Entered something: what stands in the controls of the field now, or is chosen.
    Entered(Vec<String>),
    /// Left a line of the field.
    Left,
    /// Pressed a key in a search box.
    Key(String),
}

/// The controls of a field that count: lines, and what is chosen.
const ENTERED: &str = ".input,:checked";

/// Reads an event, and keeps the browser from doing more than we want.
pub fn read(event: &Event) -> Option<Act> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let field = || target.closest("[data-field]").ok().flatten();
    match event.type_().as_str() {
        "click" => {
            let act = pressed_on(&target.closest("[data-act]").ok()??);
            if !act.follows() {
                event.prevent_default();
            }
            Some(act)
        }
        "submit" => {
            event.prevent_default();
            Some(Act { deed: Deed::Pressed("next".to_owned(), 0), at: String::new() })
        }
        // The press on an option must not take the focus from its search box.
        "mousedown" => {
            target.closest("[role=option]").ok()??;
            event.prevent_default();
            None
        }
        "input" => field().map(|field| Act { deed: Deed::Entered(entered(&field)), at: key(&field) }),
        "focusout" => {
            let (field, line) = (field()?, target.matches(".input").ok()?);
            let to = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
            let stays = field.contains(to.as_ref().and_then(|to| to.dyn_ref::<Node>()));
            (line && !stays).then(|| Act { deed: Deed::Left, at: key(&field) })
        }
        _ => search_key(event, &target)
            .map(|name| Act { deed: Deed::Key(name), at: field().as_ref().map(key).unwrap_or_default() }),
    }
}

fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

fn key(field: &Element) -> String {
    attribute(field, "data-field")
}

fn pressed_on(element: &Element) -> Act {
    let number = number(&attribute(element, "data-nr")).unwrap_or_default() as usize;
    Act { deed: Deed::Pressed(attribute(element, "data-act"), number), at: attribute(element, "data-at") }
}

fn entered(field: &Element) -> Vec<String> {
    let Ok(controls) = field.query_selector_all(ENTERED) else { return Vec::new() };
    let mut values = Vec::new();
    for index in 0..controls.length() {
        if let Some(control) = controls.item(index) {
            values.push(value_of(&control));
        }
    }
    values
}

fn value_of(control: &Node) -> String {
    match control.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.value(),
        None => control.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default(),
    }
}

// The keys that a search box takes for itself; the others stay the browser's. Only inputs that open a list are search boxes.
fn search_key(event: &Event, target: &Element) -> Option<String> {
    let open = target.dyn_ref::<HtmlInputElement>()?.get_attribute("aria-expanded")?;
    let key = event.dyn_ref::<KeyboardEvent>()?.key();
    let ours = match key.as_str() {
        "ArrowDown" | "ArrowUp" => true,
        "Escape" | "Enter" => open == "true",
        _ => false,
    };
    ours.then(|| {
        event.prevent_default();
        key
    })
}

impl Tag {
    /// Says what a press does.
    pub fn does(self, act: &'static str) -> Tag {
        self.is("data-act", act)
    }

    /// Says what the press is about.
    pub fn at(self, key: String) -> Tag {
        self.set("data-at", key)
    }

    /// Says which one of several.
    pub fn nr(self, index: usize) -> Tag {
        self.set("data-nr", count(index))
    }
}
