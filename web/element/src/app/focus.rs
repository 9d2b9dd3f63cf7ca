//! Where the focus goes after a change of screen.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Where the focus goes.
pub enum Focus {
    /// Nowhere else.
    Stay,
    /// To the heading of the screen.
    Heading,
    /// To the error summary.
    Summary,
    /// To the control with this id; its label is scrolled to the top.
    Control(String),
}

/// Moves the focus.
pub fn apply(stage: &Element, focus: Focus) {
    match focus {
        Focus::Stay => {}
        Focus::Heading => focus_on(find(stage, "[data-heading]").as_ref()),
        Focus::Summary => focus_on(find(stage, "[data-summary]").as_ref()),
        Focus::Control(id) => to_control(stage, &id),
    }
}

// The label comes into view rather than the control, so that the question can be read above the keyboard of a phone.
fn to_control(stage: &Element, id: &str) {
    let control = find(stage, &["[id=\"", id, "\"]"].concat()).or_else(|| find(stage, "[data-heading]"));
    focus_on(control.as_ref());
    if let Some(label) = find(stage, &["[id=\"", id, "-label\"]"].concat()) {
        label.scroll_into_view_with_bool(true);
    }
}

fn find(stage: &Element, selector: &str) -> Option<HtmlElement> {
    stage.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

fn focus_on(element: Option<&HtmlElement>) {
    // An element that cannot take the focus leaves it where it is.
    let _ = element.map(HtmlElement::focus);
}
