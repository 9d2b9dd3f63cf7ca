//! Diagnostics: what is wrong with a pack, where, and what the author does about it, in Indonesian and English.

mod catalogue;
mod faults;
mod refusal;
mod span;

pub use catalogue::Code;
pub use faults::Faults;
pub use refusal::{Ground, Refusal, refusals};
pub use span::{Position, Span, token_length};

use serde::{Serialize, Serializer};
use std::fmt;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The pack does not compile.
    Error,
    /// The pack compiles; the author should look.
    Warning,
}

/// One fault of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Whether the pack can be used.
    pub severity: Severity,
    /// Which kind of fault; stable, for tools.
    #[serde(serialize_with = "code_name")]
    pub code: Code,
    /// The file within the pack's folder.
    pub file: String,
    /// RFC 6901 pointer within the file.
    pub pointer: String,
    /// Line from 1, where one is known.
    pub line: Option<u32>,
    /// Column in characters from 1, where one is known.
    pub column: Option<u32>,
    /// What is wrong, in Indonesian.
    pub message_id: String,
    /// What is wrong, in English.
    pub message_en: String,
    /// What to do, in Indonesian.
    pub fix_id: String,
    /// What to do, in English.
    pub fix_en: String,
}

impl Diagnostic {
    /// What is wrong, in `language` (`id`, or English for any other).
    pub fn message(&self, language: &str) -> &str {
        if language == "id" { &self.message_id } else { &self.message_en }
    }

    /// What to do, in `language` (`id`, or English for any other).
    pub fn fix(&self, language: &str) -> &str {
        if language == "id" { &self.fix_id } else { &self.fix_en }
    }
}

/// The English text in the usual shape of compilers: `file:line:column: error[code] at pointer: message. fix`.
impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic { file, code, pointer, message_en, fix_en, .. } = self;
        let severity = if self.severity == Severity::Error { "error" } else { "warning" };
        let (line, column) = (self.line.unwrap_or(1), self.column.unwrap_or(1));
        let code = code.name();
        write!(out, "{file}:{line}:{column}: {severity}[{code}] at {pointer}: {message_en} {fix_en}")
    }
}

// Serde hands the field over by reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn code_name<S: Serializer>(code: &Code, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(code.name())
}
