//! One question: label, hint, error, control, what was understood.

mod boxes;
mod date;
mod line;
mod options;
mod search;

use crate::{dom::Tag, scene::Scene};
use layak_form::{Control, FieldView};

pub use boxes::more;
pub use search::{Search, Searches};

/// One question; a search box has a state of its own.
pub fn draw(scene: &Scene, view: &FieldView, search: &Search) -> Tag {
    match view.control {
        Control::Date => boxes::group(scene, view, date::draw(scene, view)),
        Control::YesNo | Control::One | Control::Many => {
            boxes::group(scene, view, options::draw(scene, view))
        }
        Control::Declaration => boxes::bare(scene, view, options::declaration(scene, view)),
        Control::Search => boxes::single(scene, view, search.draw(scene, view)),
        _ => boxes::single(scene, view, line::draw(scene, view).html()),
    }
}

/// The ids that describe a control: error, hint, what was understood; in the order in which they should be read.
fn described_by(scene: &Scene, view: &FieldView) -> Option<String> {
    let parts = [
        (view.problem.is_some(), "-error"),
        (view.hint.is_some(), "-hint"),
        (view.sensitive, "-kept"),
        (has_echo(view.control), "-echo"),
    ];
    let mut ids = String::new();
    for (_, part) in parts.iter().filter(|(shown, _)| *shown) {
        ids.push_str(&scene.id(&view.key, part));
        ids.push(' ');
    }
    (!ids.is_empty()).then_some(ids)
}

/// Controls that show what was understood.
fn has_echo(control: Control) -> bool {
    matches!(control, Control::Money | Control::Date | Control::Number | Control::Phone | Control::Digits)
}

/// What every control says of itself.
fn described(control: Tag, scene: &Scene, view: &FieldView) -> Tag {
    let control = control.may("aria-describedby", described_by(scene, view));
    control.when(view.problem.is_some(), "aria-invalid", "true").when(view.required, "aria-required", "true")
}
