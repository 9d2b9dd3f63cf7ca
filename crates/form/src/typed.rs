//! What the applicant typed, letter by letter, for every fact and item. It outlives everything that is made of it:
//! a change of page, of language, a fact that is no longer asked, a text that is no number.

use crate::{grid::Grid, words::join};
use layak_rules::{FactAt, Program};

/// What was typed into one field: its lines, or the values that are chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    shape: Shape,
    /// None of them at all is the same as one that is empty.
    parts: Vec<String>,
}

/// The shape of what was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// One line or one choice (its value in the answers; `true` and `false` for yes and no).
    #[default]
    Text,
    /// Day, month and year boxes.
    Date,
    /// The values of the chosen boxes.
    Many,
}

impl Typed {
    /// Nothing.
    pub const NOTHING: Typed = Typed { shape: Shape::Text, parts: Vec::new() };

    /// What stands in the controls of a shape.
    pub fn new(shape: Shape, mut parts: Vec<String>) -> Typed {
        match shape {
            Shape::Text => parts.truncate(usize::from(parts.first().is_some_and(|line| !line.is_empty()))),
            Shape::Date => parts.resize(3, String::new()),
            Shape::Many => {}
        }
        Typed { shape, parts }
    }

    /// One line or one choice.
    pub fn text(line: String) -> Typed {
        Typed::new(Shape::Text, vec![line])
    }

    /// Day, month and year boxes.
    pub fn date(parts: [String; 3]) -> Typed {
        Typed::new(Shape::Date, parts.into())
    }

    /// The values of the chosen boxes.
    pub fn many(values: Vec<String>) -> Typed {
        Typed::new(Shape::Many, values)
    }

    /// Its shape.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// Its parts.
    pub fn parts(&self) -> &[String] {
        &self.parts
    }

    /// Whether nothing but space was typed.
    pub fn is_blank(&self) -> bool {
        if self.shape == Shape::Many {
            self.parts.is_empty()
        } else {
            self.parts.iter().all(|part| part.trim().is_empty())
        }
    }

    /// The line; empty for other shapes.
    pub fn as_text(&self) -> &str {
        match &*self.parts {
            [line, ..] if self.shape == Shape::Text => line,
            _ => "",
        }
    }

    /// All of it on one line, for showing what is no answer.
    pub fn as_written(&self) -> String {
        join(&self.parts, if self.shape == Shape::Many { "; " } else { " " }).trim().to_owned()
    }

    /// The chosen values; empty for other shapes.
    pub fn as_list(&self) -> &[String] {
        if self.shape == Shape::Many { &self.parts } else { &[] }
    }
}

impl From<&str> for Typed {
    fn from(text: &str) -> Typed {
        Typed::text(text.to_owned())
    }
}

impl From<bool> for Typed {
    fn from(yes: bool) -> Typed {
        Typed::from(if yes { crate::parse::choice::YES } else { crate::parse::choice::NO })
    }
}

/// All that was typed.
pub(crate) type Texts = Grid<Typed>;

static NOTHING: Typed = Typed::NOTHING;

impl Texts {
    /// What was typed into a field.
    pub(crate) fn typed(&self, program: &Program, at: FactAt) -> &Typed {
        self.get(program, at).unwrap_or(&NOTHING)
    }
}
