//! All answers before sending, each with a way to change it, and the declarations.

use super::page::field;
use crate::{app::Msg, scene::Scene};
use layak_form::{ReviewRow, ReviewSection, ReviewView, words::Word};
use std::rc::Rc;
use yew::prelude::*;

/// The review.
pub fn review(scene: &Rc<Scene>, view: &ReviewView) -> Html {
    html! {
        <>
            {for view.sections.iter().map(|part| section(scene, part))}
            if !view.declarations.is_empty() {
                {scene.heading(1, "subtitle", scene.say(Word::DeclarationHeading))}
                {for view.declarations.iter().map(|declaration| field(scene, declaration))}
            }
            if let Some(withheld) = &view.withheld { <p class="note guide">{withheld}</p> }
        </>
    }
}

fn section(scene: &Scene, section: &ReviewSection) -> Html {
    let title = match &section.item {
        Some(item) => format!("{item}: {}", section.title),
        None => section.title.clone(),
    };
    html! { <>{scene.heading(1, "subtitle", title)}<dl class="answers">{for section.rows.iter().map(|answer| row(scene, answer))}</dl></> }
}

fn row(scene: &Scene, row: &ReviewRow) -> Html {
    let at = row.at;
    html! {
        <div>
            <dt>{&row.label}</dt>
            <dd class={(!row.answered).then_some("muted")} translate="no">
                {&row.value}
                if let Some(problem) = &row.problem { <p class="error">{problem}</p> }
            </dd>
            <dd class="change">
                <button type="button" class="link" aria-label={row.change.clone()} onclick={scene.on_click(move || Msg::Change(at))}>{scene.say(Word::Change)}</button>
            </dd>
        </div>
    }
}
