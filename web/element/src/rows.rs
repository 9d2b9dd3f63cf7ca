//! From the rows that `layak-form` writes to elements.

use crate::{
    dom::{Tag, tag, text},
    icon::Icon,
    scene::{Scene, button},
};
use layak_form::{Kind, Row, Tone, words::Word};
use layak_rules::outcome::State;
use yew::Html;

/// Puts rows into an element. `control` draws what needs more than its row: a field, the button that goes on.
pub fn paint(scene: &Scene, into: Tag, rows: &[Row], control: &dyn Fn(&Row) -> Html) -> Tag {
    let mut open = vec![into];
    for row in rows {
        let made = match row.kind {
            Kind::End => open.pop().map(Tag::html).unwrap_or_default(),
            Kind::Gap => Html::default(),
            Kind::Words => text(&row.text),
            Kind::Field(_) | Kind::Another | Kind::Next => control(row),
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

/// For rows without controls.
pub fn none(_: &Row) -> Html {
    Html::default()
}

fn element(scene: &Scene, row: &Row) -> Tag {
    let words = &row.text;
    let spec = match row.kind {
        Kind::Heading(depth) => {
            return scene.heading(depth, if depth < 3 { "subtitle" } else { "name" }, words);
        }
        Kind::Badge(tone) => return badge("p", tone, words),
        Kind::Criterion(state) => return criterion(state),
        Kind::Answer => {
            return tag("li").with(button("link", words, "answer").at(row.about.clone()));
        }
        Kind::Problem => {
            let href = ["#", &scene.id(&row.about, "")].concat();
            let link = tag("a").set("href", href).does("answer").at(row.about.clone());
            return tag("li").with(link.text(words));
        }
        Kind::Problems => return problems(scene),
        Kind::ProblemsTitle => return scene.heading(0, "subtitle", words).set("id", scene.id(SUMMARY, "")),
        Kind::Title => return scene.title(words),
        Kind::Back => return tag("div;back").with(button("link", words, "back")),
        Kind::Undo => return button("button", words, "undo"),
        Kind::Progress => return tag("div;progress;aria-hidden=true"),
        Kind::Step(done) => return tag("i").when(done, "class", "done"),
        Kind::Form => return tag("form;novalidate=").only(&row.about),
        Kind::Change => {
            let change = named(scene, row, "link", Word::Change, "answer", Word::ChangeField);
            return tag("dd;change").with(change);
        }
        Kind::Go => return named(scene, row, "link", Word::Change, "go", Word::ChangeField),
        Kind::Remove => {
            let remove = named(scene, row, "link danger", Word::Remove, "remove", Word::RemoveItem);
            return remove.nr(row.number.into());
        }
        Kind::Value(answered) => {
            return tag("dd").when(!answered, "class", "muted").is("translate", "no");
        }
        Kind::Reasons(open) => return reasons(scene, row, open),
        Kind::Link => return link(scene, row.about.clone(), words),
        Kind::Guide => "div;note guide",
        Kind::Verdict => return tag("div;verdict;part=verdict"),
        Kind::Line | Kind::Text => "p",
        Kind::Intro => "p;pre",
        Kind::Note => "p;note",
        Kind::Advice => "p;note guide",
        Kind::Wrong => "p;error",
        Kind::Muted => "p;muted",
        Kind::Name => "p;name",
        Kind::Law => "p;law",
        Kind::Steps => "ol",
        Kind::List => "ul",
        Kind::Choices => "ul;plain",
        Kind::Criteria => "ul;reasons",
        Kind::Entry | Kind::Item => "li",
        Kind::More => "li;muted",
        Kind::Strong => "strong",
        Kind::Actions => "div;actions",
        Kind::Items => "ul;items",
        Kind::Buttons => "span",
        Kind::Answers => "dl;answers",
        Kind::Term => "dt",
        _ => "div",
    };
    let made = tag(spec);
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
    tag(name).is("class", class).is("translate", "no").with(icon.draw()).text(words)
}

/// The id of the error summary's heading.
const SUMMARY: &str = "summary";

fn problems(scene: &Scene) -> Tag {
    let summary = tag("div;errors;part=summary;tabindex=-1;data-summary=");
    summary.is("role", "group").set("aria-labelledby", scene.id(SUMMARY, ""))
}

/// A button whose few words say less than its name for screen readers.
fn named(scene: &Scene, row: &Row, class: &'static str, words: Word, act: &'static str, name: Word) -> Tag {
    let button = button(class, scene.say(words), act).at(row.about.clone());
    button.set("aria-label", scene.fill(name, &[&row.text]))
}

fn criterion(state: State) -> Tag {
    let (spec, icon) = match state {
        State::Met => ("li;met", Icon::Tick),
        State::Unmet => ("li;unmet", Icon::Cross),
        State::Unknown => ("li;unknown", Icon::Dots),
        State::Ask => ("li;ask", Icon::Question),
    };
    tag(spec).with(icon.draw())
}

fn reasons(scene: &Scene, row: &Row, open: bool) -> Tag {
    let button = scene.button("link reasons-link", Word::ShowReasons, "reasons").at(row.about.clone());
    let of = tag("span;hidden").text(": ").text(&row.text);
    button.with(of).is("aria-expanded", if open { "true" } else { "false" })
}

/// A link that opens another tab, and says so.
pub fn link(scene: &Scene, href: String, words: &str) -> Tag {
    let link = tag("a").set("href", href).is("target", "_blank").is("rel", "noopener noreferrer");
    link.text(words).with(tag("span;hidden").text(" ").text(scene.say(Word::NewTab)))
}
