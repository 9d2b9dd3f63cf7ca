//! Diagnostics as a good compiler prints them: what, where, the line itself, and what to do.

use crate::{
    Unusable,
    language::Language,
    style::{BAD, OPEN, QUIET, TITLE},
};
use anstream::eprintln;
use layak_pack::{Diagnostic, Severity, diagnostic::token_length};
use std::{
    fmt::Write as _,
    io::{ErrorKind, Write as _},
};

/// Prints why the command could not be carried out.
pub fn failure(words: &str, language: Language) {
    let label = language.pick("kesalahan", "error");
    eprintln!("{BAD}{label}{BAD:#}: {words}");
}

/// Prints a result on standard output. A reader who has seen enough (`| head`) is no error.
pub fn show(text: &str) -> Result<(), Unusable> {
    match writeln!(anstream::stdout(), "{text}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Unusable(error.to_string())),
        _ => Ok(()),
    }
}

/// Prints a remark that is not the result, on standard error.
pub fn aside(text: &str) {
    eprintln!("{text}");
}

/// One diagnostic with the line it is about. `file` is the file's path as a person can open it, `text` its content,
/// where it is known.
pub fn diagnostic(fault: &Diagnostic, file: &str, text: Option<&str>, language: Language) -> String {
    let (style, label) = match fault.severity {
        Severity::Error => (BAD, language.pick("kesalahan", "error")),
        Severity::Warning => (OPEN, language.pick("peringatan", "warning")),
    };
    let (tag, code) = (language.tag(), fault.code.name());
    let mut out = format!("{style}{label}[{code}]{style:#}{TITLE}: {}{TITLE:#}\n", fault.message(tag));
    let start = text.and_then(|text| fault.span(text)).map(|span| span.start);
    let (line, column) = start.map_or((fault.line, fault.column), |at| (Some(at.line), Some(at.column)));
    Place { file, line, column, pointer: &fault.pointer }.write(&mut out, text);
    let fix = fault.fix(tag);
    if !fix.is_empty() {
        let help = language.pick("bantuan", "help");
        let _ = writeln!(out, "      {QUIET}={QUIET:#} {TITLE}{help}{TITLE:#}: {fix}");
    }
    out
}

/// A place in a file.
pub struct Place<'a> {
    /// The file's name.
    pub file: &'a str,
    /// From 1.
    pub line: Option<u32>,
    /// In characters, from 1.
    pub column: Option<u32>,
    /// RFC 6901; empty for the whole document.
    pub pointer: &'a str,
}

impl Place<'_> {
    /// `--> file:line:column (pointer)` and the line with a mark.
    pub fn write(&self, out: &mut String, text: Option<&str>) {
        let Place { file, pointer, .. } = self;
        let _ = write!(out, "  {QUIET}-->{QUIET:#} {file}");
        if let Some(line) = self.line {
            let _ = write!(out, ":{line}:{}", self.column.unwrap_or(1));
        }
        if !pointer.is_empty() {
            let _ = write!(out, " {QUIET}({pointer}){QUIET:#}");
        }
        out.push('\n');
        if let Some(excerpt) = text.and_then(|text| self.excerpt(text)) {
            out.push_str(&excerpt);
        }
    }

    fn excerpt(&self, text: &str) -> Option<String> {
        let number = self.line?;
        let line = text.lines().nth(usize::try_from(number).ok()?.checked_sub(1)?)?;
        let column = usize::try_from(self.column.unwrap_or(1)).ok()?.saturating_sub(1);
        let (shown, at) = window(line, column);
        let mark = "^".repeat(token_length(&shown, at));
        Some(format!(
            "{number:>5} {QUIET}|{QUIET:#} {shown}\n      {QUIET}|{QUIET:#} {:at$}{BAD}{mark}{BAD:#}\n",
            ""
        ))
    }
}

/// The part of a line around a column, short enough for a terminal, and the column within it. Tabs become spaces.
fn window(line: &str, column: usize) -> (String, usize) {
    const WIDTH: usize = 96;
    const BEFORE: usize = 40;
    let start = if column > WIDTH - 16 { column - BEFORE } else { 0 };
    let shown: String =
        line.chars().skip(start).take(WIDTH).map(|c| if c == '\t' { ' ' } else { c }).collect();
    (shown, column - start)
}

/// The line and column (in characters), both from 1, of a byte offset.
pub fn line_and_column(text: &[u8], offset: usize) -> (u32, u32) {
    let before = text.get(..offset.min(text.len())).unwrap_or(text);
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let column = 1 + String::from_utf8_lossy(before.get(start..).unwrap_or_default()).chars().count();
    (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_becomes_a_line_and_a_column_in_characters() {
        let text = "{\n  \"é\": 1.5\n}".as_bytes();
        let offset = text.iter().position(|byte| *byte == b'1').unwrap();
        assert_eq!(line_and_column(text, offset), (2, 8));
        assert_eq!(line_and_column(text, 0), (1, 1));
        assert_eq!(line_and_column(text, 9999), (3, 2));
    }

    #[test]
    fn a_long_line_is_cut_around_its_column() {
        let line = format!("{}X{}", "a".repeat(200), "b".repeat(200));
        let (shown, at) = window(&line, 200);
        assert_eq!(shown.chars().nth(at), Some('X'));
        assert!(shown.len() <= 96);
    }

    #[test]
    fn the_mark_stands_below_its_column() {
        let mut out = String::new();
        let place = Place { file: "pack.json", line: Some(2), column: Some(2), pointer: "/id" };
        place.write(&mut out, Some("{\n\t\"id\": 3\n}"));
        let plain = anstream::adapter::strip_str(&out).to_string();
        assert_eq!(plain, "  --> pack.json:2:2 (/id)\n    2 |  \"id\": 3\n      |  ^^^^\n");
    }
}
