//! From the rows that `layak-form` writes to elements.

use crate::{
    dom::{Tag, classed, tag, text},
    icon::Icon,
    scene::{Scene, button},
};
use layak_form::{Kind, Row, Tone, words::Word};
use layak_rules::outcome::State;
use yew::Html;

/// Puts rows into an element.
pub fn paint(scene: &Scene, into: Tag, rows: &[Row]) -> Tag {
    let mut open = vec![into];
    for row in rows {
        let made = match row.kind {
            Kind::End => open.pop().map(Tag::html).unwrap_or_default(),
            Kind::Gap => Html::default(),
            Kind::Words => text(&row.text),
            kind => {
                let made = element(scene, row);
                if kind.is_box() {
                    open.push(made);
                    continue;
                }
                made.html()
            }
        };
        if let Some(around) = open.pop() {
            open.push(around.put(made));
        }
    }
    open.swap_remove(0)
}

fn element(scene: &Scene, row: &Row) -> Tag {
    let words = &row.text;
    let (name, class) = match row.kind {
        Kind::Heading(depth) => {
            return scene.heading(depth, if depth < 3 { "subtitle" } else { "name" }, words);
        }
        Kind::Badge(tone) => return badge("p", tone, words),
        Kind::Criterion(state) => return criterion(state),
        Kind::Answer => {
            return tag("li").with(button("link", words, "answer").at(row.about.clone()));
        }
        Kind::Reasons(open) => return reasons(scene, row, open),
        Kind::Link => return link(scene, row.about.clone(), words),
        Kind::Guide => ("div", "note guide"),
        Kind::Verdict => return classed("div", "verdict").is("part", "verdict"),
        Kind::Line | Kind::Text => ("p", ""),
        Kind::Muted => ("p", "muted"),
        Kind::Name => ("p", "name"),
        Kind::Law => ("p", "law"),
        Kind::Steps => ("ol", ""),
        Kind::List => ("ul", ""),
        Kind::Choices => ("ul", "plain"),
        Kind::Criteria => ("ul", "reasons"),
        Kind::Entry | Kind::Item => ("li", ""),
        Kind::More => ("li", "muted"),
        Kind::Strong => ("strong", ""),
        Kind::Part | Kind::End | Kind::Gap | Kind::Words => ("div", ""),
    };
    let made = classed(name, class);
    if row.kind.is_box() { made } else { made.text(words) }
}

/// A verdict in a few words, with a sign, as an element of this name.
pub fn badge(name: &'static str, tone: Tone, words: &str) -> Tag {
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

fn criterion(state: State) -> Tag {
    let (class, icon) = match state {
        State::Met => ("met", Icon::Tick),
        State::Unmet => ("unmet", Icon::Cross),
        State::Unknown => ("unknown", Icon::Dots),
        State::Ask => ("ask", Icon::Question),
    };
    classed("li", class).with(icon.draw())
}

fn reasons(scene: &Scene, row: &Row, open: bool) -> Tag {
    let button = button("link reasons-link", scene.say(Word::ShowReasons), "reasons").at(row.about.clone());
    let of = classed("span", "hidden").text(": ").text(&row.text);
    button.with(of).is("aria-expanded", if open { "true" } else { "false" })
}

/// A link that opens another tab, and says so.
pub fn link(scene: &Scene, href: String, words: &str) -> Tag {
    let link = tag("a").set("href", href).is("target", "_blank").is("rel", "noopener noreferrer");
    link.text(words).with(classed("span", "hidden").text(" ").text(scene.say(Word::NewTab)))
}
