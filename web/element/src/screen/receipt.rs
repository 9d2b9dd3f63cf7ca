//! The receipt: reference, time with zone, what the office decided, a QR code, and a page that prints well.

use crate::{
    dom::{Tag, classed, tag},
    icon::Icon,
    outbox::{Decided, Difference, Receipt},
    rows::{badge, link, none, paint},
    scene::{Scene, actions, button},
    words,
};
use layak_form::{
    Form, Panel, Shown, Tone,
    words::{Language, Word},
};
use layak_rules::{
    Date,
    program::DecisionKind,
    wording::{self, count},
};
use yew::Html;

/// The receipt of a stored submission.
pub fn receipt(scene: &Scene, form: &Form, panel: &Panel, receipt: &Receipt) -> Tag {
    let page = differences(tag("div").with(head(scene, receipt)), scene, form, panel, receipt);
    let mut page = page.with(scene.heading(1, "subtitle", scene.say(Word::PanelHeadingFinal)));
    for decided in &receipt.decisions {
        page = page.with(verdict(scene, form, panel, decided));
    }
    let page = paint(scene, page, &panel.rows[panel.plan.clone()], &none).maybe(
        "p",
        "",
        Some(scene.say(Word::ReceiptCheck)),
    );
    let page = page.put(code(scene, receipt));
    let page = page.with(tag("p").with(link(scene, receipt.check_url.clone(), scene.say(Word::CheckLink))));
    let buttons = actions().with(button("button main", scene.say(Word::Print), "print"));
    let buttons = buttons.with(button("button", scene.say(Word::NewApplication), "start-anew"));
    page.maybe("p", "screen", Some(scene.say(Word::ReceiptKeep))).with(buttons)
}

fn head(scene: &Scene, receipt: &Receipt) -> Tag {
    let state = classed("p", "badge good").with(Icon::Tick.draw()).text(scene.say(Word::StatusReceived));
    let reference = classed("p", "reference").is("translate", "no").text(&receipt.reference);
    let time = tag("strong").is("translate", "no").text(&moment(scene.language, receipt));
    let head = classed("div", "receipt")
        .is("part", "receipt")
        .with(scene.title(scene.say(Word::ReceiptHeading)))
        .with(state);
    let head = head.maybe("p", "", Some(scene.say(Word::ReceiptReference))).with(reference);
    head.with(tag("p").text(scene.say(Word::ReceiptTime)).text(": ").with(time))
}

/// The QR code, as the server drew it, named for screen readers.
fn code(scene: &Scene, receipt: &Receipt) -> Html {
    let Some((side, path)) = &receipt.check_qr else { return Html::default() };
    let name = scene.fill(Word::QrName, &[&receipt.reference]);
    let svg = classed("svg", "qr").is("role", "img").set("aria-label", name);
    let svg = svg
        .set("viewBox", ["0 0 ", &count((*side).into()), " ", &count((*side).into())].concat())
        .is("shape-rendering", "crispEdges");
    svg.with(tag("path").set("d", path.clone())).html()
}

/// `22 November 2026, 14.03 WITA`, from RFC 3339 with the office's offset.
fn moment(language: Language, receipt: &Receipt) -> String {
    let text = receipt.received_at.as_str();
    let (Some(day), Some(time)) = (text.get(..10).and_then(Date::parse), text.get(11..16)) else {
        return text.to_owned();
    };
    let time = if language == Language::Indonesian { time.replace(':', ".") } else { time.to_owned() };
    [&wording::date(day, language), ", ", &time, " ", &receipt.time_zone].concat()
}

fn differences(page: Tag, scene: &Scene, form: &Form, panel: &Panel, receipt: &Receipt) -> Tag {
    if receipt.differences.is_empty() {
        return page;
    }
    let mut list = tag("ul");
    for difference in &receipt.differences {
        list = list.with(difference_line(scene, form, panel, difference));
    }
    page.with(
        classed("div", "note guide").maybe("p", "name", Some(scene.say(Word::ReceiptDiffers))).with(list),
    )
}

