//! Kinds of controls and what a browser needs to know about each.

use crate::typed::{Shape, Typed};
use layak_rules::{
    Program,
    program::{Bound, Fact, FactKind, FormatName, Node, NodeId},
};

/// The kind of control of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// One line of text.
    Text,
    /// Several lines of text.
    LongText,
    /// One line of digits: an identifier, never a number to count with.
    Digits,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A whole number.
    Number,
    /// Rupiah.
    Money,
    /// Three boxes: day, month, year.
    Date,
    /// Two radios: yes and no.
    YesNo,
    /// Radios.
    One,
    /// A list with a search box, one to choose.
    Search,
    /// Checkboxes.
    Many,
    /// One checkbox: a statement to agree to.
    Declaration,
}

/// One option of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionView {
    /// Its value, to be entered.
    pub value: String,
    /// Its words.
    pub label: String,
}

/// Text that may be longer than this gets several lines.
const LONG_TEXT: i64 = 160;

impl Control {
    /// What was typed, from what stands in the controls of a field: its lines, or the values that are chosen.
    pub fn typed(self, values: Vec<String>) -> Typed {
        let shape = match self {
            Control::Many => Shape::Many,
            Control::Date => Shape::Date,
            _ => Shape::Text,
        };
        Typed::new(shape, values)
    }

    /// The control of a fact.
    pub(crate) fn of(program: &Program, fact: Fact<'_>) -> Control {
        match fact.kind() {
            FactKind::Boolean if fact.declaration() => Control::Declaration,
            FactKind::Boolean => Control::YesNo,
            FactKind::Integer => Control::Number,
            FactKind::Money => Control::Money,
            FactKind::Date => Control::Date,
            FactKind::Choice if fact.searchable() => Control::Search,
            FactKind::Choice => Control::One,
            FactKind::Choices => Control::Many,
            FactKind::Text | FactKind::Document => Control::of_text(program, fact),
        }
    }

    fn of_text(program: &Program, fact: Fact<'_>) -> Control {
        let format = fact.format().map(|id| program.format(id));
        match format.map(|format| (format.name(), format.most())) {
            Some((FormatName::Phone, _)) => Control::Phone,
            Some((FormatName::Email, _)) => Control::Email,
            Some((_, 1..)) => Control::Digits,
            None if fact
                .check()
                .and_then(|node| longest(program, node))
                .is_some_and(|most| most > LONG_TEXT) =>
            {
                Control::LongText
            }
            _ => Control::Text,
        }
    }

    /// The `inputmode` of the control, where one helps. `type=number` is never right (it rounds and scrolls).
    pub fn input_mode(self) -> Option<&'static str> {
        match self {
            Control::Digits | Control::Number => Some("numeric"),
            Control::Phone => Some("tel"),
            Control::Email => Some("email"),
            // Letters stay at hand for "1,5 juta".
            _ => None,
        }
    }

    /// Whether the label is the legend of a group of controls.
    pub fn is_group(self) -> bool {
        matches!(self, Control::Date | Control::YesNo | Control::One | Control::Many)
    }
}

/// The autocomplete token of a fact: the pack's, or that of its format.
pub(super) fn autocomplete(program: &Program, fact: Fact<'_>) -> String {
    let token = match (fact.autocomplete(), program.format_of(fact)) {
        (Some(token), _) => token,
        (None, Some(FormatName::Phone)) => "tel",
        (None, Some(FormatName::Email)) => "email",
        (None, _) => "off",
    };
    token.to_owned()
}

/// The `maxLength` that a check asserts.
fn longest(program: &Program, node: NodeId) -> Option<i64> {
    match program.node(node) {
        Node::MaxLength(Bound::Fixed(most)) => Some(most),
        Node::All(children) => children.iter().find_map(|child| longest(program, child)),
        _ => None,
    }
}
