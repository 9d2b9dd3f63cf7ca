//! Everything that the server says about one submission.

use crate::{
    claim::{self, Difference},
    document::{Refusal, Submission, canonical_submission},
    office::take_office_facts,
    opinion::{Alarm, second_opinion},
    registry::Pack,
    sha256_hex,
};
use layak_rules::{
    Answers, Date, FactAt, Mode, Outcome, Slot, answers, decide, outcome::Verdict, program::FormatName,
};

/// The result of revalidating one submission.
#[derive(Clone, Debug)]
pub struct Report {
    /// The answers as read, without those that only the office may give.
    pub answers: Answers,
    /// The outcome as data.
    pub outcome: Outcome,
    /// The outcome document, canonical JSON.
    pub outcome_json: String,
    /// The canonical submission, as received.
    pub submission_json: String,
    /// What the client claimed differently.
    pub differences: Vec<Difference>,
    /// Pointers of answers that decided nothing: hidden, computed, or the office's to give.
    pub ignored: Vec<String>,
    /// Where the independent judge disagrees. Never resolved here: a person must look.
    pub alarms: Vec<Alarm>,
}

/// What is wrong with answers at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerProblem {
    /// JSON pointer into the answers.
    pub pointer: String,
    /// The code, as in an outcome.
    pub code: &'static str,
}

/// Reads the answers of a submission against the pack and decides them by themselves on `on`; the client's own date
/// and verdicts decide nothing.
///
/// # Errors
/// Answers that are not strict JSON of the pack's shape. Single wrong answers are part of the report
/// ([`Report::problems`]).
pub fn revalidate(pack: &Pack, submission: &Submission<'_>, on: Date) -> Result<Report, Refusal> {
    let program = &pack.program;
    let (mut given, unreadable) = answers::read(program, submission.answers, Mode::Final)
        .map_err(|error| Refusal::within(&error, "/answers", submission.answers_offset))?;
    let submission_json = canonical_submission(program, submission, &given);
    let office = take_office_facts(program, &mut given);
    let mut outcome = decide(program, &given, on, Mode::Final);
    outcome.problems.extend(unreadable);
    outcome.problems.sort_unstable();
    outcome.problems.dedup_by_key(|problem| problem.at);
    let ignored = outcome.ignored.iter().chain(&office).map(|at| at.pointer(program)).collect();
    Ok(Report {
        differences: claim::compare(program, &outcome, &submission.claim),
        alarms: second_opinion(pack, &given, on),
        outcome_json: outcome.to_json(program),
        answers: given,
        outcome,
        submission_json,
        ignored,
    })
}

impl Report {
    /// What is wrong with the answers; a submission with problems is not finished.
    pub fn problems(&self, pack: &Pack) -> Vec<AnswerProblem> {
        let problem = |problem: &answers::Problem| AnswerProblem {
            pointer: problem.pointer(&pack.program),
            code: problem.code.as_str(),
        };
        self.outcome.problems.iter().map(problem).collect()
    }

    /// SHA-256 of the canonical submission, hex.
    pub fn submission_sha256(&self) -> String {
        sha256_hex(self.submission_json.as_bytes())
    }

    /// SHA-256 of the outcome document, hex.
    pub fn outcome_sha256(&self) -> String {
        sha256_hex(self.outcome_json.as_bytes())
    }

    /// The verdicts as `(decision, item, verdict)`.
    pub fn verdicts<'p>(&self, pack: &'p Pack) -> Vec<(&'p str, Option<u16>, Verdict)> {
        verdicts(pack, &self.outcome)
    }

    /// The population numbers in the answers, for the server's blind index. Personal data: never log.
    pub fn niks(&self, pack: &Pack) -> Vec<String> {
        let program = &pack.program;
        let is_nik = |at: &FactAt| program.format_of(program.fact(at.fact)) == Some(FormatName::Nik);
        let nik = |at: FactAt| match self.answers.get(program, at) {
            Slot::Text(text) => Some(text.clone()),
            _ => None,
        };
        self.answers.places(program).filter(is_nik).filter_map(nik).collect()
    }
}

/// The verdicts of an outcome as `(decision, item, verdict)`.
pub(crate) fn verdicts<'p>(pack: &'p Pack, outcome: &Outcome) -> Vec<(&'p str, Option<u16>, Verdict)> {
    let decisions = pack.program.decisions();
    let verdict = |decided: &layak_rules::outcome::Decided| {
        let decision = decisions.get(usize::from(decided.decision))?;
        Some((decision.id(), decided.item, decided.verdict))
    };
    outcome.decisions.iter().filter_map(verdict).collect()
}
