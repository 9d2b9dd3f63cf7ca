//! The collector that every stage of reading and compiling writes to, so that all faults come together.

use super::{Code, Diagnostic, Severity};
use crate::json::Place;
use std::collections::BTreeSet;

/// The faults found so far.
#[derive(Debug, Default)]
pub struct Faults {
    found: Vec<Diagnostic>,
    /// Code, file, pointer and message of each, to tell a fault once.
    told: BTreeSet<(Code, String, String, String)>,
}

impl Faults {
    /// Adds a fault; `arguments` fill the places `{0}`, `{1}`, ... of the code's words.
    pub fn add(&mut self, code: Code, place: &Place, arguments: &[&str]) {
        let words = code.words();
        let diagnostic = Diagnostic {
            severity: words.severity,
            code,
            file: place.file.to_string(),
            pointer: place.pointer.clone(),
            line: Some(place.line),
            column: Some(place.column),
            message_id: fill(words.message_id, arguments),
            message_en: fill(words.message_en, arguments),
            fix_id: fill(words.fix_id, arguments),
            fix_en: fill(words.fix_en, arguments),
        };
        // A definition that several provisions use is compiled for each of them; its faults are told once.
        let Diagnostic { file, pointer, message_en, .. } = &diagnostic;
        if self.told.insert((code, file.clone(), pointer.clone(), message_en.clone())) {
            self.found.push(diagnostic);
        }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether the pack cannot be compiled.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// How many were found.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether an error lies at a place or below it.
    pub fn cover(&self, place: &Place) -> bool {
        let errors =
            self.found.iter().filter(|found| found.severity == Severity::Error && found.file == *place.file);
        errors.into_iter().any(|found| is_at_or_below(&found.pointer, &place.pointer))
    }

    /// The faults by file and line, errors before warnings on the same line.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.file.clone(), d.line, d.column, d.severity, d.pointer.clone());
            key(a).cmp(&key(b))
        });
        self.found
    }
}

fn is_at_or_below(pointer: &str, above: &str) -> bool {
    pointer.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn fill(template: &str, arguments: &[&str]) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (index, tail) = after.split_once('}').unwrap_or((after, ""));
        let argument = index.parse::<usize>().ok().and_then(|index| arguments.get(index));
        text.push_str(argument.unwrap_or(&"?"));
        rest = tail;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn arguments_are_put_in_their_places_and_never_read_as_places() {
        assert_eq!(fill("a {0} b {1} {0}", &["{1}", "x"]), "a {1} b x {1}");
    }
}
