//! The receipt: reference, time with zone, what the office decided, a QR code, and a page that prints well.

use crate::{
    border::Told,
    dom::{Tag, tag},
    icon::Icon,
    rows::{badge, link, none, paint},
    scene::{Scene, actions},
    words,
};
use layak_form::{
    Form, Panel, Shown, Tone, named,
    words::{Language, Word},
};
use layak_rules::{
    Date,
    program::DecisionKind,
    wording::{self, count},
};
use yew::Html;

/// The receipt of a stored submission.
pub fn receipt(scene: &Scene, form: &Form, panel: &Panel, receipt: &Told) -> Tag {
    let page = differences(tag("div").with(head(scene, receipt)), scene, form, panel, receipt);
    let mut page = page.with(scene.heading(1, "subtitle", scene.say(Word::PanelHeadingFinal)));
    for decided in &receipt.list("decisions") {
        page = page.with(verdict(scene, form, panel, decided));
    }
    let page = paint(scene, page, &panel.rows[panel.plan.clone()], &none).say("p", scene, Word::ReceiptCheck);
    let page = page.put(code(scene, receipt));
    let page = page.with(tag("p").with(link(scene, of(receipt, "checkUrl"), scene.say(Word::CheckLink))));
    let buttons = actions().with(scene.button("button main", Word::Print, "print"));
    let buttons = buttons.with(scene.button("button", Word::NewApplication, "start-anew"));
    page.say("p;screen", scene, Word::ReceiptKeep).with(buttons)
}

/// A text of the receipt; empty if it has none of this name.
fn of(receipt: &Told, name: &str) -> String {
    receipt.text(name).unwrap_or_default()
}

fn head(scene: &Scene, receipt: &Told) -> Tag {
    let state = tag("p;badge good").with(Icon::Tick.draw()).text(scene.say(Word::StatusReceived));
    let reference = tag("p;reference;translate=no").text(&of(receipt, "reference"));
    let time = tag("strong;translate=no").text(&moment(scene.language, receipt));
    let head = tag("div;receipt;part=receipt").with(scene.title(scene.say(Word::ReceiptHeading))).with(state);
    let head = head.say("p", scene, Word::ReceiptReference).with(reference);
    head.with(tag("p").text(scene.say(Word::ReceiptTime)).text(": ").with(time))
}

/// The QR code, as the server drew it, named for screen readers.
fn code(scene: &Scene, receipt: &Told) -> Html {
    let Some((side, path)) = receipt.index("side").zip(receipt.text("path")) else { return Html::default() };
    let name = scene.fill(Word::QrName, &[&of(receipt, "reference")]);
    let svg = tag("svg;qr;role=img").set("aria-label", name);
    let svg = svg
        .set("viewBox", ["0 0 ", &count(side.into()), " ", &count(side.into())].concat())
        .is("shape-rendering", "crispEdges");
    svg.with(tag("path").set("d", path)).html()
}

/// `22 November 2026, 14.03 WITA`, from RFC 3339 with the office's offset.
fn moment(language: Language, receipt: &Told) -> String {
    let text = of(receipt, "receivedAt");
    let (Some(day), Some(time)) = (text.get(..10).and_then(Date::parse), text.get(11..16)) else {
        return text;
    };
    let time = if language == Language::Indonesian { time.replace(':', ".") } else { time.to_owned() };
    [&wording::date(day, language), ", ", &time, " ", &*of(receipt, "timeZone")].concat()
}

fn differences(page: Tag, scene: &Scene, form: &Form, panel: &Panel, receipt: &Told) -> Tag {
    let differences = receipt.list("differences");
    if differences.is_empty() {
        return page;
    }
    let mut list = tag("ul");
    for difference in &differences {
        list = list.with(difference_line(scene, form, panel, difference));
    }
    page.with(tag("div;note guide").say("p;name", scene, Word::ReceiptDiffers).with(list))
}

fn difference_line(scene: &Scene, form: &Form, panel: &Panel, difference: &Told) -> Tag {
    let say = |name| difference.text(name).map_or("–", |verdict| scene.say(named(&verdict).0));
    let title = title(scene, form, panel, difference);
    let line = tag("li").maybe("p;name", Some(&title));
    let line = line.maybe("p", Some(&scene.fill(Word::OnScreen, &[say("claimed")])));
    line.maybe("p", Some(&scene.fill(Word::ByOffice, &[say("decided")])))
}

fn verdict(scene: &Scene, form: &Form, panel: &Panel, decided: &Told) -> Tag {
    let words = match (same(panel, decided), decided.text("permit"), value(scene, form, decided)) {
        (Some(view), ..) => view.badge.clone(),
        (None, Some(permit), _) => scene.fill(Word::VerdictOther, &[&permit]),
        (None, None, Some(value)) => value,
        (None, None, None) => scene.say(named(&of(decided, "verdict")).0).to_owned(),
    };
    let title = title(scene, form, panel, decided);
    tag("div;verdict").maybe("p;name", Some(&title)).with(badge(
        "p",
        named(&of(decided, "verdict")).1,
        &words,
    ))
}

/// The verdict on screen, if it is the office's too: its words say more.
fn same<'p>(panel: &'p Panel, decided: &Told) -> Option<&'p Shown> {
    let (mut key, verdict) = (of(decided, "decision"), of(decided, "verdict"));
    if let Some(item) = decided.index("item") {
        key = [&key, "/", &*count(item.into())].concat();
    }
    let same =
        |shown: &&Shown| shown.key == key && shown.verdict.as_str() == verdict && shown.tone != Tone::Info;
    panel.verdicts.iter().find(same)
}

fn language_index(scene: &Scene, form: &Form) -> usize {
    form.program().language(words::tag(scene.language))
}

fn title(scene: &Scene, form: &Form, panel: &Panel, decided: &Told) -> String {
    let program = form.program();
    let decision = of(decided, "decision");
    let Some(known) = program.decisions().iter().find(|known| known.id() == decision) else {
        return decision;
    };
    let title = program.text(language_index(scene, form), known.title());
    let about = known.subject().zip(decided.index("item"));
    let shown = panel.verdicts.iter().find(|shown| about.is_some() && shown.item == about);
    shown.map_or_else(|| title.to_owned(), |shown| [&shown.label, ": ", title].concat())
}

fn value(scene: &Scene, form: &Form, decided: &Told) -> Option<String> {
    let (program, decision) = (form.program(), of(decided, "decision"));
    let known = program.decisions().iter().find(|known| known.id() == decision)?;
    let DecisionKind::Classification { fact } = known.kind() else { return None };
    let options = program.facts().get(usize::from(fact))?.options();
    let value = decided.text("value")?;
    let option = options.iter().find(|option| option.value() == value)?;
    Some(program.text(language_index(scene, form), option.label()).to_owned())
}
