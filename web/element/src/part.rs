//! The parts of a screen that repaint on their own: a question, a verdict, the result. One component for all of them: Yew
//! compiles its whole machinery anew for every type of component.

use crate::{
    dom::component,
    field,
    panel::{self, Opened},
    scene::Scene,
};
use layak_form::{DecisionView, FieldView, Panel};
use std::rc::Rc;
use yew::prelude::*;

/// What a part shows.
#[derive(Clone, PartialEq)]
pub enum Shown {
    /// A question.
    Field(FieldView),
    /// A verdict, with its reasons or without.
    Verdict(DecisionView, bool),
    /// The result, and how it is opened.
    Panel(Rc<Panel>, Rc<Opened>),
}

/// A part of a screen; it is painted again only when this is another than before.
#[derive(Clone, PartialEq, Properties)]
struct Props {
    shown: Shown,
    scene: Rc<Scene>,
}

struct Part;

impl Component for Part {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Part
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props { shown, scene } = ctx.props();
        let painted = match shown {
            Shown::Field(view) => field::draw(scene, view),
            Shown::Verdict(view, open) => panel::card::draw(scene, view, *open),
            Shown::Panel(panel, open) => panel::draw(scene, panel, open),
        };
        painted.html()
    }
}

/// A question.
pub fn field(scene: &Rc<Scene>, view: &FieldView) -> Html {
    part(scene, Shown::Field(view.clone()), &view.key)
}

/// A verdict.
pub fn verdict(scene: &Rc<Scene>, view: &DecisionView, open: bool) -> Html {
    part(scene, Shown::Verdict(view.clone(), open), &view.key)
}

/// The result.
pub fn panel(scene: &Rc<Scene>, panel: &Rc<Panel>, open: &Rc<Opened>) -> Html {
    part(scene, Shown::Panel(panel.clone(), open.clone()), "panel")
}

fn part(scene: &Rc<Scene>, shown: Shown, key: &str) -> Html {
    component::<Part>(Props { shown, scene: scene.clone() }, key)
}
