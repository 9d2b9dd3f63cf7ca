//! Explanations as HTML: one nested section for each part, headings in order.

use super::{Clause, Line, Part};
use layak_rules::program::author::Citation;
use maud::{Markup, html};

/// How the parts are shown.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The level of the outermost heading, 1 to 6.
    pub level: u8,
    /// Whether provisions are links to `#p-ID`, where their rules stand, instead of repeating their rules, and ids are shown.
    pub linked: bool,
}

/// A part with everything below it. `anchor` names the outermost section; empty for none.
pub fn part(part: &Part, anchor: &str, style: Style) -> Markup {
    let inner = Style { level: style.level + 1, ..style };
    html! {
        section id=[(!anchor.is_empty()).then_some(anchor)] {
            (heading(part, style))
            (body(part, style))
            @for smaller in &part.parts { (self::part(smaller, "", inner)) }
        }
    }
}

/// What a part says, its remarks and its sources, without the smaller parts.
pub fn body(part: &Part, style: Style) -> Markup {
    html! {
        (clauses(&part.says, style))
        (lines(&part.lines))
        (citations(&part.citations))
    }
}

/// A heading; below level 6 there is none, so it stays there.
fn heading(part: &Part, style: Style) -> Markup {
    let inner = html! {
        (part.heading)
        @if style.linked && !part.id.is_empty() { " " code { (part.id) } }
    };
    html! {
        @match style.level {
            0 | 1 => h1 { (inner) },
            2 => h2 { (inner) },
            3 => h3 { (inner) },
            4 => h4 { (inner) },
            5 => h5 { (inner) },
            _ => h6 { (inner) },
        }
    }
}

/// One sentence as a paragraph, more as a list.
pub fn clauses(clauses: &[Clause], style: Style) -> Markup {
    html! {
        @match clauses {
            [] => {}
            [one] => div.rule { (clause(one, style)) },
            many => ul.rule { @for one in many { li { (clause(one, style)) } } },
        }
    }
}

/// One clause.
pub fn clause(clause: &Clause, style: Style) -> Markup {
    html! {
        @match clause {
            Clause::Say(words) => (words),
            Clause::Group { lead, clauses } => { (lead) ":" (below(clauses, style)) }
            Clause::Provision { id, title, .. } if style.linked => a href={ "#p-" (id) } { (title) },
            Clause::Provision { title, clauses, .. } => { strong { (title) } @if !clauses.is_empty() { ":" (below(clauses, style)) } }
        }
    }
}

fn below(clauses: &[Clause], style: Style) -> Markup {
    html! { ul { @for one in clauses { li { (clause(one, style)) } } } }
}

/// Remarks, each with its label.
pub fn lines(lines: &[Line]) -> Markup {
    html! {
        @if !lines.is_empty() {
            dl { @for line in lines { div { dt { (line.label) } " " dd { (line.text) } } } }
        }
    }
}

/// Sources: law and place, linked where an address was kept.
pub fn citations(citations: &[Citation]) -> Markup {
    html! {
        @if !citations.is_empty() {
            ul.sources {
                @for citation in citations {
                    li {
                        @if citation.url.is_empty() { cite { (named(citation)) } }
                        @else { a href=(citation.url) rel="external" { cite { (named(citation)) } } }
                    }
                }
            }
        }
    }
}

fn named(citation: &Citation) -> String {
    [citation.law.as_str(), citation.article.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}
