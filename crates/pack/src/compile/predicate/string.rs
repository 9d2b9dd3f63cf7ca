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
        if let Some(known) = self.nodes.format_id(format.which) {
            return Some(known);
        }
        let mut compile = |pattern: &String| {
            let pattern = self.compiled(pattern, place)?;
            // Its name tells what it is.
            Some(self.nodes.unnamed_pattern(pattern))
        };
        let patterns = format.patterns.iter().map(&mut compile).collect::<Option<_>>()?;
        let plausible = format.plausible.as_ref().and_then(compile);
        let [fewest, most] = format.digits;
        let format = author::Format {
            name: format.which,
            title: self.words_for(&format.title),
            ask: self.words_for(&format.ask),
            fewest,
            most,
            patterns,
            plausible,
            doubt: format.doubt.as_ref().map(|doubt| self.words_for(doubt)),
        };
        Some(self.nodes.format(format))
    }

    fn pattern(&mut self, value: &Json) -> Option<NodeId> {
        let source = self.faults.text(value)?;
        let pattern = self.pattern_id(source, &value.place)?;
        Some(self.nodes.push(Node::Pattern(pattern)))
    }

    /// A pattern, compiled.
    pub(super) fn pattern_id(&mut self, source: &str, place: &Place) -> Option<PatternId> {
        let pattern = self.compiled(source, place)?;
        Some(self.nodes.pattern(pattern))
    }

    fn compiled(&mut self, source: &str, place: &Place) -> Option<Pattern> {
        let fault = match Pattern::compile(source) {
            Ok(pattern) => return Some(pattern),
            Err(fault) => fault,
        };
        let code = match fault {
            PatternError::NotLinear(_) => Code::PatternNotLinear,
            PatternError::TooLarge | PatternError::TooManyStates => Code::PatternTooLarge,
            _ => Code::PatternSyntax,
        };
        self.faults.add(code, place, &[&fault.to_string()]);
        None
    }
}
