//! `pattern` and `format`.

use super::{Class, View};
use crate::{
    compile::Compiler,
    diagnostic::Code,
    format::{self, Format},
    json::{Json, Place},
};
use layak_rules::{
    evaluate::pattern::PatternError,
    program::{
        FormatId, NodeId, PatternId,
        author::{self, Node, Pattern},
    },
};

impl Compiler<'_> {
    pub(super) fn string(&mut self, name: &str, value: &Json, view: &View) -> Option<NodeId> {
        if !self.fits(name, value, view, &[Class::Text, Class::Choice]) {
            return None;
        }
        if name == "pattern" {
            return self.pattern(value);
        }
        let format = self.format(value)?;
        Some(self.nodes.push(Node::Format(format)))
    }

    /// A format by its name, with its patterns compiled.
    pub(in crate::compile) fn format(&mut self, name: &Json) -> Option<FormatId> {
        let format = self.faults.word(name, &format::by_name())?;
        self.format_id(format, &name.place)
    }

    /// A format, with its patterns compiled.
    pub(in crate::compile) fn format_id(&mut self, format: &Format, place: &Place) -> Option<FormatId> {
        let compiled = format.patterns.iter().map(|pattern| self.pattern_id(pattern, place));
        let patterns = compiled.collect::<Option<Vec<_>>>()?;
        let plausible = match &format.plausible {
            Some(pattern) => Some(self.pattern_id(pattern, place)?),
            None => None,
        };
        let [fewest, most] = format.digits;
        Some(self.nodes.format(author::Format { name: format.which, fewest, most, patterns, plausible }))
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
