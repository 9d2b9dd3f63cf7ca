//! The receipt: reference, time with zone, what the office decided, a QR code, and a page that prints well.

use crate::{
    app::Msg,
    outbox::{Decided, Difference, Receipt},
    panel::{card::badge, plan},
    qr,
    scene::Scene,
    words,
};
use layak_form::{
    Form, Tone,
    words::{Language, Word},
};
use layak_rules::{Date, program::DecisionKind, wording};
use yew::prelude::*;

/// The receipt of a stored submission.
pub fn receipt(scene: &Scene, form: &Form, receipt: &Receipt, server: &str) -> Html {
    let check = format!("{server}{}", receipt.check_url);
    html! {
        <>
            <div class="receipt" part="receipt">
                {scene.title(scene.say(Word::ReceiptHeading))}
                <p class="badge good">{crate::icon::Icon::Tick.draw()}{scene.say(Word::StatusReceived)}</p>
                <p>{scene.say(Word::ReceiptReference)}</p>
                <p class="reference" translate="no">{&receipt.reference}</p>
                <p>{scene.say(Word::ReceiptTime)}{": "}<strong translate="no">{moment(scene.language, receipt)}</strong></p>
            </div>
            {differences(scene, form, receipt)}
            {scene.heading(1, "subtitle", scene.say(Word::PanelHeadingFinal))}
            {for receipt.outcome.decisions.iter().map(|decided| verdict(scene, form, decided))}
            {plan(scene, &form.verdicts().plan)}
            <p>{scene.say(Word::ReceiptCheck)}</p>
            {qr::draw(&check, &words::QR_NAME.with(scene.language, &[&receipt.reference]))}
            <p><a href={check} target="_blank" rel="noopener">{scene.tell(words::CHECK_LINK)}<span class="hidden">{" "}{scene.tell(words::NEW_TAB)}</span></a></p>
            <p>{scene.say(Word::ReceiptKeep)}</p>
            <div class="actions">
                {scene.button("button main", scene.say(Word::Print), || Msg::Print)}
                {scene.button("button", scene.say(Word::NewApplication), || Msg::StartAnew)}
            </div>
        </>
    }
}

/// `22 November 2026, 14.03 WITA`, from RFC 3339 with the office's offset.
fn moment(language: Language, receipt: &Receipt) -> String {
    let text = receipt.received_at.as_str();
    let (Some(day), Some(time)) = (text.get(..10).and_then(Date::parse), text.get(11..16)) else { return text.to_owned() };
    let time = if language == Language::Indonesian { time.replace(':', ".") } else { time.to_owned() };
    format!("{}, {time} {}", wording::date(day, language), receipt.time_zone)
}

fn differences(scene: &Scene, form: &Form, receipt: &Receipt) -> Html {
    if receipt.differences.is_empty() {
        return Html::default();
    }
    let line = |difference: &Difference| {
        let say = |verdict: &Option<String>| verdict.as_deref().map_or("–", |verdict| scene.say(word(verdict)));
        html! {
            <li>
                <strong>{title(scene, form, &difference.decision, difference.item)}</strong>{". "}
                {words::ON_SCREEN.with(scene.language, &[say(&difference.claimed)])}{". "}
                {words::BY_OFFICE.with(scene.language, &[say(&difference.decided)])}{"."}
            </li>
        }
    };
    html! { <div class="note guide"><p><strong>{scene.say(Word::ReceiptDiffers)}</strong></p><ul>{for receipt.differences.iter().map(line)}</ul></div> }
}

fn verdict(scene: &Scene, form: &Form, decided: &Decided) -> Html {
    let words = match (&decided.permit, value(scene, form, decided)) {
        (Some(permit), _) => scene.fill(Word::VerdictOther, &[permit]),
        (None, Some(value)) => value,
        (None, None) => scene.say(word(&decided.verdict)).to_owned(),
    };
    html! { <div class="verdict"><p class="name">{title(scene, form, &decided.decision, decided.item)}</p>{badge(tone(&decided.verdict), &words)}</div> }
}

fn language_index(scene: &Scene, form: &Form) -> usize {
    form.program().language(words::tag(scene.language))
}

fn title(scene: &Scene, form: &Form, decision: &str, item: Option<u16>) -> String {
    let program = form.program();
    let Some(known) = program.decisions.iter().find(|known| known.id == decision) else { return decision.to_owned() };
    let title = program.text(language_index(scene, form), known.title);
    let group = form.verdicts().groups.into_iter().find(|group| group.item.is_some() && group.item == known.subject.zip(item));
    group.map_or_else(|| title.to_owned(), |group| format!("{}: {title}", group.label))
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
