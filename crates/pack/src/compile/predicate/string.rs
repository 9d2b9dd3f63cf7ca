//! `pattern` and `format`.

use super::{Class, View};
use crate::{
    compile::Compiler,
    diagnostic::Code,
    json::{Json, Place},
};
use layak_rules::{
    evaluate::pattern::PatternError,
    program::{
        Format, NodeId, PatternId,
        author::{Node, Pattern},
    },
};

/// The formats that are asserted.
pub(crate) const FORMATS: [(&str, Format); 11] = [
    ("date", Format::Date),
    ("email", Format::Email),
    ("uri", Format::Uri),
    ("nik", Format::Nik),
    ("nib", Format::Nib),
    ("npwp", Format::Npwp),
    ("pirt", Format::Pirt),
    ("md", Format::Md),
    ("phone", Format::Phone),
    ("kbli", Format::Kbli),
    ("region", Format::Region),
];

impl Compiler<'_> {
    pub(super) fn string(&mut self, name: &str, value: &Json, view: &View) -> Option<NodeId> {
        if !self.fits(name, value, view, &[Class::Text, Class::Choice]) {
            return None;
        }
        if name == "pattern" {
            return self.pattern(value);
        }
        let format = self.faults.word(value, &FORMATS)?;
        Some(self.nodes.push(Node::Format(format)))
    }

    fn pattern(&mut self, value: &Json) -> Option<NodeId> {
        let source = self.faults.text(value)?;
        let pattern = self.pattern_id(source, &value.place)?;
        Some(self.nodes.push(Node::Pattern(pattern)))
    }

    /// A pattern, compiled.
    pub(super) fn pattern_id(&mut self, source: &str, place: &Place) -> Option<PatternId> {
        match Pattern::compile(source) {
            Ok(pattern) => Some(self.nodes.pattern(pattern)),
            Err(error) => {
                let code = match error {
                    PatternError::NotLinear(_) => Code::PatternNotLinear,
                    PatternError::TooLarge | PatternError::TooManyStates => Code::PatternTooLarge,
                    _ => Code::PatternSyntax,
                };
                self.faults.add(code, place, &[&error.to_string()]);
                None
            }
        }
    }
}
