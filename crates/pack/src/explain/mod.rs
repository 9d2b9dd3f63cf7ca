//! The law of a pack in plain words: what a decision asks, each rule with its figures, dates and citations, as data.
//!
//! Terminal, officer's page and rule book show the same [`Part`]s; none of them words a rule by itself. A [`Reading`]
//! fixes program, language and either one date ([`Reading::on`]) or the whole history ([`Reading::throughout`]).

mod amount;
mod arm;
mod decision;
mod figure;
mod form;
mod history;
#[cfg(feature = "html")]
pub mod html;
mod items;
mod literal;

mod provision;
mod question;
mod reading;
mod rule;
mod sentence;
mod time;
mod value;
pub mod words;

pub use reading::Reading;

use layak_rules::program::author::Citation;

/// A heading with what it says, what that rests on, and smaller parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// What the part is about, by its id in the pack; empty for parts that only gather others.
    pub id: String,
    /// The heading.
    pub heading: String,
    /// What it says.
    pub says: Vec<Clause>,
    /// Short remarks, each with its label.
    pub lines: Vec<Line>,
    /// Where it comes from.
    pub citations: Vec<Citation>,
    /// Smaller parts.
    pub parts: Vec<Part>,
}

/// A sentence, or sentences under a lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    /// One sentence.
    Say(String),
    /// A lead (without a colon) and what belongs to it.
    Group {
        /// What joins them: "All of these".
        lead: String,
        /// What is joined.
        clauses: Vec<Clause>,
    },
    /// A provision that takes part, with its rule.
    Provision {
        /// Its id in the pack.
        id: String,
        /// Its title.
        title: String,
        /// Its rule in words.
        clauses: Vec<Clause>,
    },
}

/// A remark with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The label, without a colon.
    pub label: String,
    /// The remark.
    pub text: String,
}

impl Part {
    fn new(id: &str, heading: impl Into<String>) -> Part {
        Part { id: id.to_owned(), heading: heading.into(), ..Part::default() }
    }

    fn line(&mut self, label: &str, text: impl Into<String>) {
        self.lines.push(Line { label: label.to_owned(), text: text.into() });
    }

    /// Whether nothing stands below the heading.
    fn is_bare(&self) -> bool {
        self.says.is_empty() && self.lines.is_empty() && self.parts.is_empty()
    }
}
