//! What the applicant typed, letter by letter, for every fact and item. It outlives everything that is made of it:
//! a change of page, of language, a fact that is no longer asked, a text that is no number.

use crate::{grid::Grid, words::join};
use layak_rules::{FactAt, Program};

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
            Typed::Date(parts) => join(parts, " ").trim().to_owned(),
            Typed::Many(values) => join(values, "; "),
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

/// All that was typed.
pub(crate) type Texts = Grid<Option<Typed>>;

static NOTHING: Typed = Typed::NOTHING;

impl Texts {
    /// What was typed into a field.
    pub(crate) fn typed(&self, program: &Program, at: FactAt) -> &Typed {
        self.get(program, at).and_then(Option::as_ref).unwrap_or(&NOTHING)
    }
}
