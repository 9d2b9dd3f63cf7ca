//! A small builder of Yew's nodes. `html!` writes the making of each element out in place, some 400 bytes of WebAssembly a
//! time and a third of the widget in all; here every step is one call.

use std::rc::Rc;
use yew::{
    prelude::*,
    virtual_dom::{AttributeOrProperty, Attributes, Key, VComp, VTag, VText},
};

/// Every attribute that an element of ours may have. All elements share this one row of names, each with its own values:
/// so Yew compares old and new value by value, and needs no table of names for each element.
static NAMES: [&str; 43] = [
    "class",
    "part",
    "id",
    "type",
    "name",
    "value",
    "role",
    "for",
    "href",
    "target",
    "rel",
    "lang",
    "translate",
    "tabindex",
    "hidden",
    "novalidate",
    "autocomplete",
    "autocapitalize",
    "spellcheck",
    "inputmode",
    "rows",
    "viewBox",
    "d",
    "shape-rendering",
    "aria-label",
    "aria-labelledby",
    "aria-describedby",
    "aria-invalid",
    "aria-required",
    "aria-expanded",
    "aria-controls",
    "aria-selected",
    "aria-disabled",
    "aria-hidden",
    "aria-autocomplete",
    "aria-activedescendant",
    "data-heading",
    "data-summary",
    "data-act",
    "data-at",
    "data-nr",
    "data-field",
    "data-pack",
];

/// An element being made.
pub struct Tag(Box<VTag>);

/// An element: its name, then, each after a semicolon, its class and the attributes with fixed values:
/// `button;link;type=button`. One text for all of it, since each call is code and such texts compress well.
#[inline(never)]
pub fn tag(spec: &'static str) -> Tag {
    let mut parts = spec.split(';');
    let mut tag = VTag::new(parts.next().unwrap_or_default());
    tag.set_attributes(Attributes::Dynamic { keys: &NAMES, values: NAMES.iter().map(|_| None).collect() });
    parts.fold(Tag(Box::new(tag)), |tag, part| match part.split_once('=') {
        Some((name, value)) => tag.is(name, value),
        None => tag.is("class", part),
    })
}

/// A text.
#[inline(never)]
pub fn text(words: &str) -> Html {
    VText::new(words.to_owned()).into()
}

/// A component.
pub fn component<C: BaseComponent>(props: C::Properties) -> Html {
    VComp::new::<C>(Rc::new(props), None).into()
}

impl Tag {
    /// Sets an attribute to a fixed value.
    #[inline(never)]
    pub fn is(self, name: &str, value: &'static str) -> Tag {
        self.attribute(name, AttributeOrProperty::Static(value))
    }

    /// Sets an attribute to a computed value.
    #[inline(never)]
    pub fn set(self, name: &str, value: String) -> Tag {
        self.attribute(name, AttributeOrProperty::Attribute(value.into()))
    }

    fn attribute(mut self, name: &str, value: AttributeOrProperty) -> Tag {
        let index = NAMES.iter().position(|known| *known == name);
        debug_assert!(index.is_some(), "{name} is missing in NAMES");
        if let (Some(index), Attributes::Dynamic { values, .. }) = (index, &mut self.0.attributes) {
            values[index] = Some(value);
        }
        self
    }

    /// Sets an attribute if there is a value.
    #[inline(never)]
    pub fn may(self, name: &str, value: Option<String>) -> Tag {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// Sets an attribute to a fixed value if something holds.
    #[inline(never)]
    pub fn when(self, holds: bool, name: &str, value: &'static str) -> Tag {
        if holds { self.is(name, value) } else { self }
    }

    /// Gives it a name: the element does not become one of another name, but makes way for it. Elements beside it have none,
    /// since lists where all have names are left out of the module.
    #[inline(never)]
    pub fn only(mut self, name: &str) -> Tag {
        self.0.key = Some(Key::from(name));
        self
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
    pub fn maybe(self, spec: &'static str, words: Option<&str>) -> Tag {
        match words {
            Some(words) => self.with(tag(spec).text(words)),
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
