//! What `layak check --json` prints: the findings for editors and other tools, in a stable shape that
//! `schemas/meta/check.schema.json` describes.

use crate::Unusable;
use layak_pack::{Diagnostic, Folder, Severity, diagnostic::Position};
use serde::Serialize;

/// The version of the shape.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    check: u32,
    usable: bool,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    severity: Severity,
    file: &'a str,
    pointer: &'a str,
    line: u32,
    column: u32,
    end: Position,
    message: Texts<'a>,
    help: Texts<'a>,
}

/// A text in both languages.
#[derive(Serialize)]
struct Texts<'a> {
    id: &'a str,
    en: &'a str,
}

/// The findings of a pack; `usable` if it compiled.
pub fn document(usable: bool, found: &[Diagnostic], files: &Folder) -> Result<String, Unusable> {
    let findings = found.iter().map(|fault| finding(fault, files.text(&fault.file))).collect();
    let document = Document { check: VERSION, usable, findings };
    serde_json::to_string_pretty(&document).map_err(|error| Unusable(error.to_string()))
}

/// A fault of a whole file (one that is missing, or no text) begins and ends at its first character.
fn finding<'a>(fault: &'a Diagnostic, text: Option<&str>) -> Finding<'a> {
    let first = Position { line: fault.line.unwrap_or(1), column: fault.column.unwrap_or(1) };
    let span = text.and_then(|text| fault.span(text));
    let (start, end) = span.map_or((first, first), |span| (span.start, span.end));
    Finding {
        code: fault.code.name(),
        severity: fault.severity,
        file: &fault.file,
        pointer: &fault.pointer,
        line: start.line,
        column: start.column,
        end,
        message: Texts { id: &fault.message_id, en: &fault.message_en },
        help: Texts { id: &fault.fix_id, en: &fault.fix_en },
    }
}
