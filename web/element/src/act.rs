//! What the applicant does. The shell reads it from the browser's events (`shell/page.js`); elements say by attributes what
//! they do (`data-act`) and what about (`data-at`, `data-nr`), so nothing else has to listen.

use crate::dom::Tag;
use layak_form::Control;
use layak_rules::wording::count;

/// Something that the applicant did.
pub struct Act {
    /// What.
    pub deed: Deed,
    /// What about: the key of a field, a place, an item or a verdict.
    pub at: String,
}

/// A kind of act.
pub enum Deed {
    /// Pressed what has this word in its `data-act`, with the number beside it.
    Pressed(String, usize),
    /// Entered something: what stands in the controls of the field now, or is chosen, one a line.
    Entered(String),
    /// Left a line of the field.
    Left,
    /// Pressed a key in a search box.
    Key(String),
}

/// What the shell read.
pub fn read(deed: &str, at: String, words: String, nr: usize) -> Act {
    let deed = match deed {
        "press" => Deed::Pressed(words, nr),
        "enter" => Deed::Entered(words),
        "leave" => Deed::Left,
        _ => Deed::Key(words),
    };
    Act { deed, at }
}

/// What was entered in the parts of a control. Only a control of one part has values with several lines.
pub fn values(control: Control, entered: String) -> Vec<String> {
    match control {
        Control::Many if entered.is_empty() => Vec::new(),
        Control::Many | Control::Date => entered.split('\n').map(str::to_owned).collect(),
        _ => vec![entered],
    }
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
