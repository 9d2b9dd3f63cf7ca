//! The measuring program of the peers: it compares every peer's verdicts with ours, then measures; or does one kind of work for an
//! instruction counter.
//!
//! `layak-peers TASK` prints a line for each kind of work: its name, its row of the table and a note, with tabs between;
//! `layak-peers TASK WORK TIMES` works without measuring.

mod check;
mod common_expression;
mod json_logic;
mod json_schema;
// The timing of our own bench.
#[path = "../../../crates/xtask/src/bench/median.rs"]
mod median;
mod ours;
mod peer;
mod task;
mod verdicts;
mod zen;

use anyhow::{Context, Result, bail};
use median::{Engine, measure, row};
use peer::{Names, PEERS, Peer};
use serde_json::Value;
use std::{hint::black_box, path::Path, process::ExitCode};
use task::Task;

/// What everything is compared with.
const FLOOR: &str = "serde_json to Value";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match &arguments[..] {
        [task] => rows(Path::new(task)),
        [task, work, times] => repeat(Path::new(task), work, times),
        _ => Err(anyhow::anyhow!("usage: layak-peers TASK [WORK TIMES]")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Compares all engines, measures them, and prints a row for each kind of work.
fn rows(task: &Path) -> Result<()> {
    let task = Task::read(task)?;
    let compile = |(names, compile): (Names, fn(&Task) -> Result<Peer>)| {
        anyhow::Ok((names, compile(&task).with_context(|| format!("{} does not take the form", names.0))?))
    };
    let peers = PEERS.into_iter().map(compile).collect::<Result<Vec<_>>>()?;
    check::all(&task, &peers)?;
    let mut engines = vec![floor(&task)];
    engines.extend(peers.iter().flat_map(|(names, peer)| works(&task, *names, peer)));
    for median in measure(engines) {
        println!("{}\t{}\t{}", median.name, row(&median), note(&peers, median.name));
    }
    Ok(())
}

/// The note on a kind of work.
fn note(peers: &[(Names, Peer)], work: &str) -> &'static str {
    let of = |(names, peer): &(Names, Peer)| {
        [(names.0, peer.notes.0), (names.1, peer.notes.1)].into_iter().find(|(name, _)| *name == work)
    };
    peers.iter().find_map(of).map_or("", |(_, note)| note)
}

/// Does one kind of work a number of times, for an instruction counter.
fn repeat(task: &Path, work: &str, times: &str) -> Result<()> {
    let task = Task::read(task)?;
    let times: u32 = times.parse().context("the number of times is no number")?;
    let peer;
    let mut engines = vec![floor(&task)];
    if let Some((names, compile)) = PEERS.iter().find(|(names, _)| names.0 == work || names.1 == work) {
        peer = compile(&task)?;
        engines.extend(works(&task, *names, &peer));
    }
    let Some(engine) = engines.iter_mut().find(|engine| engine.name == work) else {
        bail!("nothing is measured as {work:?}")
    };
    (0..times).for_each(|_| {
        black_box((engine.work)());
    });
    Ok(())
}

fn floor(task: &Task) -> Engine<'_> {
    turn(task, FLOOR, |submission| serde_json::from_slice::<Value>(submission).map_or(0, |_| 1))
}

/// Verdicts and, where the engine gives them, reasons.
fn works<'t>(task: &'t Task, (decide, explain): Names, peer: &'t Peer) -> Vec<Engine<'t>> {
    let decides = turn(task, decide, |submission| usize::from((peer.decide)(submission).is_ok()));
    let explains = peer
        .explain
        .as_ref()
        .map(|work| turn(task, explain, move |submission| work(submission).map_or(0, |text| text.len())));
    std::iter::once(decides).chain(explains).collect()
}

/// One submission after the other.
fn turn<'t>(task: &'t Task, name: &'static str, work: impl Fn(&[u8]) -> usize + 't) -> Engine<'t> {
    let mut at = 0;
    let work = move || {
        at = (at + 1) % task.submissions.len();
        work(black_box(task.submissions[at].as_bytes()))
    };
    Engine { name, work: Box::new(work) }
}
