//! A pack's page of rules: programme, decisions, provisions, derived facts, figures, lists, questions, publications.

use super::{
    cases, figures,
    frame::{Page, pick, reading, section},
    source::Source,
};
use layak_pack::explain::{
    Part, Reading,
    html::{self as parts, Style},
};
use maud::{Markup, html};

/// A section of the page: its anchor, its heading and its body.
type Chapter<'a> = (&'static str, &'a str, Markup);

/// The page of one pack.
pub fn page(source: &Source, tag: &str) -> String {
    let program = &source.compiled.program;
    let reading = reading(source, tag);
    let chapters = chapters(source, &reading, tag);
    let body = html! {
        p { (reading.text(program.info().summary())) }
        dl {
            div { dt { (pick(tag, "Kantor", "Office")) } " " dd { (reading.text(program.info().office())) } }
            div { dt { (pick(tag, "Versi", "Version")) } " " dd { code { (source.id()) } " " (program.info().version()) } }
        }
        nav.contents aria-label=(pick(tag, "Daftar isi", "Contents")) {
            ul { @for (id, heading, _) in &chapters { li { a href={ "#" (id) } { (heading) } } } }
        }
        @for (id, heading, body) in &chapters { (section(id, heading, body)) }
    };
    let title = reading.text(program.info().title());
    let links = vec![(cases::stem(source.id()), pick(tag, "Kasus", "Cases"))];
    Page { stem: source.id(), tag, title: &title, links, body }.write()
}

fn chapters<'a>(source: &Source, reading: &Reading<'_>, tag: &'a str) -> Vec<Chapter<'a>> {
    let decisions: Vec<Part> = reading.decision_ids().filter_map(|id| reading.decision(id)).collect();
    let programme: Vec<Part> = reading.programme().map(|part| part.parts).unwrap_or_default();
    let (derived, known) = (reading.derived_facts(), reading.figures());
    let (lists, publications) = (reading.lists(), source.publications());
    let all = [
        ("programme", pick(tag, "Kapan program dibuka", "When the programme is open"), plain(&programme)),
        ("decisions", pick(tag, "Keputusan", "Decisions"), anchored("d-", &decisions)),
        ("provisions", pick(tag, "Ketentuan", "Provisions"), anchored("p-", &reading.provisions())),
        (
            "derived",
            pick(tag, "Yang ditentukan dengan aturan", "What is found by rule"),
            anchored("q-", &derived),
        ),
        (
            "figures",
            pick(tag, "Angka dan riwayatnya", "Figures and their history"),
            figures::figures(&known, tag),
        ),
        ("lists", pick(tag, "Daftar dan versinya", "Lists and their versions"), figures::lists(&lists)),
        ("questions", pick(tag, "Pertanyaan", "Questions"), questions(&reading.questions())),
        ("sources", pick(tag, "Sumber", "Sources"), sources(&publications)),
    ];
    all.into_iter().filter(|(_, _, body)| !body.0.is_empty()).collect()
}

/// Parts one after the other, each with an anchor that its id makes.
fn anchored(prefix: &str, all: &[Part]) -> Markup {
    let style = Style { level: 3, linked: true };
    html! { @for part in all { (parts::part(part, &format!("{prefix}{}", part.id), style)) } }
}

/// Parts that nothing links to.
fn plain(all: &[Part]) -> Markup {
    let style = Style { level: 3, linked: true };
    html! { @for part in all { (parts::part(part, "", style)) } }
}

fn questions(pages: &[Part]) -> Markup {
    let style = Style { level: 4, linked: true };
    html! {
        @for page in pages {
            section {
                h3 { (page.heading) }
                (parts::body(page, style))
                @for question in &page.parts { (parts::part(question, &format!("q-{}", question.id), style)) }
            }
        }
    }
}

fn sources(publications: &[(&str, &str, &str)]) -> Markup {
    html! {
        @if !publications.is_empty() {
            ul {
                @for (key, title, url) in publications {
                    li id={ "s-" (key) } {
                        @let name = if title.is_empty() { key } else { title };
                        @if url.is_empty() { cite { (name) } } @else { a href=(url) rel="external" { cite { (name) } } }
                    }
                }
            }
        }
    }
}
