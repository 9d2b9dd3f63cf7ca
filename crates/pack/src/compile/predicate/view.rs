//! What a schema is applied to.

use crate::compile::names::Names;
use layak_rules::program::{FactId, FactKind, SubjectId};

/// What a schema is applied to, and what is known there.
#[derive(Clone, Debug)]
pub(crate) struct View {
    pub shape: Shape,
    /// The repeating subject whose item is being judged, if any; its facts can be compared with.
    pub subject: Option<SubjectId>,
    /// The members that are certainly present where the schema is applied.
    pub assured: Vec<String>,
    /// A value is judged by itself, without the other answers (the `schema` of a fact).
    pub alone: bool,
}

/// The value that a schema judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The facts as one flat object: the root's, and those of one item if a subject is given.
    Answers(Option<SubjectId>),
    /// One item of a subject's array, seen from the root.
    Item(SubjectId),
    /// The array of a subject.
    Items(SubjectId),
    /// The value of a fact.
    Value(FactId),
    /// One string of a `choices` fact.
    Element(FactId),
    /// The sum of a fact over items.
    Total(FactId),
    /// Any value within a document.
    Part,
}

/// The sort of value, as far as keywords care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Object,
    Items,
    Boolean,
    Integer,
    Money,
    Text,
    Date,
    Choice,
    Choices,
    /// A whole document.
    Document,
    /// Any value within a document.
    Part,
}

impl View {
    /// The facts of a subject as a provision or condition sees them.
    pub fn answers(subject: Option<SubjectId>) -> View {
        View { shape: Shape::Answers(subject), subject, assured: Vec::new(), alone: false }
    }

    /// The value of one fact by itself.
    pub fn value(fact: FactId, subject: Option<SubjectId>) -> View {
        View { shape: Shape::Value(fact), subject, assured: Vec::new(), alone: true }
    }

    /// The same subject, another value.
    pub fn at(&self, shape: Shape) -> View {
        View { shape, subject: self.subject, assured: Vec::new(), alone: self.alone }
    }

    /// The same value with more members known to be present.
    pub fn assuring(&self, members: Vec<String>) -> View {
        let mut view = self.clone();
        view.assured.extend(members);
        view
    }

    pub fn class(&self, names: &Names) -> Class {
        match self.shape {
            Shape::Answers(_) | Shape::Item(_) => Class::Object,
            Shape::Items(_) => Class::Items,
            Shape::Element(_) => Class::Choice,
            Shape::Part => Class::Part,
            Shape::Value(fact) | Shape::Total(fact) => match names.fact_name(fact).kind {
                FactKind::Boolean => Class::Boolean,
                FactKind::Integer => Class::Integer,
                FactKind::Money => Class::Money,
                FactKind::Text => Class::Text,
                FactKind::Date => Class::Date,
                FactKind::Choice => Class::Choice,
                FactKind::Choices => Class::Choices,
                FactKind::Document => Class::Document,
            },
        }
    }

    /// The fact whose options a string must be one of.
    pub fn options_of(&self, names: &Names) -> Option<FactId> {
        match self.shape {
            Shape::Element(fact) => Some(fact),
            Shape::Value(fact) if names.fact_name(fact).kind == FactKind::Choice => Some(fact),
            _ => None,
        }
    }
}

impl Class {
    /// For messages: Indonesian and English.
    pub fn words(self) -> [&'static str; 2] {
        match self {
            Class::Object => ["objek jawaban", "an object of answers"],
            Class::Items => ["larik subjek", "an array of items"],
            Class::Boolean => ["ya/tidak", "a boolean"],
            Class::Integer => ["bilangan bulat", "a whole number"],
            Class::Money => ["jumlah rupiah", "an amount of money"],
            Class::Text => ["teks", "a text"],
            Class::Date => ["tanggal", "a date"],
            Class::Choice => ["pilihan", "a choice"],
            Class::Choices => ["beberapa pilihan", "several choices"],
            Class::Document => ["dokumen", "a document"],
            Class::Part => ["bagian dokumen", "a part of a document"],
        }
    }
}
