//! The one component: the whole form, and the parts of a screen that repaint on their own: a question, the result. Yew
//! compiles its whole machinery anew for every type of component, so all of them are this one.

use crate::{
    app::{App, Msg, Start},
    dom::component,
    field::{self, Search},
    panel::{self, Opened},
    scene::Scene,
};
use layak_form::{FieldView, Panel};
use std::rc::Rc;
use yew::prelude::*;

/// What a part shows.
#[derive(Clone)]
pub enum Shown {
    /// The whole form, begun with this.
    Form(Rc<Start>),
    /// A question, with the state of its search box if it has one.
    Field(Rc<FieldView>, Search, Rc<Scene>),
    /// The result, and how it is opened.
    Panel(Rc<Panel>, Rc<Opened>, Rc<Scene>),
}

impl PartialEq for Shown {
    // A form is begun once, and a result is made anew only when it is another: comparing them whole would only cost code.
    fn eq(&self, other: &Shown) -> bool {
        match (self, other) {
            (Shown::Form(one), Shown::Form(other)) => Rc::ptr_eq(one, other),
            (Shown::Panel(one, open, scene), Shown::Panel(other, opened, setting)) => {
                Rc::ptr_eq(one, other) && Rc::ptr_eq(open, opened) && Rc::ptr_eq(scene, setting)
            }
            (Shown::Field(one, search, scene), Shown::Field(other, searched, setting)) => {
                one.shows_as(other) && search == searched && Rc::ptr_eq(scene, setting)
            }
            _ => false,
        }
    }
}

/// A part of a screen; it is painted again only when this is another than before.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What it shows.
    pub shown: Shown,
}

/// A part; the whole form has the state of the form.
pub struct Part {
    app: Option<Box<App>>,
}

impl Component for Part {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let app = match &ctx.props().shown {
            Shown::Form(start) => Some(Box::new(App::new(start))),
            _ => None,
        };
        Part { app }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        self.app.as_mut().is_some_and(|app| app.happen(ctx, msg))
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let painted = match (&self.app, &ctx.props().shown) {
            (_, Shown::Field(view, search, scene)) => field::draw(scene, view, search),
            (_, Shown::Panel(panel, open, scene)) => panel::draw(scene, panel, open),
            (Some(app), _) => app.paint(),
            (None, _) => return Html::default(),
        };
        painted.html()
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if let Some(app) = &mut self.app {
            app.move_focus();
        }
    }
}

/// A question.
pub fn field(scene: &Rc<Scene>, view: FieldView, search: Search) -> Html {
    part(Shown::Field(Rc::new(view), search, scene.clone()))
}

/// The result.
pub fn panel(scene: &Rc<Scene>, panel: &Rc<Panel>, open: &Rc<Opened>) -> Html {
    part(Shown::Panel(panel.clone(), open.clone(), scene.clone()))
}

fn part(shown: Shown) -> Html {
    component::<Part>(Props { shown })
}
