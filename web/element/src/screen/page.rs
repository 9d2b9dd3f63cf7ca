//! A place of the form: questions, items, or the review, with the way on and back.

use super::{items::items, review::review, summary::summary};
use crate::{app::Msg, field::Field, scene::Scene};
use layak_form::{Body, FieldView, Form, PageView, Progress, words::Word};
use std::rc::Rc;
use yew::prelude::*;

/// The screen of a place. `leads_on` replaces the button where the form goes on elsewhere.
pub fn page(scene: &Rc<Scene>, form: &Form, view: &PageView, leads_on: Option<Html>) -> Html {
    let act = scene.act.clone();
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        act.emit(Msg::Next);
    });
    html! {
        <>
            if view.can_go_back { <div class="back">{scene.button("link", scene.say(Word::Back), || Msg::Back)}</div> }
            {progress(&view.progress)}
            {summary(scene, form, &view.problems)}
            {heading(scene, view)}
            {for view.intro.as_ref().map(|intro| html! { <p class="pre">{intro}</p> })}
            <form novalidate={true} {onsubmit} key={view.place.key(form.program())}>
                {body(scene, form, &view.body)}
                <div class="actions">{leads_on.unwrap_or_else(|| html! { <button type="submit" class="button main" part="button">{&view.next}</button> })}</div>
            </form>
        </>
    }
}

fn heading(scene: &Scene, view: &PageView) -> Html {
    html! { <>if let Some(item) = &view.item { <p class="muted">{item}</p> }{scene.title(view.title.as_str())}</> }
}

fn body(scene: &Rc<Scene>, form: &Form, body: &Body) -> Html {
    match body {
        Body::Fields(fields) => html! { {for fields.iter().map(|view| field(scene, view))} },
        Body::Items(view) => items(scene, form, view),
        Body::Review(view) => review(scene, view),
    }
}

/// One question, as a component that is compared by its view.
pub fn field(scene: &Rc<Scene>, view: &FieldView) -> Html {
    html! { <Field key={view.key.clone()} view={view.clone()} scene={scene.clone()} /> }
}

fn progress(progress: &Progress) -> Html {
    let bar = (0..progress.of).map(|step| html! { <i class={(step < progress.step).then_some("done")}></i> });
    html! { <><p class="muted">{&progress.words}</p><div class="progress" aria-hidden="true">{for bar}</div></> }
}
