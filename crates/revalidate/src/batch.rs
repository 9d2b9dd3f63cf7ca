//! A file of submissions in (one JSON document a line), one result a line out, in the order of the input, decided on
//! every core. Memory stays bounded: a few thousand lines are held at a time.

use crate::{Refusal, Registry, Submission, document::LIMITS, registry::NotFound, report::revalidate};
use layak_rules::{Date, answers::json::write_string};
use rayon::prelude::*;
use std::io::{self, BufRead, Read as _, Write};

/// Lines decided together.
const CHUNK: usize = 2_048;

/// How a batch is decided.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The date to decide on; each submission's own when absent.
    pub on: Option<Date>,
}

/// What became of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Submissions decided.
    pub decided: u64,
    /// Lines refused.
    pub refused: u64,
    /// Submissions whose claim differs.
    pub different: u64,
    /// Submissions with an alarm of the second opinion.
    pub alarms: u64,
}

/// How far a batch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of input read.
    pub bytes: u64,
    /// Lines written.
    pub lines: u64,
}

struct Line {
    text: String,
    summary: Summary,
}

/// Decides every submission of `input` and writes a line for each to `output`:
/// `{"line","outcome","differences","ignored","alarms"}` or `{"line","error":{"code","pointer"}}`. Empty lines are
/// skipped. `progress` is called from this thread after each chunk.
///
/// # Errors
/// Reading or writing failed; a line that cannot be decided is no error, but a line with one.
pub fn run(
    registry: &Registry,
    mut input: impl BufRead,
    mut output: impl Write,
    options: Options,
    mut progress: impl FnMut(Progress),
) -> io::Result<Summary> {
    let (mut summary, mut done) = (Summary::default(), Progress { bytes: 0, lines: 0 });
    let mut number = 0;
    loop {
        let (chunk, bytes) = read_chunk(&mut input, &mut number)?;
        if chunk.is_empty() && bytes == 0 {
            output.flush()?;
            return Ok(summary);
        }
        let lines: Vec<Line> =
            chunk.par_iter().map(|(number, line)| decide_line(registry, *number, line, options)).collect();
        for line in &lines {
            output.write_all(line.text.as_bytes())?;
            summary.add(line.summary);
        }
        done.bytes += bytes;
        done.lines += lines.len() as u64;
        progress(done);
    }
}

impl Summary {
    fn add(&mut self, other: Summary) {
        self.decided += other.decided;
        self.refused += other.refused;
        self.different += other.different;
        self.alarms += other.alarms;
    }
}

/// A line of the input with its number, from 1.
type Numbered = (u64, Vec<u8>);

/// The next lines that are not empty, with their numbers, and the bytes read. A line beyond the size limit is cut to
/// one byte more than the limit, so that it is refused as too large.
fn read_chunk(input: &mut impl BufRead, number: &mut u64) -> io::Result<(Vec<Numbered>, u64)> {
    let (mut chunk, mut bytes) = (Vec::new(), 0);
    while chunk.len() < CHUNK {
        let mut line = Vec::new();
        let limit = LIMITS.bytes as u64 + 2;
        let read = input.by_ref().take(limit).read_until(b'\n', &mut line)?;
        if read == 0 {
            break;
        }
        bytes += read as u64;
        *number += 1;
        if line.last() == Some(&b'\n') {
            line.pop();
        } else if read as u64 == limit {
            bytes += skip_line(input)?;
        }
        if !line.trim_ascii().is_empty() {
            chunk.push((*number, line));
        }
    }
    Ok((chunk, bytes))
}

fn skip_line(input: &mut impl BufRead) -> io::Result<u64> {
    let mut skipped = 0;
    loop {
        let buffer = input.fill_buf()?;
        let (used, ended) = match buffer.iter().position(|&byte| byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        input.consume(used);
        skipped += used as u64;
        if ended {
            return Ok(skipped);
        }
    }
}

fn decide_line(registry: &Registry, number: u64, line: &[u8], options: Options) -> Line {
    match decide_submission(registry, line, options) {
        Ok((text, summary)) => Line { text: format!("{{{text},\"line\":{number}}}\n"), summary },
        Err(refusal) => {
            let mut pointer = String::new();
            write_string(&mut pointer, &refusal.pointer);
            let error = format!("{{\"code\":\"{}\",\"pointer\":{pointer}}}", refusal.code);
            let summary = Summary { refused: 1, ..Summary::default() };
            Line { text: format!("{{\"error\":{error},\"line\":{number}}}\n"), summary }
        }
    }
}

fn decide_submission(
    registry: &Registry,
    line: &[u8],
    options: Options,
) -> Result<(String, Summary), Refusal> {
    let submission = Submission::read(line)?;
    let pack = registry.find(&submission.pack).map_err(|error| match error {
        NotFound::Id => Refusal::new("unknown-pack", "/pack/id", 0),
        NotFound::Version => Refusal::new("unknown-pack-version", "/pack/sha256", 0),
    })?;
    let report = revalidate(pack, &submission, options.on.unwrap_or(submission.on))?;
    let json = |value: Result<String, serde_json::Error>| value.unwrap_or_else(|_| "[]".to_owned());
    let text = format!(
        "\"alarms\":{},\"differences\":{},\"ignored\":{},\"outcome\":{}",
        json(serde_json::to_string(&report.alarms)),
        json(serde_json::to_string(&report.differences)),
        json(serde_json::to_string(&report.ignored)),
        report.outcome_json
    );
    let summary = Summary {
        decided: 1,
        refused: 0,
        different: u64::from(!report.differences.is_empty()),
        alarms: u64::from(!report.alarms.is_empty()),
    };
    Ok((text, summary))
}
