//! Cases: published situations with the answer that a pack must give, in `cases/*.json` of the pack's folder.

mod compare;

pub use compare::differences;

use layak_rules::{Date, Mode, Program, answers::ReadError, outcome::decide_document};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

/// One case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The id, unique within the pack.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// Where the expected answer was published.
    pub source: String,
    /// How good the source is, `A` to `D`, or `derived` for an edge case written from a rule.
    #[serde(default)]
    pub grade: Option<String>,
    /// Anything that a later reader should know.
    #[serde(default, rename = "$comment")]
    pub comment: Option<String>,
    /// The address of the schema of cases, for editors.
    #[serde(default, rename = "$schema")]
    pub schema: Option<String>,
    /// The date on which to decide, `YYYY-MM-DD`.
    pub on: String,
    /// Whether the answers are finished.
    pub mode: CaseMode,
    /// The answers, as text: what the reader must refuse is kept as it was written.
    pub answers: Box<RawValue>,
    /// What must come out.
    pub expect: Vec<Expected>,
    /// Why the engine differs here, for a known difference. It must differ, or the note is out of date.
    #[serde(default)]
    pub known: Option<String>,
}

/// Whether a case's answers are finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CaseMode {
    /// Absent means absent.
    Final,
    /// Absent means not yet given.
    Draft,
}

impl CaseMode {
    /// As the engine takes it.
    pub fn mode(self) -> Mode {
        match self {
            Self::Final => Mode::Final,
            Self::Draft => Mode::Draft,
        }
    }

    /// As the wire has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Final => "final",
            Self::Draft => "draft",
        }
    }
}

/// What one decision must answer; a member that is absent is not compared.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The decision; absent when only `programme` or `problems` are expected.
    #[serde(default)]
    pub decision: Option<String>,
    /// The item of the decision's subject, from 0.
    #[serde(default)]
    pub item: Option<u64>,
    /// The verdict.
    #[serde(default)]
    pub verdict: Option<String>,
    /// The other permit.
    #[serde(default)]
    pub permit: Option<String>,
    /// The value of a classification.
    #[serde(default)]
    pub value: Option<String>,
    /// The arm of a permit decision.
    #[serde(default)]
    pub arm: Option<String>,
    /// Provisions that must be among the reasons (met, or for the office to judge) or the notes.
    #[serde(default)]
    pub because: Vec<String>,
    /// Criteria that must be unmet.
    #[serde(default)]
    pub unmet: Vec<String>,
    /// Provisions that must not appear at all, neither among the criteria nor among the notes: not yet or no more in
    /// force on the date.
    #[serde(default)]
    pub absent: Vec<String>,
    /// Phrases that the applicant must read in Indonesian, each within one text: the reason, a criterion, a note or a
    /// next step of the decision, or the state of the programme.
    #[serde(default)]
    pub says: Vec<String>,
    /// Dates by kind.
    #[serde(default)]
    pub dates: serde_json::Map<String, serde_json::Value>,
    /// The state of the programme on the date, e.g. `closed`.
    #[serde(default)]
    pub programme: Option<String>,
    /// Problems of the answers, `{"pointer", "code"}`.
    #[serde(default)]
    pub problems: Vec<ExpectedProblem>,
    /// Answers that must take no part, by RFC 6901 pointer: the question is not asked on the date.
    #[serde(default)]
    pub ignored: Vec<String>,
    /// Decisions that must not be made at all.
    #[serde(default)]
    pub undecided: Vec<String>,
}

/// A problem that an outcome must report.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedProblem {
    /// RFC 6901 pointer into the answers.
    pub pointer: String,
    /// The stable code.
    pub code: String,
}

/// A case file that cannot be used.
#[derive(Debug)]
pub struct CaseError {
    /// The file, or the folder.
    pub path: PathBuf,
    /// What is wrong.
    pub words: String,
}

impl fmt::Display for CaseError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.path.display(), self.words)
    }
}

impl std::error::Error for CaseError {}

/// All cases in the `.json` files of a folder, each file one case or an array of them, in order of file name.
///
/// # Errors
/// A file that cannot be read, or an id that stands twice.
pub fn read(folder: &Path) -> Result<Vec<Case>, CaseError> {
    let mut paths = Vec::new();
    let fault = |path: &Path, words: String| CaseError { path: path.to_owned(), words };
    for entry in fs::read_dir(folder).map_err(|error| fault(folder, error.to_string()))? {
        let path = entry.map_err(|error| fault(folder, error.to_string()))?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    let mut cases: Vec<Case> = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).map_err(|error| fault(&path, error.to_string()))?;
        for case in parse(&text).map_err(|error| fault(&path, error.to_string()))? {
            if cases.iter().any(|known| known.id == case.id) {
                return Err(fault(&path, format!("the case {} stands twice", case.id)));
            }
            cases.push(case);
        }
    }
    Ok(cases)
}

/// One case or an array of them.
fn parse(text: &str) -> Result<Vec<Case>, serde_json::Error> {
    if text.trim_start().starts_with('[') {
        serde_json::from_str(text)
    } else {
        Ok(vec![serde_json::from_str(text)?])
    }
}

/// How a case fared.
#[derive(Debug, PartialEq, Eq)]
pub enum Fared {
    /// As expected.
    Passed,
    /// Otherwise than expected, and the case says why that is known.
    Known,
    /// Otherwise than expected; each difference in words.
    Failed(Vec<String>),
}

impl Case {
    /// The canonical outcome of this case by a program, or why its answers are refused.
    ///
    /// # Errors
    /// As [`decide_document`].
    pub fn outcome(&self, program: &Program, on: Date) -> Result<String, ReadError> {
        decide_document(program, self.answers.get().as_bytes(), on, self.mode.mode())
    }

    /// Runs the case by a program and compares.
    pub fn run(&self, program: &Program) -> Fared {
        let Some(on) = Date::parse(&self.on) else {
            return Fared::Failed(vec![format!("{:?} is not a calendar date", self.on)]);
        };
        self.judge(match self.outcome(program, on) {
            Ok(outcome) => differences(self, &outcome),
            Err(error) => vec![format!("the answers are refused: {error}")],
        })
    }

    /// What differences mean for this case: a known difference must differ.
    pub fn judge(&self, differences: Vec<String>) -> Fared {
        match (&self.known, differences.is_empty()) {
            (None, true) => Fared::Passed,
            (None, false) => Fared::Failed(differences),
            (Some(_), false) => Fared::Known,
            (Some(_), true) => {
                Fared::Failed(vec!["a known difference has gone: remove `known` from the case".to_owned()])
            }
        }
    }
}
