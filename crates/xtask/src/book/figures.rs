//! Figures and lists with their history, as tables: value, days, certainty, law.

use super::frame::pick;
use layak_pack::explain::{Clause, Part, html as parts};
use maud::{Markup, html};

/// Each figure with a row for each value.
pub fn figures(figures: &[Part], tag: &str) -> Markup {
    html! {
        @for figure in figures {
            section id={ "f-" (figure.id) } {
                h3 { code { (figure.heading) } }
                (table(&figure.heading, &[pick(tag, "Angka", "Figure"), pick(tag, "Berlaku", "In force"), pick(tag, "Kepastian", "Certainty"), pick(tag, "Dasar", "Law")], html! {
                    @for value in &figure.parts {
                        tr {
                            th scope="row" { (value.heading) }
                            @for line in &value.lines { td { (line.text) } }
                            td { (parts::citations(&value.citations)) }
                        }
                    }
                }))
            }
        }
    }
}

/// Each list with a row for each version.
pub fn lists(lists: &[Part], tag: &str) -> Markup {
    html! {
        @for list in lists {
            section id={ "l-" (list.id) } {
                h3 { code { (list.heading) } }
                (table(&list.heading, &[pick(tag, "Berlaku", "In force"), pick(tag, "Isi", "Codes"), pick(tag, "Dasar", "Law")], html! {
                    @for version in &list.parts {
                        tr {
                            th scope="row" { (version.heading) }
                            td { @for clause in &version.says { @if let Clause::Say(codes) = clause { (codes) } } }
                            td { (parts::citations(&version.citations)) }
                        }
                    }
                }))
            }
        }
    }
}

fn table(name: &str, columns: &[&str], rows: Markup) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label=(name) {
            table {
                thead { tr { @for column in columns { th scope="col" { (column) } } } }
                tbody { (rows) }
            }
        }
    }
}
