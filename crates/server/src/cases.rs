//! From a report to a stored case and back: what is sealed, and what stays readable for lists.

use crate::{
    app::App,
    clock::Moment,
    problem::Problem,
    store::{CaseRow, NewCase},
    vault::{Reference, sha256},
};
use layak_revalidate::{
    Pack, Report, Submission,
    claim::{Claimed, Difference},
    opinion::Alarm,
    receipt::{StatedPack, StatedVerdict, Statement},
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// Column names that sealed values are bound to.
pub const SUBMISSION: &str = "submission";
/// See [`SUBMISSION`].
pub const REPORT: &str = "report";

/// What is kept of a report, sealed.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredReport {
    /// The outcome document, byte for byte.
    pub outcome: Box<RawValue>,
    /// What the client claimed differently.
    pub differences: Vec<Difference>,
    /// Pointers of answers that decided nothing.
    pub ignored: Vec<String>,
    /// Where the second opinion disagrees.
    pub alarms: Vec<Alarm>,
    /// The client's own date, when it is not the day on which the case was received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed_on: Option<String>,
}

/// A case opened: the sealed parts in plain.
pub struct OpenCase {
    /// The canonical submission document.
    pub submission: Vec<u8>,
    /// The report.
    pub report: StoredReport,
}

/// Everything needed to make a case of a submission.
pub struct Incoming<'a> {
    /// The pack it was decided with.
    pub pack: &'a Pack,
    /// The document.
    pub submission: &'a Submission<'a>,
    /// The decision.
    pub report: &'a Report,
    /// When it was received.
    pub moment: &'a Moment,
    /// The client's key.
    pub idempotency_key: &'a str,
}

impl Incoming<'_> {
    /// Signs and seals the case under a reference.
    pub fn make_case(&self, app: &App, reference: Reference) -> Result<NewCase, Problem> {
        let (pack, report) = (self.pack, self.report);
        let statement = self.statement(reference.as_str());
        let stored = serde_json::to_vec(&self.stored_report()?).map_err(|error| Problem::internal(&error))?;
        let (key, wrapped_key) = app.vault.new_case(reference.as_str())?;
        let secret = app.secrets.secret(reference.as_str(), self.idempotency_key);
        let tags = report.niks(pack).iter().map(|nik| app.index.nik(pack.id(), nik)).collect();
        Ok(NewCase {
            received_unix: self.moment.unix,
            received_at: self.moment.text.clone(),
            pack_id: pack.id().to_owned(),
            pack_version: pack.version().to_owned(),
            pack_sha256: pack.sha256.clone(),
            decided_on: self.moment.day.to_string(),
            lang: self.submission.lang.clone(),
            verdicts: serde_json::to_string(&statement.decisions)
                .map_err(|error| Problem::internal(&error))?,
            differences: count(report.differences.len()),
            ignored: count(report.ignored.len()),
            alarms: count(report.alarms.len()),
            secret_hash: sha256(&[secret.as_bytes()]),
            key_id: app.vault.key_id().to_owned(),
            wrapped_key,
            submission: key.seal(SUBMISSION, report.submission_json.as_bytes())?,
            report: key.seal(REPORT, &stored)?,
            receipt: app.signer.sign(&statement).map_err(|error| Problem::internal(&error))?,
            tags,
            reference,
        })
    }

    fn statement(&self, reference: &str) -> Statement {
        let (pack, report) = (self.pack, self.report);
        let stated = |(decision, item, verdict): (&str, Option<u16>, layak_rules::Verdict)| {
            let verdict = verdict.as_str().to_owned();
            StatedVerdict::from(Claimed { decision: decision.to_owned(), item, verdict })
        };
        Statement {
            decisions: report.verdicts(pack).into_iter().map(stated).collect(),
            on: self.moment.day.to_string(),
            outcome: report.outcome_sha256(),
            pack: StatedPack {
                id: pack.id().to_owned(),
                sha256: pack.sha256.clone(),
                version: pack.version().to_owned(),
            },
            receipt: 1,
            received_at: self.moment.text.clone(),
            reference: reference.to_owned(),
            submission: report.submission_sha256(),
            time_zone: pack.program.info().time_zone().to_owned(),
        }
    }

    fn stored_report(&self) -> Result<StoredReport, Problem> {
        let report = self.report;
        Ok(StoredReport {
            outcome: RawValue::from_string(report.outcome_json.clone())
                .map_err(|error| Problem::internal(&error))?,
            differences: report.differences.clone(),
            ignored: report.ignored.clone(),
            alarms: report.alarms.clone(),
            claimed_on: (self.submission.on != self.moment.day).then(|| self.submission.on.to_string()),
        })
    }
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// Opens the sealed parts of a stored case.
pub fn open(app: &App, row: &CaseRow) -> Result<OpenCase, Problem> {
    let key = app.vault.open_case(&row.summary.reference, &row.wrapped_key)?;
    let report = key.open(REPORT, &row.report)?;
    Ok(OpenCase {
        submission: key.open(SUBMISSION, &row.submission)?,
        report: serde_json::from_slice(&report).map_err(|error| Problem::internal(&error))?,
    })
}
