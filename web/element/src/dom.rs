//! A small builder of Yew's nodes. `html!` writes the making of each element out in place, some 400 bytes of WebAssembly a
//! time and a third of the widget in all; here every step is one call.

use crate::app::Msg;
use std::rc::Rc;
use web_sys::Event;
use yew::{
    prelude::*,
    virtual_dom::{Key, Listener, ListenerKind, VComp, VTag, VText},
};

/// An element being made.
pub struct Tag(Box<VTag>);

/// An element of this name.
#[inline(never)]
pub fn tag(name: &'static str) -> Tag {
    Tag(Box::new(VTag::new(name)))
}

/// An element of this name and class, if one is given.
#[inline(never)]
pub fn classed(name: &'static str, class: &'static str) -> Tag {
    let tag = tag(name);
    if class.is_empty() { tag } else { tag.is("class", class) }
}

/// A text.
#[inline(never)]
pub fn text(words: &str) -> Html {
    VText::new(words.to_owned()).into()
}

/// A component.
pub fn component<C: BaseComponent>(props: C::Properties, key: &str) -> Html {
    VComp::new::<C>(Rc::new(props), Some(Key::from(key))).into()
}

impl Tag {
    /// Sets an attribute to a fixed value.
    #[inline(never)]
    pub fn is(mut self, name: &'static str, value: &'static str) -> Tag {
        self.0.add_attribute(name, value);
        self
    }

    /// Sets an attribute to a computed value.
    #[inline(never)]
    pub fn set(mut self, name: &'static str, value: String) -> Tag {
        self.0.add_attribute(name, value);
        self
    }

    /// Sets an attribute if there is a value.
    #[inline(never)]
    pub fn may(self, name: &'static str, value: Option<String>) -> Tag {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// Sets an attribute to a fixed value if something holds.
    #[inline(never)]
    pub fn when(self, holds: bool, name: &'static str, value: &'static str) -> Tag {
        if holds { self.is(name, value) } else { self }
    }

    /// The text in an input.
    #[inline(never)]
    pub fn value(mut self, value: &str) -> Tag {
        self.0.set_value(AttrValue::from(value.to_owned()));
        self
    }

    /// Whether a radio or checkbox is chosen.
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Tag {
        self.0.set_checked(checked);
        self
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(self, words: &str) -> Tag {
        self.put(text(words))
    }

    /// Adds a text if there is one, else an empty node: what follows keeps its place, and with it its focus.
    #[inline(never)]
    pub fn maybe(self, name: &'static str, class: &'static str, words: Option<&str>) -> Tag {
        match words {
            Some(words) => self.with(classed(name, class).text(words)),
            None => self.put(Html::default()),
        }
    }

    /// Adds an element.
    #[inline(never)]
    pub fn with(self, child: Tag) -> Tag {
        self.put(child.html())
    }

    /// Adds a node.
    #[inline(never)]
    pub fn put(mut self, child: Html) -> Tag {
        self.0.add_child(child);
        self
    }

    /// Sends a message when something happens, in place of what the browser would do on a click or a submit.
    #[inline(never)]
    pub fn sends(mut self, kind: ListenerKind, act: &Callback<Msg>, msg: Msg) -> Tag {
        self.0.add_listener(Rc::new(Sends { kind, act: act.clone(), msg }));
        self
    }

    /// Calls when something happens.
    #[inline(never)]
    pub fn on(mut self, kind: ListenerKind, call: Callback<Event>) -> Tag {
        self.0.add_listener(Rc::new(Calls { kind, call }));
        self
    }

    /// The finished node.
    #[inline(never)]
    pub fn html(self) -> Html {
        (*self.0).into()
    }
}

impl From<Tag> for Html {
    fn from(tag: Tag) -> Html {
        tag.html()
    }
}

struct Sends {
    kind: ListenerKind,
    act: Callback<Msg>,
    msg: Msg,
}

impl Listener for Sends {
    fn kind(&self) -> ListenerKind {
        self.kind.clone()
    }

    fn handle(&self, event: Event) {
        if matches!(self.kind, ListenerKind::onclick | ListenerKind::onsubmit) {
            event.prevent_default();
        }
        self.act.emit(self.msg.clone());
    }

    fn passive(&self) -> bool {
        false
    }
}

struct Calls {
    kind: ListenerKind,
    call: Callback<Event>,
}

impl Listener for Calls {
    fn kind(&self) -> ListenerKind {
        self.kind.clone()
    }

    fn handle(&self, event: Event) {
        self.call.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
