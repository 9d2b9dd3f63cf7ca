//! The live result: beside the questions on wide screens, folded below them on phones.

pub mod card;
pub mod law;

use crate::{
    dom::{Tag, classed, tag},
    icon::Icon,
    scene::Scene,
};
use layak_form::{
    Group, Panel, PlanStep, ProgrammeView, Tone,
    words::{Word, join},
};
use layak_rules::wording;

/// What the applicant opened.
#[derive(Clone, Default)]
pub struct Opened {
    /// The result itself, on a phone.
    pub panel: bool,
    /// The keys of verdicts whose reasons are shown.
    pub reasons: Vec<String>,
}

impl Opened {
    /// Shows or hides the reasons of a verdict.
    pub fn turn(&mut self, key: String) {
        match self.reasons.iter().position(|other| *other == key) {
            Some(index) => drop(self.reasons.remove(index)),
            None => self.reasons.push(key),
        }
    }
}

/// The live result.
pub fn draw(scene: &Scene, panel: &Panel, open: &Opened) -> Tag {
    let (around, body) = folded(scene, &panel.heading, &summary(panel), open.panel);
    around.with(filled(body, scene, panel, open))
}

/// A panel that folds on phones, and its body, which goes into it.
pub fn folded(scene: &Scene, heading: &str, summary: &str, open: bool) -> (Tag, Tag) {
    let id = scene.id("panel", "");
    let words = tag("span").text(heading).with(classed("span", "muted").text(summary));
    let fold = classed("button", "fold")
        .is("type", "button")
        .set("aria-controls", id.clone())
        .with(words)
        .with(Icon::Angle.draw());
    let fold = fold.is("aria-expanded", if open { "true" } else { "false" }).does("fold");
    let body = classed("div", "body").set("id", id).when(!open, "hidden", "");
    (classed("div", "panel").is("part", "panel").with(fold), body)
}

fn filled(body: Tag, scene: &Scene, panel: &Panel, open: &Opened) -> Tag {
    let mut body =
        body.with(scene.heading(1, "subtitle", &panel.heading)).maybe("p", "muted", Some(&panel.hint));
    if let Some(view) = &panel.programme {
        body = body.with(programme(scene, view));
    }
    body = plan(body, scene, &panel.plan);
    for group in &panel.groups {
        body = body.with(verdicts_of(scene, group, open));
    }
    body
}

/// "Wajib 2 · Belum bisa dipastikan 1": each badge with how often it occurs, in order of appearance.
fn summary(panel: &Panel) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let decisions = panel.groups.iter().flat_map(|group| &group.decisions);
    // A classification says little without its title.
    for view in decisions.filter(|view| view.tone != Tone::Info) {
        match counts.iter_mut().find(|(badge, _)| *badge == view.badge) {
            Some((_, count)) => *count += 1,
            None => counts.push((&view.badge, 1)),
        }
    }
    let mut words = String::new();
    for (badge, count) in counts {
        let separator = if words.is_empty() { "" } else { " · " };
        words = [&words, separator, badge, " ", &wording::count(count)].concat();
    }
    words
}

fn verdicts_of(scene: &Scene, group: &Group, open: &Opened) -> Tag {
    let head = tag("div").with(scene.heading(2, "subtitle", &group.label));
    let mut cards = tag("div");
    for view in &group.decisions {
        cards = cards.with(card::draw(scene, view, open.reasons.contains(&view.key)));
    }
    head.with(cards)
}

fn programme(scene: &Scene, view: &ProgrammeView) -> Tag {
    let mut state = tag("p").with(tag("strong").text(&view.badge));
    if let Some(days) = &view.days {
        state = state.text(" (").text(days).text(")");
    }
    let note = classed("div", "note guide").with(state);
    let note = note.maybe("p", "name", view.title.as_deref()).maybe("p", "", view.text.as_deref());
    law::citations(note, scene, &view.citations)
}

/// What to do, in order.
pub fn plan(body: Tag, scene: &Scene, plan: &[PlanStep]) -> Tag {
    if plan.is_empty() {
        return body;
    }
    let mut list = tag("ol");
    for step in plan {
        list = list.with(plan_step(scene, step));
    }
    body.with(scene.heading(2, "subtitle", scene.say(Word::PlanHeading))).with(list)
}

fn plan_step(scene: &Scene, step: &PlanStep) -> Tag {
    let mut words = tag("li").with(tag("strong").text(&step.title)).text(": ").text(&step.badge).text(".");
    if !step.items.is_empty() {
        words = words.maybe("p", "muted", Some(&scene.fill(Word::PlanFor, &[&join(&step.items, ", ")])));
    }
    if !step.after.is_empty() {
        let and = [" ", scene.say(Word::And), " "].concat();
        words = words.maybe("p", "muted", Some(&scene.fill(Word::PlanAfter, &[&join(&step.after, &and)])));
    }
    words
}
