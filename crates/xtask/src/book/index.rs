//! The start page: every pack with what it is about and what it holds.

use super::{
    cases,
    frame::{Page, name, pick, reading},
    source::Source,
};
use maud::{Markup, html};

/// The list of packs.
pub fn page(sources: &[Source], tag: &str) -> String {
    let body = html! {
        p { (pick(tag,
            "Setiap program dan izin: apa yang ditanyakan, syaratnya, dasar hukumnya, sejak kapan berlaku, dan contoh kasus.",
            "Each programme and permit: what is asked, the criteria, the law behind them, since when, and worked cases.")) }
        ul.packs { @for source in sources { li { (entry(source, tag)) } } }
    };
    let title = pick(tag, "Buku aturan", "Rule book");
    Page { stem: "index", tag, title, links: Vec::new(), body }.write()
}

fn entry(source: &Source, tag: &str) -> Markup {
    let program = &source.compiled.program;
    let reading = reading(source, tag);
    let counts = [
        (program.facts().len(), pick(tag, "fakta", "facts")),
        (program.decisions().len(), pick(tag, "keputusan", "decisions")),
        (program.provisions().len(), pick(tag, "ketentuan", "provisions")),
        (program.parameters().len(), pick(tag, "angka", "figures")),
        (source.cases.len(), pick(tag, "kasus", "cases")),
    ];
    let counts: Vec<String> = counts.iter().map(|(count, of)| format!("{count} {of}")).collect();
    html! {
        h2 { a href=(name(source.id(), tag)) { (reading.text(program.info().title())) } }
        p { (reading.text(program.info().summary())) }
        p.quiet {
            code { (source.id()) } " " (program.info().version()) ". " (counts.join(", ")) ". "
            a href=(name(&cases::stem(source.id()), tag)) { (pick(tag, "Lihat kasusnya", "See its cases")) } "."
        }
    }
}
