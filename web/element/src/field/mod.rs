//! One question: label, hint, error, control, what was understood. A field is a component of its own, so a keystroke
//! repaints one field.

mod boxes;
mod date;
mod line;
mod options;
mod search;

use crate::{app::Msg, scene::Scene};
use layak_form::{Control, FieldView, Typed, words::Word};
use layak_rules::FactAt;
use std::rc::Rc;
use yew::prelude::*;

pub use boxes::more;

/// What a field shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Its view.
    pub view: FieldView,
    /// Where it stands.
    pub scene: Rc<Scene>,
}

/// One question.
#[component]
pub fn Field(props: &Props) -> Html {
    let Props { view, scene } = props;
    match view.control {
        Control::Date => boxes::group(scene, view, date::draw(scene, view)),
        Control::YesNo | Control::One | Control::Many => boxes::group(scene, view, options::draw(scene, view)),
        Control::Declaration => boxes::bare(scene, view, options::declaration(scene, view)),
        Control::Search => boxes::single(scene, view, html! { <search::Search ..props.clone() /> }),
        _ => boxes::single(scene, view, line::draw(scene, view)),
    }
}

/// The ids that describe a control: error, hint, what was understood; in the order in which they should be read.
fn described_by(scene: &Scene, view: &FieldView) -> Option<String> {
    let parts = [
        view.problem.as_ref().map(|_| "-error"),
        view.hint.as_ref().map(|_| "-hint"),
        view.sensitive.then_some("-kept"),
        has_echo(view.control).then_some("-echo"),
    ];
    let ids: Vec<String> = parts.into_iter().flatten().map(|part| scene.id(&view.key, part)).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Controls that show what was understood, and keep the place for it free.
fn has_echo(control: Control) -> bool {
    matches!(control, Control::Money | Control::Date | Control::Number | Control::Phone | Control::Digits)
}

fn entered(scene: &Scene, at: FactAt, typed: Typed) {
    scene.act.emit(Msg::Enter(at, typed));
}

fn left(scene: &Rc<Scene>, at: FactAt) -> Callback<FocusEvent> {
    let act = scene.act.clone();
    Callback::from(move |_| act.emit(Msg::Left(at)))
}

fn invalid(view: &FieldView) -> Option<&'static str> {
    view.problem.is_some().then_some("true")
}

fn label_of(scene: &Scene, view: &FieldView) -> Html {
    let optional = (!view.required).then(|| html! { <span class="optional">{" "}{scene.say(Word::Optional)}</span> });
    html! { <>{&view.label}{optional}</> }
}