fn difference_line(scene: &Scene, form: &Form, panel: &Panel, difference: &Difference) -> Tag {
    let say = |verdict: &Option<String>| verdict.as_deref().map_or("–", |verdict| scene.say(word(verdict)));
    let title = title(scene, form, panel, &difference.decision, difference.item);
    let line = tag("li").maybe("p", "name", Some(&title));
    let line = line.maybe("p", "", Some(&scene.fill(Word::OnScreen, &[say(&difference.claimed)])));
    line.maybe("p", "", Some(&scene.fill(Word::ByOffice, &[say(&difference.decided)])))
}

fn verdict(scene: &Scene, form: &Form, panel: &Panel, decided: &Decided) -> Tag {
    let words = match (same(panel, decided), &decided.permit, value(scene, form, decided)) {
        (Some(view), ..) => view.badge.clone(),
        (None, Some(permit), _) => scene.fill(Word::VerdictOther, &[permit]),
        (None, None, Some(value)) => value,
        (None, None, None) => scene.say(word(&decided.verdict)).to_owned(),
    };
    let title = title(scene, form, panel, &decided.decision, decided.item);
    classed("div", "verdict").maybe("p", "name", Some(&title)).with(badge(
        "p",
        tone(&decided.verdict),
        &words,
    ))
}

/// The verdict on screen, if it is the office's too: its words say more.
fn same<'p>(panel: &'p Panel, decided: &Decided) -> Option<&'p Shown> {
    let key = match decided.item {
        Some(item) => [&decided.decision, "/", &count(item.into())].concat(),
        None => decided.decision.clone(),
    };
    let same = |shown: &&Shown| {
        shown.key == key && shown.verdict.as_str() == decided.verdict && shown.tone != Tone::Info
    };
    panel.verdicts.iter().find(same)
}

fn language_index(scene: &Scene, form: &Form) -> usize {
    form.program().language(words::tag(scene.language))
}

fn title(scene: &Scene, form: &Form, panel: &Panel, decision: &str, item: Option<u16>) -> String {
    let program = form.program();
    let Some(known) = program.decisions.iter().find(|known| known.id == decision) else {
        return decision.to_owned();
    };
    let title = program.text(language_index(scene, form), known.title);
    let about = known.subject.zip(item);
    let shown = panel.verdicts.iter().find(|shown| about.is_some() && shown.item == about);
    shown.map_or_else(|| title.to_owned(), |shown| [&shown.label, ": ", title].concat())
}

fn value(scene: &Scene, form: &Form, decided: &Decided) -> Option<String> {
    let program = form.program();
    let known = program.decisions.iter().find(|known| known.id == decided.decision)?;
    let DecisionKind::Classification { fact } = known.kind else { return None };
    let options = &program.facts.get(usize::from(fact))?.options;
    let option = options.iter().find(|option| Some(&option.value) == decided.value.as_ref())?;
    Some(program.text(language_index(scene, form), option.label).to_owned())
}

/// The word of a verdict on the wire.
fn word(verdict: &str) -> Word {
    match verdict {
        "eligible" => Word::VerdictEligible,
        "not-eligible" => Word::VerdictNotEligible,
        "required" => Word::VerdictRequired,
        "not-required" => Word::VerdictNotRequired,
        "held" => Word::VerdictHeld,
        "expired" => Word::VerdictExpired,
        "renew" => Word::VerdictRenew,
        "exempt-with-duty" => Word::VerdictExempt,
        "other-permit" => Word::VerdictOtherPlain,
        "issued-with-commitments" => Word::VerdictCommitments,
        "ask-the-office" => Word::VerdictAsk,
        _ => Word::VerdictUnknown,
    }
}

fn tone(verdict: &str) -> Tone {
    match verdict {
        "eligible" | "held" | "not-required" => Tone::Good,
        "not-eligible" => Tone::Bad,
        "ask-the-office" => Tone::Ask,
        "classified" => Tone::Info,
        "cannot-tell-yet" => Tone::Open,
        _ => Tone::Act,
    }
}
