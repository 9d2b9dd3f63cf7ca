//! What the applicant typed, letter by letter, for every fact and item. It outlives everything that is made of it:
//! a change of page, of language, a fact that is no longer asked, a text that is no number.

use layak_rules::{
    FactAt,
    program::{Program, SubjectId},
};

/// What was typed into one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// One line or one choice (its value in the answers; `true` and `false` for yes and no).
    Text(String),
    /// Day, month and year boxes.
    Date([String; 3]),
    /// The values of the chosen boxes.
    Many(Vec<String>),
}

impl Typed {
    /// Nothing.
    pub const NOTHING: Typed = Typed::Text(String::new());

    /// Whether nothing but space was typed.
    pub fn is_blank(&self) -> bool {
        match self {
            Typed::Text(text) => text.trim().is_empty(),
            Typed::Date(parts) => parts.iter().all(|part| part.trim().is_empty()),
            Typed::Many(values) => values.is_empty(),
        }
    }

    /// The line; empty for other shapes.
    pub fn as_text(&self) -> &str {
        match self {
            Typed::Text(text) => text,
            Typed::Date(_) | Typed::Many(_) => "",
        }
    }

    /// All of it on one line, for showing what is no answer.
    pub fn as_written(&self) -> String {
        match self {
            Typed::Text(text) => text.clone(),
            Typed::Date(parts) => parts.join(" ").trim().to_owned(),
            Typed::Many(values) => values.join("; "),
        }
    }

    /// The chosen values; empty for other shapes.
    pub fn as_list(&self) -> &[String] {
        match self {
            Typed::Many(values) => values,
            Typed::Text(_) | Typed::Date(_) => &[],
        }
    }
}

impl From<&str> for Typed {
    fn from(text: &str) -> Typed {
        Typed::Text(text.to_owned())
    }
}

impl From<bool> for Typed {
    fn from(yes: bool) -> Typed {
        Typed::Text(if yes { crate::parse::choice::YES } else { crate::parse::choice::NO }.to_owned())
    }
}

/// One row of typed texts: the root, or an item.
pub(crate) type Row = Vec<Option<Typed>>;

/// All that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Texts {
    root: Row,
    items: Vec<Vec<Row>>,
}

static NOTHING: Typed = Typed::NOTHING;

impl Texts {
    pub(crate) fn new(program: &Program) -> Texts {
        Texts { root: vec![None; program.facts.len()], items: vec![Vec::new(); program.subjects.len()] }
    }

    pub(crate) fn get(&self, program: &Program, at: FactAt) -> &Typed {
        let fact = usize::from(at.fact);
        let row = match (program.facts.get(fact).and_then(|fact| fact.subject), at.item) {
            (None, None) => Some(&self.root),
            (Some(subject), Some(item)) => {
                self.items.get(usize::from(subject)).and_then(|rows| rows.get(usize::from(item)))
            }
            _ => None,
        };
        row.and_then(|row| row.get(fact)).and_then(Option::as_ref).unwrap_or(&NOTHING)
    }

    /// Keeps what was typed; false if there is no such fact or item.
    pub(crate) fn set(&mut self, program: &Program, at: FactAt, typed: Typed) -> bool {
        let fact = usize::from(at.fact);
        let row = match (program.facts.get(fact).and_then(|fact| fact.subject), at.item) {
            (None, None) => Some(&mut self.root),
            (Some(subject), Some(item)) => {
                self.items.get_mut(usize::from(subject)).and_then(|rows| rows.get_mut(usize::from(item)))
            }
            _ => None,
        };
        let Some(place) = row.and_then(|row| row.get_mut(fact)) else { return false };
        *place = Some(typed);
        true
    }

    pub(crate) fn push_item(&mut self, program: &Program, subject: SubjectId) {
        self.items[usize::from(subject)].push(vec![None; program.facts.len()]);
    }

    /// Takes an item out; none if there is no such item.
    pub(crate) fn remove_item(&mut self, subject: SubjectId, item: u16) -> Option<Row> {
        let rows = self.items.get_mut(usize::from(subject))?;
        (usize::from(item) < rows.len()).then(|| rows.remove(usize::from(item)))
    }

    /// Puts an item in before the one at an index, or last.
    pub(crate) fn insert_item(&mut self, subject: SubjectId, item: u16, row: Row) {
        let rows = &mut self.items[usize::from(subject)];
        rows.insert(usize::from(item).min(rows.len()), row);
    }
}
