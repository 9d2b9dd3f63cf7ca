//! Figures and lists with their history: a section for each value or version, with its days and its law.

use super::frame::pick;
use layak_pack::explain::{
    Clause, Part,
    html::{self as parts, Style},
};
use maud::{Markup, html};

/// Values and versions stand below the title of their figure or list.
const STYLE: Style = Style { level: 4, linked: true };

/// Each figure with its unit, the provisions that use it and a section for each value.
pub fn figures(figures: &[Part], tag: &str) -> Markup {
    html! {
        @for figure in figures {
            section id={ "f-" (figure.id) } {
                h3 { (figure.heading) " " code { (figure.id) } }
                (parts::lines(&figure.lines))
                @if !figure.says.is_empty() { p { (pick(tag, "Dipakai dalam", "Used by")) ": " (users(&figure.says)) "." } }
                @for value in &figure.parts { (parts::part(value, "", STYLE)) }
            }
        }
    }
}

fn users(provisions: &[Clause]) -> Markup {
    html! {
        @for (index, provision) in provisions.iter().enumerate() {
            @if index > 0 { ", " }
            (parts::clause(provision, STYLE))
        }
    }
}

/// Each list with a section for each version.
pub fn lists(lists: &[Part]) -> Markup {
    html! {
        @for list in lists {
            section id={ "l-" (list.id) } {
                h3 { (list.heading) " " code { (list.id) } }
                @for version in &list.parts {
                    section {
                        h4 { (version.heading) }
                        ul.codes { @for clause in &version.says { li { (parts::clause(clause, STYLE)) } } }
                        (parts::citations(&version.citations))
                    }
                }
            }
        }
    }
}
