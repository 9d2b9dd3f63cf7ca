//! What stands around a control: a labelled box for one control, a fieldset for a group of them.

use super::{described_by, has_echo, invalid, label_of};
use crate::{app::Msg, scene::Scene};
use layak_form::{Control, FieldView, ItemsView, Place, Suggestion, words::Word};
use yew::prelude::*;

/// Around one control.
pub fn single(scene: &Scene, view: &FieldView, control: Html) -> Html {
    html! {
        <div class={class(view.problem.is_some())} part="field">
            <label class="label" part="label" id={scene.id(&view.key, "-label")} for={scene.id(&view.key, "")}>{label_of(scene, view)}</label>
            {inside(scene, view, control)}
        </div>
    }
}

/// Around a control that brings its own label.
pub fn bare(scene: &Scene, view: &FieldView, control: Html) -> Html {
    html! { <div class={class(view.problem.is_some())} part="field">{inside(scene, view, control)}</div> }
}

/// Around a group of controls.
pub fn group(scene: &Scene, view: &FieldView, controls: Html) -> Html {
    let choice = matches!(view.control, Control::YesNo | Control::One);
    html! {
        <fieldset class={class(view.problem.is_some())} part="field" role={choice.then_some("radiogroup")}
            aria-invalid={choice.then(|| invalid(view)).flatten()} aria-describedby={described_by(scene, view)}>
            <legend class="label" part="label" id={scene.id(&view.key, "-label")}>{label_of(scene, view)}</legend>
            {inside(scene, view, controls)}
        </fieldset>
    }
}

fn class(wrong: bool) -> &'static str {
    if wrong { "field wrong" } else { "field" }
}

fn inside(scene: &Scene, view: &FieldView, control: Html) -> Html {
    let id = |part| scene.id(&view.key, part);
    html! {
        <>
            if let Some(hint) = &view.hint { <p class="hint" part="hint" id={id("-hint")}>{hint}</p> }
            if view.sensitive { <p class="hint" id={id("-kept")}>{scene.say(Word::SensitiveHere)}</p> }
            {error(scene, &view.key, view.problem.as_deref())}
            {control}
            {suggestions(scene, view)}
            if let Some(doubt) = &view.doubt { <p class="note guide">{doubt}</p> }
            if has_echo(view.control) { <p class="echo" id={id("-echo")} translate="no">{view.echo.clone()}</p> }
        </>
    }
}

fn error(scene: &Scene, key: &str, problem: Option<&str>) -> Html {
    let Some(problem) = problem else { return Html::default() };
    html! {
        <p class="error" part="error" id={scene.id(key, "-error")}>
            <span class="hidden">{scene.say(Word::ErrorPrefix)}{": "}</span>{problem.to_owned()}
        </p>
    }
}

fn suggestions(scene: &Scene, view: &FieldView) -> Html {
    let at = view.at;
    let button = |suggestion: &Suggestion| {
        let typed = suggestion.typed.clone();
        scene.button("button", &suggestion.label, move || Msg::Enter(at, typed.clone()))
    };
    if view.suggestions.is_empty() {
        return Html::default();
    }
    html! { <div class="actions">{for view.suggestions.iter().map(button)}</div> }
}

/// The question whether there is another item, as two radios.
pub fn more(scene: &Scene, view: &ItemsView, program: &layak_rules::Program) -> Html {
    let (subject, key) = (view.subject, Place::Items(view.subject).key(program));
    let radio = |yes: bool| {
        let act = scene.act.clone();
        let id = scene.id(&key, if yes { "" } else { "-no" });
        html! {
            <label class="option">
                <input type="radio" {id} name={scene.id(&key, "-more")} checked={view.more == Some(yes)}
                    onchange={Callback::from(move |_| act.emit(Msg::More(subject, yes)))} />
                <span>{scene.say(if yes { Word::Yes } else { Word::No })}</span>
            </label>
        }
    };
    html! {
        <fieldset class={class(view.problem.is_some())} role="radiogroup" aria-invalid={view.problem.as_ref().map(|_| "true")}
            aria-describedby={view.problem.as_ref().map(|_| scene.id(&key, "-error"))}>
            <legend class="label" id={scene.id(&key, "-label")}>{&view.question}</legend>
            {error(scene, &key, view.problem.as_deref())}
            <div class="options pair">{radio(true)}{radio(false)}</div>
        </fieldset>
    }
}
