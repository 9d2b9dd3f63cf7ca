//! One verdict: its words, the reason, what to do, what is missing, and the criteria with their law.

use super::law::citations;
use crate::{
    dom::{Tag, classed, tag},
    icon::Icon,
    scene::{Scene, button},
};
use layak_form::{DecisionView, Missing, Note, Reason, Tone, words::Word};
use layak_rules::{outcome::State, wording::count};

/// Open questions named at once; the others are counted.
const NAMED: usize = 4;

/// One verdict.
pub fn draw(scene: &Scene, view: &DecisionView, open: bool) -> Tag {
    let reason = view.reason.as_deref().filter(|reason| *reason != view.sentence);
    let card = classed("div", "verdict").is("part", "verdict").with(scene.heading(3, "name", &view.title));
    let mut card = card.with(badge(view.tone, &view.badge)).maybe("p", "", Some(&view.sentence));
    card = card.maybe("p", "", reason).maybe("p", "muted", view.met.as_deref());
    for date in &view.dates {
        card = card.with(tag("p").text(&date.label).text(": ").with(tag("strong").text(&date.date)));
    }
    card = listed(card, scene.say(Word::NextHeading), &view.next);
    card = missing(card, scene, &view.missing);
    card = listed(card, scene.say(Word::OfficeChecks), &view.office);
    details(card, scene, view, open)
}

/// A verdict in a few words, with a sign.
pub fn badge(tone: Tone, words: &str) -> Tag {
    badge_in("p", tone, words)
}

/// The same as an element of this name.
pub fn badge_in(name: &'static str, tone: Tone, words: &str) -> Tag {
    let (class, icon) = match tone {
        Tone::Good => ("badge good", Icon::Tick),
        Tone::Act => ("badge todo", Icon::Arrow),
        Tone::Bad => ("badge bad", Icon::Cross),
        Tone::Ask => ("badge office", Icon::Question),
        Tone::Open => ("badge", Icon::Dots),
        Tone::Info => ("badge todo", Icon::Tick),
    };
    classed(name, class).is("translate", "no").with(icon.draw()).text(words)
}

fn listed(card: Tag, heading: &str, lines: &[String]) -> Tag {
    if lines.is_empty() {
        return card;
    }
    let list = lines.iter().fold(tag("ul"), |list, line| list.with(tag("li").text(line)));
    card.maybe("p", "name", Some(heading)).with(list)
}

fn missing(card: Tag, scene: &Scene, missing: &[Missing]) -> Tag {
    if missing.is_empty() {
        return card;
    }
    let mut list = classed("ul", "plain");
    for open in missing.iter().take(NAMED) {
        list = list.with(match open.place {
            Some(_) => tag("li").with(button("link", &open.label, "answer").at(open.key.clone())),
            None => tag("li").text(&open.label),
        });
    }
    let rest = missing.len().saturating_sub(NAMED);
    if rest > 0 {
        list = list.maybe("li", "muted", Some(&["+ ", &count(rest)].concat()));
    }
    card.maybe("p", "name", Some(scene.say(Word::MissingHeading))).with(list)
}

// Reasons are made only when they are asked for: most of a result is reasons, and every letter typed may change it.
fn details(card: Tag, scene: &Scene, view: &DecisionView, open: bool) -> Tag {
    if view.criteria.is_empty() && view.notes.is_empty() {
        return card;
    }
    let of = classed("span", "hidden").text(": ").text(&view.title);
    let button =
        button("link reasons-link", scene.say(Word::ShowReasons), "reasons").at(view.key.clone()).with(of);
    let card = card.with(button.is("aria-expanded", if open { "true" } else { "false" }));
    if !open {
        return card;
    }
    let reasons = view
        .criteria
        .iter()
        .fold(classed("ul", "reasons"), |list, reason| list.with(criterion(scene, reason)));
    if view.notes.is_empty() {
        return card.with(reasons);
    }
    let notes = view.notes.iter().fold(tag("ul"), |list, note| list.with(known(scene, note)));
    card.with(reasons).maybe("p", "name", Some(scene.say(Word::NotesHeading))).with(notes)
}

fn criterion(scene: &Scene, reason: &Reason) -> Tag {
    let (class, icon) = match reason.state {
        State::Met => ("met", Icon::Tick),
        State::Unmet => ("unmet", Icon::Cross),
        State::Unknown => ("unknown", Icon::Dots),
        State::Ask => ("ask", Icon::Question),
    };
    let title = tag("p").with(tag("strong").text(&reason.title)).text(". ").text(&reason.state_words);
    let line = classed("li", class).with(icon.draw()).with(title);
    let mut line = line.maybe("p", "", reason.text.as_deref()).maybe("p", "", reason.next.as_deref());
    for answer in &reason.answers {
        line = line.maybe("p", "muted", Some(answer));
    }
    citations(line.maybe("p", "muted", reason.standing.as_deref()), scene, &reason.citations)
}

fn known(scene: &Scene, note: &Note) -> Tag {
    let line = tag("li").maybe("p", "name", Some(&note.title)).maybe("p", "", note.text.as_deref());
    citations(line.maybe("p", "muted", note.standing.as_deref()), scene, &note.citations)
}
