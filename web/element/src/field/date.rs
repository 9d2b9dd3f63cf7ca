//! A date in three boxes. The month takes a number or a name.

use super::line::bare;
use crate::{
    dom::{Tag, tag},
    scene::Scene,
};
use layak_form::{FieldView, words::Word};

struct Part {
    name: Word,
    id: &'static str,
    class: &'static str,
    /// A token for a whole birth date becomes one for each box.
    birth: &'static str,
}

const PARTS: [Part; 3] = [
    Part { name: Word::Day, id: "", class: "input day", birth: "bday-day" },
    Part { name: Word::Month, id: "-month", class: "input month", birth: "bday-month" },
    Part { name: Word::Year, id: "-year", class: "input year", birth: "bday-year" },
];

/// The three boxes.
pub fn draw(scene: &Scene, view: &FieldView) -> Tag {
    let parts = view.date_parts();
    (0..PARTS.len()).fold(tag("div;parts"), |all, index| all.with(part(scene, view, parts[index], index)))
}

fn part(scene: &Scene, view: &FieldView, typed: &str, index: usize) -> Tag {
    let Part { name, id, class, birth } = &PARTS[index];
    let id = scene.id(&view.key, id);
    let input =
        bare(class, id.clone()).is("autocomplete", if view.autocomplete == "bday" { birth } else { "off" });
    let input = input.when(*name != Word::Month, "inputmode", "numeric").value(typed);
    let input = input.when(view.problem.is_some(), "aria-invalid", "true");
    tag("div").with(tag("label").set("for", id).text(scene.say(*name))).with(input)
}
