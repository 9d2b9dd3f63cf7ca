//! The live result: beside the questions on wide screens, folded below them on phones.

pub mod card;
mod law;

use crate::{app::Msg, icon::Icon, scene::Scene};
use card::Card;
use layak_form::{Group, Panel, PlanStep, ProgrammeView, words::Word};
use std::rc::Rc;
use yew::prelude::*;

/// What the panel shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The verdicts so far.
    pub panel: Rc<Panel>,
    /// Where it stands.
    pub scene: Rc<Scene>,
    /// Whether it is unfolded on a phone.
    pub open: bool,
}

/// The live result.
#[component]
pub fn Verdicts(props: &Props) -> Html {
    let Props { panel, scene, open } = props;
    let body = scene.id("panel", "");
    html! {
        <div class="panel" part="panel">
            <button type="button" class="fold" aria-expanded={if *open { "true" } else { "false" }} aria-controls={body.clone()} onclick={scene.on_click(|| Msg::Fold)}>
                <span>{&panel.heading}<span class="muted">{summary(panel)}</span></span>{Icon::Angle.draw()}
            </button>
            <div class="body" id={body} hidden={!*open}>
                {scene.heading(1, "subtitle", panel.heading.as_str())}
                <p class="muted">{&panel.hint}</p>
                {programme(scene, panel.programme.as_ref())}
                {for panel.groups.iter().map(|group| verdicts_of(scene, group))}
                {plan(scene, &panel.plan)}
            </div>
        </div>
    }
}

/// "Wajib 2 · Belum bisa dipastikan 1": each badge with how often it occurs, in order of appearance.
fn summary(panel: &Panel) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for view in panel.groups.iter().flat_map(|group| &group.decisions) {
        match counts.iter_mut().find(|(badge, _)| *badge == view.badge) {
            Some((_, count)) => *count += 1,
            None => counts.push((&view.badge, 1)),
        }
    }
    let words: Vec<String> = counts.into_iter().map(|(badge, count)| format!("{badge} {count}")).collect();
    words.join(" · ")
}

fn verdicts_of(scene: &Rc<Scene>, group: &Group) -> Html {
    let card = |view: &layak_form::DecisionView| html! { <Card key={view.key.clone()} view={view.clone()} scene={scene.clone()} /> };
    html! { <>{scene.heading(2, "subtitle", group.label.as_str())}{for group.decisions.iter().map(card)}</> }
}

fn programme(scene: &Scene, view: Option<&ProgrammeView>) -> Html {
    let Some(view) = view else { return Html::default() };
    html! {
        <div class="note guide">
            <p><strong>{&view.badge}</strong>{days(&view.days)}</p>
            {for view.title.as_ref().map(|title| html! { <p>{title}</p> })}
            {for view.text.as_ref().map(|text| html! { <p>{text}</p> })}
            {law::citations(scene, &view.citations)}
        </div>
    }
}

fn days(days: &(Option<String>, Option<String>)) -> String {
    match days {
        (Some(from), Some(to)) => format!(" ({from} – {to})"),
        (Some(day), None) | (None, Some(day)) => format!(" ({day})"),
        (None, None) => String::new(),
    }
}

/// What to do, in order.
pub fn plan(scene: &Scene, plan: &[PlanStep]) -> Html {
    if plan.is_empty() {
        return Html::default();
    }
    html! { <>{scene.heading(2, "subtitle", scene.say(Word::PlanHeading))}<ol>{for plan.iter().map(|step| plan_step(scene, step))}</ol></> }
}

fn plan_step(scene: &Scene, step: &PlanStep) -> Html {
    let and = format!(" {} ", scene.say(Word::And));
    html! {
        <li>
            <strong>{&step.title}</strong>{": "}{&step.badge}
            if !step.items.is_empty() { <span class="muted">{". "}{scene.fill(Word::PlanFor, &[&step.items.join(", ")])}</span> }
            if !step.after.is_empty() { <span class="muted">{". "}{scene.fill(Word::PlanAfter, &[&step.after.join(&and)])}</span> }
        </li>
    }
}
